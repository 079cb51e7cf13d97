/** Places of ids by a hash of each: the newest of an id first, and no more than `capacity` of them, the newest. */
export class IdIndex {
  readonly #mask: number
  /** By the low bits of a hash, the number of its newest entry; 0: none. Entries are numbered from 1. */
  readonly #newest: Float64Array
  /** Of the entry in each slot, by its number: its hash, its place and the entry before it with the same low bits. */
  readonly #hashes: Int32Array
  readonly #places: Float64Array
  readonly #before: Float64Array
  #last = 0

  /** `capacity` is taken up to a power of two; each id costs 28 octets. */
  constructor(capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(2, capacity)))
    this.#mask = slots - 1
    this.#newest = new Float64Array(slots)
    this.#hashes = new Int32Array(slots)
    this.#places = new Float64Array(slots)
    this.#before = new Float64Array(slots)
  }

  /** `place`: a safe integer. */
  add(id: string, place: number): void {
    const hash = hashOf(id)
    const entry = ++this.#last
    const slot = entry & this.#mask
    this.#hashes[slot] = hash
    this.#places[slot] = place
    this.#before[slot] = this.#newest[hash & this.#mask] ?? 0
    this.#newest[hash & this.#mask] = entry
  }

  /** Places of ids that may be this one, the newest first: what is there tells. */
  *places(id: string): Generator<number> {
    const hash = hashOf(id)
    const oldest = this.#last - this.#mask
    let entry = this.#newest[hash & this.#mask] ?? 0
    while (entry > 0 && entry >= oldest) {
      const slot = entry & this.#mask
      if (this.#hashes[slot] === hash) yield this.#places[slot] ?? 0
      entry = this.#before[slot] ?? 0
    }
  }
}

/** FNV-1a over the UTF-16 units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
