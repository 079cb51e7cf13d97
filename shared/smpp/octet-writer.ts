/** A growing run of octets. Its owner takes `bytes` up to `length` and sets `length` back to 0. */
export class OctetWriter {
  bytes: Uint8Array
  length = 0

  constructor(capacity = 4096) {
    this.bytes = new Uint8Array(capacity)
  }

  /** Makes room for `octets` more; `bytes` may be another array afterwards. */
  reserve(octets: number): void {
    const needed = this.length + octets
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, 2 * this.bytes.length))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }

  /** A copy of what was written. */
  toOctets(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }
}
