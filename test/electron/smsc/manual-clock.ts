import type { Clock, ClockTimer } from '../../../electron/session/clock.ts'

/** A clock that stands still until a test turns it. */
export class ManualClock implements Clock {
  #now: number
  readonly #timers = new Map<ClockTimer, { at: number; run: () => void }>()

  constructor(now = Date.UTC(2026, 10, 22, 9, 30, 15, 400)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now
  }

  setTimeout(run: () => void, ms: number): ClockTimer {
    const timer = setTimeout(() => {}, 0)
    clearTimeout(timer)
    this.#timers.set(timer, { at: this.#now + ms, run })
    return timer
  }

  clearTimeout(timer: ClockTimer): void {
    this.#timers.delete(timer)
  }

  get timers(): number {
    return this.#timers.size
  }

  /** Runs what falls due within the next `ms`, each at its own time. */
  turn(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)[0]
      if (!due) break
      const [timer, { at, run }] = due
      this.#timers.delete(timer)
      this.#now = Math.max(this.#now, at)
      run()
    }
    this.#now = end
  }
}
