import type { MessageCard } from '../../shared/contract/message.ts'
import type { ArrivedReceipt } from '../delivery/receipt-joiner.ts'
import type { PduMark } from '../session/session-hooks.ts'
import { blankPart } from '../storage/card-parts.ts'
import { Arrivals } from './arrivals.ts'
import type { CardCache } from './card-cache.ts'
import { receiptView } from './card-receipts.ts'
import type { IncomingMessage } from './incoming-message.ts'
import type { CardSession } from './message-card.ts'

/** Messages whose parts are still coming; the oldest is given up as it stands. */
const openLimit = 1000
/** Parts of one message come within minutes; the same reference much later is another message. */
const joinMs = 3_600_000
/** A reference that comes back sooner is one that the sender does not count on. */
const reuseMs = 600_000
/** Characters of one card: of 255 parts as an SMS has them 39,015. The captured PDUs keep what is longer. */
const maxCharacters = 65_536

/** Message of several parts under one reference: parts still come, or all have come. */
interface OpenMessage {
  readonly messageId: string
  readonly since: number
}

/** Where the cards are kept. */
export type InboxCards = Pick<CardCache, 'nextId' | 'peek' | 'put' | 'replace' | 'change'>

interface Passed {
  /** Epoch ms. */
  readonly at: number
  readonly captureSeq: number
  /** Of the PDU; absent where a message is read that passed long ago. */
  readonly mark?: PduMark
}

/** Cards of what came in: mobile-originated messages, whose parts become one card, and receipts that belong to none. */
export class Inbox {
  readonly #cards: InboxCards
  readonly #link: (captureSeq: number, messageId: string) => void
  readonly #areUnread: boolean
  readonly #open = new Map<string, OpenMessage>()
  /** When the last message under a reference had all its parts. */
  readonly #completed = new Map<string, number>()
  /** What came lately. */
  readonly arrivals = new Arrivals()

  /** `link` joins a captured PDU to its card. `areUnread`: what comes is to be looked at by somebody. */
  constructor(cards: InboxCards, link: (captureSeq: number, messageId: string) => void, areUnread = false) {
    this.#cards = cards
    this.#link = link
    this.#areUnread = areUnread
  }

  /** The card of the message when this part makes it whole; null while parts are missing, and for one that came before. */
  receive(session: CardSession, message: IncomingMessage, passed: Passed): MessageCard | null {
    const { part, source, destination } = message
    const account = session.connectionId ?? session.sessionId
    const way = [account, source.addr, destination.addr, part?.reference, part?.parts]
    const key = way.join('\n')
    const number = part?.part ?? 1
    const content = [way, number, message.dataCoding, message.text, message.ussd]
    const before = this.arrivals.findBefore(content, { ...passed, sessionId: session.sessionId })
    if (before !== null) {
      void this.#cards.change(before.messageId, (card) => withCopy(card, before.number))
      this.#link(passed.captureSeq, before.messageId)
      return null
    }
    const known = part === null ? null : this.#openCard(key, passed.at)
    const there = known?.parts[number - 1]
    if (known && there?.state === 'delivered' && there.text === message.text) {
      this.#cards.replace(known, withCopy(known, number))
      this.#link(passed.captureSeq, known.messageId)
      return null
    }
    // Another text under a number that came already starts another message: references are reused.
    const open = there?.state === 'waiting' ? known : null
    const card = open ?? newCard(this.#cards.nextId(), session, message, passed.at)
    const isReused = open === null && part !== null && (known !== null || this.#isSoon(key, passed.at))
    const filled = {
      ...fillPart(card, number, message.text, passed, isReused),
      ...(this.#areUnread ? { isUnread: true } : {}),
    }
    if (part !== null) this.#note(key, filled, passed.at)
    if (open === null) this.#cards.put(filled)
    else this.#cards.replace(open, filled)
    this.#link(passed.captureSeq, filled.messageId)
    const { messageId } = filled
    const arrival = {
      messageId,
      number,
      isOfParts: part !== null,
      at: passed.at,
      sessionId: session.sessionId,
    }
    this.arrivals.note(content, arrival, passed.mark)
    return filled.parts.every(({ state }) => state === 'delivered') ? filled : null
  }

  keepOrphan(arrived: ArrivedReceipt): void {
    const card = orphanOf(this.#cards.nextId(), arrived)
    this.#cards.put(card)
    if (arrived.captureSeq !== null) this.#link(arrived.captureSeq, card.messageId)
  }

  /** The card under this reference that still lacks a part. */
  #openCard(key: string, at: number): MessageCard | null {
    const open = this.#open.get(key)
    if (open === undefined || at - open.since > joinMs) return null
    return this.#cards.peek(open.messageId) ?? null
  }

  /** True when a message under this reference was whole not long ago. */
  #isSoon(key: string, at: number): boolean {
    const completed = this.#completed.get(key)
    return completed !== undefined && at - completed <= reuseMs
  }

  /** Remembers the message under its reference. */
  #note(key: string, card: MessageCard, at: number): void {
    if (card.parts.every((one) => one.state === 'delivered')) {
      this.#open.delete(key)
      this.#completed.delete(key)
      this.#completed.set(key, at)
    } else this.#open.set(key, { messageId: card.messageId, since: at })
    forgetOldest(this.#open)
    forgetOldest(this.#completed)
  }
}

/** A card whose only part holds nothing but the receipt: the window shows it as an orphan. */
export function orphanOf(messageId: string, arrived: ArrivedReceipt): MessageCard {
  const { session, about, at, captureSeq } = arrived
  const source = { ton: 0, npi: 0, addr: about }
  const message = { source, destination: { ...source, addr: '' }, text: '', encoding: 'ascii' }
  const card = newCard(messageId, session, { ...message, dataCoding: 0, part: null, ussd: null }, at)
  const receipts = [receiptView(arrived, 'none')]
  const part = { ...blankPart(1, ''), state: 'delivered', submitSeq: captureSeq, receipts } as const
  return { ...card, parts: [part] }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size <= openLimit) return
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}

/** The card with a part counted that came once more. */
function withCopy(card: MessageCard, number: number): MessageCard {
  const parts = card.parts.map((part) =>
    part.number === number ? { ...part, copies: (part.copies ?? 1) + 1 } : part,
  )
  return { ...card, parts }
}

function newCard(messageId: string, session: CardSession, message: IncomingMessage, at: number): MessageCard {
  const total = message.part?.parts ?? 1
  return {
    messageId,
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
    ...(message.ussd === null ? {} : { ussd: message.ussd }),
    parts: Array.from({ length: total }, (_, index) => blankPart(index + 1, '')),
    state: 'received',
  }
}

/** The card with the text of a part that came, cut where the card would become too long. */
function fillPart(
  card: MessageCard,
  number: number,
  text: string,
  passed: Passed,
  isReferenceReused: boolean,
): MessageCard {
  const room = Math.max(0, maxCharacters - card.text.length)
  const kept = text.length <= room ? text : text.slice(0, room)
  const filled = {
    ...blankPart(number, kept),
    state: 'delivered' as const,
    submitSeq: passed.captureSeq,
    submittedAt: passed.at,
    ...(kept.length < text.length ? { isCut: true } : {}),
    ...(isReferenceReused ? { isReferenceReused } : {}),
  }
  const parts = card.parts.map((part) => (part.number === number ? filled : part))
  return { ...card, parts, text: parts.map((part) => part.text).join('') }
}
