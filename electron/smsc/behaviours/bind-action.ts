import type { Action } from '../../../shared/simulator/action-table.ts'
import type { BoundAction } from './bound-action.ts'
import { finalState } from './final-state.ts'
import { messageId } from './message-id.ts'
import { receipt } from './receipt.ts'
import { refuse } from './refuse.ts'
import { refuseAsProvider } from './refuse-as-provider.ts'
import { refuseByAddress } from './refuse-by-address.ts'
import { refuseBySpecification } from './refuse-by-specification.ts'

/** One line for each kind of action. */
export function bindAction(action: Action): BoundAction {
  switch (action.kind) {
    case 'refuse':
      return refuse(action)
    case 'refuse-by-specification':
      return refuseBySpecification()
    case 'refuse-as-provider':
      return refuseAsProvider(action)
    case 'refuse-by-address':
      return refuseByAddress()
    case 'final-state':
      return finalState(action)
    case 'receipt':
      return receipt(action)
    case 'message-id':
      return messageId(action)
  }
}
