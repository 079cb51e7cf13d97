/** Items on their way to one window: first in, first out, and bounded: above `limit` the oldest are dropped. */
export class WaitingItems {
  readonly #limit: number
  #items: unknown[] = []
  #head = 0
  #dropped = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get count(): number {
    return this.#items.length - this.#head
  }

  push(item: unknown): void {
    this.#items.push(item)
    if (this.count > this.#limit) {
      this.#items[this.#head] = undefined
      this.#head += 1
      this.#dropped += 1
      this.#compact()
    }
  }

  /** At most `most` of the oldest, and how many older ones were dropped since the last take. */
  take(most: number): { items: unknown[]; dropped: number } {
    const items = this.#items.slice(this.#head, this.#head + most)
    const dropped = this.#dropped
    this.#items.fill(undefined, this.#head, this.#head + items.length)
    this.#head += items.length
    this.#dropped = 0
    this.#compact()
    return { items, dropped }
  }

  /** Cutting only when half is empty keeps each push and take constant on average. */
  #compact(): void {
    if (this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
  }
}
