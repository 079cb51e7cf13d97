import type { Bound } from './bounds.ts'

interface Entry<V> {
  readonly value: V
  readonly octets: number
}

/**
 * Remembers the last entries that were set: up to a bound at least, up to twice the bound at most. Two generations
 * instead of one ordered map: finding the oldest entry of a map walks over every deleted one before it.
 */
export class RecentMap<V> {
  #young = new Map<string, Entry<V>>()
  #youngOctets = 0
  #old = new Map<string, Entry<V>>()
  readonly #bound: Bound
  readonly #onForget: (key: string) => void

  constructor(bound: Bound, onForget: (key: string) => void = () => undefined) {
    this.#bound = bound
    this.#onForget = onForget
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  get(key: string): V | undefined {
    return (this.#young.get(key) ?? this.#old.get(key))?.value
  }

  /** `octets`: what the entry counts for. */
  set(key: string, value: V, octets = 0): void {
    this.#old.delete(key)
    this.#youngOctets += octets - (this.#young.get(key)?.octets ?? 0)
    this.#young.set(key, { value, octets })
    if (this.#young.size < this.#bound.count && this.#youngOctets < this.#bound.octets) return
    const forgotten = this.#old
    this.#old = this.#young
    this.#young = new Map()
    this.#youngOctets = 0
    for (const key of forgotten.keys()) this.#onForget(key)
  }
}
