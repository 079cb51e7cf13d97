/** Numbers of the requests that were answered, a bit each. */
export class AnsweredRequests {
  readonly #first: number
  #bits = new Uint8Array(1 << 12)

  /** No number below `first` is asked for. */
  constructor(first = 0) {
    this.#first = first
  }

  /** `number` is of a PDU of a capture: whole, and no more than one can have. */
  add(number: number): void {
    const bit = number - this.#first
    const place = Math.floor(bit / 8)
    if (!Number.isSafeInteger(bit) || bit < 0 || place >= mostOctets) return
    if (place >= this.#bits.length) {
      const grown = new Uint8Array(Math.min(mostOctets, Math.max(place + 1, 2 * this.#bits.length)))
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#bits[place] = (this.#bits[place] ?? 0) | (1 << (bit % 8))
  }

  has(number: number): boolean {
    const bit = number - this.#first
    return ((this.#bits[Math.floor(bit / 8)] ?? 0) & (1 << (bit % 8))) !== 0
  }
}

/** A billion PDUs; a line of JSON may claim any number. */
const mostOctets = 1 << 27
