/** Which text went to which number, and when. Kept in the order of time, so forgetting is cutting off the front. */
export class RepeatMemory {
  readonly #sent = new Map<string, number>()
  readonly #limit: number

  /** `limit`: texts remembered; the oldest is forgotten first, however long the window. */
  constructor(limit = 100_000) {
    this.#limit = limit
  }

  /** Whether the text went to the number less than `windowMs` before `at` (epoch ms). */
  isRepeat(destination: string, text: string, at: number, windowMs: number): boolean {
    const last = this.#sent.get(keyOf(destination, text))
    return last !== undefined && at - last < windowMs
  }

  keep(destination: string, text: string, at: number, windowMs: number): void {
    const key = keyOf(destination, text)
    this.#sent.delete(key)
    this.#sent.set(key, at)
    for (const [old, sentAt] of this.#sent) {
      if (at - sentAt < windowMs && this.#sent.size <= this.#limit) break
      if (old !== key) this.#sent.delete(old)
    }
  }

  get size(): number {
    return this.#sent.size
  }
}

function keyOf(destination: string, text: string): string {
  return `${destination}\n${text}`
}
