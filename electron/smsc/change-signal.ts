import type { Clock, ClockTimer } from '../session/clock.ts'

/** Changes come by the thousand; who watches is told at most so often. */
const intervalMs = 100

/** Joins many changes into one call: the first soon after it happened, the following ones 100 ms apart. */
export class ChangeSignal {
  readonly #clock: Clock
  readonly #tell: () => void
  #timer: ClockTimer | null = null
  #isStale = false

  constructor(clock: Clock, tell: () => void) {
    this.#clock = clock
    this.#tell = tell
  }

  raise(): void {
    this.#isStale = true
    this.#timer ??= this.#clock.setTimeout(() => this.#due(), 0)
  }

  #due(): void {
    this.#timer = null
    if (!this.#isStale) return
    this.#isStale = false
    this.#timer = this.#clock.setTimeout(() => this.#due(), intervalMs)
    this.#tell()
  }
}
