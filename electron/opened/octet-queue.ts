/** Octets that come as messages, given to one reader in their order; each is answered once it was read. */
export class OctetQueue {
  readonly #onTaken: (isWanted: boolean) => void
  #waiting: Buffer[] = []
  #isEnded = false
  #isWanted = true
  #wake: () => void = () => undefined

  constructor(onTaken: (isWanted: boolean) => void) {
    this.#onTaken = onTaken
  }

  push(octets: Uint8Array<ArrayBuffer>): void {
    if (!this.#isWanted || this.#isEnded) {
      this.#onTaken(false)
      return
    }
    this.#waiting.push(Buffer.from(octets.buffer, octets.byteOffset, octets.length))
    this.#wake()
  }

  /** No more come. */
  end(): void {
    this.#isEnded = true
    this.#wake()
  }

  /** Nobody reads any longer: what waits and what comes is answered at once. */
  refuse(): void {
    this.#isWanted = false
    for (const _octets of this.#waiting) this.#onTaken(false)
    this.#waiting = []
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      const next = this.#waiting[0]
      if (next !== undefined) {
        yield next
        // Asked for more: the reader is done with it.
        if (this.#waiting.shift() !== undefined) this.#onTaken(true)
      } else if (this.#isEnded) return
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}
