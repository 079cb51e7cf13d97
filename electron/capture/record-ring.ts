/** The newest of something in memory, captured PDUs as a rule, numbered without gaps; bounded by count and by octets. */
export class RecordRing<Entry extends { readonly octets: { readonly length: number } }> {
  readonly #maxRecords: number
  readonly #maxOctets: number
  readonly #slots: (Entry | undefined)[] = []
  #firstSeq: number
  #nextSeq: number
  #octets = 0

  constructor(options: {
    readonly nextSeq: number
    readonly maxRecords: number
    readonly maxOctets: number
  }) {
    this.#firstSeq = options.nextSeq
    this.#nextSeq = options.nextSeq
    this.#maxRecords = options.maxRecords
    this.#maxOctets = options.maxOctets
  }

  /** Number of the oldest record held; `nextSeq` when there is none. */
  get firstSeq(): number {
    return this.#firstSeq
  }

  get nextSeq(): number {
    return this.#nextSeq
  }

  /** `record.seq` must be `nextSeq`. */
  push(record: Entry): void {
    this.#slots[this.#slotOf(this.#nextSeq)] = record
    this.#nextSeq++
    this.#octets += record.octets.length
    while (this.#nextSeq - this.#firstSeq > this.#maxRecords || this.#octets > this.#maxOctets) {
      if (this.#firstSeq === this.#nextSeq - 1) return
      this.#dropFirst()
    }
  }

  get(seq: number): Entry | undefined {
    return seq >= this.#firstSeq && seq < this.#nextSeq ? this.#slots[this.#slotOf(seq)] : undefined
  }

  clear(): void {
    this.#slots.length = 0
    this.#firstSeq = this.#nextSeq
    this.#octets = 0
  }

  #dropFirst(): void {
    const slot = this.#slotOf(this.#firstSeq)
    this.#octets -= this.#slots[slot]?.octets.length ?? 0
    this.#slots[slot] = undefined
    this.#firstSeq++
  }

  /** One slot more than records, because a record is in before the oldest is out. */
  #slotOf(seq: number): number {
    return seq % (this.#maxRecords + 1)
  }
}
