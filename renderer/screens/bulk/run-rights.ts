import { mayRecheck } from '../../../shared/bulk/may-recheck.ts'
import type { BulkRow, BulkRun, ResentState } from '../../../shared/contract/bulk.ts'
import { resentStateSchema } from '../../../shared/contract/bulk.ts'

/** True while plan and columns of the run may change: nothing of it has left. */
export function isEditable(run: Pick<BulkRun, 'phase' | 'counts' | 'problem' | 'distribution'>): boolean {
  return mayRecheck(run) && !hasMessages(run)
}

/** True when something of the run has left. */
export function hasMessages({ counts }: Pick<BulkRun, 'counts'>): boolean {
  return Object.entries(counts).some(
    ([state, rows]) => rows > 0 && state !== 'waiting' && state !== 'failed-check',
  )
}

/** True while rows of the run that have not left may change. */
export function mayChangeRows({ phase }: Pick<BulkRun, 'phase'>): boolean {
  return phase === 'ready' || phase === 'paused' || phase === 'done'
}

/** True for a row of which nothing has left. */
export function isChangeable({ state, card, sent }: BulkRow): boolean {
  return (state === 'waiting' || state === 'failed-check') && card === undefined && sent.length === 0
}

/** States of rows that a new run could send, with how many there are of each; none while this one is under way. */
export function resendable({
  phase,
  counts,
}: Pick<BulkRun, 'phase' | 'counts'>): { state: ResentState; rows: number }[] {
  if (phase !== 'paused' && phase !== 'done' && phase !== 'cancelled') return []
  return resentStateSchema.options.flatMap((state) => {
    const rows = counts[state] ?? 0
    return rows > 0 ? [{ state, rows }] : []
  })
}
