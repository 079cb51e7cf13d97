import type { PlannedRow } from '../../shared/bulk/plan-row.ts'
import type { BulkRun } from '../../shared/contract/bulk.ts'
import type { PlainEncoding } from '../../shared/text/message-options.ts'

/** What the rows of a run that passed the check become. */
type Tally = Required<Pick<BulkRun, 'distribution' | 'codings' | 'totalParts'>>

/** Counts rows by the parts that they take and by their coding, as they are checked or changed. */
export class RowTally {
  readonly #rowsByParts = new Map<number, number>()
  readonly #byCoding = new Map<PlainEncoding, { rows: number; parts: number }>()
  #totalParts = 0

  /** @param before what a run says of rows that were counted. */
  constructor(before: Pick<BulkRun, 'distribution' | 'codings' | 'totalParts'> | null = null) {
    for (const { parts, rows } of before?.distribution ?? []) this.#rowsByParts.set(parts, rows)
    for (const { encoding, rows, parts } of before?.codings ?? [])
      this.#byCoding.set(encoding, { rows, parts })
    this.#totalParts = before?.totalParts ?? 0
  }

  /** One row more, or one less; a row that cannot be sent counts for nothing. `settled`: parts that are not sent. */
  add({ built }: PlannedRow, settled = 0, sign: 1 | -1 = 1): void {
    if (built === null) return
    const parts = built.submits.length
    this.#rowsByParts.set(parts, (this.#rowsByParts.get(parts) ?? 0) + sign)
    const { encoding } = built.plan
    const coding = this.#byCoding.get(encoding) ?? { rows: 0, parts: 0 }
    const toSend = Math.max(0, parts - settled)
    this.#byCoding.set(encoding, { rows: coding.rows + sign, parts: coding.parts + sign * toSend })
    this.#totalParts += sign * toSend
  }

  /** As a run has it: fewest parts first, the coding of most rows first. */
  get told(): Tally {
    return {
      distribution: [...this.#rowsByParts]
        .flatMap(([parts, rows]) => (rows > 0 ? [{ parts, rows }] : []))
        .sort((a, b) => a.parts - b.parts),
      codings: [...this.#byCoding]
        .flatMap(([encoding, { rows, parts }]) => (rows > 0 ? [{ encoding, rows, parts }] : []))
        .sort((a, b) => b.rows - a.rows),
      totalParts: this.#totalParts,
    }
  }
}
