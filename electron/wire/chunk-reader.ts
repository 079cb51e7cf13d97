/** Takes the octets that arrived, at `bytes[start, end)`; nobody writes to that part again. */
export type ChunkSink = (bytes: Uint8Array, start: number, end: number) => void

/** Octets of one read at most. */
const readOctets = 1 << 16
/** Reads are copied one behind the other into a slab; a full one is kept by the PDUs that still use it. */
const slabOctets = 1 << 16

/**
 * Reads one socket past Node's readable stream: give `onread` to `connect`, then `listen`; what came before waits. The
 * stream takes 64 kB from the allocator for every read, be it of 16 octets; at window 1 that is a fifth of what a round
 * trip costs. The copy is what lets a PDU be kept while its answer is awaited.
 */
export class ChunkReader {
  readonly onread: { readonly buffer: Uint8Array; readonly callback: (octets: number) => boolean }
  #slab = new Uint8Array(slabOctets)
  #used = 0
  #early: { readonly start: number; readonly end: number; readonly slab: Uint8Array }[] = []
  #sink: ChunkSink = (slab, start, end) => this.#early.push({ slab, start, end })

  constructor() {
    const buffer = new Uint8Array(readOctets)
    const callback = (octets: number): boolean => {
      if (octets > this.#slab.length - this.#used) {
        this.#slab = new Uint8Array(slabOctets)
        this.#used = 0
      }
      const start = this.#used
      this.#used += octets
      this.#slab.set(buffer.subarray(0, octets), start)
      this.#sink(this.#slab, start, this.#used)
      return true
    }
    this.onread = { buffer, callback }
  }

  listen(sink: ChunkSink): void {
    this.#sink = sink
    if (this.#early.length === 0) return
    // The listener is not ready for them while the reader is being made.
    process.nextTick(() => {
      for (const { slab, start, end } of this.#early.splice(0)) sink(slab, start, end)
    })
  }
}
