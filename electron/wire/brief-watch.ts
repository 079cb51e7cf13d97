/** An answer within this counts as near, and is watched for no longer than this. */
const nearMs = 0.5

/**
 * Keeps the event loop from sleeping after a write when the answer is likely to be nearly there, because the
 * one before was. To put a process to sleep and to wake it can take longer than the exchange itself, most of
 * all on a virtual machine. A distant peer is never watched for, a peer that stops answering only once.
 */
export class BriefWatch {
  readonly #monotonic: () => number
  #wroteAt = -Infinity
  #isNear = false
  #isAwaiting = false
  #isWatching = false

  /** `monotonic` in ms. */
  constructor(monotonic: () => number = () => performance.now()) {
    this.#monotonic = monotonic
  }

  /** The loop does not sleep for now. */
  get isWatching(): boolean {
    return this.#isWatching
  }

  /** A peer was sent something. */
  wrote(): void {
    this.#wroteAt = this.#monotonic()
    this.#isAwaiting = true
    if (!this.#isNear || this.#isWatching) return
    this.#isWatching = true
    setImmediate(this.#turn)
  }

  /** A peer sent something. */
  heard(): void {
    this.#isNear = this.#isWithin()
    this.#isAwaiting = false
  }

  readonly #turn = (): void => {
    if (this.#isAwaiting && this.#isWithin()) {
      setImmediate(this.#turn)
      return
    }
    this.#isWatching = false
    if (this.#isAwaiting) this.#isNear = false
  }

  #isWithin(): boolean {
    return this.#monotonic() - this.#wroteAt < nearMs
  }
}

/** One for the process, as there is one loop. */
export const briefWatch = new BriefWatch()
