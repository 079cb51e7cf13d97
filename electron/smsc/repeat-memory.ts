import { repeatCount } from './bounds.ts'
import { RecentMap } from './recent-map.ts'
import { type Fingerprint, fingerprintKey, keyOfTexts } from './text-fingerprint.ts'

/** Which text went to which number, and when. */
export class RepeatMemory {
  readonly #sent: RecentMap<number>

  /** `count`: texts that are remembered at least, however long the window. */
  constructor(count = repeatCount) {
    this.#sent = new RecentMap({ count, octets: Number.POSITIVE_INFINITY })
  }

  /** True when the text went to the number less than `windowMs` before `at` (epoch ms). */
  isRepeat(destination: string, text: Fingerprint, at: number, windowMs: number): boolean {
    const last = this.#sent.get(keyOf(destination, text))
    return last !== undefined && at - last < windowMs
  }

  keep(destination: string, text: Fingerprint, at: number): void {
    this.#sent.set(keyOf(destination, text), at)
  }
}

function keyOf(destination: string, text: Fingerprint): string {
  return keyOfTexts(destination, fingerprintKey(text))
}
