import type { CaptureRow } from '../../shared/contract/capture.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { CaptureRecord } from './capture-record.ts'

/** Rows kept, the newest described of each place; all live followers stand within them. */
const keptRows = 2_048

interface Described {
  readonly row: CaptureRow
  readonly catalogue: Catalogue
}

/** Rows described lately: every follower gets the same one, so that a PDU is read once, however many follow. */
export class RowCache {
  readonly #describe: (record: CaptureRecord) => CaptureRow
  readonly #kept: (Described | undefined)[] = []

  constructor(describe: (record: CaptureRecord) => CaptureRow) {
    this.#describe = describe
  }

  /** The record's row, with notes by `catalogue`, which must be the one that rows are described by now. */
  rowOf(record: CaptureRecord, catalogue: Catalogue): CaptureRow {
    const place = record.seq % keptRows
    const kept = this.#kept[place]
    // A number is given once; the card may have become known since.
    const isSame =
      kept?.row.seq === record.seq && kept.row.messageId === record.messageId && kept.catalogue === catalogue
    if (isSame) return kept.row
    const row = this.#describe(record)
    this.#kept[place] = { row, catalogue }
    return row
  }
}
