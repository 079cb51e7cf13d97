const kept = 32

/**
 * The sequence_numbers of the peer's last requests. SMPP 3.4 §3.2: they grow by one; a number that comes again leaves
 * two answers that its sender cannot tell apart.
 */
export class RequestNumbers {
  readonly #last = new Float64Array(kept).fill(-1)
  #next = 0
  #highest = -1

  /** True when one of the last requests had the number already. One comparison for a peer that counts. */
  isReused(sequenceNumber: number): boolean {
    const isNew = sequenceNumber > this.#highest
    const isReused = !isNew && this.#last.includes(sequenceNumber)
    if (isNew) this.#highest = sequenceNumber
    this.#last[this.#next] = sequenceNumber
    this.#next = (this.#next + 1) % kept
    return isReused
  }
}
