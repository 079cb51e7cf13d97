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
 * dropped; the limits of octets are those of the window and of the process, over all their streams.
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

  /** Items lost since the last were taken. */
  get dropped(): number {
    return this.#dropped
  }

  push(item: unknown, key?: ItemKey): void {
    const octets = estimateOctets(item)
    const known = key === undefined ? undefined : this.#byKey.get(key)
    if (known === undefined) {
      const entry = { item, octets, key }
      this.#entries.push(entry)
      if (key !== undefined) this.#byKey.set(key, entry)
      this.#add(octets)
      if (this.count > this.#limit) this.#dropOldest()
    } else {
      this.#add(octets - known.octets)
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

  /** Counts items that were lost before they came here. */
  lose(count: number): void {
    this.#dropped += count
  }

  /** Drops the oldest until no more than `octets` are held. */
  cut(octets: number): void {
    while (this.#octets > octets && this.count > 0) this.#dropOldest()
  }

  /** Forgets the waiting items and leaves the window's bound to the other streams. */
  end(): void {
    this.#add(-this.#octets)
    this.#window.leave(this)
    this.#entries = []
    this.#byKey.clear()
    this.#head = 0
  }

  #add(octets: number): void {
    this.#octets += octets
    this.#window.add(octets)
  }

  #dropOldest(): void {
    this.#removeOldest()
    this.#dropped += 1
    this.#compact()
  }

  #removeOldest(): void {
    const entry = this.#entries[this.#head]
    if (entry === undefined) return
    this.#entries[this.#head] = undefined
    this.#head += 1
    this.#add(-entry.octets)
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

/** Octets that stay waiting, as a part of the limit, once it was passed: what is cut at once pays for the cut. */
const keptPart = 0.75

/**
 * Octet limit over many streams: those of one window, or of every window when it is the `whole` of theirs. Above it
 * the streams that hold most lose their oldest, all down to one level.
 */
export class WaitingOctets {
  readonly #limit: number
  readonly #whole: WaitingOctets | undefined
  readonly #streams = new Set<WaitingItems>()
  #octets = 0

  constructor(limit: number, whole?: WaitingOctets) {
    this.#limit = limit
    this.#whole = whole
  }

  join(stream: WaitingItems): void {
    this.#streams.add(stream)
    this.#whole?.join(stream)
  }

  leave(stream: WaitingItems): void {
    this.#streams.delete(stream)
    this.#whole?.leave(stream)
  }

  /** Counts octets that came to a stream, or left it. */
  add(octets: number): void {
    this.#octets += octets
    this.#whole?.add(octets)
  }

  shed(): void {
    if (this.#octets > this.#limit) {
      const level = this.#levelFor(this.#limit * keptPart)
      for (const stream of this.#streams) stream.cut(level)
    }
    this.#whole?.shed()
  }

  /** Most that each stream may hold for all to hold `target` octets together. */
  #levelFor(target: number): number {
    const held = [...this.#streams].map(({ octets }) => octets).sort((a, b) => a - b)
    let left = target
    for (const [index, octets] of held.entries()) {
      const share = left / (held.length - index)
      if (octets > share) return share
      left -= octets
    }
    return this.#limit
  }
}
