import type { DatabaseSync } from 'node:sqlite'
import { type CaptureMark, captureMarkSchema } from '../../shared/contract/capture-marks.ts'

/** Bookmarks and comments of captured PDUs, on disk and in memory: a search asks for one with every PDU. */
export class MarkTable {
  readonly #database: DatabaseSync
  readonly #insert
  readonly #remove
  readonly #trim
  #marks = new Map<number, CaptureMark>()

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insert = database.prepare('INSERT OR REPLACE INTO capture_marks VALUES (?, ?, ?)')
    this.#remove = database.prepare('DELETE FROM capture_marks WHERE seq = ?')
    this.#trim = database.prepare('DELETE FROM capture_marks WHERE seq < ?')
    this.reread()
  }

  get(seq: number): CaptureMark | undefined {
    return this.#marks.get(seq)
  }

  /** By number. */
  all(): CaptureMark[] {
    return [...this.#marks.values()].sort((one, other) => one.seq - other.seq)
  }

  /** One without bookmark and comment is taken away. */
  put(mark: CaptureMark): void {
    const { seq, bookmark, comment } = mark
    if (isMarked(mark)) {
      this.#insert.run(seq, bookmark ? 1 : 0, comment)
      this.#marks.set(seq, mark)
    } else {
      this.#remove.run(seq)
      this.#marks.delete(seq)
    }
  }

  /** Drops the marks of PDUs before `firstSeq`. Inside the caller's transaction. */
  trim(firstSeq: number): void {
    if (this.#marks.size === 0) return
    this.#trim.run(firstSeq)
    for (const seq of this.#marks.keys()) if (seq < firstSeq) this.#marks.delete(seq)
  }

  /** Inside the caller's transaction. */
  clear(): void {
    this.#database.exec('DELETE FROM capture_marks')
    this.#marks.clear()
  }

  /** Reads them again, after a transaction was rolled back. */
  reread(): void {
    const rows = this.#database.prepare('SELECT * FROM capture_marks').all()
    const marks = rows.flatMap((row) => {
      const mark = { seq: row['seq'], bookmark: row['bookmark'] === 1, comment: row['comment'] }
      return captureMarkSchema.safeParse(mark).data ?? []
    })
    this.#marks = new Map(marks.map((mark) => [mark.seq, mark]))
  }
}

/** False for a mark that says nothing. */
export function isMarked({ bookmark, comment }: CaptureMark): boolean {
  return bookmark || comment !== ''
}
