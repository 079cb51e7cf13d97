const chunkOctets = 64 * 1024

/** Copies small runs of octets into shared chunks: one allocation for hundreds of PDUs. */
export class OctetPool {
  #chunk = new Uint8Array(chunkOctets)
  #used = 0

  copy(octets: Uint8Array): Uint8Array<ArrayBuffer> {
    // A large one gets a buffer of its own, so that it keeps no others alive.
    if (octets.length > chunkOctets / 8) return new Uint8Array(octets)
    if (this.#used + octets.length > chunkOctets) {
      this.#chunk = new Uint8Array(chunkOctets)
      this.#used = 0
    }
    const copy = new Uint8Array(this.#chunk.buffer, this.#used, octets.length)
    copy.set(octets)
    this.#used += octets.length
    return copy
  }
}
