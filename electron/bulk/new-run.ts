import type { BulkRun } from '../../shared/contract/bulk.ts'

/** Segments without an answer of a run that nobody has said otherwise of. */
const usualWindow = 10

/** A run before its rows are known. */
export function newRun(
  of: Pick<BulkRun, 'name' | 'createdAt' | 'columns' | 'plan' | 'connectionId'>,
): Omit<BulkRun, 'runId'> {
  return {
    ...of,
    ...{ phase: 'checking', profileId: null, rate: null, window: usualWindow, startAt: null, problem: null },
    ...{ counts: {}, totalParts: 0, distribution: [], sentParts: 0, partsPerSecond: 0 },
  }
}
