import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { keepLog, type NameWatch, octetsOf, watchName } from './database-file.ts'
import { type OpenedSaved, removeBackup, replaceSaved, savedBackupName, savedFileName } from './open-saved.ts'
import { ProfileTable } from './profile-table.ts'
import { writeBackup } from './saved-backup.ts'
import { readSavedRows } from './saved-rows.ts'
import { isDamage, problemOf } from './sqlite-problem.ts'
import type { LoadedSaved, SavedOperations, SavedRecovery, SavedStatus } from './store-protocol.ts'
import { TemplateTable } from './template-table.ts'

interface Options {
  readonly dataDir: string
  readonly opened: OpenedSaved
  readonly onStatus: () => void
}

/** Changes come in bursts: the first backup waits this long. */
const backupAfterMs = 500
/** Shortest time between two backups. */
const backupEveryMs = 60_000
/** The log is not left to grow beyond this until the next backup is due. */
const maxLogOctets = 8 * 1024 * 1024

/** Settings, connections, templates and profiles in their own file, with a backup that follows it. */
export class SavedStore {
  readonly #options: Options
  #database: DatabaseSync
  #templates: TemplateTable
  #profiles: ProfileTable
  #memoryBecause: string | null
  #problem: string | null
  #recovery: SavedRecovery | null
  readonly #kept: string | null
  /** Open for reading as long as the database is: to close it earlier would drop SQLite's lock. */
  #file: number | null
  #name: NameWatch | null
  #isBackedUp = false
  #backedUpAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(options: Options) {
    this.#options = options
    const { database, memoryBecause, recovery, kept } = options.opened
    this.#database = database
    this.#memoryBecause = memoryBecause
    this.#problem = memoryBecause
    this.#recovery = recovery
    this.#kept = kept
    this.#templates = new TemplateTable(database)
    this.#profiles = new ProfileTable(database)
    this.#file = openForBackup(options.dataDir, options.opened)
    this.#name = watchName(join(options.dataDir, savedFileName), options.opened)
    // At the end of a run the backup has followed, and the log is gone.
    const hasFollowed = octetsOf(join(options.dataDir, savedBackupName)) > 0 && this.#logOctets() === 0
    this.#isBackedUp = hasFollowed && recovery === null
    if (!this.#isBackedUp) this.#backUpLater()
  }

  status(): SavedStatus {
    const problem = this.#problem ?? (this.#name?.isLost === true ? 'the-file-was-removed' : null)
    return { problem, recovery: this.#recovery, kept: this.#kept }
  }

  /** Tells when the file has lost its name. */
  checkFile(): void {
    if (this.#name?.look() === true) this.#options.onStatus()
  }

  load(): LoadedSaved {
    return this.#use(() => ({
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
      profiles: this.#profiles.list(),
    }))
  }

  readonly operations: SavedOperations = {
    putSetting: (name, value) =>
      this.#write(() =>
        this.#database
          .prepare(
            'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
          )
          .run(name, value),
      ),
    putConnection: ({ connectionId, draft, sealedPassword }) =>
      this.#write(() =>
        this.#database
          .prepare(
            'INSERT INTO connections VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM connections), ?, ?) ' +
              'ON CONFLICT (connection_id) DO UPDATE SET draft = excluded.draft, sealed_password = excluded.sealed_password',
          )
          .run(connectionId, draft, sealedPassword),
      ),
    removeConnection: (connectionId) =>
      this.#write(() =>
        this.#database.prepare('DELETE FROM connections WHERE connection_id = ?').run(connectionId),
      ),
    listTemplates: () => this.#use(() => this.#templates.list()),
    putTemplate: (template) => this.#write(() => this.#templates.put(template)),
    removeTemplate: (templateId) => this.#write(() => this.#templates.remove(templateId)),
    putProfile: (profile) => this.#write(() => this.#profiles.put(profile)),
    removeProfile: (profileId) => this.#write(() => this.#profiles.remove(profileId)),
  }

  /** Brings the backup up to date first. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    if (!this.#isBackedUp) this.#backUp()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#closeFile()
    // Closing has emptied the log into the file: a backup that missed it has fallen behind for good.
    if (!this.#isBackedUp && this.#memoryBecause === null) removeBackup(this.#options.dataDir)
  }

  /** A failure is told to the caller and in the status; the next write that succeeds takes it back. */
  #write<T>(run: () => T): T {
    let result: T
    try {
      result = this.#use(() => this.#transaction(run))
      this.#problem = this.#memoryBecause
    } catch (error) {
      this.#problem = problemOf(error)
      throw error
    } finally {
      this.#options.onStatus()
    }
    this.#isBackedUp = false
    if (this.#logOctets() > maxLogOctets) this.#backUp()
    else this.#backUpLater()
    return result
  }

  /** Runs once more on what could be saved when the file turns out damaged. */
  #use<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (!isDamage(error) || !this.#replace()) throw error
      return run()
    }
  }

  #transaction<T>(run: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = run()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      // SQLite has already rolled back by itself after some failures of the disk.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #replace(): boolean {
    if (this.#memoryBecause !== null) return false
    const { rows } = readSavedRows(this.#database)
    keepLog(join(this.#options.dataDir, savedFileName))
    this.#closeFile()
    const opened = replaceSaved(this.#options.dataDir, rows)
    if (opened === 'in-use') return false
    this.#database = opened.database
    this.#memoryBecause = opened.memoryBecause
    this.#problem = opened.memoryBecause
    this.#recovery = opened.recovery
    this.#file = openForBackup(this.#options.dataDir, opened)
    this.#name = watchName(join(this.#options.dataDir, savedFileName), opened)
    this.#templates = new TemplateTable(opened.database)
    this.#profiles = new ProfileTable(opened.database)
    this.#isBackedUp = false
    this.#options.onStatus()
    return true
  }

  #backUpLater(): void {
    const wait = Math.max(backupAfterMs, this.#backedUpAt + backupEveryMs - Date.now())
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      if (!this.#isBackedUp) this.#backUp()
    }, wait)
  }

  #backUp(): void {
    if (this.#file === null) return
    const { dataDir } = this.#options
    this.#backedUpAt = Date.now()
    try {
      this.#isBackedUp = writeBackup(this.#database, this.#file, join(dataDir, savedBackupName))
      if (this.#problem !== this.#memoryBecause) this.#tell(this.#memoryBecause)
    } catch (error) {
      // The log may begin anew with the next write: what was copied before that would bring back old values.
      if (!isDamage(error)) removeBackup(dataDir)
      if (!isDamage(error) || !this.#replace()) this.#tell(problemOf(error))
    }
    if (!this.#isBackedUp) this.#backUpLater()
  }

  #tell(problem: string | null): void {
    this.#problem = problem
    this.#options.onStatus()
  }

  #closeFile(): void {
    this.#database.close()
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }

  #logOctets(): number {
    return octetsOf(join(this.#options.dataDir, `${savedFileName}-wal`))
  }
}

function openForBackup(dataDir: string, { memoryBecause }: OpenedSaved): number | null {
  return memoryBecause === null ? openSync(join(dataDir, savedFileName), 'r') : null
}
