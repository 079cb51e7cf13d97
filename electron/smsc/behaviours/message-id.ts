import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'

/** Says how the message_id of the response is written, and whether the parts of a long message share it. */
export function messageId({ form, sharedByParts = false }: ActionOf<'message-id'>): BoundAction {
  return { moment: 'acceptance', course: { idForm: form, sharesId: sharedByParts } }
}
