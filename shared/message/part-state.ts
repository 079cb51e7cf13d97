import { z } from 'zod'
import type { Receipt } from '../receipts/parse-receipt.ts'
import { messageStateByValue } from '../receipts/stat-table.ts'

/**
 * State of one part of a sent message, be it in a card, a row of a table or a command. Two states are in
 * doubt, which means that the part has left and it is unknown whether the SMSC took it: 'timed-out' while the
 * link it left over may still bring a late answer, 'in-doubt' once that link is lost.
 */
export const partStateSchema = z.enum([
  'waiting',
  /** Left, and its answer is awaited. */
  'sent',
  'accepted',
  'refused',
  'timed-out',
  'in-doubt',
  'delivered',
  /** No handset will have it: a final receipt or an answer to query_sm says so, or it never left. */
  'failed',
])
export type PartState = z.infer<typeof partStateSchema>

/** Events that may change the state of a part. */
export type PartEvent =
  | { readonly kind: 'left' }
  /** The answer to its last try; `accepted` when that is a submit_sm_resp with status 0. */
  | { readonly kind: 'answered'; readonly accepted: boolean }
  /** A late answer to a try before the last one. */
  | { readonly kind: 'earlier-answered'; readonly accepted: boolean }
  /** Its last try left and has no answer. `takenBefore`: an earlier try was accepted, so that there is no doubt. */
  | { readonly kind: 'unanswered'; readonly isLinkLost: boolean; readonly takenBefore?: boolean }
  /** Its last try never left. `back` is what it is then: as it was before that try, 'failed' when it was the only one. */
  | { readonly kind: 'never-left'; readonly back: PartState }
  | { readonly kind: 'receipt'; readonly isFinal: boolean; readonly isDelivered: boolean }
  /** message_state of a query_sm_resp (SMPP 3.4 §5.2.28). */
  | { readonly kind: 'queried'; readonly messageState: number }
  /** Somebody decided that it is to be sent once more. */
  | { readonly kind: 'resent' }
  /** Somebody decided that it is sent once more although it was refused, or did not leave. */
  | { readonly kind: 'repeated' }
  /** The engine ended. `isMarkedAhead`: parts are noted as sent before they leave, so that one that waits has not left. */
  | { readonly kind: 'interrupted'; readonly isMarkedAhead: boolean }

/** Values of a part that show whether its outcome is known; a MessagePart of the contract fits. */
interface FatedPart {
  readonly state: PartState
  readonly isLeft?: boolean | undefined
}

/** True when the part left and it is unknown whether the SMSC took it. */
export function isInDoubt(state: PartState): state is 'timed-out' | 'in-doubt' {
  return state === 'in-doubt' || state === 'timed-out'
}

/** True while somebody has yet to decide about the part: send it again, or leave it. */
export function isUndecided(part: FatedPart): boolean {
  return isInDoubt(part.state) && part.isLeft !== true
}

/** How many parts of a sent message wait for that decision. */
export function undecidedParts(card: {
  readonly direction: 'sent' | 'received'
  readonly parts: readonly FatedPart[]
}): number {
  return card.direction === 'sent' ? card.parts.filter(isUndecided).length : 0
}

/** True while a part is queued, or has left and may still be answered. */
export function isUnderWay(state: PartState): boolean {
  return state === 'waiting' || state === 'sent'
}

/** True once the end of the part is known; later events leave the state unchanged. */
export function isEnded(state: PartState): boolean {
  return state === 'delivered' || state === 'failed'
}

/** The state of a part in `state` after `event`. Of several final receipts the first decides, and a refusal stands. */
export function partStateAfter(state: PartState, event: PartEvent): PartState {
  switch (event.kind) {
    case 'left':
      return isEnded(state) ? state : 'sent'
    case 'answered':
      if (isEnded(state)) return state
      return event.accepted ? 'accepted' : 'refused'
    case 'earlier-answered':
      return event.accepted && isInDoubt(state) ? 'accepted' : state
    case 'unanswered':
      if (!isUnderWay(state)) return state
      if (event.takenBefore) return 'accepted'
      return event.isLinkLost ? 'in-doubt' : 'timed-out'
    case 'never-left':
      return isUnderWay(state) ? event.back : state
    case 'receipt':
      if (!event.isFinal || !mayEnd(state)) return state
      return event.isDelivered ? 'delivered' : 'failed'
    case 'queried':
      return mayEnd(state) ? (endOf(event.messageState) ?? state) : state
    case 'resent':
      return isInDoubt(state) ? 'waiting' : state
    case 'repeated':
      return state === 'refused' || state === 'failed' ? 'waiting' : state
    case 'interrupted':
      return state === 'sent' || (state === 'waiting' && !event.isMarkedAhead) ? 'in-doubt' : state
  }
}

/** The event of a receipt for its part: every final state but DELIVERED says that no handset will have it. */
export function receiptEvent({ final, state }: Pick<Receipt, 'final' | 'state'>): PartEvent {
  return { kind: 'receipt', isFinal: final, isDelivered: state === 'DELIVERED' }
}

function mayEnd(state: PartState): boolean {
  return state !== 'refused' && !isEnded(state)
}

/** How a message ended by its message_state; null when that decides nothing, as UNKNOWN does. */
function endOf(messageState: number): 'delivered' | 'failed' | null {
  const row = messageStateByValue(messageState)
  if (row === null || !row.isFinal || row.name === 'UNKNOWN') return null
  return row.name === 'DELIVERED' ? 'delivered' : 'failed'
}

/** Worst first: a message shows the state of its part that needs the reader most. */
export const worstFirst: readonly PartState[] = [
  'refused',
  'failed',
  'in-doubt',
  'timed-out',
  'waiting',
  'sent',
  'accepted',
  'delivered',
]

/** State of a sent message by those of its parts. */
export function worstPartState(parts: readonly Pick<FatedPart, 'state'>[]): PartState {
  return worstFirst.find((state) => parts.some((part) => part.state === state)) ?? 'waiting'
}
