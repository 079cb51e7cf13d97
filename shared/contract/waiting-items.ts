import { estimateOctets } from './estimate-octets.ts'

/** Key of the thing that an item is about: a waiting item is replaced by the next of its key. */
export type ItemKey = string | number

interface Entry {
  item: unknown
  octets: number
  readonly key: ItemKey | undefined
}

/**
 * Items of one stream on their way to one window: first in, first out. Above `limit` items the oldest are
 * dropped; the limit of octets is the window's, over all its streams.
 */
export class WaitingItems {
  readonly #limit: number
  readonly #window: WaitingOctets
  readonly #byKey = new Map<ItemKey, Entry>()
  #entries: (Entry | undefined)[] = []
  #head = 0
  #octets = 0
  #dropped = 0

  constructor(limit: number, window: WaitingOctets) {
    this.#limit = limit
    this.#window = window
    window.join(this)
  }

  get count(): number {
    return this.#entries.length - this.#head
  }

  /** Estimated octets of the waiting items. */
  get octets(): number {
    return this.#octets
  }

  push(item: unknown, key?: ItemKey): void {
    const octets = estimateOctets(item)
    const known = key === undefined ? undefined : this.#byKey.get(key)
    if (known === undefined) {
      const entry = { item, octets, key }
      this.#entries.push(entry)
      if (key !== undefined) this.#byKey.set(key, entry)
      this.#octets += octets
      if (this.count > this.#limit) this.dropOldest()
    } else {
      this.#octets += octets - known.octets
      known.item = item
      known.octets = octets
    }
    this.#window.shed()
  }

  /** The oldest items: at most `most` and `octets`, yet one at least; `dropped` were lost before them. */
  take(most: number, octets: number): { items: unknown[]; dropped: number } {
    const items: unknown[] = []
    let taken = 0
    while (items.length < most) {
      const next = this.#entries[this.#head]
      if (next === undefined || (items.length > 0 && taken + next.octets > octets)) break
      taken += next.octets
      items.push(next.item)
      this.#removeOldest()
    }
    const dropped = this.#dropped
    this.#dropped = 0
    this.#compact()
    return { items, dropped }
  }

  dropOldest(): void {
    if (this.count === 0) return
    this.#removeOldest()
    this.#dropped += 1
    this.#compact()
  }

  /** Forgets the waiting items and leaves the window's bound to the other streams. */
  end(): void {
    this.#window.leave(this)
    this.#entries = []
    this.#byKey.clear()
    this.#head = 0
    this.#octets = 0
  }

  #removeOldest(): void {
    const entry = this.#entries[this.#head]
    if (entry === undefined) return
    this.#entries[this.#head] = undefined
    this.#head += 1
    this.#octets -= entry.octets
    if (entry.key !== undefined) this.#byKey.delete(entry.key)
  }

  /** Cutting only when half is empty keeps each push and take constant on average. */
  #compact(): void {
    if (this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head)
      this.#head = 0
    }
  }
}

/** Octet limit of one window over all its streams: above it the stream that holds most loses its oldest. */
export class WaitingOctets {
  readonly #limit: number
  readonly #streams = new Set<WaitingItems>()

  constructor(limit: number) {
    this.#limit = limit
  }

  join(stream: WaitingItems): void {
    this.#streams.add(stream)
  }

  leave(stream: WaitingItems): void {
    this.#streams.delete(stream)
  }

  shed(): void {
    for (;;) {
      let total = 0
      let largest: WaitingItems | undefined
      for (const stream of this.#streams) {
        total += stream.octets
        if (largest === undefined || stream.octets > largest.octets) largest = stream
      }
      if (total <= this.#limit || largest === undefined) return
      largest.dropOldest()
    }
  }
}
