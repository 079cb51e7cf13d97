import type { CaptureRow, CaptureSearchItem, PassedPdus } from '../../shared/contract/capture.ts'
import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import type { CaptureTimeline } from '../../shared/contract/capture-timeline.ts'
import type { StreamPace } from '../../shared/contract/contract.ts'
import type { CaptureRecord } from './capture-record.ts'

/** One PDU, and the number of its first response; null while none came. */
export interface FoundPdu {
  readonly record: CaptureRecord
  readonly responseSeq: number | null
}

/** Some PDUs of a capture, in order. */
export interface PduRange {
  readonly records: readonly CaptureRecord[]
  readonly next: number | null
}

/** How often a response was received with this status. */
export interface StatusCount {
  readonly commandId: number
  readonly commandStatus: number
  readonly count: number
}

/** A value of a field, written as a filter writes it but without quotes, and how many PDUs have it. */
export interface CountedValue {
  readonly text: string
  readonly count: number
}

/** Which PDUs are counted into how many buckets of time, see capture.timeline. */
export interface TimelineQuery {
  readonly filter: string
  /** Epoch ms; null: from the first, to the last PDU. */
  readonly from: number | null
  readonly to: number | null
  readonly buckets: number
}

/** What a search of the store tells as it goes, see captureSearchItemSchema. */
export type SearchPart =
  | { readonly kind: 'rows'; readonly records: readonly CaptureRecord[] }
  | Exclude<CaptureSearchItem, { kind: 'rows' } | { kind: 'failed' }>

/**
 * Captured PDUs that a window looks at: the live capture, or a file. Every call may reject with storage.unavailable;
 * those with a filter throw, or reject with, capture.bad-filter.
 */
export interface CaptureSource {
  /** Newest first, seq below `before` (null: from the end), found by the filter; `more` when older ones are, too. */
  page(
    before: number | null,
    limit: number,
    filter: string,
    /** Ends the search: it then gives what it has found. */
    signal?: AbortSignal,
  ): Promise<{ readonly records: readonly CaptureRecord[]; readonly more: boolean }>
  /** Looks through all of it; `limit` rows come. Returns the stop. */
  search(options: {
    readonly filter: string
    readonly limit: number
    readonly emit: (item: CaptureSearchItem) => void
  }): () => void
  /** Values of a field among the newest PDUs, the most frequent first. */
  values(
    field: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<{ readonly values: CountedValue[]; readonly isWhole: boolean }>
  /** How it ran over time; null without a PDU. */
  timeline(query: TimelineQuery, signal?: AbortSignal): Promise<CaptureTimeline | null>
  /** null when no PDU has this number. */
  find(seq: number): Promise<FoundPdu | null>
  countStatuses(): Promise<readonly StatusCount[]>
  /** A row with its worst note. */
  describe(record: CaptureRecord): CaptureRow
  /** What a record's sealedPassword hides; null when it does not open. */
  openPassword(sealed: string): string | null
  /** Number of the newest PDU; 0 before the first. */
  readonly lastSeq: number
  /** PDUs of `from` to `to`, oldest first, at most `limit`; `next` is where to go on, null when that was all. */
  range(from: number, to: number, limit: number): Promise<PduRange>
  /**
   * Emits the rows after `afterSeq` that the filter finds, at most `tail` PDUs of the past, and every later one; with a
   * filter also what it passed over. Returns the stop.
   */
  follow(options: {
    readonly afterSeq: number
    readonly tail: number
    readonly filter: string
    readonly emit: (item: CaptureRow | PassedPdus) => void
    readonly pace?: StreamPace | undefined
  }): () => void
  /** Events that stand after the PDUs `from` to `to`, oldest first; of more than `mostEvents` the newest. */
  events(from: number, to: number): Promise<readonly CaptureEvent[]>
  /** Emits the events above `afterEvent`, of the past the newest alone, and every later one. Returns the stop. */
  followEvents(afterEvent: number, emit: (event: CaptureEvent) => void): () => void
  /** Bookmarks and comments, by number. */
  marks(): readonly CaptureMark[]
  /** Those of these PDUs. */
  marksOf(records: readonly { readonly seq: number }[]): ReadonlyMap<number, CaptureMark>
  /** Rejects with capture.not-found, capture.marks-full or storage.unavailable. */
  mark(mark: CaptureMark): Promise<void>
  /** Emits every mark as it is, then each that changes. Returns the stop. */
  followMarks(emit: (mark: CaptureMark) => void): () => void
}

/** The captured PDUs on disk. */
export interface CaptureArchive {
  appendPdu(record: CaptureRecord): void
  /** For a PDU whose message card became known after it was captured. */
  linkPdu(seq: number, messageId: string): void
  pagePdus: CaptureSource['page']
  /** Ends early when `signal` says so. */
  searchPdus(
    filter: string,
    limit: number,
    tell: (part: SearchPart) => void,
    signal?: AbortSignal,
  ): Promise<void>
  pduValues: CaptureSource['values']
  pduTimeline: CaptureSource['timeline']
  /** Oldest first, seq in [from, to], at most `limit`. */
  rangePdus(from: number, to: number, limit: number): Promise<readonly CaptureRecord[]>
  /** The same of those that the filter finds, and what it passed over between them. */
  foundPdus(
    from: number,
    to: number,
    limit: number,
    filter: string,
  ): Promise<readonly (CaptureRecord | PassedPdus)[]>
  getPdu: CaptureSource['find']
  findResponse(seq: number): Promise<number | null>
  clearCapture(): Promise<void>
  countStatuses: CaptureSource['countStatuses']
  appendEvent(event: CaptureEvent): void
  /** As CaptureSource.events, at most `limit`. */
  rangeEvents(from: number, to: number, limit: number): Promise<readonly CaptureEvent[]>
  putMark(mark: CaptureMark): Promise<void>
}
