import type { EarlierTry, MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { type PartEvent, partStateAfter, worstPartState } from '../../shared/message/part-state.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import type { SessionIdentity } from '../session/session-hooks.ts'
import { blankPart } from '../storage/card-parts.ts'

/** Whose session a card belongs to. */
export type CardSession = Pick<SessionIdentity, 'sessionId' | 'connectionId' | 'name' | 'profileId'>

/** The card of a message that is about to be sent. */
export function sentCard(options: {
  readonly messageId: string
  readonly createdAt: number
  readonly session: CardSession
  readonly intent: SendIntent
  readonly encoding: string
  readonly dataCoding: number
  readonly partTexts: readonly string[]
  /** The row of a table that it is sent for. */
  readonly run?: MessageCard['run']
}): MessageCard {
  const { session, intent } = options
  const { text, ...rest } = intent
  return {
    messageId: options.messageId,
    direction: 'sent',
    sessionId: session.sessionId,
    connectionId: session.connectionId,
    sessionName: session.name,
    profileId: session.profileId,
    createdAt: options.createdAt,
    source: intent.source,
    destination: intent.destination,
    // Service loading has no text: the address that the handset will fetch is shown instead.
    text: intent.wapPush?.kind === 'sl' ? intent.wapPush.href : text,
    encoding: options.encoding,
    dataCoding: options.dataCoding,
    registeredDelivery: intent.registered_delivery,
    parts: options.partTexts.map((text, index) => blankPart(index + 1, text)),
    intent: rest,
    ...(options.run && { run: options.run }),
    state: 'waiting',
  }
}

/** Complete intent that the card was sent from; null when the card has none. */
export function sentIntent({ intent, text }: MessageCard): SendIntent | null {
  if (intent === undefined) return null
  return { ...intent, text: intent.wapPush?.kind === 'sl' ? '' : text }
}

/**
 * The card after `event` happened to one part, with `change` to its other fields; `event` null: the state
 * stays. Cards are never changed in place.
 */
export function withEvent(
  card: MessageCard,
  number: number,
  event: PartEvent | null,
  change: Partial<Omit<MessagePart, 'state'>> = {},
): MessageCard {
  const parts = card.parts.map((part) => {
    if (part.number !== number) return part
    return { ...part, ...change, state: event === null ? part.state : partStateAfter(part.state, event) }
  })
  return { ...card, parts, state: card.direction === 'received' ? 'received' : worstPartState(parts) }
}

/** The part as a try before the next one. */
function tried(part: MessagePart): EarlierTry {
  const { sequenceNumber, submitSeq, submittedAt, responseSeq, respondedAt, commandStatus, smscMessageId } =
    part
  return { sequenceNumber, submitSeq, submittedAt, responseSeq, respondedAt, commandStatus, smscMessageId }
}

/**
 * Changes when the part is sent again: its last try becomes an earlier one, and the new one has no answer
 * yet.
 */
export function sentAgain(part: MessagePart): Partial<MessagePart> {
  return {
    attempts: (part.attempts ?? 1) + 1,
    earlier: [...(part.earlier ?? []), tried(part)],
    responseSeq: null,
    respondedAt: null,
    commandStatus: null,
    responseCommand: null,
    smscMessageId: null,
  }
}

/** Capture number of the first try of a part that has left; undefined when it has not, or nothing recorded it. */
export function firstTrySeq(part: MessagePart): number | undefined {
  return (part.earlier?.[0] ?? part).submitSeq ?? undefined
}

/** True when the SMSC accepted a try of the part before its last one. */
export function isTakenBefore({ earlier = [] }: MessagePart): boolean {
  return earlier.some(({ commandStatus }) => commandStatus === 0)
}
