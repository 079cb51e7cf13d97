import { isInDoubt, type PartState } from '../message/part-state.ts'
import type { BulkRowState } from './bulk-plan.ts'

/** A row shows the first of these that one of its parts is in; a part that waits must be taken before all else. */
const stateOrder: readonly BulkRowState[] = [
  'waiting',
  'sent',
  'refused',
  'failed',
  'in-doubt',
  'accepted',
  'delivered',
]

/** The state of a row by those of its parts; undefined when it has none. */
export function rowStateOf(parts: readonly PartState[]): BulkRowState | undefined {
  const states = parts.map((state): BulkRowState => (isInDoubt(state) ? 'in-doubt' : state))
  return stateOrder.find((state) => states.includes(state))
}
