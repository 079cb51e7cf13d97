import type { DatabaseSync } from 'node:sqlite'
import type { RecordTest } from '../capture/capture-table.ts'
import { type OpenedDatabase, replaceDamaged } from './open-database.ts'
import { isDamage, problemOf, sqliteCode } from './sqlite-problem.ts'
import type { StoreOperations, StoreStatus, TrafficLimits, WriteBatch } from './store-protocol.ts'
import { TemplateTable } from './template-table.ts'
import { TrafficStore } from './traffic-store.ts'
import { transact } from './transact.ts'
import { WriteBacklog } from './write-backlog.ts'

interface Options {
  readonly dataDir: string
  readonly opened: OpenedDatabase
  readonly testOf: (words: readonly string[]) => RecordTest
  readonly onStatus: (status: StoreStatus) => void
}

/** The store as its worker thread runs it: everything here is synchronous but the searches. */
export class WorkerStore {
  readonly #options: Options
  readonly #backlog = new WriteBacklog()
  #database: DatabaseSync
  #traffic: TrafficStore
  #limits: TrafficLimits | null = null
  #templates: TemplateTable
  #setAside: string | null
  readonly #memoryBecause: string | null
  #problem: string | null

  constructor(options: Options) {
    this.#options = options
    const { database, setAside, memoryBecause } = options.opened
    this.#database = database
    this.#setAside = setAside
    this.#memoryBecause = memoryBecause
    this.#problem = memoryBecause
    this.#traffic = new TrafficStore(database, options.testOf)
    this.#templates = new TemplateTable(database)
  }

  status(): StoreStatus {
    return {
      capturedPdus: this.#traffic.capture.count,
      captureOctets: this.#traffic.capture.octets,
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
        this.#traffic.write(batch)
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
    this.#options.onStatus(this.status())
  }

  /** Of the stores of the moment: a damaged one may be replaced. */
  operations(): StoreOperations {
    return {
      ...this.#traffic.operations(),
      load: () => ({
        settings: Object.fromEntries(
          this.#database
            .prepare('SELECT name, value FROM settings')
            .all()
            .map((row) => [String(row['name']), String(row['value'])]),
        ),
        connections: this.#database
          .prepare('SELECT * FROM connections ORDER BY position')
          .all()
          .map((row) => ({
            connectionId: String(row['connection_id']),
            draft: String(row['draft']),
            sealedPassword: row['sealed_password'] === null ? null : String(row['sealed_password']),
          })),
        lastSeq: this.#traffic.capture.lastSeq,
        lastSessionKey: this.#traffic.capture.lastSessionKey,
        lastMessage: this.#traffic.cards.last,
      }),
      putSetting: (name, value) => {
        this.#transaction(() =>
          this.#database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value),
        )
      },
      putConnection: ({ connectionId, draft, sealedPassword }) => {
        this.#transaction(() =>
          this.#database
            .prepare(
              'INSERT INTO connections VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM connections), ?, ?) ' +
                'ON CONFLICT DO UPDATE SET draft = excluded.draft, sealed_password = excluded.sealed_password',
            )
            .run(connectionId, draft, sealedPassword),
        )
      },
      removeConnection: (connectionId) => {
        this.#transaction(() =>
          this.#database.prepare('DELETE FROM connections WHERE connection_id = ?').run(connectionId),
        )
      },
      listTemplates: () => this.#templates.list(),
      putTemplate: (template) => this.#transaction(() => this.#templates.put(template)),
      removeTemplate: (templateId) => this.#transaction(() => this.#templates.remove(templateId)),
      setLimits: (limits) => {
        this.#limits = limits
        this.#traffic.limits = limits
      },
      clearCapture: () => {
        this.#traffic.clear()
        this.#options.onStatus(this.status())
      },
      close: () => {
        this.retry()
        this.#database.close()
      },
    }
  }

  /** Drops what is beyond the limits; called when nothing else is to be done. */
  maintain(): boolean {
    try {
      return this.#traffic.maintain()
    } catch (error) {
      this.#problem = problemOf(error)
      this.#options.onStatus(this.status())
      return false
    }
  }

  #transaction(run: () => void): void {
    transact(this.#database, run)
  }

  /** A store that turned out damaged while in use: set aside, and a new one opened in its place. */
  #replace(): boolean {
    if (this.#memoryBecause !== null) return false
    const sessions = this.#traffic.capture.sessions()
    this.#database.close()
    const opened = replaceDamaged(this.#options.dataDir)
    if (opened === 'in-use') return false
    this.#database = opened.database
    this.#setAside = opened.setAside
    this.#problem = opened.memoryBecause
    this.#traffic = new TrafficStore(opened.database, this.#options.testOf)
    if (this.#limits !== null) this.#traffic.limits = this.#limits
    this.#transaction(() => this.#traffic.capture.putSessions(sessions))
    this.#templates = new TemplateTable(opened.database)
    return true
  }
}
