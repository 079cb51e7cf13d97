import { setImmediate } from 'node:timers/promises'
import type { BulkPlan, BulkRowState } from '../../shared/bulk/bulk-plan.ts'
import { planRow } from '../../shared/bulk/plan-row.ts'
import type { PartState } from '../../shared/message/part-state.ts'
import type { Store } from '../storage/store.ts'
import type { CheckedRow, RowCopy } from '../storage/store-protocol.ts'
import { RowTally } from './row-tally.ts'

/** Rows worked on between two writes; the engine's other work goes on in between. */
const batchRows = 250
const copiedRows = 1000

interface Job {
  readonly store: Store
  readonly runId: number
  readonly signal: AbortSignal
  /** Told after each write. */
  readonly onProgress: () => void
}

/** Checks rows that lie in the store by the plan, as they were when they were read from their file. */
export async function checkStoredRows(
  { store, runId, signal, onProgress }: Job,
  plan: BulkPlan,
  columns: readonly string[],
): Promise<RowTally> {
  const tally = new RowTally()
  for (let after = 0; !signal.aborted; ) {
    const rows = await store.call('bulkPage', runId, after, batchRows, [])
    const last = rows.at(-1)
    if (last === undefined) break
    const checked = rows.map(({ row, cells, sent }): CheckedRow => {
      const planned = planRow(plan, columns, row, cells)
      tally.add(planned, sent.filter(({ state }) => state !== 'waiting').length)
      const { built, problem } = planned
      const state = problem === null ? 'waiting' : 'failed-check'
      return { row, cells, state, parts: built?.submits.length ?? 0, problem }
    })
    await store.call('bulkPutRows', runId, checked)
    onProgress()
    after = last.row
    await setImmediate()
  }
  return tally
}

/** States of parts that are sent again where rows in a state are. */
const partsOfState: Partial<Record<BulkRowState, readonly PartState[]>> = {
  waiting: ['waiting'],
  refused: ['refused'],
  failed: ['failed'],
  'in-doubt': ['in-doubt', 'timed-out'],
}

/** Copies the rows in these states into another run, each with the parts that are not sent again. */
export async function copyRows(
  { store, runId, signal, onProgress }: Job,
  to: number,
  states: readonly BulkRowState[],
): Promise<void> {
  const again = [...new Set(states.flatMap((state) => partsOfState[state] ?? []))]
  for (let after: number | null = 0; after !== null && !signal.aborted; ) {
    const copy: RowCopy = { from: runId, to, after, limit: copiedRows, states, again }
    after = await store.call('bulkCopyRows', copy)
    onProgress()
    await setImmediate()
  }
}
