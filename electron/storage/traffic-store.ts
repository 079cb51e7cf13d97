import type { DatabaseSync } from 'node:sqlite'
import type { SessionKeyRow } from '../capture/capture-record.ts'
import { CaptureTable } from '../capture/capture-table.ts'
import { copyBulkRows } from './bulk-copy.ts'
import { BulkTable } from './bulk-table.ts'
import { CardTable } from './card-table.ts'
import { CloseTable } from './close-table.ts'
import type { TrafficLimits, TrafficOperations, WriteBatch } from './store-protocol.ts'
import { transact } from './transact.ts'

const day = 86_400_000
const mebi = 1 << 20
/** Pages given back to the disk at once, of those that dropped rows have left. */
const vacuumPages = 2_000
/** Cards dropped at once for the sake of size. */
const sizeSlice = 500
/** Cards dropped between two looks for intents and sessions that nothing refers to. */
const cleanedEvery = 50_000
/** The newest PDUs and cards are kept however large bulk runs are. */
const keptPdus = 1_000
const keptCards = 100

const noLimits: TrafficLimits = {
  pdus: Number.POSITIVE_INFINITY,
  cards: Number.POSITIVE_INFINITY,
  mebibytes: Number.POSITIVE_INFINITY,
  days: 0,
}

/** Captured PDUs, message cards and bulk runs: what passes, kept up to limits. All of it is synchronous but the searches. */
export class TrafficStore {
  readonly database: DatabaseSync
  readonly capture: CaptureTable
  readonly cards: CardTable
  readonly bulk: BulkTable
  readonly closes: CloseTable
  limits: TrafficLimits = noLimits
  #droppedCards = 0

  constructor(database: DatabaseSync) {
    this.database = database
    this.capture = new CaptureTable(database)
    this.cards = new CardTable(database)
    this.bulk = new BulkTable(database)
    this.closes = new CloseTable(database)
  }

  write(batch: WriteBatch): void {
    this.#transaction(() => {
      this.capture.putSessions(batch.sessions)
      this.capture.append(batch.pdus)
      this.capture.events.append(batch.events)
      this.cards.write(batch.cards, batch.smscIds)
      this.capture.link(batch.links)
      this.#trim()
    })
  }

  /** All commits so far reach the disk itself, not only the system: octets on a wire follow them. */
  sync(): void {
    this.database.exec('PRAGMA synchronous = FULL')
    try {
      // The log is synchronised up to this commit.
      this.database.exec("INSERT OR REPLACE INTO meta VALUES ('synced', 0)")
    } finally {
      this.database.exec('PRAGMA synchronous = NORMAL')
    }
  }

  /** Drops what is beyond the limits, a slice of it; true when more is to go. */
  maintain(): boolean {
    let isMore = false
    this.#transaction(() => {
      isMore = this.#trim() || this.#trimSize() || this.capture.learnFacts()
      // All cards are looked through for it: not each second while the oldest make room for new ones.
      if (!isMore && this.#droppedCards >= cleanedEvery) {
        this.cards.dropUnused()
        this.#droppedCards = 0
      }
    })
    if (!isMore) this.database.exec(`PRAGMA incremental_vacuum(${vacuumPages})`)
    return isMore
  }

  clear(): void {
    this.#transaction(() => {
      this.capture.clear()
      this.cards.clear()
    })
  }

  /** Reads the totals again, after another part wrote. */
  reread(): void {
    this.capture.reread()
    this.cards.reread()
  }

  putSessions(sessions: readonly SessionKeyRow[]): void {
    this.#transaction(() => this.capture.putSessions(sessions))
  }

  /** Searches end early when `signal` says so. */
  operations(): Omit<TrafficOperations, 'setLimits' | 'setReadings' | 'clearCapture' | 'sync'> {
    const { capture, cards, bulk, closes } = this
    return {
      pagePdus: (before, limit, filter, signal) => capture.page(before, limit, filter, signal),
      searchPdus: (filter, limit, signal, tell = () => undefined) =>
        capture.search(filter, limit, tell, signal),
      pduValues: (field, limit, signal) => capture.values(field, limit, signal),
      pduTimeline: (query, signal) => capture.timeline(query, signal),
      rangePdus: (from, to, limit) => capture.range(from, to, limit),
      foundPdus: (from, to, limit, filter) => capture.found(from, to, limit, filter),
      getPdu: (seq) => capture.get(seq),
      findResponse: (seq) => capture.findResponse(seq),
      countStatuses: () => capture.countStatuses(),
      rangeEvents: (from, to, limit) => capture.events.between(from, to, limit),
      putMark: (mark) => this.#transaction(() => capture.marks.put(mark)),
      putLinkClose: (connectionId, close) => this.#transaction(() => closes.put(connectionId, close)),
      linkCloses: (connectionId) => closes.list(connectionId),
      countCards: (before, filter, signal) => cards.countFound(before, filter, signal),
      pageCards: (before, limit, filter, signal) => cards.page(before, limit, filter, signal),
      sortedCards: (query, signal) => cards.sorted(query, signal),
      searchCards: (query, signal, tell = () => undefined) => cards.search(query, tell, signal),
      cardValues: (field, limit, signal) => cards.values(field, limit, signal),
      getCard: (messageId) => cards.get(messageId),
      conversations: (query) => cards.conversations(query),
      conversationCards: (pair, before, limit) => cards.conversationCards(pair, before, limit),
      countUnread: () => cards.countUnread(),
      readAllCards: (pair) => this.#transaction(() => cards.readAll(pair)),
      unsettledCards: () => cards.unsettled(),
      undecidedCards: () => cards.undecided(),
      polledCards: () => cards.polled(),
      findSmscIds: (canonicalIds) => cards.findIds(canonicalIds),
      bulkRuns: () => bulk.runs(),
      bulkCreate: (createdAt, run) => bulk.create(createdAt, run),
      bulkPut: (runId, run) => bulk.put(runId, run),
      bulkRemove: (runId) => this.#transaction(() => bulk.remove(runId)),
      bulkAddRows: (runId, rows) => this.#transaction(() => bulk.addRows(runId, rows)),
      bulkCounts: (runId) => bulk.counts(runId),
      bulkPutRows: (runId, rows) => this.#transaction(() => bulk.putRows(runId, rows)),
      bulkHasSent: (runId) => bulk.hasSent(runId),
      bulkForgetParts: (runId) => bulk.forgetParts(runId),
      bulkCopyRows: (copy) => this.#transaction(() => copyBulkRows(this.database, copy)),
      bulkNext: (runId, after, parts) => bulk.next(runId, after, parts),
      bulkFail: (runId, row, problem) => bulk.fail(runId, row, problem),
      bulkCards: (runId, states) => bulk.cards(runId, states),
      bulkSettle: (changes) => this.#transaction(() => bulk.settle(changes)),
      bulkInterrupt: () => this.#transaction(() => bulk.interrupt()),
      bulkResend: (runId) => this.#transaction(() => bulk.resend(runId)),
      bulkNearest: (runId, row, towards) => bulk.nearest(runId, row, towards),
      bulkPage: (runId, after, limit, states) => bulk.page(runId, after, limit, states),
      bulkFindIds: (canonicalIds) => bulk.findIds(canonicalIds),
    }
  }

  /** Octets in use on the disk, without pages that are free. */
  usedOctets(): number {
    return (this.#pragma('page_count') - this.#pragma('freelist_count')) * this.#pragma('page_size')
  }

  #trim(): boolean {
    const { pdus, cards, days } = this.limits
    const since = days === 0 ? 0 : Date.now() - days * day
    const before = this.cards.count
    const isMorePdus = this.capture.trim({ pdus, since })
    const isMoreCards = this.cards.trim({ cards, since })
    this.#droppedCards += before - this.cards.count
    return isMorePdus || isMoreCards
  }

  /** Over the size the oldest goes first, be it PDUs or cards. */
  #trimSize(): boolean {
    if (this.usedOctets() <= this.limits.mebibytes * mebi) return false
    const never = Number.POSITIVE_INFINITY
    const pdusAt = this.capture.count > keptPdus ? (this.capture.oldestAt ?? never) : never
    const cardsAt = this.cards.count > keptCards ? (this.cards.oldestAt ?? never) : never
    if (pdusAt === never && cardsAt === never) return false
    if (pdusAt <= cardsAt) return this.capture.dropOldest()
    const slice = Math.min(sizeSlice, this.cards.count - keptCards)
    this.#droppedCards += slice
    return this.cards.dropOldest(slice)
  }

  #transaction<T>(run: () => T): T {
    try {
      return transact(this.database, run)
    } catch (error) {
      this.reread()
      throw error
    }
  }

  #pragma(name: 'page_count' | 'freelist_count' | 'page_size'): number {
    return Number(this.database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0)
  }
}
