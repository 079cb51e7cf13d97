import type { FinalState } from '../../../shared/simulator/action-table.ts'
import type { MessageContext, RequestContext } from '../../../shared/simulator/rule-context.ts'
import type { ReplySpec } from '../../session/request.ts'

/** An action and the moment that it belongs to. `answer` returns undefined to leave it to the next behaviour. */
export type BoundAction =
  /** When the session finds that the specification does not allow a request. */
  | { readonly moment: 'session' }
  /** When a request came, or its message is read where the conditions need that. */
  | {
      readonly moment: 'request'
      readonly answer: (context: RequestContext) => ReplySpec | undefined
    }
  /** When a message is read, for each of its destinations. */
  | {
      readonly moment: 'message'
      readonly answer: (context: MessageContext) => ReplySpec | undefined
    }
  /** When a message is accepted. */
  | { readonly moment: 'acceptance'; readonly finalState: FinalState }
