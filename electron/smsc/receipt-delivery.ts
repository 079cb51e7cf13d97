import type { Clock, ClockTimer } from '../session/clock.ts'
import { type Bound, receiptBound } from './bounds.ts'
import { type Held, HeldReceipts, type Receipt } from './held-receipts.ts'
import { octetsOf } from './message-store.ts'
import type { Shortage } from './shortage.ts'

/** Result of delivering a receipt; 'lost' when the session went or is going, so that it takes no other. */
export type Taken = 'taken' | 'refused' | 'later' | 'lost'

/** A session that may receive. */
export interface ReceiptTaker {
  readonly sessionId: string
  /** Account that it is bound by: it takes no other's receipts. */
  readonly systemId: string
  readonly take: (receipt: Receipt) => Promise<Taken>
}

interface Place {
  readonly taker: ReceiptTaker
  inFlight: number
}

/** Unanswered receipts on one session: enough to keep it busy, few enough not to flood a client that just bound. */
const windowPerSession = 50
/** A client that keeps answering "not now" gets its receipt this often, with this pause between. */
const attemptLimit = 5
const retryMs = 1_000

/**
 * Delivers receipts to sessions of their account that may receive, first to the one that sent the message. Holds them
 * until such a session binds; of too many it gives up the oldest, since a client that binds at last asks after its latest messages.
 */
export class ReceiptDelivery {
  readonly #bound: Bound
  readonly #shortage: Shortage
  readonly #held = new HeldReceipts()
  readonly #takers = new Map<string, Place>()
  readonly #retries = new Map<Held, ClockTimer>()
  readonly #clock: Clock
  readonly #onChange: () => void
  /** Octets of what waits for another attempt. */
  #retryOctets = 0
  #inFlight = 0
  #sent = 0
  #givenUp = 0

  constructor(options: { clock: Clock; onChange: () => void; shortage: Shortage; bound?: Bound }) {
    this.#clock = options.clock
    this.#onChange = options.onChange
    this.#shortage = options.shortage
    this.#bound = options.bound ?? receiptBound
  }

  /** Receipts that no client has answered yet. */
  get pending(): number {
    return this.#waiting + this.#inFlight
  }

  get sent(): number {
    return this.#sent
  }

  /** Receipts that nobody took while there was room. */
  get givenUp(): number {
    return this.#givenUp
  }

  /** Each of the copies is a receipt of its own. */
  hand(receipt: Receipt, copies = 1): void {
    for (let copy = 0; copy < copies; copy++) this.#held.push({ receipt, attempts: 0 })
    this.#pumpFor(receipt.message.systemId)
    this.#giveUpOldest()
  }

  attach(taker: ReceiptTaker): void {
    this.#takers.set(taker.sessionId, { taker, inFlight: 0 })
    this.#pumpFor(taker.systemId)
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
    this.#retryOctets = 0
  }

  #pumpFor(systemId: string): void {
    for (let place = this.#anyPlace(systemId); place; place = this.#anyPlace(systemId)) {
      const held = this.#held.shift(systemId)
      if (held === undefined) break
      const own = this.#takers.get(held.receipt.message.sessionId)
      void this.#give(held, own && hasRoom(own) ? own : place)
    }
    if (this.#held.hasApart(systemId)) this.#pumpApart(systemId)
    if (this.#isRelieved()) this.#shortage.relieved()
    this.#onChange()
  }

  /** What must go over another bind than that of its message. */
  #pumpApart(systemId: string): void {
    for (const place of this.#takers.values()) {
      if (place.taker.systemId !== systemId) continue
      while (hasRoom(place)) {
        const held = this.#held.shiftApart(systemId, place.taker.sessionId)
        if (held === undefined) break
        void this.#give(held, place)
      }
    }
  }

  #giveUpOldest(): void {
    while (this.#waiting > this.#bound.count || this.#octets > this.#bound.octets) {
      // What waits for another attempt comes back within a second.
      if (this.#held.shiftOldest() === undefined) return
      this.#givenUp++
      this.#shortage.turnedAway(1)
    }
  }

  /** Of what is held and of what waits for another attempt. */
  get #octets(): number {
    return this.#held.octets + this.#retryOctets
  }

  get #waiting(): number {
    return this.#held.size + this.#retries.size
  }

  /** A quarter of what can be held is free again. */
  #isRelieved(): boolean {
    return this.#waiting * 4 <= this.#bound.count * 3 && this.#octets * 4 <= this.#bound.octets * 3
  }

  /** The session of the account bound longest of those that have room. */
  #anyPlace(systemId: string): Place | undefined {
    for (const place of this.#takers.values()) {
      if (place.taker.systemId === systemId && hasRoom(place)) return place
    }
    return undefined
  }

  async #give(held: Held, place: Place): Promise<void> {
    place.inFlight++
    this.#inFlight++
    held.attempts++
    const taken = await place.taker.take(held.receipt)
    place.inFlight--
    this.#inFlight--
    if (taken === 'taken') this.#sent++
    if (taken === 'lost') this.#keep(held, place)
    if (taken === 'later' && held.attempts < attemptLimit) this.#retryLater(held)
    this.#pumpFor(held.receipt.message.systemId)
  }

  /** For another session: one that is leaving refuses at once, and would be asked again without end. */
  #keep(held: Held, { taker }: Place): void {
    this.#takers.delete(taker.sessionId)
    this.#held.push(held)
  }

  #retryLater(held: Held): void {
    const octets = octetsOf(held.receipt.message)
    this.#retryOctets += octets
    const timer = this.#clock.setTimeout(() => {
      this.#retries.delete(held)
      this.#retryOctets -= octets
      this.#held.push(held)
      this.#pumpFor(held.receipt.message.systemId)
    }, retryMs)
    this.#retries.set(held, timer)
  }
}

function hasRoom(place: Place): boolean {
  return place.inFlight < windowPerSession
}
