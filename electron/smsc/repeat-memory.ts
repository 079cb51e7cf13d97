import { RecentMap } from './recent-map.ts'

/** Which text went to which number, and when. */
export class RepeatMemory {
  readonly #sent: RecentMap<number>

  /** `limit`: texts that are remembered at least, however long the window. */
  constructor(limit = 20_000) {
    this.#sent = new RecentMap(limit)
  }

  /** True when the text went to the number less than `windowMs` before `at` (epoch ms). */
  isRepeat(destination: string, text: string, at: number, windowMs: number): boolean {
    const last = this.#sent.get(keyOf(destination, text))
    return last !== undefined && at - last < windowMs
  }

  keep(destination: string, text: string, at: number): void {
    this.#sent.set(keyOf(destination, text), at)
  }
}

function keyOf(destination: string, text: string): string {
  return `${destination}\n${text}`
}
