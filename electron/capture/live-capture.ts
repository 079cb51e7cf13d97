import type { CaptureRow } from '../../shared/contract/capture.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { CaptureRecord } from './capture-record.ts'
import { rowOfRecord } from './capture-row.ts'
import type { CaptureArchive, CaptureSource } from './capture-source.ts'
import type { Recorder } from './recorder.ts'
import { RowCache } from './row-cache.ts'
import { followRows } from './row-stream.ts'
import { worstNoteOf } from './worst-note.ts'

interface Options {
  readonly recorder: Recorder
  readonly archive: CaptureArchive
  /** The profiles of the moment, which notes are made by. */
  readonly catalogue: () => Catalogue
}

/** The PDUs of this workbench's own sessions: the newest in memory, all of them on disk. */
export class LiveCapture implements CaptureSource {
  readonly #recorder: Recorder
  readonly #archive: CaptureArchive
  readonly #catalogue: () => Catalogue
  readonly #rows = new RowCache((record) => this.describe(record))

  constructor({ recorder, archive, catalogue }: Options) {
    this.#recorder = recorder
    this.#archive = archive
    this.#catalogue = catalogue
  }

  page: CaptureSource['page'] = (...search) => this.#archive.pagePdus(...search)

  countStatuses: CaptureSource['countStatuses'] = () => this.#archive.countStatuses()

  /** A PDU in memory is found even while the disk cannot be read. */
  find: CaptureSource['find'] = async (seq) => {
    const record = this.#recorder.get(seq)
    if (record === undefined) return this.#archive.getPdu(seq)
    return { record, responseSeq: await this.#archive.findResponse(seq).catch(() => null) }
  }

  follow: CaptureSource['follow'] = (options) =>
    followRows({
      recorder: this.#recorder,
      archive: this.#archive,
      describe: (record) => this.#rows.rowOf(record, this.#catalogue()),
      ...options,
    })

  /** A row with its worst note. */
  describe(record: CaptureRecord): CaptureRow {
    return { ...rowOfRecord(record), worstNote: worstNoteOf(this.#catalogue(), record) }
  }

  /** Forgets every PDU; their numbers are not given again. */
  async clear(): Promise<void> {
    await this.#archive.clearCapture()
    this.#recorder.clear()
  }
}
