import { messageStateTable } from '../../shared/receipts/stat-table.ts'
import type { FinalState } from '../../shared/simulator/final-state-schema.ts'
import type { MessageIdForm } from '../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../shared/simulator/receipt-table.ts'
import { Fifo } from '../session/fifo.ts'
import { type Bound, endedBound, pendingBound } from './bounds.ts'
import type { Destination } from './destinations.ts'
import { idCount, messageIdOf } from './message-ids.ts'

/** The state that a message has ended in. */
export interface Outcome extends FinalState {
  /** Epoch ms. */
  readonly at: number
}

/** One accepted part. */
export interface StoredMessage {
  /** As the response gives it. */
  readonly messageId: string
  /** Counts up; with `idForm` it makes the id. */
  readonly number: number
  readonly idForm: MessageIdForm
  /** The parts of a long message have one id. */
  readonly sharesId: boolean
  readonly sessionId: string
  /** Account that sent it. */
  readonly systemId: string
  readonly source: Destination
  readonly destination: Destination
  readonly serviceType: string
  /** With `text` and `validUntil`, what replace_sm may change while the message is on its way. */
  registeredDelivery: number
  readonly dataCoding: number
  readonly hasUdh: boolean
  /** As much as the receipt quotes. */
  text: string
  /** Epoch ms. */
  readonly submittedAt: number
  /** Epoch ms; null for no limit. */
  validUntil: number | null
  /** The final state that a behaviour gave it; null takes the configured one when it is due. */
  readonly ending: FinalState | null
  /** ms from the acceptance, or from the last state before it, to the final one; null takes the configured delay. */
  readonly ownDelayMs: number | null
  /** How its receipts are, and the states before the final one; shared by the messages of the same behaviours. */
  readonly receipt: ReceiptSettings
  /** Delays of the states before the final one are drawn from it, so that none is kept. */
  readonly draw: number
  /** States before the final one that it has been through. */
  steps: number
  /** Monotonic ms at which a time of its own is over, and its place among those that have one; -1 for none. */
  dueAt: number
  place: number
  outcome: Outcome | null
  /** Those with the same id: to the other destinations of one submit_multi, the other parts of a long message; null without any. */
  others: StoredMessage[] | null
  /** Monotonic ms since which it is on its way to the final state; null when it is not. */
  pendingSince: number | null
  /** Its neighbours among those on their way, in the order they came. */
  before: StoredMessage | null
  after: StoredMessage | null
}

export type NewMessage = Omit<
  StoredMessage,
  | 'messageId'
  | 'number'
  | 'steps'
  | 'dueAt'
  | 'place'
  | 'outcome'
  | 'others'
  | 'pendingSince'
  | 'before'
  | 'after'
>

const stateValues: ReadonlyMap<string, number> = new Map(
  messageStateTable.map(({ stat, value }) => [stat, value]),
)
const unknown = stateValues.get('UNKNOWN') ?? 7

/** The message_state of a word of Appendix B. */
export function stateOf(stat: string): number {
  return stateValues.get(stat) ?? unknown
}

/** Twenty characters, of four octets at most. */
const textOctets = 80

/** Octets of the addresses and texts of a message, whatever replace_sm makes of it. */
export function octetsOf(message: {
  readonly source: Pick<Destination, 'addr'>
  readonly destination: Pick<Destination, 'addr'>
  readonly serviceType: string
}): number {
  const { source, destination, serviceType } = message
  return source.addr.length + destination.addr.length + serviceType.length + textOctets
}

/** Ids that are looked at for each message that comes or ends: two, so that a store that is too full empties. */
const idsPerTrim = 2

/**
 * Accepted messages by the id they were given: counted up, in whatever form. The oldest that have ended are forgotten
 * first; those on their way only beyond what can be pending at all.
 */
export class MessageStore {
  readonly #messages = new Map<string, StoredMessage>()
  readonly #ended: Bound
  readonly #all: Bound
  /** Those with an id of their own, in the order in which they came. */
  readonly #order = new Fifo<StoredMessage>()
  #next: number
  #count = 0
  #octets = 0

  /** `seed` sets the first id. */
  constructor(seed: number, ended = endedBound, pending = pendingBound) {
    this.#next = Math.floor(Math.abs(seed)) % idCount
    this.#ended = ended
    this.#all = { count: ended.count + pending.count, octets: ended.octets + pending.octets }
  }

  add(message: NewMessage): StoredMessage {
    const stored = fresh(message, this.#next)
    this.#next = (this.#next + 1) % idCount
    // Nothing can be asked about a message without an id, nor of two with the same one: those have none.
    if (stored.messageId !== '') this.#messages.set(stored.messageId, stored)
    this.#order.push(stored)
    this.#counted(stored)
    return stored
  }

  /** Another destination of the same submit_multi, or another part: it shares the id of the first. */
  addUnder(first: StoredMessage, message: NewMessage): StoredMessage {
    const stored = fresh(message, first.number)
    first.others ??= []
    first.others.push(stored)
    this.#counted(stored)
    return stored
  }

  /** Forgets the oldest while there are too many; call it when a message has ended. */
  trim(): void {
    for (let ids = 0; ids < idsPerTrim && this.#isBeyond(this.#ended) && this.#order.size > 1; ids++) {
      const oldest = this.#order.peek()
      if (oldest === undefined || (oldest.outcome === null && !this.#isBeyond(this.#all))) return
      for (const message of [oldest, ...(oldest.others ?? [])]) {
        this.#count--
        this.#octets -= octetsOf(message)
      }
      this.#order.shift()
      this.#messages.delete(oldest.messageId)
    }
  }

  find(messageId: string): StoredMessage | undefined {
    return this.#messages.get(messageId)
  }

  /** Every destination and part of it; empty for an id that is not known. */
  findAll(messageId: string): StoredMessage[] {
    const first = this.#messages.get(messageId)
    return first === undefined ? [] : [first, ...(first.others ?? [])]
  }

  #counted(message: StoredMessage): void {
    this.#count++
    this.#octets += octetsOf(message)
    this.trim()
  }

  #isBeyond(bound: Bound): boolean {
    return this.#count > bound.count || this.#octets > bound.octets
  }
}

function fresh(message: NewMessage, number: number): StoredMessage {
  return {
    ...message,
    messageId: messageIdOf(number, message.idForm),
    number,
    steps: 0,
    dueAt: 0,
    place: -1,
    outcome: null,
    others: null,
    pendingSince: null,
    before: null,
    after: null,
  }
}

/** Fields of query_sm_resp for a message. */
export function queryAnswer(message: StoredMessage): {
  message_id: string
  final_date: string
  message_state: number
  error_code: number
} {
  const { messageId, outcome, receipt, steps } = message
  if (!outcome) {
    const reached = receipt.intermediate?.[steps - 1]?.stat ?? 'ENROUTE'
    return { message_id: messageId, final_date: '', message_state: stateOf(reached), error_code: 0 }
  }
  return {
    message_id: messageId,
    final_date: absoluteTime(outcome.at),
    message_state: stateOf(outcome.stat),
    error_code: errorOctet(outcome.err),
  }
}

/** SMPP 3.4 §7.1.1.1: YYMMDDhhmmss, tenths, quarter hours from UTC and their sign; always in UTC. */
export function absoluteTime(at: number): string {
  const digits = new Date(at).toISOString().replace(/\D/g, '')
  return `${digits.slice(2, 15)}00+`
}

/** error_code is one octet; an err that does not fit is given in the receipt only. */
function errorOctet(err: string): number {
  const value = /^\d+$/.test(err) ? Number(err) : 0
  return value <= 255 ? value : 0
}
