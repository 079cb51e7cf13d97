import { mostEvents } from '../../shared/contract/capture-events.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import { describeRecord } from '../capture/capture-row.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import { compiledFilter } from '../capture/pdu-filter.ts'
import { followRows } from '../capture/row-stream.ts'
import { tellSearch } from '../capture/told-search.ts'
import type { OpenedFile } from './opened-file.ts'

/** The PDUs of an opened file, asked for as those of the live capture are. */
export class OpenedCapture implements CaptureSource {
  readonly #file: OpenedFile
  readonly #catalogue: () => Catalogue
  readonly #listeners = new Set<() => void>()

  constructor(file: OpenedFile, catalogue: () => Catalogue) {
    this.#file = file
    this.#catalogue = catalogue
  }

  page: CaptureSource['page'] = async (before, limit, filter, signal) => {
    compiledFilter(filter)
    return this.#file.ask('pagePdus', [before, limit, filter], signal)
  }

  search: CaptureSource['search'] = (options) =>
    tellSearch(
      {
        searchPdus: (filter, limit, tell, signal) =>
          this.#file.ask('searchPdus', [filter, limit], signal, tell),
      },
      (record) => this.describe(record),
      options,
    )

  values: CaptureSource['values'] = (field, limit, signal) =>
    this.#file.ask('pduValues', [field, limit], signal)

  timeline: CaptureSource['timeline'] = (query, signal) => this.#file.ask('pduTimeline', [query], signal)

  find: CaptureSource['find'] = (seq) => this.#file.ask('getPdu', [seq])

  /** The message that the PDU of this number belongs to; null for none. Rejects with storage.unavailable. */
  message(seq: number): Promise<MessageCard | null> {
    return this.#file.ask('messageOf', [seq])
  }

  get lastSeq(): number {
    return this.#file.pdus
  }

  range: CaptureSource['range'] = async (from, to, limit) => {
    const records = await this.#file.ask('rangePdus', [from, to, limit])
    const last = records.at(-1)
    const isCut = records.length === limit && last !== undefined && last.seq < to
    return { records, next: isCut ? last.seq + 1 : null }
  }

  countStatuses: CaptureSource['countStatuses'] = () => this.#file.ask('countStatuses', [])

  follow: CaptureSource['follow'] = (options) => {
    compiledFilter(options.filter)
    const file = this.#file
    // All of a file lies in its database: nothing of it is in this thread's memory.
    const recorder = {
      get nextSeq() {
        return file.pdus + 1
      },
      get firstSeqInMemory() {
        return file.pdus + 1
      },
      get: () => undefined,
      onAppend: (listener: () => void) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    }
    return followRows({
      recorder,
      archive: {
        foundPdus: (from, to, limit, filter) => file.ask('foundPdus', [from, to, limit, filter]),
      },
      // The database looks through all of it.
      isWanted: () => true,
      describe: (record) => this.describe(record),
      ...options,
    })
  }

  events: CaptureSource['events'] = (from, to) => this.#file.ask('rangeEvents', [from, to, mostEvents])

  followEvents: CaptureSource['followEvents'] = (...following) => this.#file.events.follow(...following)

  marks: CaptureSource['marks'] = () => this.#file.marks.all()

  marksOf: CaptureSource['marksOf'] = (records) => this.#file.marks.marksOf(records)

  followMarks: CaptureSource['followMarks'] = (emit) => this.#file.marks.follow(emit)

  mark: CaptureSource['mark'] = async (mark) => {
    if ((await this.find(mark.seq)) === null) throw new Fault('capture.not-found', { seq: mark.seq })
    await this.#file.marks.put(mark)
  }

  describe(record: CaptureRecord) {
    return describeRecord(this.#catalogue(), record)
  }

  openPassword(sealed: string): string | null {
    return this.#file.openPassword(sealed)
  }

  /** Something about the file changed: there may be PDUs that followers have not. */
  wake(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
