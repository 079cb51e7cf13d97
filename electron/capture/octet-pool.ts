const chunkOctets = 64 * 1024

/** Copies small runs of octets into shared chunks: one allocation for hundreds of PDUs. */
export class OctetPool {
  #chunk = new Uint8Array(chunkOctets)
  #used = 0
  #written = this.#chunk

  copy(octets: Uint8Array): Uint8Array<ArrayBuffer> {
    const start = this.put(octets)
    return new Uint8Array(this.chunk.buffer, start, octets.length)
  }

  /** As `copy`, without a view: where in `chunk`, as it is after the call, the copy begins. */
  put(octets: Uint8Array): number {
    // A large one gets a buffer of its own, so that it keeps no others alive.
    if (octets.length > chunkOctets / 8) {
      this.#written = new Uint8Array(octets)
      return 0
    }
    if (this.#used + octets.length > chunkOctets) {
      this.#chunk = new Uint8Array(chunkOctets)
      this.#used = 0
    }
    const start = this.#used
    this.#chunk.set(octets, start)
    this.#used += octets.length
    this.#written = this.#chunk
    return start
  }

  /** The one that was written to last. */
  get chunk(): Uint8Array<ArrayBuffer> {
    return this.#written
  }
}
