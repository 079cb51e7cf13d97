import type { WriteBatch } from './store-protocol.ts'

/** Octets held while the disk refuses them; older batches are then given up, and the capture shows the gap. */
const limitOctets = 64 * 1024 * 1024

/** Batches that wait for a disk that can be written again, oldest first. */
export class WriteBacklog {
  readonly #limit: number
  #batches: WriteBatch[] = []
  #octets = 0

  constructor(limit = limitOctets) {
    this.#limit = limit
  }

  get isEmpty(): boolean {
    return this.#batches.length === 0
  }

  add(batch: WriteBatch): void {
    this.#batches.push(batch)
    this.#octets += sizeOf(batch)
    // Cards are small and hold what cannot be read from the wire again: only captured PDUs are given up.
    for (let index = 0; this.#octets > this.#limit && index < this.#batches.length - 1; index++) {
      const oldest = this.#batches[index]
      if (oldest === undefined || oldest.pdus === null) continue
      this.#octets -= sizeOf(oldest)
      this.#batches[index] = { ...oldest, pdus: null }
    }
  }

  first(): WriteBatch | undefined {
    return this.#batches[0]
  }

  /** Removes the first batch, which is written or can never be. */
  removeFirst(): void {
    const batch = this.#batches.shift()
    if (batch !== undefined) this.#octets -= sizeOf(batch)
  }
}

function sizeOf(batch: WriteBatch): number {
  return batch.pdus === null ? 0 : batch.pdus.octets.byteLength + batch.pdus.numbers.byteLength
}
