const keptSessions = 10_000

/** How often something happened in each session; the sessions that were heard of first are forgotten first. */
export class SessionCounts {
  readonly #counts = new Map<string, number>()

  /** Counts one more; the number it is. */
  next(sessionId: string): number {
    const count = (this.#counts.get(sessionId) ?? 0) + 1
    this.#counts.set(sessionId, count)
    if (this.#counts.size > keptSessions) {
      for (const [oldest] of this.#counts) {
        this.#counts.delete(oldest)
        break
      }
    }
    return count
  }
}
