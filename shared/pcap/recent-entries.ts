/**
 * A map that forgets what was neither set nor asked for lately: it keeps the last `most / 2` keys at least and `most`
 * at most. In two generations, since a Map that always loses its oldest key gets slower with each.
 */
export class RecentEntries<Key, Value> {
  readonly #half: number
  #recent = new Map<Key, Value>()
  #older = new Map<Key, Value>()

  constructor(most: number) {
    this.#half = Math.max(1, Math.floor(most / 2))
  }

  get isEmpty(): boolean {
    return this.#recent.size === 0 && this.#older.size === 0
  }

  get size(): number {
    return this.#recent.size + this.#older.size
  }

  get(key: Key): Value | undefined {
    const recent = this.#recent.get(key)
    if (recent !== undefined) return recent
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: Key, value: Value): void {
    this.#older.delete(key)
    this.#recent.set(key, value)
    if (this.#recent.size < this.#half) return
    this.#older = this.#recent
    this.#recent = new Map()
  }

  clear(): void {
    this.#recent = new Map()
    this.#older = new Map()
  }

  /** Takes the value out. */
  take(key: Key): Value | undefined {
    const value = this.#recent.get(key) ?? this.#older.get(key)
    this.#recent.delete(key)
    this.#older.delete(key)
    return value
  }
}
