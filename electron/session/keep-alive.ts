import type { SessionState } from '../../shared/contract/session.ts'

/** Unanswered enquire_links in a row, with no other PDU received meanwhile, after which the link counts as dead. */
const deadAfterMissed = 3

/** enquire_link both ways: when ours is due, its result, and when the peer's was last seen. */
export class KeepAlive {
  /** 0 sends none. */
  readonly #interval: () => number
  /** Monotonic ms of the last one sent, or of the bind. */
  #lastAt = 0
  #isOpen = false
  /** Monotonic ms of the first one in the row of unanswered ones. */
  #silentSince = 0
  #sentAt: number | null = null
  #latencyMs: number | null = null
  #missed = 0
  #receivedAt: number | null = null

  /** `interval` in ms is read at each use, so that it may change. */
  constructor(interval: () => number) {
    this.#interval = interval
  }

  /** Bound: the first one is due an interval from here. */
  start(monotonic: number): void {
    this.#lastAt = monotonic
    this.#isOpen = false
    this.#missed = 0
  }

  get intervalMs(): number {
    return this.#interval()
  }

  get missed(): number {
    return this.#missed
  }

  /** One at a time: a second before the first is settled would tell nothing more. */
  isDue(monotonic: number): boolean {
    return this.intervalMs > 0 && !this.#isOpen && monotonic - this.#lastAt >= this.intervalMs
  }

  /** Monotonic ms at which the next one is sent; null while one is open, or none are sent. */
  get dueAt(): number | null {
    return this.intervalMs > 0 && !this.#isOpen ? this.#lastAt + this.intervalMs : null
  }

  sent(at: number, monotonic: number): void {
    this.#isOpen = true
    this.#lastAt = monotonic
    this.#sentAt = at
    // The last one's latency says nothing of this one.
    this.#latencyMs = null
    if (this.#missed === 0) this.#silentSince = monotonic
  }

  answered(latencyMs: number): void {
    this.#isOpen = false
    this.#latencyMs = latencyMs
    this.#missed = 0
  }

  unanswered(): void {
    this.#isOpen = false
    this.#missed++
  }

  peerAsked(at: number): void {
    this.#receivedAt = at
  }

  /**
   * True when the link is dead. A peer that ignores enquire_link but sends something else is not: the count
   * of missed ones shows it.
   */
  isDead(heardAt: number): boolean {
    return this.#missed >= deadAfterMissed && heardAt < this.#silentSince
  }

  view(): SessionState['keepAlive'] {
    return {
      sentAt: this.#sentAt,
      latencyMs: this.#latencyMs,
      missed: this.#missed,
      receivedAt: this.#receivedAt,
    }
  }
}
