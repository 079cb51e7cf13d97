import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Fault } from '../../shared/faults/fault.ts'
import { makeFolder } from '../make-folder.ts'
import {
  checkPages,
  type FileKind,
  isHollow,
  octetsOf,
  openFile,
  openInMemory,
  removeFiles,
  setAsideFiles,
} from './database-file.ts'
import { refuseNewer } from './file-version.ts'
import { logPageOctets } from './readable-file.ts'
import { isDamage, problemOf, sqliteCode } from './sqlite-problem.ts'
import { trafficMigrations } from './traffic-schema.ts'

export interface OpenedTraffic {
  readonly database: DatabaseSync
  /** Name of the damaged file that was set aside, inside the data folder. */
  readonly setAside: string | null
  /** Why it lives in memory instead of the folder; null when it is on disk. */
  readonly memoryBecause: string | null
  /** Name of the copy from before this release changed the file's form, where it did. */
  readonly kept: string | null
}

/** What passed: PDUs, message cards, bulk runs. */
export const trafficFile: FileKind = {
  fileName: 'traffic.db',
  migrations: trafficMigrations,
  // Deleted passwords and texts must not linger in free pages.
  pragmas: 'PRAGMA synchronous = NORMAL; PRAGMA secure_delete = FAST; PRAGMA cache_size = -8192;',
  // What is dropped for the sake of limits gives its pages back to the disk.
  layout: 'PRAGMA auto_vacuum = INCREMENTAL;',
  // `capture query --data` reads it while the workbench runs; saved.db, opened before it, keeps out a second instance.
  isShared: true,
  check: touchEverything,
}

export const trafficFileName = trafficFile.fileName

/**
 * Opens the traffic's file for this process alone. A second instance gets 'in-use'; a damaged file is renamed, never
 * overwritten; in a folder that cannot be used it lives in memory so that the wire keeps working. Throws storage.newer for
 * a file of a later release.
 */
export function openTraffic(dataDir: string): OpenedTraffic | 'in-use' {
  try {
    makeFolder(dataDir)
    const path = join(dataDir, trafficFileName)
    refuseNewer(dataDir, trafficFile)
    if (isHollow(path)) return reviveHollow(dataDir)
    // Somebody emptied it: saved.db, opened before, keeps out a second instance that might just be making its own.
    if (existsSync(path) && octetsOf(path) === 0) return replaceTraffic(dataDir)
    let kept: string | null = null
    const database = openFile(dataDir, trafficFile, (name) => {
      kept = name
    })
    return { database, setAside: null, memoryBecause: null, kept }
  } catch (error) {
    if (error instanceof Fault) throw error
    if (isDamage(error)) return replaceTraffic(dataDir)
    return withoutFile(error)
  }
}

/** Sets the file aside, closed by now, and opens a new one in its place. */
export function replaceTraffic(dataDir: string): OpenedTraffic | 'in-use' {
  try {
    const setAside = setAsideFiles(dataDir, trafficFileName)
    return { database: openFile(dataDir, trafficFile), setAside, memoryBecause: null, kept: null }
  } catch (error) {
    return withoutFile(error)
  }
}

function withoutFile(error: unknown): OpenedTraffic | 'in-use' {
  if (sqliteCode(error) === 'busy') return 'in-use'
  return { database: openInMemory(trafficFile), setAside: null, memoryBecause: problemOf(error), kept: null }
}

/** An empty file whose log has content: when the log holds every page, nothing is lost. The log stays set aside as well. */
function reviveHollow(dataDir: string): OpenedTraffic | 'in-use' {
  const path = join(dataDir, trafficFileName)
  const setAside = setAsideFiles(dataDir, trafficFileName)
  const log = join(dataDir, `${setAside}-wal`)
  try {
    const pageOctets = logPageOctets(log)
    if (pageOctets !== null && existsSync(log)) {
      copyFileSync(log, `${path}-wal`)
      // One page of zeros: SQLite then reads the log instead of deleting it.
      writeFileSync(path, new Uint8Array(pageOctets), { mode: 0o600 })
      const database = openFile(dataDir, { ...trafficFile, check: checkPages })
      return { database, setAside, memoryBecause: null, kept: null }
    }
  } catch (error) {
    if (!isDamage(error)) return withoutFile(error)
    removeFiles(path)
  }
  try {
    return { database: openFile(dataDir, trafficFile), setAside, memoryBecause: null, kept: null }
  } catch (error) {
    return withoutFile(error)
  }
}

/** Reads both ends of every table: a truncated or overwritten file shows here, without reading a million rows. */
function touchEverything(database: DatabaseSync): void {
  for (const [table, key] of [
    ['meta', 'name'],
    ['messages', 'message'],
    ['conversations', 'conversation'],
    ['message_parts', 'message'],
    ['message_ids', 'canonical_id'],
    ['capture_sessions', 'session_key'],
    ['capture_blocks', 'first_seq'],
    ['capture_numbers', 'first_seq'],
    ['capture_octets', 'first_seq'],
    ['capture_events', 'event_id'],
    ['capture_marks', 'seq'],
    ['link_closes', 'close_id'],
    ['bulk_runs', 'run_id'],
    ['bulk_rows', 'run_id'],
    ['bulk_parts', 'run_id'],
  ]) {
    database.prepare(`SELECT * FROM ${table} ORDER BY ${key} LIMIT 1`).get()
    database.prepare(`SELECT * FROM ${table} ORDER BY ${key} DESC LIMIT 1`).get()
  }
}
