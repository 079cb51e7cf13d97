import type { PduMark } from '../session/session-hooks.ts'

/** Requests of one sender whose answer has not passed; the oldest beyond are forgotten, and their answers are orphans. */
const mostOpen = 10_000

/** Finds the request that a response answers, by the number that both have. */
export class OpenMarks {
  readonly #marks = new Map<number, { readonly mark: PduMark; readonly monotonic: number }>()

  /** `monotonic` in ms. */
  add(mark: PduMark, monotonic: number): void {
    this.#marks.delete(mark.sequenceNumber)
    this.#marks.set(mark.sequenceNumber, { mark, monotonic })
    if (this.#marks.size <= mostOpen) return
    for (const oldest of this.#marks.keys()) {
      this.#marks.delete(oldest)
      return
    }
  }

  take(sequenceNumber: number): { readonly mark: PduMark; readonly monotonic: number } | undefined {
    const found = this.#marks.get(sequenceNumber)
    this.#marks.delete(sequenceNumber)
    return found
  }

  get size(): number {
    return this.#marks.size
  }
}
