import type { Clock, ClockTimer } from '../session/clock.ts'

interface Waiting<T> {
  readonly due: number
  readonly item: T
}

/** Replies that wait for their time, sent at a rate of their own: what is over the rate leaves later. */
export class ReplyQueue<T> {
  readonly #clock: Clock
  readonly #most: number
  readonly #send: (item: T) => void
  /** By the time they are due. */
  #waiting: Waiting<T>[] = []
  #perSecond: number
  #freeAt = 0
  #timer: ClockTimer | null = null

  /** `most`: of those that wait. */
  constructor(clock: Clock, most: number, perSecond: number, send: (item: T) => void) {
    this.#clock = clock
    this.#most = most
    this.#perSecond = perSecond
    this.#send = send
  }

  get size(): number {
    return this.#waiting.length
  }

  get isFull(): boolean {
    return this.#waiting.length >= this.#most
  }

  setRate(perSecond: number): void {
    this.#perSecond = perSecond
  }

  add(item: T, delayMs: number): void {
    const due = this.#clock.monotonic() + delayMs
    const place = this.#waiting.findLastIndex((one) => one.due <= due) + 1
    this.#waiting.splice(place, 0, { due, item })
    this.#wake()
  }

  /** Forgets what waits. */
  clear(): void {
    this.#waiting = []
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
  }

  /** Never sends at once: the answer to the message goes first. */
  #wake(): void {
    const next = this.#waiting[0]
    if (this.#timer !== null) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
    if (next === undefined) return
    const waitMs = Math.max(next.due, this.#freeAt) - this.#clock.monotonic()
    this.#timer = this.#clock.setTimeout(() => this.#pump(), Math.max(0, Math.ceil(waitMs)))
  }

  #pump(): void {
    const next = this.#waiting[0]
    const now = this.#clock.monotonic()
    if (next !== undefined && Math.max(next.due, this.#freeAt) <= now) {
      this.#waiting.shift()
      this.#freeAt = Math.max(now, this.#freeAt) + 1000 / this.#perSecond
      this.#send(next.item)
    }
    this.#wake()
  }
}
