import { rowStateOf } from '../../shared/bulk/row-state.ts'
import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { pairOf } from '../../shared/message/number-pair.ts'
import { isUnderWay, undecidedParts } from '../../shared/message/part-state.ts'
import type { CaptureRecord, SessionKeyRow, SessionLabel } from '../capture/capture-record.ts'
import { packPdus } from '../capture/pdu-block.ts'
import { flagUnread } from './card-columns.ts'
import { isPolled } from './card-parts.ts'
import type { CardWrite, SmscIdRow, WriteBatch } from './store-protocol.ts'

/** Events that wait for a disk that takes nothing. */
const mostEvents = 1_000

interface DirtyCard {
  card: MessageCard
  readonly parts: Map<number, MessagePart>
}

/** Writes on their way to the worker, gathered into one batch. */
export class WriteQueue {
  readonly #sessionKeys = new WeakMap<SessionLabel, number>()
  #newSessions: SessionKeyRow[] = []
  #nextSessionKey = 1
  #records: CaptureRecord[] = []
  #octets = 0
  #cards = new Map<string, DirtyCard>()
  #smscIds: SmscIdRow[] = []
  #links: { seq: number; messageId: string }[] = []
  #events: CaptureEvent[] = []

  get isEmpty(): boolean {
    const cards = this.#cards.size + this.#smscIds.length
    return this.#records.length + cards + this.#links.length + this.#events.length === 0
  }

  /** Rough size, in PDUs and cards. */
  get size(): number {
    return this.#records.length + this.#cards.size + this.#links.length
  }

  /** Octets of the PDUs. */
  get octets(): number {
    return this.#octets
  }

  startSessionKeys(last: number): void {
    this.#nextSessionKey = last + 1
  }

  addPdu(record: CaptureRecord): void {
    this.#records.push(record)
    this.#octets += record.octets.length
  }

  /** `parts` are those that changed. */
  addCard(card: MessageCard, parts: readonly MessagePart[]): void {
    const dirty = this.#cards.get(card.messageId) ?? { card, parts: new Map() }
    dirty.card = card
    for (const part of parts) dirty.parts.set(part.number, part)
    this.#cards.set(card.messageId, dirty)
  }

  addSmscId(row: SmscIdRow): void {
    this.#smscIds.push(row)
  }

  /** For a PDU whose card became known after it was captured; a record still waiting here carries it itself. */
  addLink(seq: number, messageId: string): void {
    const firstWaiting = this.#records[0]
    if (firstWaiting !== undefined && seq >= firstWaiting.seq) return
    this.#links.push({ seq, messageId })
  }

  addEvent(event: CaptureEvent): void {
    this.#events.push(event)
    if (this.#events.length > mostEvents) this.#events.shift()
  }

  /** Gives up the oldest PDUs and cards beyond so many octets and cards; the numbers of such PDUs are then missing. */
  giveUp(octets: number, cards: number): void {
    let dropped = 0
    while (this.#octets > octets && dropped < this.#records.length) {
      this.#octets -= this.#records[dropped]?.octets.length ?? 0
      dropped++
    }
    if (dropped > 0) this.#records.splice(0, dropped)
    for (const messageId of this.#cards.keys()) {
      if (this.#cards.size <= cards) break
      this.#cards.delete(messageId)
    }
    if (this.#links.length > cards) this.#links.splice(0, this.#links.length - cards)
    if (this.#smscIds.length > cards) this.#smscIds.splice(0, this.#smscIds.length - cards)
  }

  take(): WriteBatch {
    const pdus = packPdus(this.#records, (label) => this.#keyOf(label))
    const batch: WriteBatch = {
      sessions: this.#newSessions,
      pdus,
      cards: [...this.#cards.values()].map(({ card, parts }) => cardWrite(card, [...parts.values()])),
      smscIds: this.#smscIds,
      links: this.#links,
      events: this.#events,
    }
    this.#newSessions = []
    this.#records = []
    this.#octets = 0
    this.#cards = new Map()
    this.#smscIds = []
    this.#links = []
    this.#events = []
    return batch
  }

  #keyOf(label: SessionLabel): number {
    let key = this.#sessionKeys.get(label)
    if (key === undefined) {
      key = this.#nextSessionKey++
      this.#sessionKeys.set(label, key)
      this.#newSessions.push({ sessionKey: key, label })
    }
    return key
  }
}

/** The write of a card and of those of its parts that changed. */
export function cardWrite(card: MessageCard, parts: readonly MessagePart[]): CardWrite {
  const { parts: all, state: _state, text, intent: _intent, isUnread = false, ...rest } = card
  const isSent = card.direction === 'sent'
  const flags =
    (isSent ? 1 : 0) |
    (isSent && all.some(({ state }) => isUnderWay(state)) ? 2 : 0) |
    (undecidedParts(card) > 0 ? 4 : 0) |
    (all.some(isPolled) ? 8 : 0) |
    (!isSent && isUnread ? flagUnread : 0)
  // The text of what came in is always that of its parts.
  const isOfParts = !isSent || text === all.map((part) => part.text).join('')
  const rowState = card.run === undefined ? null : (rowStateOf(all.map(({ state }) => state)) ?? null)
  return {
    card: { ...rest, text: isOfParts ? null : text },
    intent: intentOf(card),
    pair: pairOf(card),
    ...{ partCount: all.length, parts, flags, rowState },
  }
}

/** Texts of intents, by the intent: a card is written several times. */
const intentTexts = new WeakMap<NonNullable<MessageCard['intent']>, string>()

/** Rows of a table differ by their reference, which follows from the row. */
function intentOf({ intent, run }: MessageCard): string | null {
  if (intent === undefined) return null
  const known = intentTexts.get(intent)
  if (known !== undefined) return known
  const { source: _source, destination: _destination, ...rest } = intent
  const text = JSON.stringify(run === undefined ? rest : { ...rest, reference: 0 })
  intentTexts.set(intent, text)
  return text
}
