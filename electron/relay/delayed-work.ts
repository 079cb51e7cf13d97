import type { Clock, ClockTimer } from '../session/clock.ts'

/** PDUs of one direction that wait at once; one more goes on without waiting. */
const mostDelayed = 10_000

/** What rows let go on later, of one direction of a link. */
export class DelayedWork {
  readonly #clock: Clock
  readonly #waiting = new Map<() => void, ClockTimer>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs it now where nothing is to be waited for, else after `ms`. */
  run(ms: number, work: () => void): void {
    if (ms === 0 || this.#waiting.size >= mostDelayed) {
      work()
      return
    }
    const timer = this.#clock.setTimeout(() => {
      this.#waiting.delete(work)
      work()
    }, ms)
    this.#waiting.set(work, timer)
  }

  /** Nothing follows: what waits goes on at once, in its order. */
  flush(): void {
    const waiting = [...this.#waiting.keys()]
    this.drop()
    for (const work of waiting) work()
  }

  /** It has nowhere to go any more. */
  drop(): void {
    for (const timer of this.#waiting.values()) this.#clock.clearTimeout(timer)
    this.#waiting.clear()
  }
}
