import type { Clock, ClockTimer } from '../session/clock.ts'
import { Fifo } from '../session/fifo.ts'
import type { StoredMessage } from './message-store.ts'

/** Result of delivering a receipt. */
export type Taken = 'taken' | 'refused' | 'later' | 'lost'

/** A session that may receive. */
export interface ReceiptTaker {
  readonly sessionId: string
  readonly take: (message: StoredMessage) => Promise<Taken>
}

interface Place {
  readonly taker: ReceiptTaker
  inFlight: number
}

interface Held {
  readonly message: StoredMessage
  attempts: number
}

/** Unanswered receipts on one session: enough to keep it busy, few enough not to flood a client that just bound. */
const windowPerSession = 50
/** A client that keeps answering "not now" gets its receipt this often, with this pause between. */
const attemptLimit = 5
const retryMs = 1_000

/** Delivers receipts to sessions that may receive, first to the one that sent the message. Holds them until such a session binds. */
export class ReceiptDelivery {
  readonly #held = new Fifo<Held>()
  readonly #takers = new Map<string, Place>()
  readonly #retries = new Map<Held, ClockTimer>()
  readonly #clock: Clock
  readonly #onChange: () => void
  #inFlight = 0
  #sent = 0

  constructor(options: { clock: Clock; onChange: () => void }) {
    this.#clock = options.clock
    this.#onChange = options.onChange
  }

  /** Receipts that no client has answered yet. */
  get pending(): number {
    return this.#held.size + this.#inFlight + this.#retries.size
  }

  get sent(): number {
    return this.#sent
  }

  hand(message: StoredMessage): void {
    this.#held.push({ message, attempts: 0 })
    this.#pump()
  }

  attach(taker: ReceiptTaker): void {
    this.#takers.set(taker.sessionId, { taker, inFlight: 0 })
    this.#pump()
  }

  detach(sessionId: string): void {
    this.#takers.delete(sessionId)
  }

  /** Puts what waits for another attempt back among the held ones, so that no timer is left. */
  stop(): void {
    for (const [held, timer] of this.#retries) {
      this.#clock.clearTimeout(timer)
      this.#held.push(held)
    }
    this.#retries.clear()
  }

  #pump(): void {
    for (let place = this.#anyPlace(); place; place = this.#anyPlace()) {
      const held = this.#held.shift()
      if (held === undefined) break
      const own = this.#takers.get(held.message.sessionId)
      void this.#give(held, own && hasRoom(own) ? own : place)
    }
    this.#onChange()
  }

  /** The session bound longest of those that have room. */
  #anyPlace(): Place | undefined {
    for (const place of this.#takers.values()) if (hasRoom(place)) return place
    return undefined
  }

  async #give(held: Held, place: Place): Promise<void> {
    place.inFlight++
    this.#inFlight++
    held.attempts++
    const taken = await place.taker.take(held.message)
    place.inFlight--
    this.#inFlight--
    if (taken === 'taken') this.#sent++
    if (taken === 'lost') this.#held.push(held)
    if (taken === 'later' && held.attempts < attemptLimit) this.#retryLater(held)
    this.#pump()
  }

  #retryLater(held: Held): void {
    const timer = this.#clock.setTimeout(() => {
      this.#retries.delete(held)
      this.#held.push(held)
      this.#pump()
    }, retryMs)
    this.#retries.set(held, timer)
  }
}

function hasRoom(place: Place): boolean {
  return place.inFlight < windowPerSession
}
