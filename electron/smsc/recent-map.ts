/**
 * Remembers at least the last `limit` entries that were set, at most twice as many. Two generations instead of one
 * ordered map: finding the oldest entry of a map walks over every deleted one before it.
 */
export class RecentMap<V> {
  #young = new Map<string, V>()
  #old = new Map<string, V>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  get(key: string): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key)
  }

  set(key: string, value: V): void {
    this.#old.delete(key)
    this.#young.set(key, value)
    if (this.#young.size < this.#limit) return
    this.#old = this.#young
    this.#young = new Map()
  }
}
