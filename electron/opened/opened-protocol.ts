import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import type { SearchPart } from '../capture/capture-source.ts'
import type { TrafficOperations } from '../storage/store-protocol.ts'
import type { FileFacts } from './file-facts.ts'

/** Questions that an opened file answers: those of the store of the live traffic, and one of its own. */
export type FileOperations = StoredOperations & {
  /** See FileMessages.of. */
  messageOf(seq: number): Promise<MessageCard | null>
}
type StoredOperations = Pick<
  TrafficOperations,
  | 'pagePdus'
  | 'searchPdus'
  | 'pduValues'
  | 'pduTimeline'
  | 'rangePdus'
  | 'foundPdus'
  | 'getPdu'
  | 'findResponse'
  | 'countStatuses'
  | 'rangeEvents'
  | 'putMark'
>
export type FileOperation = keyof FileOperations

export interface FileLimits {
  readonly pdus: number
  /** Of all PDUs. */
  readonly octets: number
}

/** What the thread of a file begins with. */
export interface FileTask {
  /** Folder and name of its database. */
  readonly folder: string
  readonly fileName: string
  /** Seals masked passwords; it is nowhere but in memory. */
  readonly key: Uint8Array
  /** For what is said about it. */
  readonly name: string
  /** Octets of the file; null when nobody told. */
  readonly octets: number | null
  /** Where the file is read; null: its octets come as messages. */
  readonly path: string | null
  readonly smppPorts: readonly number[]
  readonly limits: FileLimits
}

/** Facts of a file, and how many octets of it were read. */
export type ReadFacts = FileFacts & { readonly read: number }

export type ToFile =
  | { readonly kind: 'octets'; readonly octets: Uint8Array<ArrayBuffer> }
  /** No more octets come; what is read by its path is read no further. */
  | { readonly kind: 'end' }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly operation: FileOperation
      readonly inputs: readonly unknown[]
    }
  /** Ends a search. */
  | { readonly kind: 'stop'; readonly id: number }

export type FromFile =
  /** The oldest octets that were not answered yet are read; `isWanted` false: no further ones are. */
  | { readonly kind: 'taken'; readonly isWanted: boolean }
  /** With what happened between the PDUs, and what was written beside them, since. */
  | {
      readonly kind: 'facts'
      readonly facts: ReadFacts
      readonly events: readonly CaptureEvent[]
      readonly marks: readonly CaptureMark[]
    }
  /** Something that a search tells before its answer. */
  | { readonly kind: 'part'; readonly id: number; readonly part: SearchPart }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string }
