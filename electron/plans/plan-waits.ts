import type { Clock } from '../session/clock.ts'
import { StepStop } from './step-stop.ts'

/** Waiting that can be stopped: every wait of a plan goes through here. */
export class PlanWaits {
  readonly clock: Clock
  #signal: AbortSignal

  constructor(clock: Clock, signal: AbortSignal) {
    this.clock = clock
    this.#signal = signal
  }

  /** Ends every wait. */
  get signal(): AbortSignal {
    return this.#signal
  }

  /** What is done meanwhile is ended by another signal. */
  async during<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const before = this.#signal
    this.#signal = signal
    try {
      return await run()
    } finally {
      this.#signal = before
    }
  }

  /** Throws once the run is stopped. */
  check(): void {
    if (this.#signal.aborted) throw new StepStop('error', 'stopped')
  }

  async pause(ms: number): Promise<void> {
    await this.within(new Promise<never>(() => undefined), ms)
  }

  /** What the promise gives, or null when it has not within so many ms. Rejects as it does, and when the run is stopped. */
  async within<T>(promise: Promise<T>, ms: number): Promise<T | null> {
    this.check()
    const { promise: over, resolve, reject } = Promise.withResolvers<T | null>()
    const timer = this.clock.setTimeout(() => resolve(null), ms)
    const stop = () => reject(new StepStop('error', 'stopped'))
    const signal = this.#signal
    signal.addEventListener('abort', stop)
    promise.then(resolve, reject)
    try {
      return await over
    } finally {
      this.clock.clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
  }
}
