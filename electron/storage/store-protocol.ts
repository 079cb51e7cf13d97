import type { BulkRowState, RowProblem } from '../../shared/bulk/bulk-plan.ts'
import type { BulkPart, BulkRow } from '../../shared/contract/bulk.ts'
import type { PassedPdus } from '../../shared/contract/capture.ts'
import type { CaptureEvent } from '../../shared/contract/capture-events.ts'
import type { CaptureMark } from '../../shared/contract/capture-marks.ts'
import type { CallInput, CallOutput } from '../../shared/contract/contract.ts'
import type { Conversation } from '../../shared/contract/conversations.ts'
import type { CardSearchItem, MessageCard, MessagePart } from '../../shared/contract/message.ts'
import type { LinkClose } from '../../shared/contract/session.ts'
import type { CardSort } from '../../shared/message/card-sort.ts'
import type { NumberPair } from '../../shared/message/number-pair.ts'
import type { PartEvent, PartState } from '../../shared/message/part-state.ts'
import type { CaptureRecord, SessionKeyRow } from '../capture/capture-record.ts'
import type {
  CaptureArchive,
  FoundPdu,
  SearchPart,
  StatusCount,
  TimelineQuery,
} from '../capture/capture-source.ts'
import type { PduBlock } from '../capture/pdu-block.ts'
import type { ProfileReadings } from '../capture/profile-readings.ts'
import type { ConversationQuery } from './conversation-table.ts'

export interface SmscIdRow {
  /** canonicalId() of the message_id, equal for all its spellings. */
  readonly canonicalId: string
  readonly messageId: string
  readonly part: number
}

/** A part that was given such an id, and its card. */
export interface FoundPart {
  readonly canonicalId: string
  readonly part: number
  readonly card: MessageCard
}

/** What changed of a message card. */
export interface CardWrite {
  /** `text` null: the texts of its parts, one behind the other. */
  readonly card: Omit<MessageCard, 'parts' | 'state' | 'text' | 'intent' | 'isUnread'> & {
    readonly text: string | null
  }
  readonly partCount: number
  /** Parts that changed, all of a new card. */
  readonly parts: readonly MessagePart[]
  /** 1: sent; 2: a part is under way; 4: a part waits for a decision; 8: it is polled; 16: received and unread. */
  readonly flags: number
  /** Whose conversation it belongs to. */
  readonly pair: NumberPair | null
  /** JSON of its intent without the addresses, alike for all rows of a table; null for a message that came in. */
  readonly intent: string | null
  /** State of the row that it was sent for, by all its parts; null for no row. */
  readonly rowState: BulkRowState | null
}

/** What a search among the cards tells as it goes. */
export type CardSearchPart = Exclude<CardSearchItem, { kind: 'failed' }>

export interface CardSearchQuery {
  readonly filter: string
  readonly limit: number
  /** null: the newest come first, as they are found. */
  readonly sort: CardSort | null
}

export type SortedQuery = Readonly<CallInput<'message.sorted'>>
export type SortedCards = CallOutput<'message.sorted'>

/** Writes of one transaction. */
export interface WriteBatch {
  readonly sessions: readonly SessionKeyRow[]
  readonly pdus: readonly PduBlock[]
  readonly cards: readonly CardWrite[]
  readonly smscIds: readonly SmscIdRow[]
  /** PDUs whose card became known after they were written. */
  readonly links: readonly { readonly seq: number; readonly messageId: string }[]
  readonly events: readonly CaptureEvent[]
}

export interface StoredConnection {
  readonly connectionId: string
  /** JSON of a ConnectionDraft; checked by its schema when it is loaded. */
  readonly draft: string
  readonly sealedPassword: string | null
}

export interface StoredTemplate {
  readonly templateId: string
  /** JSON of a Template; checked by its schema when it is read. */
  readonly body: string
}

export interface StoredProfile {
  readonly profileId: string
  /** The JSON of its file; checked by its schema when it is loaded. */
  readonly body: string
}

/** Of the file with the traffic. */
export interface TrafficStatus {
  readonly capturedPdus: number
  readonly captureOctets: number
  /** Number of the oldest PDU that is kept; of the next one when there is none. */
  readonly firstSeq: number
  /** Why the file cannot be written; null while it can. */
  readonly problem: string | null
  /** Name of a damaged file that was set aside in this run. */
  readonly setAside: string | null
  /** Name of the copy from before this run changed the file's form, where it did. */
  readonly kept: string | null
  /** Progress of bringing the traffic of 0.1.0 over, in PDUs and cards; null when there is none to bring. */
  readonly carryOver: { readonly done: number; readonly total: number } | null
  /** Whether the file of 0.1.0 could not be read to its end in this run; what could be is brought over. */
  readonly isOlderUnreadable: boolean
  /** Whether numbers kept beside the PDUs did not read and were counted anew. */
  readonly isRecounted: boolean
}

/** Of the file with settings, connections, templates and profiles. */
export interface SavedStatus {
  /** Why the file cannot be written; null while it can. */
  readonly problem: string | null
  /** What became of a damaged file in this run; null when it was in order. */
  readonly recovery: SavedRecovery | null
  /** Name of the copy from before this run changed the file's form, where it did. */
  readonly kept: string | null
}

/** What became of saved.db when it was found damaged, empty or gone. */
export interface SavedRecovery {
  /** Name of the damaged file inside the data folder; null when there was none to set aside. */
  readonly setAside: string | null
  /** Rows that were carried over. */
  readonly settings: number
  readonly connections: number
  readonly templates: number
  readonly profiles: number
  /** Whether all there was is there; false when some could not be read. */
  readonly isWhole: boolean
}

export interface StoreStatus extends TrafficStatus {
  readonly saved: SavedStatus
}

export interface LoadedTraffic {
  readonly lastSeq: number
  readonly lastSessionKey: number
  /** The highest number of a message card so far. */
  readonly lastMessage: number
  /** Of the capture: the highest number of an event so far, the newest events, oldest first, and all marks. */
  readonly lastEvent: number
  readonly events: readonly CaptureEvent[]
  readonly marks: readonly CaptureMark[]
}

export interface LoadedSaved {
  readonly settings: Readonly<Record<string, string>>
  readonly connections: readonly StoredConnection[]
  readonly profiles: readonly StoredProfile[]
}

export interface LoadedStore extends LoadedTraffic, LoadedSaved {}

export interface StoredRun {
  readonly runId: number
  /** JSON; checked by its schema when it is loaded. */
  readonly run: string
}

/** A row of a table once it was checked. */
export type CheckedRow = Omit<BulkRow, 'sent' | 'card'>

/** A row with parts that wait. */
export interface WaitingRow extends Pick<BulkRow, 'row' | 'cells'> {
  readonly card: string | null
  /** What is known of its parts where it has no card, as rows of earlier releases. */
  readonly known: readonly BulkPart[]
}

/** Event of one part of a row without a card, with the values known by it; values left out stay. */
export interface PartChange extends Partial<Pick<BulkPart, 'stat' | 'err' | 'receiptAt'>> {
  readonly runId: number
  readonly row: number
  readonly part: number
  readonly event: PartEvent
}

export interface BulkIdRow {
  readonly runId: number
  readonly row: number
  readonly part: number
  readonly messageId: string
}

/** Rows of one run that another one sends again. */
export interface RowCopy {
  readonly from: number
  readonly to: number
  /** Number of the last row that was copied before. */
  readonly after: number
  readonly limit: number
  /** Of the rows, and of those of their parts that are to be sent. */
  readonly states: readonly BulkRowState[]
  readonly again: readonly PartState[]
}

/** Operations on bulk runs. */
export interface BulkOperations {
  bulkRuns(): StoredRun[]
  bulkCreate(createdAt: number, run: string): number
  bulkPut(runId: number, run: string): void
  bulkRemove(runId: number): void
  bulkAddRows(runId: number, rows: readonly CheckedRow[]): void
  bulkCounts(runId: number): Partial<Record<BulkRowState, number>>
  /** Puts rows that were not sent in place of those of their numbers. */
  bulkPutRows(runId: number, rows: readonly CheckedRow[]): void
  /** A message of the run has left, or its card was made. */
  bulkHasSent(runId: number): boolean
  /** What is known of parts of rows without a card. */
  bulkForgetParts(runId: number): void
  /** The number of the last row that was copied; null: there are no more. */
  bulkCopyRows(copy: RowCopy): number | null
  /** The waiting rows after this one, about `parts` parts in all. */
  bulkNext(runId: number, after: number, parts: number): WaitingRow[]
  /** A row that cannot be sent after all. */
  bulkFail(runId: number, row: number, problem: RowProblem): void
  /** Cards of the run's rows that have a part in one of these states. */
  bulkCards(runId: number, states: readonly PartState[]): string[]
  /** Of rows without a card. */
  bulkSettle(changes: readonly PartChange[]): void
  /** Parts that left and have no answer, of all rows without a card: nobody knows whether the SMSC took them. */
  bulkInterrupt(): void
  /** Parts in doubt of rows without a card wait again. */
  bulkResend(runId: number): void
  /** The row of that number, or the nearest one. */
  bulkNearest(runId: number, row: number, towards: 'next' | 'previous'): BulkRow | null
  bulkPage(runId: number, after: number, limit: number, states: readonly BulkRowState[]): BulkRow[]
  /** The newest parts with each of these ids, of all rows without a card. */
  bulkFindIds(canonicalIds: readonly string[]): BulkIdRow[]
}

/** Of settings, connections, templates and profiles. */
export interface SavedOperations {
  putSetting(name: string, value: string): void
  putConnection(connection: StoredConnection): void
  removeConnection(connectionId: string): void
  listTemplates(): StoredTemplate[]
  /** False: there is no room for it beside the others. One that is there may be changed as long as it does not grow beyond. */
  putTemplate(template: StoredTemplate): boolean
  removeTemplate(templateId: string): void
  putProfile(profile: StoredProfile): void
  removeProfile(profileId: string): void
}

/** How much of the traffic is kept; the oldest beyond goes first. */
export interface TrafficLimits {
  readonly pdus: number
  readonly cards: number
  /** Of PDUs, cards and bulk runs together. */
  readonly mebibytes: number
  /** 0: however old. */
  readonly days: number
}

/** Operations on PDUs, message cards and bulk runs. Searches end early, with what they found, when `signal` says so. */
export interface TrafficOperations extends BulkOperations {
  setLimits(limits: TrafficLimits): void
  /** Resolves once what was written before has reached the disk itself; rejects when some of it cannot be written. */
  sync(): void
  clearCapture(): void
  /** What filters read texts and notes by. */
  setReadings(readings: ProfileReadings): void
  pagePdus(
    before: number | null,
    limit: number,
    filter: string,
    signal?: AbortSignal,
  ): ReturnType<CaptureArchive['pagePdus']>
  searchPdus(
    filter: string,
    limit: number,
    signal?: AbortSignal,
    tell?: (part: SearchPart) => void,
  ): Promise<void>
  pduTimeline(query: TimelineQuery, signal?: AbortSignal): ReturnType<CaptureArchive['pduTimeline']>
  pduValues(field: string, limit: number, signal?: AbortSignal): ReturnType<CaptureArchive['pduValues']>
  rangePdus(from: number, to: number, limit: number): CaptureRecord[]
  foundPdus(from: number, to: number, limit: number, filter: string): (CaptureRecord | PassedPdus)[]
  getPdu(seq: number): FoundPdu | null
  findResponse(seq: number): number | null
  countStatuses(): StatusCount[]
  /** After the PDUs `from` to `to`, oldest first; of more than `limit` the newest. */
  rangeEvents(from: number, to: number, limit: number): CaptureEvent[]
  putMark(mark: CaptureMark): void
  putLinkClose(connectionId: string, close: LinkClose): void
  /** The newest first. */
  linkCloses(connectionId: string): LinkClose[]
  /**
   * Newest first, older than the card `before` (null: from the end), found by the filter. `more`: older ones may follow.
   */
  pageCards(
    before: string | null,
    limit: number,
    filter: string,
    signal?: AbortSignal,
  ): Promise<{ readonly cards: MessageCard[]; readonly more: boolean }>
  /** See message.sorted. */
  sortedCards(query: SortedQuery, signal?: AbortSignal): Promise<SortedCards>
  /** How many cards older than `before` the filter finds. */
  countCards(before: string | null, filter: string, signal?: AbortSignal): Promise<number>
  /** Looks through all cards; `limit` of them come. */
  searchCards(
    query: CardSearchQuery,
    signal?: AbortSignal,
    tell?: (part: CardSearchPart) => void,
  ): Promise<void>
  /** As CaptureSource.values, of the newest 20,000 cards. */
  cardValues(field: string, limit: number, signal?: AbortSignal): ReturnType<CaptureArchive['pduValues']>
  getCard(messageId: string): MessageCard | null
  /** By their last message, newest first. `more`: others may follow. */
  conversations(query: ConversationQuery): { readonly conversations: Conversation[]; readonly more: boolean }
  /** The cards of a conversation, newest first, older than the card `before` (null: from the end). */
  conversationCards(
    pair: NumberPair,
    before: string | null,
    limit: number,
  ): { readonly cards: MessageCard[]; readonly more: boolean }
  /** How many cards are unread, at most `mostUnread`. */
  countUnread(): number
  /** All cards, or those of a conversation, are read. */
  readAllCards(pair: NumberPair | null): void
  /** Cards that hold a part still waiting for its answer. */
  unsettledCards(): MessageCard[]
  /** Cards with a part in doubt or unanswered that nobody has decided about. */
  undecidedCards(): MessageCard[]
  /** Cards with a part that is asked about by schedule. */
  polledCards(): MessageCard[]
  /** The newest parts with each of these ids. */
  findSmscIds(canonicalIds: readonly string[]): FoundPart[]
}

/** Questions of the main thread to the worker. A batch is answered by `written`. */
export interface StoreOperations extends TrafficOperations, SavedOperations {
  load(): LoadedStore
  close(): void
}

export type StoreOperation = keyof StoreOperations

export type ToWorker =
  | { readonly kind: 'write'; readonly batch: WriteBatch }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly operation: StoreOperation
      readonly inputs: readonly unknown[]
    }
  /** Ends a search. */
  | { readonly kind: 'stop'; readonly id: number }

export type FromWorker =
  /** The files are open, and no other instance's. */
  | { readonly kind: 'owned' }
  /** Behind the first status. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'in-use' }
  /** A file is of a later release; nothing was changed. */
  | { readonly kind: 'newer' }
  /** The oldest batch that was not answered yet is on the disk, or kept for a disk that refuses it. */
  | { readonly kind: 'written' }
  | { readonly kind: 'status'; readonly status: StoreStatus }
  /** Something that an operation tells before its answer. */
  | { readonly kind: 'part'; readonly id: number; readonly part: SearchPart | CardSearchPart }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string }
