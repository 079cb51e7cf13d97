import { type CaptureMark, mostMarks } from '../../shared/contract/capture-marks.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CaptureArchive } from './capture-source.ts'
import { isMarked } from './mark-table.ts'

/** Bookmarks and comments of one capture, and who wants to know of them. */
export class CaptureMarks {
  readonly #archive: Pick<CaptureArchive, 'putMark'>
  readonly #marks: Map<number, CaptureMark>
  readonly #listeners = new Set<(mark: CaptureMark) => void>()

  constructor(archive: Pick<CaptureArchive, 'putMark'>, marks: readonly CaptureMark[]) {
    this.#archive = archive
    this.#marks = new Map(marks.map((mark) => [mark.seq, mark]))
  }

  get(seq: number): CaptureMark | undefined {
    return this.#marks.get(seq)
  }

  /** By number. */
  all(): CaptureMark[] {
    return [...this.#marks.values()].sort((one, other) => one.seq - other.seq)
  }

  /** Those of these PDUs, by number. */
  marksOf(records: readonly { readonly seq: number }[]): ReadonlyMap<number, CaptureMark> {
    return new Map(records.flatMap(({ seq }) => [[seq, this.#marks.get(seq)]] as const).filter(isKnown))
  }

  /** Rejects with capture.marks-full, or storage.unavailable; nothing changes then. */
  async put(mark: CaptureMark): Promise<void> {
    const before = this.#marks.get(mark.seq)
    if (before === undefined && isMarked(mark) && this.#marks.size >= mostMarks) {
      throw new Fault('capture.marks-full', { limit: mostMarks })
    }
    await this.#archive.putMark(mark)
    this.#set(mark)
  }

  /** The PDUs before `firstSeq` are gone. */
  dropBefore(firstSeq: number): void {
    for (const seq of this.#marks.keys()) if (seq < firstSeq) this.#takeAway(seq)
  }

  clear(): void {
    for (const seq of this.#marks.keys()) this.#takeAway(seq)
  }

  /** Every mark as it is, then each that changes. Returns the stop. */
  follow(listener: (mark: CaptureMark) => void): () => void {
    for (const mark of this.all()) listener(mark)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #takeAway(seq: number): void {
    this.#set({ seq, bookmark: false, comment: '' })
  }

  #set(mark: CaptureMark): void {
    if (isMarked(mark)) this.#marks.set(mark.seq, mark)
    else this.#marks.delete(mark.seq)
    for (const listener of this.#listeners) listener(mark)
  }
}

function isKnown(entry: readonly [number, CaptureMark | undefined]): entry is readonly [number, CaptureMark] {
  return entry[1] !== undefined
}
