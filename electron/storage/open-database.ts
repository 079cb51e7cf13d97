import { chmodSync, closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDamage, isSqliteError, problemOf, sqliteCode } from './sqlite-problem.ts'
import { trafficMigrations as migrations } from './traffic-schema.ts'

export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** Name of the damaged store that was set aside, inside the data folder. */
  readonly setAside: string | null
  /** Why the store lives in memory instead of the folder; null when it is on disk. */
  readonly memoryBecause: string | null
}

export type OpenResult = OpenedDatabase | 'in-use'

const fileName = 'traffic.db'

/**
 * Opens the store for this process alone. A second instance gets 'in-use'; a damaged file is renamed, never
 * overwritten, and what can be read of its connections and settings is carried over; in a folder that cannot be
 * used the store lives in memory so that the wire keeps working.
 */
export function openDatabase(dataDir: string): OpenResult {
  const path = join(dataDir, fileName)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return { database: openFile(path), setAside: null, memoryBecause: null }
  } catch (error) {
    if (isDamage(error)) return replaceDamaged(dataDir)
    if (sqliteCode(error) === 'busy') return 'in-use'
    return { database: inMemory(), setAside: null, memoryBecause: problemOf(error) }
  }
}

/** Sets the store's files aside, closed by now, and opens a new store in their place. */
export function replaceDamaged(dataDir: string): OpenResult {
  const path = join(dataDir, fileName)
  try {
    const setAside = setAsideFiles(path)
    const database = openFile(path)
    salvage(database, join(dataDir, setAside))
    return { database, setAside, memoryBecause: null }
  } catch (error) {
    if (sqliteCode(error) === 'busy') return 'in-use'
    return { database: inMemory(), setAside: null, memoryBecause: problemOf(error) }
  }
}

function openFile(path: string): DatabaseSync {
  // Texts and numbers of subscribers: for the owner's eyes. The log beside it takes over the mode.
  closeSync(openSync(path, 'a', 0o600))
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  const database = new DatabaseSync(path)
  try {
    // EXCLUSIVE is the lock against a second instance; the system drops it even after kill -9.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
    // Deleted passwords and texts must not linger in free pages.
    database.exec('PRAGMA secure_delete = FAST; PRAGMA cache_size = -32768; BEGIN IMMEDIATE; COMMIT;')
    migrate(database)
    touchEverything(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function inMemory(): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  migrate(database)
  return database
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
  if (version > migrations.length) throw new Error('the store was written by a newer version')
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue
    database.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT;`)
  }
}

/** Reads both ends of every table: a truncated or overwritten file shows here, without reading a million rows. */
function touchEverything(database: DatabaseSync): void {
  for (const [table, key] of [
    ['settings', 'name'],
    ['connections', 'connection_id'],
    ['messages', 'message'],
    ['capture_sessions', 'session_key'],
    ['templates', 'template_id'],
    ['capture_blocks', 'first_seq'],
    ['bulk_runs', 'run_id'],
    ['bulk_rows', 'run_id'],
    ['bulk_parts', 'run_id'],
  ]) {
    database.prepare(`SELECT * FROM ${table} ORDER BY ${key} LIMIT 1`).get()
    database.prepare(`SELECT * FROM ${table} ORDER BY ${key} DESC LIMIT 1`).get()
  }
}

function setAsideFiles(path: string): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const name = `workbench.damaged-${stamp}.db`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, path.replace(fileName, name) + suffix)
  }
  return name
}

/** Connections and templates are what a user cannot get again; the capture and the cards stay in the file set aside. */
function salvage(database: DatabaseSync, damaged: string): void {
  for (const table of ['connections', 'settings', 'templates']) {
    try {
      database.prepare('ATTACH ? AS damaged').run(damaged)
    } catch (error) {
      // Not a database at all: there is nothing to carry over.
      if (isDamage(error)) return
      throw error
    }
    try {
      database.exec(`INSERT OR IGNORE INTO main.${table} SELECT * FROM damaged.${table}`)
    } catch (error) {
      // The table is damaged, or the file is older than it.
      if (!isSqliteError(error)) throw error
    } finally {
      database.exec('DETACH damaged')
    }
  }
}
