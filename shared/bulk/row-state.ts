import { isInDoubt, type PartState } from '../message/part-state.ts'
import type { BulkRowState } from './bulk-plan.ts'

/** A row shows the first of these that a part of it is in; 'waiting' is first: it is still to be sent. */
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
