/** Numbers of the requests that were answered, a bit each. */
export class AnsweredRequests {
  #bits = new Uint8Array(1 << 16)

  /** `number` is of a PDU of a file: whole, and no more than a file can have. */
  add(number: number): void {
    const place = Math.floor(number / 8)
    if (!Number.isSafeInteger(number) || number < 0 || place >= mostOctets) return
    if (place >= this.#bits.length) {
      const grown = new Uint8Array(Math.min(mostOctets, Math.max(place + 1, 2 * this.#bits.length)))
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#bits[place] = (this.#bits[place] ?? 0) | (1 << (number % 8))
  }

  has(number: number): boolean {
    return ((this.#bits[Math.floor(number / 8)] ?? 0) & (1 << (number % 8))) !== 0
  }
}

/** A billion PDUs; a line of JSON may claim any number. */
const mostOctets = 1 << 27
