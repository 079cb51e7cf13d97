import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { TestTools } from '../../../shared/simulator/condition.ts'
import { drawDelay } from '../../../shared/simulator/delay-shape.ts'
import type { BoundAction, Strike } from './bound-action.ts'

/** The answer leaves after a delay of this shape. */
export function delay({ delay: shape }: ActionOf<'delay'>, { random }: TestTools): BoundAction {
  return { moment: 'delay', delayMs: () => drawDelay(shape, random) }
}

/** The answer tells this congestion_state. */
export function congestion({ state }: ActionOf<'congestion'>): BoundAction {
  return { moment: 'congestion', state }
}

/** No answer leaves; the request is handled or not. */
export function noAnswer({ handled }: ActionOf<'no-answer'>): BoundAction {
  return handled ? { moment: 'leaving', leaving: { kind: 'no-answer' } } : unanswered({ kind: 'none' })
}

/** From this request on the session answers and takes nothing. */
export function silence({ seconds, answersEnquireLink }: ActionOf<'silence'>): BoundAction {
  return unanswered({ kind: 'silence', ms: seconds * 1000, answersEnquireLink })
}

/** The link is cut: before the request is handled, or after it with nothing, half or all of the response. */
export function drop({ how, after, later = 0 }: ActionOf<'drop'>): BoundAction {
  const ms = later * 1000
  if (after === 'request') return unanswered({ kind: 'drop', how, ms })
  const sends = after === 'handling' ? 'nothing' : after === 'response' ? 'all' : 'half'
  return { moment: 'leaving', leaving: { kind: 'drop', how, ms, sends } }
}

/** The answer leaves spoilt. */
export function malformed({ fault }: ActionOf<'malformed'>): BoundAction {
  return { moment: 'leaving', leaving: { kind: 'malformed', fault } }
}

function unanswered(strike: Strike): BoundAction {
  const verdict = { reply: null, strike }
  return { moment: 'request', answer: () => verdict }
}
