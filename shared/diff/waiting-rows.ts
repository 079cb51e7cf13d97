import type { CapturedRow } from '../pcap/captured-row.ts'

export type Side = 'a' | 'b'

/** What waits at most: PDUs, and octets of them. Beyond either the older half is given up. */
export const waitingBounds = { rows: 100_000, octets: 64 << 20 } as const

interface Waiting {
  readonly side: Side
  readonly key: string
  readonly row: CapturedRow
}

/** PDUs of either capture that wait for their other half, those of one key in their order. */
export class WaitingRows {
  readonly #byKey = new Map<string, Waiting>()
  readonly #onGivenUp: (side: Side, row: CapturedRow) => void
  #octets = 0

  constructor(onGivenUp: (side: Side, row: CapturedRow) => void) {
    this.#onGivenUp = onGivenUp
  }

  /** Keeps a copy of the row. A key waits on one side at most, once. */
  add(side: Side, key: string, row: CapturedRow): void {
    const before = this.#byKey.get(key)
    if (before !== undefined) this.#giveUp(before)
    this.#byKey.set(key, { side, key, row: { ...row, octets: row.octets.slice() } })
    this.#octets += row.octets.length
    if (this.#byKey.size > waitingBounds.rows || this.#octets > waitingBounds.octets) this.#giveUpHalf()
  }

  /** The row of the key that waits on this side, which is taken out; null when there is none. */
  take(side: Side, key: string): CapturedRow | null {
    const waiting = this.#byKey.get(key)
    if (waiting === undefined || waiting.side !== side) return null
    this.#remove(waiting)
    return waiting.row
  }

  /** All of them, the oldest first. */
  takeAll(): { readonly side: Side; readonly row: CapturedRow }[] {
    const all = [...this.#byKey.values()]
    this.#byKey.clear()
    this.#octets = 0
    return all
  }

  /** In one go: a Map that loses its oldest key with each that is added gets slower. */
  #giveUpHalf(): void {
    const { rows, octets } = waitingBounds
    for (const waiting of this.#byKey.values()) {
      if (this.#byKey.size <= rows / 2 && this.#octets <= octets / 2) return
      this.#giveUp(waiting)
    }
  }

  #giveUp(waiting: Waiting): void {
    this.#remove(waiting)
    this.#onGivenUp(waiting.side, waiting.row)
  }

  #remove({ key, row }: Waiting): void {
    this.#byKey.delete(key)
    this.#octets -= row.octets.length
  }
}
