import type { Action } from '../../../shared/simulator/action-table.ts'
import type { TestTools } from '../../../shared/simulator/condition.ts'
import type { BoundAction } from './bound-action.ts'
import { congestion, delay, drop, malformed, noAnswer, silence } from './course.ts'
import { finalState } from './final-state.ts'
import { limitWindow, throttle } from './limit.ts'
import { messageId } from './message-id.ts'
import { receipt } from './receipt.ts'
import { refuse, refuseMix } from './refuse.ts'
import { refuseAsProvider } from './refuse-as-provider.ts'
import { refuseByAddress } from './refuse-by-address.ts'
import { refuseBySpecification } from './refuse-by-specification.ts'

/** One line for each kind of action. */
export function bindAction(action: Action, tools: TestTools): BoundAction {
  switch (action.kind) {
    case 'refuse':
      return refuse(action)
    case 'refuse-mix':
      return refuseMix(action, tools)
    case 'refuse-by-specification':
      return refuseBySpecification()
    case 'refuse-as-provider':
      return refuseAsProvider(action)
    case 'refuse-by-address':
      return refuseByAddress()
    case 'throttle':
      return throttle(action)
    case 'window':
      return limitWindow(action)
    case 'delay':
      return delay(action, tools)
    case 'congestion':
      return congestion(action)
    case 'no-answer':
      return noAnswer(action)
    case 'silence':
      return silence(action)
    case 'drop':
      return drop(action)
    case 'malformed':
      return malformed(action)
    case 'final-state':
      return finalState(action)
    case 'receipt':
      return receipt(action)
    case 'message-id':
      return messageId(action)
  }
}
