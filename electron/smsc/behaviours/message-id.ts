import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'

/** Says how the message_id of the response is written. */
export function messageId({ form }: ActionOf<'message-id'>): BoundAction {
  return { moment: 'acceptance', course: { idForm: form } }
}
