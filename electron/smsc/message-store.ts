import { messageStateTable } from '../../shared/receipts/stat-table.ts'
import type { FinalState } from '../../shared/simulator/action-table.ts'
import type { Destination } from './destinations.ts'

/** The state that a message has ended in. */
export interface Outcome extends FinalState {
  /** Epoch ms. */
  readonly at: number
}

/** One accepted part. */
export interface StoredMessage {
  readonly messageId: string
  readonly sessionId: string
  readonly source: Destination
  readonly destination: Destination
  readonly serviceType: string
  /** With `text` and `validUntil`, what replace_sm may change while the message is on its way. */
  registeredDelivery: number
  readonly dataCoding: number
  readonly hasUdh: boolean
  text: string
  /** Epoch ms. */
  readonly submittedAt: number
  /** Epoch ms; null for no limit. */
  validUntil: number | null
  /** The final state that a behaviour gave it; null takes the configured one when it is due. */
  readonly ending: FinalState | null
  outcome: Outcome | null
  /** The messages to the other destinations of one submit_multi, which have the same id; null without any. */
  others: StoredMessage[] | null
}

export type NewMessage = Omit<StoredMessage, 'messageId' | 'outcome' | 'others'>

const stateValues: ReadonlyMap<string, number> = new Map(
  messageStateTable.map(({ stat, value }) => [stat, value]),
)
const enroute = stateValues.get('ENROUTE') ?? 1
const unknown = stateValues.get('UNKNOWN') ?? 7

const lowestId = 1_000_000_000
const idCount = 9_000_000_000

function idOf(count: number): string {
  return String(lowestId + count)
}

/** Accepted messages by the id they were given: ten decimal digits, counted up. */
export class MessageStore {
  readonly #messages = new Map<string, StoredMessage>()
  readonly #limit: number
  #next: number

  /** `seed` sets the first id; `limit` is how many messages can still be queried. */
  constructor(seed: number, limit = 50_000) {
    this.#next = Math.floor(Math.abs(seed)) % idCount
    this.#limit = limit
  }

  add(message: NewMessage): StoredMessage {
    const messageId = idOf(this.#next)
    // Ids are counted up, so the oldest message is found without looking.
    this.#messages.delete(idOf((this.#next - this.#limit + idCount) % idCount))
    this.#next = (this.#next + 1) % idCount
    const stored: StoredMessage = { ...message, messageId, outcome: null, others: null }
    this.#messages.set(messageId, stored)
    return stored
  }

  /** Another destination of the same submit_multi: it shares the id of the first. */
  addUnder(first: StoredMessage, message: NewMessage): StoredMessage {
    const stored: StoredMessage = { ...message, messageId: first.messageId, outcome: null, others: null }
    first.others ??= []
    first.others.push(stored)
    return stored
  }

  find(messageId: string): StoredMessage | undefined {
    return this.#messages.get(messageId)
  }

  /** Every destination of it; empty for an id that is not known. */
  findAll(messageId: string): StoredMessage[] {
    const first = this.#messages.get(messageId)
    return first === undefined ? [] : [first, ...(first.others ?? [])]
  }
}

/** Fields of query_sm_resp for a message. */
export function queryAnswer(message: StoredMessage): {
  message_id: string
  final_date: string
  message_state: number
  error_code: number
} {
  const { messageId, outcome } = message
  if (!outcome) return { message_id: messageId, final_date: '', message_state: enroute, error_code: 0 }
  return {
    message_id: messageId,
    final_date: absoluteTime(outcome.at),
    message_state: stateValues.get(outcome.stat) ?? unknown,
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
