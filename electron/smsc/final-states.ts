import type { Clock, ClockTimer } from '../session/clock.ts'
import { Fifo } from '../session/fifo.ts'
import type { StoredMessage } from './message-store.ts'

interface Waiting {
  readonly message: StoredMessage
  /** Monotonic ms: a wall clock that is set back must not hold back what is due. */
  readonly since: number
}

/**
 * Messages on their way to the final state. The delay is one for all, so they are due in the order in which they
 * came, one timer is enough, and a delay changed while running holds for those already waiting.
 */
export class FinalStates {
  /** The next to be settled; the others are behind it. */
  #oldest: Waiting | undefined
  readonly #waiting = new Fifo<Waiting>()
  readonly #clock: Clock
  readonly #delayMs: () => number
  readonly #onDue: (message: StoredMessage) => void
  #timer: ClockTimer | null = null

  constructor(options: {
    clock: Clock
    delayMs: () => number
    onDue: (message: StoredMessage) => void
  }) {
    this.#clock = options.clock
    this.#delayMs = options.delayMs
    this.#onDue = options.onDue
  }

  add(message: StoredMessage): void {
    const waiting = { message, since: this.#clock.monotonic() }
    if (this.#oldest === undefined) {
      this.#oldest = waiting
      this.arm()
    } else this.#waiting.push(waiting)
  }

  /** Sets the timer for the oldest message; call it again when the delay has changed or after `stop`. */
  arm(): void {
    this.stop()
    if (this.#oldest === undefined) return
    const inMs = Math.max(0, this.#oldest.since + this.#delayMs() - this.#clock.monotonic())
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = null
      this.#settle()
    }, inMs)
  }

  stop(): void {
    if (this.#timer) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
  }

  #settle(): void {
    const now = this.#clock.monotonic()
    const delayMs = this.#delayMs()
    while (this.#oldest !== undefined && this.#oldest.since + delayMs <= now) {
      const { message } = this.#oldest
      this.#oldest = this.#waiting.shift()
      this.#onDue(message)
    }
    this.arm()
  }
}
