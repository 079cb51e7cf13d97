import type { CountedValue } from './capture-source.ts'

/** The longest value that is counted, and how many different ones. */
const longestValue = 200
const mostValues = 50_000

/** How often each value of a field was seen. */
export class ValueCounts {
  readonly #counts = new Map<string, number>()

  add(text: string): void {
    if (text === '' || text.length > longestValue) return
    const count = this.#counts.get(text)
    if (count !== undefined || this.#counts.size < mostValues) this.#counts.set(text, (count ?? 0) + 1)
  }

  /** The most frequent first. */
  most(limit: number): CountedValue[] {
    const values = [...this.#counts].map(([text, count]) => ({ text, count }))
    return values.sort((one, other) => other.count - one.count).slice(0, limit)
  }
}
