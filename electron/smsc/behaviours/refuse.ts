import { type ActionOf, refusalStatus } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'

/** Answers with a status, in the response or in a generic_nack. */
export function refuse({ status, as }: ActionOf<'refuse'>): BoundAction {
  const value = refusalStatus(status)
  const reply = as === 'generic_nack' ? { nack: value } : { status: value }
  return { moment: 'request', answer: () => reply }
}
