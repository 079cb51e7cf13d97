import type { FinalState } from '../../../shared/simulator/final-state-schema.ts'
import type { MessageIdForm } from '../../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../../shared/simulator/receipt-table.ts'
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
  /** When a message is accepted: its course, or a part of it. */
  | {
      readonly moment: 'acceptance'
      readonly course: CoursePart
    }

/** What a behaviour says of the course of an accepted message; what it leaves open the next one may say. */
export interface CoursePart {
  readonly ending?: FinalState
  readonly idForm?: MessageIdForm
  readonly receipt?: ReceiptSettings
}
