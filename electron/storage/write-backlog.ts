import type { WriteBatch } from './store-protocol.ts'

/** Octets held while the disk refuses them; older PDUs are then given up, and the capture shows the gap. */
const limitOctets = 64 * 1024 * 1024
/** Changed cards held meanwhile; the oldest beyond are given up. */
const limitCards = 100_000

/** Batches that wait for a disk that can be written again, oldest first. */
export class WriteBacklog {
  readonly #limit: number
  #batches: WriteBatch[] = []
  #octets = 0
  #cards = 0

  constructor(limit = limitOctets) {
    this.#limit = limit
  }

  get isEmpty(): boolean {
    return this.#batches.length === 0
  }

  add(batch: WriteBatch): void {
    this.#batches.push(batch)
    this.#octets += pduOctets(batch)
    this.#cards += batch.cards.length
    // Cards hold what cannot be read from the wire again: captured PDUs are given up long before them.
    for (let index = 0; this.#isOver && index < this.#batches.length - 1; index++) {
      const oldest = this.#batches[index]
      if (oldest !== undefined) this.#batches[index] = this.#lighter(oldest)
    }
  }

  first(): WriteBatch | undefined {
    return this.#batches[0]
  }

  /** Removes the first one: it is written, or never can be. */
  removeFirst(): void {
    const batch = this.#batches.shift()
    if (batch === undefined) return
    this.#octets -= pduOctets(batch)
    this.#cards -= batch.cards.length
  }

  get #isOver(): boolean {
    return this.#octets > this.#limit || this.#cards > limitCards
  }

  #lighter(batch: WriteBatch): WriteBatch {
    this.#octets -= pduOctets(batch)
    if (this.#cards <= limitCards) return { ...batch, pdus: [] }
    this.#cards -= batch.cards.length
    return { sessions: batch.sessions, pdus: [], cards: [], smscIds: [], links: [], events: [] }
  }
}

function pduOctets({ pdus }: WriteBatch): number {
  return pdus.reduce((sum, { octets, numbers }) => sum + octets.length + numbers.length, 0)
}
