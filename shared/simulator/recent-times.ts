/** The times of the last `count` of something: tells whether one more is too many within a while. */
export class RecentTimes {
  readonly #count: number
  readonly #times: number[] = []
  #next = 0

  constructor(count: number) {
    this.#count = count
  }

  /** Takes one at this time, ms; true when it and those before it are more than `count` in less than `withinMs`. */
  isBeyond(at: number, withinMs: number): boolean {
    const before = this.#times[this.#next]
    this.#times[this.#next] = at
    this.#next = (this.#next + 1) % this.#count
    return before !== undefined && at - before < withinMs
  }
}
