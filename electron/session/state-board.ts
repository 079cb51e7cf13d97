import type { SessionState } from '../../shared/contract/session.ts'
import type { Clock, ClockTimer } from './clock.ts'

/** At most ten a second for one session. */
const intervalMs = 100

/**
 * Tells a session's state at most every 100 ms: the first change at once, what follows joined, and on until the
 * rates are back at zero.
 */
export class StateBoard {
  readonly #clock: Clock
  readonly #read: () => SessionState
  readonly #tell: ((state: SessionState) => void) | undefined
  #timer: ClockTimer | null = null
  #isStale = false

  constructor(clock: Clock, read: () => SessionState, tell: ((state: SessionState) => void) | undefined) {
    this.#clock = clock
    this.#read = read
    this.#tell = tell
  }

  /** Something the state shows has changed. Cheap: called for every PDU. */
  touch(): void {
    if (this.#isStale || this.#tell === undefined) return
    this.#isStale = true
    if (this.#timer === null) this.#arm(0)
  }

  #arm(ms: number): void {
    this.#timer = this.#clock.setTimeout(() => this.#due(), ms)
  }

  #due(): void {
    this.#timer = null
    if (!this.#isStale) return
    const state = this.#read()
    // A rate that fell to zero is a change as well.
    this.#isStale = state.sentPerSecond > 0 || state.receivedPerSecond > 0
    this.#arm(intervalMs)
    this.#tell?.(state)
  }
}
