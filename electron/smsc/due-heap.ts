/** Something that is due at a time of its own. */
interface Due {
  /** Monotonic ms. */
  dueAt: number
  /** Of two that are due at once the lower goes first. */
  readonly number: number
  /** The heap's; -1 outside it. */
  place: number
}

function isBefore(one: Due, other: Due): boolean {
  return one.dueAt < other.dueAt || (one.dueAt === other.dueAt && one.number < other.number)
}

/** What is due at times of its own, the earliest first: each knows its place, so that one is taken out without a search. */
export class DueHeap<T extends Due> {
  readonly #items: T[] = []

  get earliest(): T | null {
    return this.#items[0] ?? null
  }

  add(item: T): void {
    item.place = this.#items.length
    this.#items.push(item)
    this.#rise(item)
  }

  /** Nothing happens to one that is not in it. */
  remove(item: T): void {
    const { place } = item
    if (this.#items[place] !== item) return
    item.place = -1
    const last = this.#items.pop()
    if (last === undefined || last === item) return
    this.#put(last, place)
    this.#rise(last)
    this.#sink(last)
  }

  #put(item: T, place: number): void {
    this.#items[place] = item
    item.place = place
  }

  #rise(item: T): void {
    for (let place = item.place; place > 0; ) {
      const above = (place - 1) >> 1
      const parent = this.#items[above]
      if (parent === undefined || !isBefore(item, parent)) return
      this.#put(parent, place)
      this.#put(item, above)
      place = above
    }
  }

  #sink(item: T): void {
    for (;;) {
      const child = this.#earlierChild(item.place)
      if (child === undefined || !isBefore(child, item)) return
      const { place } = child
      this.#put(child, item.place)
      this.#put(item, place)
    }
  }

  #earlierChild(place: number): T | undefined {
    const [left, right] = [this.#items[2 * place + 1], this.#items[2 * place + 2]]
    return left !== undefined && right !== undefined && isBefore(right, left) ? right : left
  }
}
