import type { AnswerFault } from '../../../shared/simulator/answer-actions.ts'
import type { FinalState } from '../../../shared/simulator/final-state-schema.ts'
import type { MessageIdForm } from '../../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../../shared/simulator/receipt-table.ts'
import type { MessageContext, RequestContext } from '../../../shared/simulator/rule-context.ts'
import type { ReplySpec } from '../../session/request.ts'

/** What befalls the session of a request that is not answered. */
export type Strike =
  | { readonly kind: 'none' }
  | { readonly kind: 'silence'; readonly ms: number; readonly answersEnquireLink: boolean }
  | { readonly kind: 'drop'; readonly how: 'fin' | 'rst'; readonly ms: number }

/** The answer to a request in place of handling it; `strike` of one that stays unanswered. */
export interface Verdict {
  readonly reply: ReplySpec
  readonly strike?: Strike
}

/** What befalls the answer to a request that was handled. */
export type Leaving =
  | { readonly kind: 'no-answer' }
  | {
      readonly kind: 'drop'
      readonly how: 'fin' | 'rst'
      readonly ms: number
      readonly sends: 'nothing' | 'half' | 'all'
    }
  | { readonly kind: 'malformed'; readonly fault: AnswerFault }

/** An action and the moment that it belongs to. `answer` returns undefined to leave it to the next behaviour. */
export type BoundAction =
  /** When the session finds that the specification does not allow a request. */
  | { readonly moment: 'session' }
  /** When a request came, or its message is read where the conditions need that. */
  | {
      readonly moment: 'request'
      readonly answer: (context: RequestContext) => Verdict | undefined
    }
  /** When a message is read, for each of its destinations. */
  | {
      readonly moment: 'message'
      readonly answer: (context: MessageContext) => Verdict | undefined
    }
  /** When a message is accepted: its course, or a part of it. */
  | {
      readonly moment: 'acceptance'
      readonly course: CoursePart
    }
  /** When the answer is there: when it leaves, */
  | { readonly moment: 'delay'; readonly delayMs: () => number }
  /** how busy it says that the SMSC is, */
  | { readonly moment: 'congestion'; readonly state: number }
  /** and what becomes of it. */
  | { readonly moment: 'leaving'; readonly leaving: Leaving }

/** The moments at which the answer is there already; each is decided by itself. */
export const answerMoments = ['delay', 'congestion', 'leaving'] as const
export type AnswerMoment = (typeof answerMoments)[number]

/** What a behaviour says of the course of an accepted message; what it leaves open the next one may say. */
export interface CoursePart {
  readonly ending?: FinalState
  readonly idForm?: MessageIdForm
  readonly sharesId?: boolean
  readonly receipt?: ReceiptSettings
}
