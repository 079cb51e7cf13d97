import type { Clock, ClockTimer } from '../session/clock.ts'
import type { StoredMessage } from './message-store.ts'
import type { PendingMessages } from './pending-messages.ts'

/** Time that messages are settled for before others get their turn, and how many are settled before it is looked at. */
const turnMs = 10
const messagesPerLook = 200

/**
 * Brings pending messages to their final state. The delay is one for all, so they are due in the order in which they
 * came, one timer is enough, and a delay changed while running holds for those already waiting.
 */
export class FinalStates {
  readonly #clock: Clock
  readonly #delayMs: () => number
  readonly #pending: Pick<PendingMessages, 'oldest'>
  readonly #onDue: (message: StoredMessage) => void
  #timer: ClockTimer | null = null

  /** `onDue` must take the message out of the pending ones. */
  constructor(options: {
    clock: Clock
    delayMs: () => number
    pending: Pick<PendingMessages, 'oldest'>
    onDue: (message: StoredMessage) => void
  }) {
    this.#clock = options.clock
    this.#delayMs = options.delayMs
    this.#pending = options.pending
    this.#onDue = options.onDue
  }

  /** Call it when a message has become pending. */
  added(): void {
    if (this.#timer === null) this.arm()
  }

  /** Sets the timer for the oldest message; call it again when the delay has changed or after `stop`. */
  arm(): void {
    this.stop()
    const { oldest } = this.#pending
    if (oldest === null) return
    const inMs = Math.max(0, this.#dueAt(oldest) - this.#clock.monotonic())
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
    for (let count = 1; ; count++) {
      const { oldest } = this.#pending
      if (oldest === null || this.#dueAt(oldest) > now) break
      this.#onDue(oldest)
      if (count % messagesPerLook === 0 && this.#clock.monotonic() - now >= turnMs) break
    }
    this.arm()
  }

  #dueAt({ pendingSince }: StoredMessage): number {
    return (pendingSince ?? 0) + this.#delayMs()
  }
}
