import type { RatePlan } from './rate-plan.ts'

/** A stretch of the run without a change by hand. */
interface Stretch {
  /** Moments of the run and of the plan at its start. */
  readonly runMs: number
  readonly planMs: number
  /** Sum at its start, of the run and of the plan. */
  readonly sum: number
  readonly planSum: number
  /** 0 while paused. */
  readonly factor: number
}

/** Stretches kept for parts that have not left; beyond it the oldest are taken for the next one. */
const mostStretches = 1000

/**
 * The plan as it runs: made faster, slower, paused. While it is paused its time stands still. Moments are ms since the
 * run began, and are told in order.
 */
export class LivePlan {
  readonly #plan: RatePlan
  #last: Stretch = { runMs: 0, planMs: 0, sum: 0, planSum: 0, factor: 1 }
  readonly #stretches: Stretch[] = [this.#last]
  #isPaused = false
  #factor = 1
  #pausedMs = 0

  constructor(plan: RatePlan) {
    this.#plan = plan
  }

  get factor(): number {
    return this.#factor
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  /** Milliseconds that it was paused by `runMs`. */
  pausedMs(runMs: number): number {
    return this.#pausedMs + (this.#isPaused ? runMs - this.#last.runMs : 0)
  }

  setFactor(runMs: number, factor: number): void {
    this.#factor = factor
    if (!this.#isPaused) this.#begin(runMs)
  }

  pause(runMs: number): void {
    if (this.#isPaused) return
    this.#isPaused = true
    this.#begin(runMs)
  }

  resume(runMs: number): void {
    if (!this.#isPaused) return
    this.#pausedMs = this.pausedMs(runMs)
    this.#isPaused = false
    this.#begin(runMs)
  }

  /** Moment of the plan. */
  planMs(runMs: number): number {
    const { runMs: start, planMs, factor } = this.#last
    return factor === 0 ? planMs : planMs + runMs - start
  }

  isOver(runMs: number): boolean {
    return this.planMs(runMs) >= this.#plan.endMs
  }

  /** Moment of the run at which the plan ends, if nothing is changed any more. */
  endMs(): number {
    const { runMs, planMs, factor } = this.#last
    return factor === 0 ? Number.POSITIVE_INFINITY : runMs + this.#plan.endMs - planMs
  }

  /** Parts due by now: their numbers are below this. */
  dueBy(runMs: number): number {
    return wholeParts(this.#sumOf(this.#plan.sumAt(Math.min(this.planMs(runMs), this.#plan.endMs))))
  }

  /** Parts that are due before a moment of the plan since which nothing was changed. */
  dueBefore(planMs: number): number {
    return wholeParts(this.#sumOf(this.#plan.sumBefore(planMs)))
  }

  /** Moment of the run at which a part is or was due; Infinity: it is not, as the plan stands. */
  dueAt(part: number): number {
    const stretches = this.#stretches
    let stretch = this.#last
    for (let at = stretches.length - 1; at > 0 && stretch.sum > part; at--)
      stretch = stretches[at - 1] ?? stretch
    const { factor, sum, planSum, runMs, planMs } = stretch
    if (factor === 0) return stretch === this.#last ? Number.POSITIVE_INFINITY : runMs
    const wanted = planSum + Math.max(0, part - sum) / factor
    return runMs + Math.max(0, this.#plan.momentOf(wanted) - planMs)
  }

  /** Parts below this number have left: what was changed before they were due is forgotten. */
  forget(part: number): void {
    const stretches = this.#stretches
    while (stretches.length > 1 && (stretches[1]?.sum ?? Number.POSITIVE_INFINITY) <= part) stretches.shift()
  }

  /** Parts a second that are asked for now. */
  rateAt(runMs: number): number {
    return this.#last.factor === 0 ? 0 : this.#plan.rateAt(this.planMs(runMs)) * this.#factor
  }

  #sumOf(planSum: number): number {
    const { sum, planSum: start, factor } = this.#last
    return sum + (planSum - start) * factor
  }

  #begin(runMs: number): void {
    const planMs = this.planMs(runMs)
    const planSum = this.#plan.sumAt(planMs)
    const sum = this.#sumOf(planSum)
    this.#last = { runMs, planMs, sum, planSum, factor: this.#isPaused ? 0 : this.#factor }
    this.#stretches.push(this.#last)
    if (this.#stretches.length > mostStretches) this.#stretches.shift()
  }
}

/** Sums of many small steps may be slightly above the whole. */
function wholeParts(sum: number): number {
  return Math.max(0, Math.ceil(sum - 1e-6))
}
