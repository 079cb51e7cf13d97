import type { MaskChoice } from '../../shared/contract/capture-export.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../shared/pcap/captured-row.ts'
import { AnsweredRequests } from '../capture/answered-requests.ts'
import type { CaptureRecord } from '../capture/capture-record.ts'
import type { CaptureSource } from '../capture/capture-source.ts'
import { PasswordMask } from '../capture/password-mask.ts'
import { compiledFilter, filterSubjectOf } from '../capture/pdu-filter.ts'
import { RecordRows } from '../capture/record-rows.ts'
import { RowMask } from './row-mask.ts'

/** PDUs that are read at once. */
const rangePdus = 512

/** A capture as what is written of it is made. */
export interface ExportSource {
  readonly capture: Pick<CaptureSource, 'range' | 'lastSeq' | 'marksOf'>
  /** The octets of a PDU with the passwords that were hidden when it was captured. */
  readonly unmasked: (record: CaptureRecord) => Uint8Array
  /** What PDUs of a session with this profile are read with. */
  readonly inspectOf: (profileId: string) => InspectOptions
}

/** Which PDUs of a capture, and what is hidden in them. */
export interface ExportChoice {
  readonly filter: string
  readonly seqs: readonly number[] | null
  readonly mask: MaskChoice
}

/** A PDU to be written; `row` null: it was looked at and is not wanted. */
export interface ExportedPdu {
  readonly record: CaptureRecord
  readonly row: CapturedRow | null
  readonly inspect: InspectOptions
  /** PDUs looked at so far, and in all. */
  readonly done: number
  readonly total: number
}

/**
 * The PDUs of a choice, oldest first, masked, in memory no more than one range. The filter sees numbers and texts before
 * they are hidden, passwords never. `people` hides them, where more than PDUs is hidden alike. Throws Fault capture.bad-filter, storage.unavailable.
 */
export async function* exportedPdus(
  source: ExportSource,
  choice: ExportChoice,
  people = new RowMask(choice.mask),
): AsyncGenerator<ExportedPdu> {
  const { filter, seqs, mask } = choice
  const rows = new RecordRows()
  const passwords = new PasswordMask()
  const fits = await filterTest(source, filter)
  const total = seqs === null ? source.capture.lastSeq : seqs.length
  let done = 0
  let first: number | null = null
  const records = seqs === null ? allRecords(source, total) : chosenRecords(source, seqs)
  for await (const record of records) {
    first ??= seqs === null ? record.seq : 1
    done = seqs === null ? record.seq - first + 1 : done + 1
    const inspect = source.inspectOf(record.label.profileId)
    const { octets, direction, label } = record
    const hidden = passwords.mask({ octets, from: direction, session: label.sessionId })
    const seen = rows.rowOf(record, hidden.octets, writtenBeside(source, record))
    const shown = mask.secrets ? seen : { ...seen, octets: source.unmasked(record) }
    // A file that was opened may hold passwords as they passed.
    const row = fits({ ...record, octets: hidden.octets }) ? people.mask(shown) : null
    yield { record, row, inspect, done, total: seqs === null ? total - first + 1 : total }
  }
}

function writtenBeside({ capture }: ExportSource, record: CaptureRecord) {
  const { bookmark = false, comment = '' } = capture.marksOf([record]).get(record.seq) ?? {}
  return { comments: comment === '' ? [] : [comment], marked: bookmark }
}

type RecordTest = (record: CaptureRecord) => boolean

async function filterTest(source: ExportSource, filter: string): Promise<RecordTest> {
  const { capture, inspectOf } = source
  if (filter.trim() === '') return () => true
  const { needsAnswers, pairs } = compiledFilter(filter)
  const requests = new Map<number, number>()
  for (const seq of pairs) {
    const [record] = (await capture.range(seq, seq, 1)).records
    if (record !== undefined && record.requestSeq !== null) requests.set(seq, record.requestSeq)
  }
  const { matches } = compiledFilter(filter, (seq) => requests.get(seq) ?? null)
  const answered = new AnsweredRequests()
  if (needsAnswers) {
    for await (const { requestSeq } of allRecords(source, capture.lastSeq))
      if (requestSeq !== null) answered.add(requestSeq)
  }
  const context = {
    inspect: {},
    inspectOf,
    isAnswered: (seq: number) => answered.has(seq),
    markOf: (seq: number) => capture.marksOf([{ seq }]).get(seq) ?? null,
  }
  return (record) => matches(filterSubjectOf(record, context))
}

/** Up to `last`: what passes meanwhile is not waited for. */
async function* allRecords({ capture }: ExportSource, last: number): AsyncGenerator<CaptureRecord> {
  for (let from: number | null = 1; from !== null && from <= last; ) {
    const { records, next } = await capture.range(from, last, rangePdus)
    yield* records
    from = next
  }
}

async function* chosenRecords(
  { capture }: ExportSource,
  seqs: readonly number[],
): AsyncGenerator<CaptureRecord> {
  const sorted = [...new Set(seqs)].sort((one, other) => one - other)
  for (const [first, last] of runsOf(sorted)) {
    for (let from: number | null = first; from !== null; ) {
      const { records, next } = await capture.range(from, last, rangePdus)
      yield* records
      from = next
    }
  }
}

/** Numbers that follow one another, as first and last. */
function* runsOf(sorted: readonly number[]): Generator<readonly [first: number, last: number]> {
  let first: number | null = null
  for (const [at, number] of sorted.entries()) {
    first ??= number
    if (sorted[at + 1] === number + 1) continue
    yield [first, number]
    first = null
  }
}
