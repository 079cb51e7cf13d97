import type { DatabaseSync } from 'node:sqlite'
import type { CaptureRecord } from '../capture/capture-record.ts'
import { CaptureTable } from '../capture/capture-table.ts'
import { BulkTable } from './bulk-table.ts'
import { CardTable } from './card-table.ts'
import { type OpenedTraffic, replaceTraffic } from './open-traffic.ts'
import { isDamage, problemOf, sqliteCode } from './sqlite-problem.ts'
import type {
  LoadedTraffic,
  TakenRow,
  TrafficOperations,
  TrafficStatus,
  WriteBatch,
} from './store-protocol.ts'
import { WriteBacklog } from './write-backlog.ts'

interface Options {
  readonly dataDir: string
  readonly opened: OpenedTraffic
  readonly searchTextOf: (record: CaptureRecord) => string
  readonly onStatus: () => void
}

/** The traffic's file as the store's thread runs it: everything here is synchronous but the searches. */
export class WorkerStore {
  readonly #options: Options
  readonly #backlog = new WriteBacklog()
  #database: DatabaseSync
  #capture: CaptureTable
  #cards: CardTable
  #bulk: BulkTable
  #setAside: string | null
  readonly #memoryBecause: string | null
  #problem: string | null
  #captureLimit = Number.POSITIVE_INFINITY

  constructor(options: Options) {
    this.#options = options
    const { database, setAside, memoryBecause } = options.opened
    this.#database = database
    this.#setAside = setAside
    this.#memoryBecause = memoryBecause
    this.#problem = memoryBecause
    this.#capture = new CaptureTable(database, options.searchTextOf)
    this.#cards = new CardTable(database)
    this.#bulk = new BulkTable(database)
  }

  status(): TrafficStatus {
    return {
      capturedPdus: this.#capture.count,
      captureOctets: this.#capture.octets,
      problem: this.#problem,
      setAside: this.#setAside,
    }
  }

  get hasBacklog(): boolean {
    return !this.#backlog.isEmpty
  }

  write(batch: WriteBatch): void {
    this.#backlog.add(batch)
    this.retry()
  }

  /** Writes what waits; a failure of the disk leaves it waiting and is told in the status. */
  retry(): void {
    for (let batch = this.#backlog.first(); batch !== undefined; batch = this.#backlog.first()) {
      try {
        this.#transaction(() => this.#apply(batch))
        this.#problem = this.#memoryBecause
      } catch (error) {
        this.#problem = problemOf(error)
        if (isDamage(error)) {
          if (this.#replace()) continue
          break
        }
        // A disk may recover; a batch that cannot be written at all would stop everything behind it.
        if (sqliteCode(error) !== 'other') break
      }
      this.#backlog.removeFirst()
    }
    this.#options.onStatus()
  }

  readonly operations: TrafficOperations = {
    setCaptureLimit: (limit) => {
      this.#captureLimit = limit
      this.#capture.setLimit(limit)
    },
    pagePdus: (before, limit, words) => this.#capture.page(before, limit, words),
    rangePdus: (from, to, limit) => this.#capture.range(from, to, limit),
    getPdu: (seq) => this.#capture.get(seq),
    findResponse: (seq) => this.#capture.findResponse(seq),
    clearCapture: () => {
      this.#transaction(() => {
        this.#capture.clear()
        this.#cards.clear()
      })
      this.#options.onStatus()
    },
    countStatuses: () => this.#capture.countStatuses(),
    pageCards: (before, limit, words, isUndecidedOnly) =>
      this.#cards.page(before, limit, words, isUndecidedOnly),
    getCard: (messageId) => this.#cards.get(messageId),
    unsettledCards: () => this.#cards.unsettled(),
    undecidedCards: () => this.#cards.undecided(),
    findSmscIds: (canonicalIds) => this.#cards.findIds(canonicalIds),
    bulkRuns: () => this.#bulk.runs(),
    bulkCreate: (createdAt, run) => this.#bulk.create(createdAt, run),
    bulkPut: (runId, run) => this.#bulk.put(runId, run),
    bulkRemove: (runId) => this.#transaction(() => this.#bulk.remove(runId)),
    bulkAddRows: (runId, rows) => this.#transaction(() => this.#bulk.addRows(runId, rows)),
    bulkCounts: (runId) => this.#bulk.counts(runId),
    bulkDistribution: (runId) => this.#bulk.distribution(runId),
    bulkTake: (runId, parts) => {
      // A commit reaches the disk itself here, not only the system: what follows it is octets on a wire.
      this.#database.exec('PRAGMA synchronous = FULL')
      try {
        let taken: TakenRow[] = []
        this.#transaction(() => {
          taken = this.#bulk.take(runId, parts)
        })
        return taken
      } finally {
        this.#database.exec('PRAGMA synchronous = NORMAL')
      }
    },
    bulkSettle: (changes) => this.#transaction(() => this.#bulk.settle(changes)),
    bulkInterrupt: () => this.#transaction(() => this.#bulk.interrupt()),
    bulkResend: (runId) => this.#transaction(() => this.#bulk.resend(runId)),
    bulkPage: (runId, after, limit, states) => this.#bulk.page(runId, after, limit, states),
    bulkFindIds: (canonicalIds) => this.#bulk.findIds(canonicalIds),
    bulkHasIds: () => this.#bulk.hasIds(),
  }

  load(): LoadedTraffic {
    return { lastSeq: this.#capture.lastSeq, lastSessionKey: this.#capture.lastSessionKey }
  }

  /** Writes what waits first. */
  close(): void {
    this.retry()
    this.#database.close()
  }

  #apply(batch: WriteBatch): void {
    this.#capture.putSessions(batch.sessions)
    if (batch.pdus !== null) this.#capture.append(batch.pdus)
    this.#cards.write(batch.cards, batch.smscIds)
    for (const { seq, messageId } of batch.links) this.#capture.link(seq, messageId)
  }

  #transaction(run: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      run()
      this.#database.exec('COMMIT')
    } catch (error) {
      // SQLite has already rolled back by itself after some failures of the disk.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      this.#capture.reread()
      throw error
    }
  }

  /** A store that turned out damaged while in use: set aside, and a new one opened in its place. */
  #replace(): boolean {
    if (this.#memoryBecause !== null) return false
    const sessions = this.#capture.sessions()
    this.#database.close()
    const opened = replaceTraffic(this.#options.dataDir)
    if (opened === 'in-use') return false
    this.#database = opened.database
    this.#setAside = opened.setAside
    this.#problem = opened.memoryBecause
    this.#capture = new CaptureTable(opened.database, this.#options.searchTextOf)
    this.#capture.setLimit(this.#captureLimit)
    this.#transaction(() => this.#capture.putSessions(sessions))
    this.#cards = new CardTable(opened.database)
    this.#bulk = new BulkTable(opened.database)
    return true
  }
}
