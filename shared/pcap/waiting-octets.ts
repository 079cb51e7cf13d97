/** Octets kept by all streams of a file together while they wait for others. */
export class WaitingOctets {
  readonly #limit: number
  #octets = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get isOver(): boolean {
    return this.#octets > this.#limit
  }

  get octets(): number {
    return this.#octets
  }

  /** `octets` may be negative: they are kept no longer. */
  add(octets: number): void {
    this.#octets += octets
  }
}
