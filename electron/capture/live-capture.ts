import type { CaptureRow } from '../../shared/contract/capture.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { CaptureEvents } from './capture-events.ts'
import type { CaptureMarks } from './capture-marks.ts'
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
  readonly events: CaptureEvents
  readonly marks: CaptureMarks
  /** The profiles of the moment, which notes are made by. */
  readonly catalogue: () => Catalogue
}

/** The PDUs of this workbench's own sessions: the newest in memory, all of them on disk. */
export class LiveCapture implements CaptureSource {
  readonly #recorder: Recorder
  readonly #archive: CaptureArchive
  readonly #events: CaptureEvents
  readonly #marks: CaptureMarks
  readonly #catalogue: () => Catalogue
  readonly #rows = new RowCache((record) => this.describe(record))

  constructor({ recorder, archive, events, marks, catalogue }: Options) {
    this.#recorder = recorder
    this.#archive = archive
    this.#events = events
    this.#marks = marks
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

  events: CaptureSource['events'] = (from, to) => this.#events.between(from, to)

  followEvents: CaptureSource['followEvents'] = (...following) => this.#events.follow(...following)

  marks: CaptureSource['marks'] = () => this.#marks.all()

  marksOf: CaptureSource['marksOf'] = (records) => this.#marks.marksOf(records)

  followMarks: CaptureSource['followMarks'] = (emit) => this.#marks.follow(emit)

  mark: CaptureSource['mark'] = async (mark) => {
    if ((await this.find(mark.seq)) === null) throw new Fault('capture.not-found', { seq: mark.seq })
    await this.#marks.put(mark)
  }

  /** A row with its worst note. */
  describe(record: CaptureRecord): CaptureRow {
    return { ...rowOfRecord(record), worstNote: worstNoteOf(this.#catalogue(), record) }
  }

  /** Forgets every PDU, and what stands between and beside them; their numbers are not given again. */
  async clear(): Promise<void> {
    await this.#archive.clearCapture()
    this.#recorder.clear()
    this.#events.clear()
    this.#marks.clear()
  }
}
