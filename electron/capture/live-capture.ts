import type { CaptureRow } from '../../shared/contract/capture.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import type { CaptureEvents } from './capture-events.ts'
import type { CaptureMarks } from './capture-marks.ts'
import type { CaptureRecord } from './capture-record.ts'
import { describeRecord } from './capture-row.ts'
import type { CaptureArchive, CaptureSource } from './capture-source.ts'
import { compiledFilter, filterSubjectOf } from './pdu-filter.ts'
import type { Recorder } from './recorder.ts'
import { RowCache } from './row-cache.ts'
import { followRows } from './row-stream.ts'
import { tellSearch } from './told-search.ts'

interface Options {
  readonly recorder: Recorder
  readonly archive: CaptureArchive
  readonly events: CaptureEvents
  readonly marks: CaptureMarks
  /** The profiles of the moment, which notes are made by. */
  readonly catalogue: () => Catalogue
  /** Opens what masked passwords were sealed as. */
  readonly openSealed: (sealed: string) => string | null
}

/** The PDUs of this workbench's own sessions: the newest in memory, all of them on disk. */
export class LiveCapture implements CaptureSource {
  readonly #recorder: Recorder
  readonly #archive: CaptureArchive
  readonly #events: CaptureEvents
  readonly #marks: CaptureMarks
  readonly #catalogue: () => Catalogue
  readonly openPassword: CaptureSource['openPassword']
  readonly #rows = new RowCache((record) => this.describe(record))

  constructor({ recorder, archive, events, marks, catalogue, openSealed }: Options) {
    this.openPassword = openSealed
    this.#recorder = recorder
    this.#archive = archive
    this.#events = events
    this.#marks = marks
    this.#catalogue = catalogue
  }

  page: CaptureSource['page'] = async (before, limit, filter, signal) => {
    compiledFilter(filter)
    return this.#archive.pagePdus(before, limit, filter, signal)
  }

  search: CaptureSource['search'] = (options) =>
    tellSearch(this.#archive, (record) => this.describe(record), options)

  values: CaptureSource['values'] = (field, limit, signal) => this.#archive.pduValues(field, limit, signal)

  timeline: CaptureSource['timeline'] = async (query, signal) => {
    compiledFilter(query.filter)
    return this.#archive.pduTimeline(query, signal)
  }

  countStatuses: CaptureSource['countStatuses'] = () => this.#archive.countStatuses()

  /** A PDU in memory is found even while the disk cannot be read. */
  find: CaptureSource['find'] = async (seq) => {
    const record = this.#recorder.get(seq)
    if (record === undefined) return this.#archive.getPdu(seq)
    return { record, responseSeq: await this.#archive.findResponse(seq).catch(() => null) }
  }

  get lastSeq(): number {
    return this.#recorder.nextSeq - 1
  }

  /** From the store where memory no longer reaches. */
  range: CaptureSource['range'] = async (from, to, limit) => {
    const inMemory = this.#recorder.firstSeqInMemory
    if (from < inMemory) {
      const records = await this.#archive.rangePdus(from, Math.min(to, inMemory - 1), limit)
      const last = records.at(-1)
      const isCut = records.length === limit && last !== undefined
      const next = isCut ? last.seq + 1 : inMemory
      return { records, next: next > to ? null : next }
    }
    const end = Math.min(to, this.lastSeq, from + limit - 1)
    const records: CaptureRecord[] = []
    for (let seq = from; seq <= end; seq++) {
      const record = this.#recorder.get(seq)
      if (record !== undefined) records.push(record)
    }
    return { records, next: end < Math.min(to, this.lastSeq) ? end + 1 : null }
  }

  follow: CaptureSource['follow'] = (options) => {
    const { pairs } = compiledFilter(options.filter)
    let isStopped = false
    let stop = () => {
      isStopped = true
    }
    const start = (requests: ReadonlyMap<number, number>) => {
      if (isStopped) return
      const { recorder, archive } = { recorder: this.#recorder, archive: this.#archive }
      const describe = (record: CaptureRecord) => this.#rows.rowOf(record, this.#catalogue())
      const isWanted = this.#testOf(options.filter, requests)
      stop = followRows({ recorder, archive, describe, isWanted, ...options })
    }
    if (pairs.length === 0) start(new Map())
    else void this.#requestsOf(pairs).then(start)
    return () => stop()
  }

  #testOf(filter: string, requests: ReadonlyMap<number, number>): (record: CaptureRecord) => boolean {
    if (filter.trim() === '') return () => true
    const { matches } = compiledFilter(filter, (seq) => requests.get(seq) ?? null)
    const context = {
      inspect: {},
      inspectOf: (profileId: string) => inspectOptionsOf(this.#catalogue(), profileId),
      // As it stands while the PDU passes: a request on its way is not answered yet.
      isAnswered: (seq: number) => this.#recorder.isAnswered(seq),
      markOf: (seq: number) => this.#marks.get(seq) ?? null,
    }
    return (record) => matches(filterSubjectOf(record, context))
  }

  /** Of those PDUs that are responses, the numbers of their requests. */
  async #requestsOf(seqs: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const requests = new Map<number, number>()
    for (const seq of new Set(seqs)) {
      const found = await this.find(seq).catch(() => null)
      const requestSeq = found?.record.requestSeq ?? null
      if (requestSeq !== null) requests.set(seq, requestSeq)
    }
    return requests
  }

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
    return describeRecord(this.#catalogue(), record)
  }

  /** Forgets every PDU, and what stands between and beside them; their numbers are not given again. */
  async clear(): Promise<void> {
    await this.#archive.clearCapture()
    this.#recorder.clear()
    this.#events.clear()
    this.#marks.clear()
  }
}
