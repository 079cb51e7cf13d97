import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type CaptureContext, captureContextSchema, type PassedPdus } from '../../shared/contract/capture.ts'
import { type BlockSummary, CaptureBlocks } from './capture-blocks.ts'
import type { CaptureRecord, SessionKeyRow, SessionLabel } from './capture-record.ts'
import {
  CaptureSearch,
  type SearchedCapture,
  searchPage,
  searchThrough,
  timelineOf,
  valuesSeen,
} from './capture-search.ts'
import type { FoundPdu, SearchPart, StatusCount, TimelineQuery } from './capture-source.ts'
import { EventTable } from './event-table.ts'
import { MarkTable } from './mark-table.ts'
import { BlockReader, type PduBlock } from './pdu-block.ts'
import type { ProfileReadings } from './profile-readings.ts'

/** Blocks dropped in one transaction at most. */
const trimSlice = 32
/** Labels of sessions beyond which those are forgotten of which no PDU is stored any more. */
const labelsLooked = 20_000

const noLabel: SessionLabel = { sessionId: '', sessionName: '', profileId: '', context: null }

/** Limits of the capture; the oldest PDUs beyond them are dropped, a block at a time. */
export interface CaptureLimits {
  readonly pdus: number
  /** Epoch ms; what passed before is dropped. */
  readonly since: number
}

/** Stored by this release or a later one; what cannot be read is not known. */
function contextOf(stored: SQLOutputValue | undefined): CaptureContext | null {
  if (typeof stored !== 'string') return null
  try {
    return captureContextSchema.safeParse(JSON.parse(stored)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The captured PDUs on disk. */
export class CaptureTable {
  readonly #database: DatabaseSync
  readonly #blocks: CaptureBlocks
  readonly events: EventTable
  readonly marks: MarkTable
  readonly #labels = new Map<number, SessionLabel>()
  readonly #labelOf = (sessionKey: number): SessionLabel => this.#labels.get(sessionKey) ?? noLabel
  readonly #insertSession
  readonly #putMeta
  #isRecounted = false
  #hasAllFacts = false
  #labelsLookedAt = labelsLooked
  #lastSessionKey = 0
  #pdus = 0
  #octets = 0
  #lastSeq = 0

  /** What filters read texts and notes by. */
  readings: ProfileReadings = new Map()

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#blocks = new CaptureBlocks(database)
    this.events = new EventTable(database)
    this.marks = new MarkTable(database)
    this.#insertSession = database.prepare('INSERT OR REPLACE INTO capture_sessions VALUES (?, ?, ?, ?, ?)')
    this.#putMeta = database.prepare("INSERT OR REPLACE INTO meta VALUES ('capture.lastSeq', ?)")
    this.reread()
  }

  get lastSeq(): number {
    return this.#lastSeq
  }

  /** Number of the oldest PDU kept; of the next one when there is none. */
  get firstSeq(): number {
    return this.#blocks.next(0)?.firstSeq ?? this.#lastSeq + 1
  }

  get count(): number {
    return this.#pdus
  }

  get octets(): number {
    return this.#octets
  }

  /** True when the last number, kept beside the PDUs, did not read and was counted anew. */
  get isRecounted(): boolean {
    return this.#isRecounted
  }

  get lastSessionKey(): number {
    return this.#lastSessionKey
  }

  /** The sessions known so far, for a store that takes this one's place. */
  sessions(): SessionKeyRow[] {
    return [...this.#labels].map(([sessionKey, label]) => ({ sessionKey, label }))
  }

  /** Inside the caller's transaction. */
  putSessions(sessions: readonly SessionKeyRow[]): void {
    for (const { sessionKey, label } of sessions) {
      this.#labels.set(sessionKey, label)
      this.#lastSessionKey = Math.max(this.#lastSessionKey, sessionKey)
      const { sessionId, sessionName, profileId, context } = label
      const kept = context === null ? null : JSON.stringify(context)
      this.#insertSession.run(sessionKey, sessionId, sessionName, profileId, kept)
    }
  }

  /** Inside the caller's transaction. */
  append(blocks: readonly PduBlock[]): void {
    for (const block of blocks) {
      this.#blocks.append(block)
      this.#pdus += block.pdus
      this.#octets += block.octets.length
      this.#lastSeq = Math.max(this.#lastSeq, block.firstSeq + block.pdus - 1)
    }
    if (blocks.length > 0) this.#putMeta.run(this.#lastSeq)
  }

  /** Adds blocks that are older than all others. Inside the caller's transaction. */
  putOlder(blocks: readonly PduBlock[]): void {
    for (const block of blocks) {
      this.#blocks.putOlder(block)
      this.#pdus += block.pdus
      this.#octets += block.octets.length
    }
  }

  /** Joins stored PDUs to their message cards. Inside the caller's transaction. */
  link(links: readonly { readonly seq: number; readonly messageId: string }[]): void {
    const ofBlocks = new Map<number, [index: number, messageId: string][]>()
    for (const { seq, messageId } of links) {
      const block = this.#blocks.holding(seq)
      if (block === null || seq >= block.firstSeq + block.pdus) continue
      const ofBlock = ofBlocks.get(block.firstSeq) ?? []
      ofBlock.push([seq - block.firstSeq, messageId])
      ofBlocks.set(block.firstSeq, ofBlock)
    }
    for (const [firstSeq, ofBlock] of ofBlocks) this.#blocks.link(firstSeq, ofBlock)
  }

  /** Drops the oldest blocks beyond the limits, some of them; true when more are to go. Inside the caller's transaction. */
  trim(limits: CaptureLimits): boolean {
    this.events.trimAge(limits.since)
    for (let dropped = 0; dropped < trimSlice; dropped++) {
      const oldest = this.#blocks.next(0)
      if (oldest === null || !this.#isBeyond(oldest, limits)) return false
      this.dropOldest()
    }
    this.#forgetLabels()
    return true
  }

  /** What filters ask of blocks, of some that an earlier release wrote; true when there are more. */
  learnFacts(): boolean {
    if (this.#hasAllFacts) return false
    this.#hasAllFacts = !this.#blocks.learnFacts(trimSlice)
    return !this.#hasAllFacts
  }

  /** Drops the oldest block; false when there is none. Inside the caller's transaction. */
  dropOldest(): boolean {
    const dropped = this.#blocks.dropOldest()
    if (dropped === null) return false
    this.#pdus -= dropped.pdus
    this.#octets -= dropped.octets
    // Events and marks go with their PDUs.
    this.events.trim(this.firstSeq)
    this.marks.trim(this.firstSeq)
    return true
  }

  /** Epoch ms of the last PDU of the oldest block; null when there is none. */
  get oldestAt(): number | null {
    const oldest = this.#blocks.next(0)
    return oldest === null ? null : this.#blocks.lastAt(oldest.firstSeq)
  }

  /** Reads labels and totals again, after a transaction was rolled back or another part wrote. */
  reread(): void {
    for (const row of this.#database.prepare('SELECT * FROM capture_sessions').all()) {
      const key = Number(row['session_key'])
      this.#lastSessionKey = Math.max(this.#lastSessionKey, key)
      if (this.#labels.has(key)) continue
      this.#labels.set(key, {
        sessionId: String(row['session_id']),
        sessionName: String(row['name']),
        profileId: String(row['profile_id']),
        context: contextOf(row['context']),
      })
    }
    this.events.reread()
    this.marks.reread()
    const { pdus, octets, last } = this.#blocks.totals()
    this.#blocks.readTail()
    this.#pdus = pdus
    this.#octets = octets
    // The numbering goes on after a clear: cards keep pointing at the PDUs they meant.
    const told = this.#database.prepare("SELECT value FROM meta WHERE name = 'capture.lastSeq'").get()
    const lastTold = wholeOf(told?.['value'])
    this.#isRecounted ||= told !== undefined && lastTold === null
    this.#lastSeq = Math.max(last, lastTold ?? 0)
  }

  /** As CaptureSource.page; a search that `signal` ends gives what it has found so far. */
  page(before: number | null, limit: number, filter: string, signal?: AbortSignal) {
    return searchPage(new CaptureSearch(this.#searched, filter), before, limit, signal)
  }

  /** As CaptureArchive.searchPdus. */
  search(
    filter: string,
    limit: number,
    tell: (part: SearchPart) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    return searchThrough(this.#searched, filter, limit, signal, tell)
  }

  /** As CaptureSource.values. */
  values(field: string, limit: number, signal?: AbortSignal) {
    return valuesSeen(this.#searched, field, limit, signal)
  }

  /** As CaptureSource.timeline. */
  timeline(query: TimelineQuery, signal?: AbortSignal) {
    return timelineOf(this.#searched, query, signal)
  }

  /** As CaptureArchive.rangePdus. */
  range(from: number, to: number, limit: number): CaptureRecord[] {
    return this.found(from, to, limit, '').flatMap((item) => ('passed' in item ? [] : [item]))
  }

  /** As CaptureArchive.foundPdus. */
  found(from: number, to: number, limit: number, filter: string): (CaptureRecord | PassedPdus)[] {
    return new CaptureSearch(this.#searched, filter).range(from, to, limit)
  }

  get(seq: number): FoundPdu | null {
    const found = this.#find(seq)
    if (found === null) return null
    const record = new BlockReader(found.block).at(found.index, this.#labelOf)
    return { record, responseSeq: this.findResponse(seq) }
  }

  findResponse(seq: number): number | null {
    const from = this.#blocks.holding(seq)?.firstSeq ?? seq
    for (const block of this.#blocks.answering(seq, from)) {
      const reader = new BlockReader(block)
      for (let index = 0; index < block.pdus; index++) {
        if (reader.requestSeqAt(index) === seq) return block.firstSeq + index
      }
    }
    return null
  }

  /** Inside the caller's transaction. */
  clear(): void {
    this.#blocks.clear()
    this.events.clear()
    this.marks.clear()
    this.#pdus = 0
    this.#octets = 0
    this.#putMeta.run(this.#lastSeq)
    this.#forgetLabels()
  }

  countStatuses(): StatusCount[] {
    return this.#blocks.statuses()
  }

  #find(seq: number): { readonly block: PduBlock; readonly index: number } | null {
    const summary = this.#blocks.holding(seq)
    if (summary === null || seq >= summary.firstSeq + summary.pdus) return null
    const block = this.#blocks.read(summary.firstSeq)
    return block === null ? null : { block, index: seq - summary.firstSeq }
  }

  get #searched(): SearchedCapture {
    return {
      blocks: this.#blocks,
      labelOf: this.#labelOf,
      inspectOf: (profileId) => this.readings.get(profileId) ?? {},
      markOf: (seq) => this.marks.get(seq) ?? null,
      count: () => this.#pdus,
    }
  }

  #isBeyond({ pdus, firstSeq }: BlockSummary, limits: CaptureLimits): boolean {
    if (this.#pdus - pdus >= limits.pdus) return true
    return limits.since > 0 && this.#blocks.lastAt(firstSeq) < limits.since
  }

  /** A client that connects again and again gets a label each time. */
  #forgetLabels(): void {
    if (this.#labels.size < this.#labelsLookedAt) return
    const used = this.#blocks.sessionKeys()
    const newest = this.lastSessionKey
    for (const key of [...this.#labels.keys()]) {
      // The newest may belong to PDUs on their way here.
      if (used.has(key) || key > newest - labelsLooked / 2) continue
      this.#labels.delete(key)
      this.#database.prepare('DELETE FROM capture_sessions WHERE session_key = ?').run(key)
    }
    this.#labelsLookedAt = this.#labels.size + labelsLooked
  }
}

/** A whole number of a table that anybody may have written into; null for anything else. */
function wholeOf(value: SQLOutputValue | undefined): number | null {
  const number = Number(value ?? 0)
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}
