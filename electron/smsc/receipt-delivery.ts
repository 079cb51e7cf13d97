import type { Clock, ClockTimer } from '../session/clock.ts'
import type { StoredMessage } from './message-store.ts'

/** What became of a receipt that was handed over. */
export type Taken = 'taken' | 'refused' | 'later' | 'lost'

/** A session that may receive. */
export interface ReceiptTaker {
  readonly sessionId: string
  readonly take: (message: StoredMessage) => Promise<Taken>
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

/** Hands receipts to the sessions that may receive, and holds them while there is none. */
export class ReceiptDelivery {
  readonly #held = new Set<Held>()
  readonly #takers = new Map<string, { taker: ReceiptTaker; inFlight: number }>()
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
    this.#held.add({ message, attempts: 0 })
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
      this.#held.add(held)
    }
    this.#retries.clear()
  }

  #pump(): void {
    for (const held of this.#held) {
      const place = this.#placeFor(held.message)
      if (!place) break
      this.#held.delete(held)
      void this.#give(held, place)
    }
    this.#onChange()
  }

  /** The session that sent the message if it may receive, else the one bound longest. */
  #placeFor(message: StoredMessage): { taker: ReceiptTaker; inFlight: number } | undefined {
    const own = this.#takers.get(message.sessionId)
    if (own && own.inFlight < windowPerSession) return own
    for (const place of this.#takers.values()) if (place.inFlight < windowPerSession) return place
    return undefined
  }

  async #give(held: Held, place: { taker: ReceiptTaker; inFlight: number }): Promise<void> {
    place.inFlight++
    this.#inFlight++
    held.attempts++
    const taken = await place.taker.take(held.message)
    place.inFlight--
    this.#inFlight--
    if (taken === 'taken') this.#sent++
    if (taken === 'lost') this.#held.add(held)
    if (taken === 'later' && held.attempts < attemptLimit) this.#retryLater(held)
    this.#pump()
  }

  #retryLater(held: Held): void {
    const timer = this.#clock.setTimeout(() => {
      this.#retries.delete(held)
      this.#held.add(held)
      this.#pump()
    }, retryMs)
    this.#retries.set(held, timer)
  }
}
