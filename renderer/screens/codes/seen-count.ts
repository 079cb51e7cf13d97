import { statusName } from '../../../shared/smpp/status-table.ts'
import type { StatusCounts } from '../../stores/codes-store.ts'

/** How often a status was received, and in which commands, most frequent first. */
export interface SeenCount {
  readonly total: number
  readonly commands: readonly { readonly command: string | null; readonly count: number }[]
}

export function seenCount(counts: StatusCounts, status: number): SeenCount {
  const rows = counts.filter(({ commandStatus }) => commandStatus === status)
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    commands: rows
      .map(({ command, count }) => ({ command, count }))
      .toSorted((one, other) => other.count - one.count),
  }
}

/** Filter text of the Inspector that shows the PDUs with this status. */
export function statusFilter(status: number): string {
  return statusName(status).toLowerCase()
}
