import type { Clock, ClockTimer } from '../../../electron/session/clock.ts'

/** A clock that stands still until a test turns it. */
export class ManualClock implements Clock {
  #now: number
  #monotonic = 0
  /** ms that pass whenever it is read: work that takes time. */
  perReading = 0
  readonly #timers = new Map<ClockTimer, { at: number; run: () => void }>()

  constructor(now = Date.UTC(2026, 10, 22, 9, 30, 15, 400)) {
    this.#now = now
  }

  /** The wall clock is set, by so many ms; nothing falls due by that. */
  setBy(ms: number): void {
    this.#now += ms
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    this.#pass(this.#monotonic + this.perReading)
    return this.#monotonic
  }

  setTimeout(run: () => void, ms: number): ClockTimer {
    const timer = setTimeout(() => {}, 0)
    clearTimeout(timer)
    this.#timers.set(timer, { at: this.#monotonic + ms, run })
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
    const end = this.#monotonic + ms
    while (this.#runFirstDue(end)) {
      // What it set may be due as well.
    }
    this.#pass(end)
  }

  /**
   * The machine sleeps for so long and wakes: time has passed, and every timer that ran out meanwhile runs now, once,
   * as those of the system do.
   */
  sleep(ms: number): void {
    const woken = this.#monotonic + ms
    this.#pass(woken)
    for (const timer of [...this.#timers.keys()]) this.#run(timer, woken)
  }

  #runFirstDue(end: number): boolean {
    const [due] = [...this.#timers].filter(([, { at }]) => at <= end).sort((a, b) => a[1].at - b[1].at)
    if (due === undefined) return false
    this.#pass(due[1].at)
    this.#run(due[0], end)
    return true
  }

  #run(timer: ClockTimer, until: number): void {
    const due = this.#timers.get(timer)
    if (due === undefined || due.at > until) return
    this.#timers.delete(timer)
    due.run()
  }

  #pass(until: number): void {
    const ms = Math.max(0, until - this.#monotonic)
    this.#monotonic += ms
    this.#now += ms
  }
}
