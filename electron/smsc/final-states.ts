import { drawDelay } from '../../shared/simulator/delay-shape.ts'
import { seededRandom } from '../../shared/simulator/seeded-random.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { StoredMessage } from './message-store.ts'
import type { PendingMessages } from './pending-messages.ts'

/** Time that messages are settled for before others get their turn, and how many are settled before it is looked at. */
const turnMs = 10
const messagesPerLook = 200

type Waiting = Pick<PendingMessages, 'oldest' | 'earliest' | 'wait' | 'waitUntil' | 'wake'>

/**
 * Brings pending messages to their final state, some by way of others. The configured delay is one for all, so that those
 * that wait for it are due in the order in which they came, and a delay changed while running holds for those already
 * waiting; the times of behaviours are each message's own. One timer is enough for both.
 */
export class FinalStates {
  readonly #clock: Clock
  readonly #delayMs: () => number
  readonly #pending: Waiting
  readonly #onStep: (message: StoredMessage) => void
  readonly #onDue: (message: StoredMessage) => void
  #timer: ClockTimer | null = null
  /** Monotonic ms at which the timer runs out. */
  #timerAt = 0

  /** `onDue` must take the message out of the pending ones; `onStep` tells of a state before the final one. */
  constructor(options: {
    clock: Clock
    delayMs: () => number
    pending: Waiting
    onStep: (message: StoredMessage) => void
    onDue: (message: StoredMessage) => void
  }) {
    this.#clock = options.clock
    this.#delayMs = options.delayMs
    this.#pending = options.pending
    this.#onStep = options.onStep
    this.#onDue = options.onDue
  }

  /** Call it when a message has become pending. */
  added(message: StoredMessage): void {
    this.#waitForNext(message, this.#clock.monotonic())
    const dueAt = message.place === -1 ? this.#dueAt(message) : message.dueAt
    if (this.#timer === null || dueAt < this.#timerAt) this.arm()
  }

  /** Sets the timer for what is due first; call it again when the delay has changed or after `stop`. */
  arm(): void {
    this.stop()
    const next = this.#next()
    if (next === null) return
    this.#timerAt = next.dueAt
    this.#timer = this.#clock.setTimeout(
      () => {
        this.#timer = null
        this.#settle()
      },
      Math.max(0, next.dueAt - this.#clock.monotonic()),
    )
  }

  stop(): void {
    if (this.#timer) this.#clock.clearTimeout(this.#timer)
    this.#timer = null
  }

  #settle(): void {
    const now = this.#clock.monotonic()
    for (let count = 1; ; count++) {
      const next = this.#next()
      if (next === null || next.dueAt > now) break
      this.#reach(next.message, now)
      if (count % messagesPerLook === 0 && this.#clock.monotonic() - now >= turnMs) break
    }
    this.arm()
  }

  /** The next state of a message whose time is over. */
  #reach(message: StoredMessage, now: number): void {
    if (message.steps === stepsOf(message).length) {
      this.#onDue(message)
      return
    }
    this.#pending.wake(message)
    message.steps++
    this.#onStep(message)
    this.#waitForNext(message, now)
  }

  #waitForNext(message: StoredMessage, now: number): void {
    const step = stepsOf(message)[message.steps]
    const delayMs =
      step === undefined
        ? message.ownDelayMs
        : drawDelay(step.delay, seededRandom(message.draw, String(message.steps)))
    if (delayMs === null) this.#pending.wait(message, now)
    else this.#pending.waitUntil(message, now + delayMs)
  }

  #next(): { readonly message: StoredMessage; readonly dueAt: number } | null {
    const { oldest, earliest } = this.#pending
    if (oldest === null) return earliest === null ? null : { message: earliest, dueAt: earliest.dueAt }
    const dueAt = this.#dueAt(oldest)
    return earliest !== null && earliest.dueAt < dueAt
      ? { message: earliest, dueAt: earliest.dueAt }
      : { message: oldest, dueAt }
  }

  #dueAt({ pendingSince }: StoredMessage): number {
    return (pendingSince ?? 0) + this.#delayMs()
  }
}

function stepsOf({ receipt }: StoredMessage) {
  return receipt.intermediate ?? []
}
