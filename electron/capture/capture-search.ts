import { setImmediate } from 'node:timers/promises'
import type { PassedPdus } from '../../shared/contract/capture.ts'
import type { CaptureTimeline } from '../../shared/contract/capture-timeline.ts'
import type { EmptySearch } from '../../shared/contract/search-end.ts'
import { filterField, pduFields } from '../../shared/filter/field-table.ts'
import { fieldValueText } from '../../shared/filter/field-value-text.ts'
import type { FilterContext, FilterSubject } from '../../shared/filter/filter-subject.ts'
import { verdictOf } from '../../shared/filter/filter-verdict.ts'
import { AnsweredRequests } from './answered-requests.ts'
import { BlockRecord } from './block-record.ts'
import type { BlockSummary, CaptureBlocks } from './capture-blocks.ts'
import type { CaptureRecord, SessionLabel } from './capture-record.ts'
import type { CountedValue, SearchPart, TimelineQuery } from './capture-source.ts'
import { emptyReason } from './empty-reason.ts'
import { PassedOver } from './passed-over.ts'
import { BlockReader, requestSeqsOf } from './pdu-block.ts'
import { compiledFilter, filterSubjectOf, kindSubject } from './pdu-filter.ts'
import { TimelineCounts } from './timeline-counts.ts'
import { ValueCounts } from './value-counts.ts'

/** Time that a search works on before the queue is looked at, ms: it must not hold up the writes. */
const searchSliceMs = 20
/** Time between two words of progress, ms. */
const progressMs = 100
/** The newest PDUs that values of a field are looked for in. */
const valuePdus = 20_000

/** What a search reads. */
export interface SearchedCapture {
  readonly blocks: CaptureBlocks
  readonly labelOf: (sessionKey: number) => SessionLabel
  readonly inspectOf: NonNullable<FilterContext['inspectOf']>
  readonly markOf: NonNullable<FilterContext['markOf']>
  /** Of all PDUs. */
  readonly count: () => number
}

interface Walk {
  readonly signal?: AbortSignal | undefined
  /** Takes a PDU that was found; false when no more are wanted. */
  readonly take: (place: FoundPlace) => boolean
  /** Takes so many found PDUs as a number; false when they are wanted one by one. */
  readonly takeCount?: (pdus: number) => boolean
  /** Called between slices of the work. */
  readonly pause?: () => void
}

/** A PDU that was found, read when it is wanted. */
export interface FoundPlace {
  /** Its octets are those of its block, lent during the call. */
  readonly lent: () => CaptureRecord
  readonly record: () => CaptureRecord
}

/** Looks through the blocks of a capture for the PDUs that a filter finds, a slice of the work at a time. */
export class CaptureSearch {
  readonly #capture: SearchedCapture
  readonly #answered: AnsweredRequests | null
  readonly #context: FilterContext
  readonly #matches: (subject: FilterSubject) => boolean
  readonly #verdict: ReturnType<typeof verdictOf>
  readonly isEverything: boolean
  searched = 0

  /** Throws Fault capture.bad-filter. */
  constructor(capture: SearchedCapture, filter: string, needsAnswers = false) {
    this.#capture = capture
    const reading = {
      now: 1000 * Date.now(),
      requestOf: (seq: number) => requestOf(capture, seq),
    }
    const compiled = compiledFilter(filter, reading.requestOf, reading.now)
    this.#verdict = verdictOf(filter, reading)
    this.#answered =
      compiled.needsAnswers || needsAnswers
        ? new AnsweredRequests(capture.blocks.next(0)?.firstSeq ?? 0)
        : null
    this.#matches = compiled.matches
    this.isEverything = filter.trim() === ''
    const { inspectOf, markOf } = capture
    const answered = this.#answered
    this.#context = { inspect: {}, inspectOf, markOf, isAnswered: (seq) => answered?.has(seq) ?? false }
  }

  /** Hands over those found below `before`, newest first; `signal` ends it. */
  async newestFirst(before: number, walk: Walk): Promise<void> {
    const { signal, pause } = walk
    const { blocks } = this.#capture
    this.#learnAnswersFrom(before)
    let since = performance.now()
    let summary = blocks.before(before)
    while (summary !== null && signal?.aborted !== true) {
      if (!this.#takeFrom(summary, before, walk)) return
      summary = blocks.before(summary.firstSeq)
      if (performance.now() - since < searchSliceMs) continue
      pause?.()
      await setImmediate()
      since = performance.now()
    }
  }

  /** Oldest first, seq in [from, to]: at most `limit` found ones, between them what was passed over. */
  range(from: number, to: number, limit: number): (CaptureRecord | PassedPdus)[] {
    const { blocks, labelOf } = this.#capture
    const told: (CaptureRecord | PassedPdus)[] = []
    const passed = new PassedOver((span) => told.push(span))
    let found = 0
    this.#learnAnswersFrom(from)
    let summary = blocks.holding(from) ?? blocks.next(from)
    while (summary !== null && summary.firstSeq <= to && found < limit) {
      const block = blocks.read(summary.firstSeq)
      const reader = block === null ? null : new BlockReader(block)
      this.#learnAnswers(summary)
      const first = Math.max(0, from - summary.firstSeq)
      const end = Math.min(summary.pdus, to - summary.firstSeq + 1)
      for (let index = first; reader !== null && index < end && found < limit; index++) {
        if (this.#fits(new BlockRecord(reader, index, labelOf))) {
          passed.flush()
          told.push(ownRecord(reader.at(index, labelOf)))
          found += 1
        } else passed.add(summary.firstSeq + index)
      }
      summary = blocks.next(summary.firstSeq + summary.pdus)
    }
    passed.flush()
    return told
  }

  subjectOf(record: CaptureRecord): FilterSubject {
    return filterSubjectOf(record, this.#context)
  }

  #takeFrom(summary: BlockSummary, before: number, { take, takeCount }: Walk): boolean {
    const { blocks, labelOf } = this.#capture
    this.#learnAnswers(summary)
    const found = this.#foundByFacts(summary)
    const isWhole = summary.firstSeq + summary.pdus <= before
    if (found === 0 || (isWhole && found !== null && takeCount?.(found) === true)) {
      this.searched += Math.min(summary.pdus, before - summary.firstSeq)
      return true
    }
    const block = blocks.read(summary.firstSeq)
    if (block === null) return true
    const reader = new BlockReader(block)
    for (let index = Math.min(block.pdus, before - block.firstSeq) - 1; index >= 0; index--) {
      this.searched += 1
      if (!this.#fits(new BlockRecord(reader, index, labelOf))) continue
      if (
        !take({ lent: () => reader.at(index, labelOf), record: () => ownRecord(reader.at(index, labelOf)) })
      )
        return false
    }
    return true
  }

  /** How many PDUs of a block the filter finds, where its facts tell; null where it has to be read. */
  #foundByFacts({ firstSeq, pdus }: BlockSummary): number | null {
    const verdict = this.#verdict
    const facts = verdict === null ? null : this.#capture.blocks.facts(firstSeq)
    if (verdict === null || facts?.kinds == null) return null
    const number = [firstSeq, firstSeq + pdus - 1] as const
    const time = [Math.round(1000 * facts.firstAt), Math.round(1000 * facts.lastAt)] as const
    let found: number | null = 0
    for (const kind of facts.kinds) {
      const one = verdict({
        subject: kindSubject(kind, this.#capture.labelOf(kind.sessionKey)),
        number,
        time,
      })
      if (one === 'maybe') found = null
      else if (one === 'yes' && found !== null) found += kind.pdus
    }
    return found
  }

  #fits(record: CaptureRecord): boolean {
    return this.isEverything || this.#matches(this.subjectOf(record))
  }

  /** Responses come after their requests: those of PDUs below `seq` may lie in blocks that are not looked through. */
  #learnAnswersFrom(seq: number): void {
    if (this.#answered === null) return
    for (const summary of this.#capture.blocks.answeringBefore(seq)) this.#learnAnswers(summary)
  }

  #learnAnswers({ firstSeq }: { readonly firstSeq: number }): void {
    const answered = this.#answered
    if (answered === null) return
    const numbers = this.#capture.blocks.numbers(firstSeq)
    for (const requestSeq of requestSeqsOf(firstSeq, numbers)) answered.add(requestSeq)
  }
}

/** A copy: a record of a block would carry the octets of all of it to whoever gets it. */
function ownRecord(record: CaptureRecord): CaptureRecord {
  return { ...record, octets: record.octets.slice() }
}

function requestOf({ blocks }: SearchedCapture, seq: number): number | null {
  const summary = blocks.holding(seq)
  if (summary === null || seq >= summary.firstSeq + summary.pdus) return null
  const block = blocks.read(summary.firstSeq)
  return block === null ? null : new BlockReader(block).requestSeqAt(seq - summary.firstSeq)
}

/** As CaptureSource.page. */
export async function searchPage(
  search: CaptureSearch,
  before: number | null,
  limit: number,
  signal?: AbortSignal,
): Promise<{ records: CaptureRecord[]; more: boolean }> {
  const records: CaptureRecord[] = []
  let more = false
  const take = ({ record }: FoundPlace) => {
    if (records.length < limit) records.push(record())
    else more = true
    return !more
  }
  await search.newestFirst(before ?? Number.MAX_SAFE_INTEGER, { signal, take })
  return { records, more }
}

/** As CaptureArchive.searchPdus. */
export async function searchThrough(
  capture: SearchedCapture,
  filter: string,
  limit: number,
  signal: AbortSignal | undefined,
  tell: (part: SearchPart) => void,
): Promise<void> {
  const search = new CaptureSearch(capture, filter)
  const total = capture.count()
  let records: CaptureRecord[] = []
  let found = 0
  let toldAt = performance.now()
  const pause = () => {
    if (records.length > 0) tell({ kind: 'rows', records })
    records = []
    if (performance.now() - toldAt < progressMs) return
    toldAt = performance.now()
    tell({ kind: 'progress', searched: search.searched, total, found })
  }
  const take = ({ record }: FoundPlace) => {
    found += 1
    if (found <= limit) records.push(record())
    return true
  }
  const takeCount = (pdus: number) => {
    if (found < limit) return false
    found += pdus
    return true
  }
  await search.newestFirst(Number.MAX_SAFE_INTEGER, { signal, take, takeCount, pause })
  if (records.length > 0) tell({ kind: 'rows', records })
  if (signal?.aborted) return
  const empty = found > 0 ? null : await whyEmpty(capture, filter, signal)
  tell({ kind: 'done', found, total, empty })
}

/** Why a filter found nothing. */
function whyEmpty(
  capture: SearchedCapture,
  filter: string,
  signal: AbortSignal | undefined,
): Promise<EmptySearch> {
  const firstOf = async (asked: string) => {
    const search = new CaptureSearch(capture, asked)
    let first: FilterSubject | null = null
    const take = ({ record }: FoundPlace) => {
      first = search.subjectOf(record())
      return false
    }
    await search.newestFirst(Number.MAX_SAFE_INTEGER, { signal, take })
    return first as FilterSubject | null
  }
  return emptyReason({ table: pduFields, firstOf, signal }, filter)
}

/** As CaptureSource.values. */
export async function valuesSeen(
  capture: SearchedCapture,
  fieldName: string,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<{ values: CountedValue[]; isWhole: boolean }> {
  const field = filterField(fieldName)
  if (field === null) return { values: [], isWhole: true }
  const search = new CaptureSearch(capture, '', field.needsAnswers)
  const counts = new ValueCounts()
  const take = ({ record }: FoundPlace) => {
    for (const value of field.values(search.subjectOf(record()))) counts.add(fieldValueText(field, value))
    return search.searched < valuePdus
  }
  await search.newestFirst(Number.MAX_SAFE_INTEGER, { signal, take })
  return { values: counts.most(limit), isWhole: capture.count() <= valuePdus }
}

/** As CaptureSource.timeline. */
export async function timelineOf(
  capture: SearchedCapture,
  { filter, from, to, buckets }: TimelineQuery,
  signal: AbortSignal | undefined,
): Promise<CaptureTimeline | null> {
  const search = new CaptureSearch(capture, filter)
  const first = from ?? timeOfEnd(capture, 'first')
  const last = to ?? timeOfEnd(capture, 'last')
  if (first === null || last === null || last < first) return null
  const counts = new TimelineCounts(first, last, buckets)
  const take = ({ lent }: FoundPlace) => {
    counts.add(lent())
    return true
  }
  await search.newestFirst(Number.MAX_SAFE_INTEGER, { signal, take })
  return counts.result()
}

/** Epoch ms of the oldest or the newest PDU; null while there is none. */
function timeOfEnd({ blocks }: SearchedCapture, end: 'first' | 'last'): number | null {
  const summary = end === 'first' ? blocks.next(0) : blocks.before(Number.MAX_SAFE_INTEGER)
  const block = summary === null ? null : blocks.read(summary.firstSeq)
  return block === null ? null : new BlockReader(block).timeAt(end === 'first' ? 0 : block.pdus - 1)
}
