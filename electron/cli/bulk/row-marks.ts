/** A set of row numbers, at a bit for each row up to the highest. */
export class RowMarks {
  #octets = new Uint8Array(1024)

  has(row: number): boolean {
    return ((this.#octets[row >> 3] ?? 0) & (1 << (row & 7))) !== 0
  }

  add(row: number): void {
    const at = row >> 3
    if (at >= this.#octets.length) {
      const grown = new Uint8Array(Math.max(this.#octets.length * 2, at + 1))
      grown.set(this.#octets)
      this.#octets = grown
    }
    this.#octets[at] = (this.#octets[at] ?? 0) | (1 << (row & 7))
  }
}
