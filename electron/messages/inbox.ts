import { randomUUID } from 'node:crypto'
import type { MessageCard } from '../../shared/contract/message.ts'
import type { CardShelf } from './card-shelf.ts'
import type { IncomingMessage } from './incoming-message.ts'
import { blankPart, type CardSession } from './message-card.ts'

/** Messages whose parts are still coming; the oldest is given up as it stands. */
const openLimit = 1000
/** Parts of one message come within minutes; the same reference much later is another message. */
const joinMs = 3_600_000

interface OpenMessage {
  readonly messageId: string
  readonly since: number
}

/** Cards of mobile-originated messages: the parts of one text become one card. */
export class Inbox {
  readonly #shelf: CardShelf
  readonly #open = new Map<string, OpenMessage>()

  constructor(shelf: CardShelf) {
    this.#shelf = shelf
  }

  /** Returns the card that the PDU belongs to. */
  receive(
    session: CardSession,
    message: IncomingMessage,
    passed: { at: number; captureSeq: number },
  ): MessageCard {
    const { part } = message
    const key = [
      session.connectionId ?? session.sessionId,
      message.source.addr,
      message.destination.addr,
      part?.reference,
      part?.parts,
    ].join('\n')
    const number = part?.part ?? 1
    const card = this.#openCard(key, number, passed.at) ?? newCard(session, message, passed.at)
    const filled = fillPart(card, number, message.text, passed)
    if (part !== null) {
      if (filled.parts.every((one) => one.state === 'delivered')) this.#open.delete(key)
      else this.#open.set(key, { messageId: card.messageId, since: passed.at })
      this.#forgetOldest()
    }
    this.#shelf.put(filled)
    return filled
  }

  /** The card that still lacks this part. A part that came already starts another message: references are reused. */
  #openCard(key: string, number: number, at: number): MessageCard | null {
    const open = this.#open.get(key)
    if (open === undefined || at - open.since > joinMs) return null
    const card = this.#shelf.peek(open.messageId)
    return card?.parts[number - 1]?.state === 'waiting' ? card : null
  }

  #forgetOldest(): void {
    if (this.#open.size <= openLimit) return
    const [oldest] = this.#open.keys()
    if (oldest !== undefined) this.#open.delete(oldest)
  }
}

function newCard(session: CardSession, message: IncomingMessage, at: number): MessageCard {
  const total = message.part?.parts ?? 1
  return {
    messageId: randomUUID(),
    direction: 'received',
    sessionId: session.sessionId,
    connectionId: session.connectionId,
    sessionName: session.name,
    profileId: session.profileId,
    createdAt: at,
    source: message.source,
    destination: message.destination,
    text: '',
    encoding: message.encoding,
    dataCoding: message.dataCoding,
    registeredDelivery: 0,
    parts: Array.from({ length: total }, (_, index) => blankPart(index + 1, '')),
    state: 'received',
  }
}

function fillPart(
  card: MessageCard,
  number: number,
  text: string,
  passed: { at: number; captureSeq: number },
): MessageCard {
  const parts = card.parts.map((part) =>
    part.number === number
      ? { ...part, text, state: 'delivered' as const, submitSeq: passed.captureSeq, submittedAt: passed.at }
      : part,
  )
  return { ...card, parts, text: parts.map((part) => part.text).join('') }
}
