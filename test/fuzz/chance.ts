/** Numbers that look random and are the same in every run with the same seed, and ways to spoil things with them. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A whole number from 0 on, below `end`. Mulberry32: small, fast, the same on every machine. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    const state = this.#state
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  /** One to six octets set, dropped, doubled, replaced by a run of another, or the end cut off. */
  octets(seeds: readonly Uint8Array[], fewest = 0): Uint8Array {
    const octets = [...this.pick(seeds)]
    for (let left = 1 + this.below(6); left > 0; left -= 1) {
      const at = this.below(octets.length + 1)
      const how = this.below(6)
      if (how === 0) octets[at] = this.below(256)
      else if (how === 1) octets[at] = this.pick([0, 1, 0x7f, 0x80, 0xfe, 0xff])
      else if (how === 2) octets.splice(at, 1 + this.below(3))
      else if (how === 3) octets.splice(at, 0, this.below(256))
      else if (how === 4) octets.length = Math.min(octets.length, fewest + this.below(octets.length + 1))
      else octets.splice(at, this.below(8), ...this.pick(seeds).subarray(fewest, fewest + this.below(24)))
    }
    while (octets.length < fewest) octets.push(this.below(256))
    return Uint8Array.from(octets, (octet) => octet ?? 0)
  }

  /** The head of one and the tail of another, and a character or two that mean something to somebody. */
  text(seeds: readonly string[]): string {
    const from = this.pick(seeds)
    const other = this.pick(seeds)
    const between = this.below(3) === 0 ? this.pick(troublemakers) : String.fromCharCode(this.below(0x3000))
    return from.slice(0, this.below(from.length + 1)) + between + other.slice(this.below(other.length + 1))
  }
}

const troublemakers = [
  '\0',
  '"',
  "'",
  '\\',
  '{{',
  '}}',
  '{',
  '[',
  ']',
  ',',
  ';',
  '\r\n',
  '\ud800',
  '\udc00',
  '\u202e',
  '__proto__',
  'constructor',
  '-1',
  '1e999',
  'NaN',
  '999999999999999999999',
  ' ',
]
