/** Time as the engine sees it; tests may turn their own. */
export interface Clock {
  /** Epoch milliseconds with a fraction. */
  now(): number
  /** Milliseconds that never jump: for latencies and deadlines. */
  monotonic(): number
  setTimeout(run: () => void, ms: number): ClockTimer
  clearTimeout(timer: ClockTimer): void
}

export type ClockTimer = ReturnType<typeof setTimeout>

/** How far the wall clock may wander from the monotonic one before stamps follow it, ms. */
const allowedDriftMs = 25
const driftCheckMs = 1000

/**
 * The machine's clock. Stamps are the monotonic clock plus an offset, so that two PDUs never seem to pass in the
 * wrong order; the offset follows the wall clock when that was set or the machine slept.
 */
export class SystemClock implements Clock {
  #offset = Date.now() - performance.now()
  #checkedAt = performance.now()

  now(): number {
    const monotonic = performance.now()
    if (monotonic - this.#checkedAt > driftCheckMs) this.#followWallClock(monotonic)
    return monotonic + this.#offset
  }

  monotonic(): number {
    return performance.now()
  }

  setTimeout(run: () => void, ms: number): ClockTimer {
    return setTimeout(run, ms)
  }

  clearTimeout(timer: ClockTimer): void {
    clearTimeout(timer)
  }

  #followWallClock(monotonic: number): void {
    this.#checkedAt = monotonic
    const drift = Date.now() - (monotonic + this.#offset)
    if (Math.abs(drift) > allowedDriftMs) this.#offset += drift
  }
}
