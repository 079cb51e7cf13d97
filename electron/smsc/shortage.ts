/** A bound that is reached: told of when that begins and when it is over, not each time. */
export class Shortage {
  readonly #onBegin: () => void
  readonly #onEnd: (count: number) => void
  #count = 0

  /** `onEnd` is told how many were turned away meanwhile. */
  constructor(onBegin: () => void, onEnd: (count: number) => void) {
    this.#onBegin = onBegin
    this.#onEnd = onEnd
  }

  /** So many more were turned away. */
  turnedAway(count: number): void {
    if (this.#count === 0) this.#onBegin()
    this.#count += count
  }

  /** There is plenty of room. */
  relieved(): void {
    if (this.#count === 0) return
    const count = this.#count
    this.#count = 0
    this.#onEnd(count)
  }
}
