import type { BoundKind, BrokenReason } from './capture-event.ts'

/** No frame is larger; what claims to be is not a frame. */
export const maxRecordOctets = 1 << 20

export type FileFault = Exclude<BrokenReason, 'truncated'>

/** Takes the frames of a file. */
export interface RecordSink {
  /** One frame as captured at `bytes[start, end)`, valid until the call returns; `at` in µs since 1970. */
  record(bytes: Uint8Array, start: number, end: number, linkType: number, at: number | null): void
  /** What somebody wrote beside the next frame. */
  comment(text: string): void
  bound(what: BoundKind, count: number): void
}

/** Link type of a frame whose interface the file does not describe. */
export const noLinkType = -1

/** Reads one kind of file, a unit (head, record, block) at a time. */
export interface UnitReader {
  /** After an answer of 0: octets of the unit that the next call must have. */
  readonly wanted: number
  /** Octets behind those used that are to be passed over without being kept. */
  skip: number
  /** After an answer below 0: why. */
  readonly fault: FileFault | null
  /** Octets used, 0 when more are needed, below 0 when the unit cannot be read. Never more than `wanted` of a call before. */
  read(bytes: Uint8Array, start: number, end: number): number
}
