import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Fault } from '../../shared/faults/fault.ts'
import { makeFolder } from '../make-folder.ts'
import {
  checkPages,
  type FileKind,
  forgetKeptLog,
  isHollow,
  keepLog,
  octetsOf,
  openFile,
  openInMemory,
  putLogBack,
  setAsideFiles,
} from './database-file.ts'
import { refuseNewer } from './file-version.ts'
import { readJson } from './read-json.ts'
import { logPageOctets, readDamaged, readOverlaid, removeScratch } from './readable-file.ts'
import {
  countRows,
  insertSavedRows,
  joinRows,
  type ReadRows,
  readSavedRows,
  replaceSavedRow,
  type SavedRows,
  savedTableNames,
  textOf,
} from './saved-rows.ts'
import { savedMigrations } from './saved-schema.ts'
import {
  DamagedFile,
  isDamage,
  isSqliteError,
  isSystemError,
  problemOf,
  sqliteCode,
} from './sqlite-problem.ts'
import type { SavedRecovery } from './store-protocol.ts'

export interface OpenedSaved {
  readonly database: DatabaseSync
  /** Why it lives in memory instead of the folder; null when it is on disk. */
  readonly memoryBecause: string | null
  readonly recovery: SavedRecovery | null
  /** Name of the copy from before this release changed the file's form, where it did. */
  readonly kept: string | null
}

/** What a user made: settings, connections, templates, profiles. */
export const savedFile: FileKind = {
  fileName: 'saved.db',
  migrations: savedMigrations,
  // The log is emptied only once a backup holds what it has: file and log, or backup and log, are each the whole.
  pragmas: 'PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0;',
  check: checkPages,
}

export const savedFileName = savedFile.fileName
export const savedBackupName = `${savedFileName}.bak`
/** 0.1.0 kept everything in this file; it stays as it was. */
export const olderFileName = 'workbench.db'

/** Capture's own numbers, which 0.1.0 kept among the settings. */
const captureMarks = 'capture.'

/**
 * Opens saved.db for this process alone. A second instance gets 'in-use'. A damaged file is set aside, and what the
 * backup and the file itself still give is carried over; a new one is filled from the file of 0.1.0, if there is one.
 * In a folder that cannot be used it lives in memory. Throws storage.newer for a file of a later release.
 */
export function openSaved(dataDir: string): OpenedSaved | 'in-use' {
  const path = join(dataDir, savedFileName)
  let kept: string | null = null
  try {
    makeFolder(dataDir)
    refuseNewer(dataDir, savedFile)
    const isGone = octetsOf(path) === 0 && existsSync(join(dataDir, savedBackupName))
    if (isGone || isHollow(path)) return replaceSaved(dataDir)
    const isEmptied = existsSync(path) && octetsOf(path) === 0
    keepLog(path)
    const database = openFile(dataDir, savedFile, (name) => {
      kept = name
    })
    try {
      removeScratch(dataDir)
      const recovery = fillNew(database, dataDir, isEmptied)
      repairRows(database, dataDir)
      forgetKeptLog(path)
      return { database, memoryBecause: null, recovery, kept }
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    if (error instanceof Fault) throw error
    if (isDamage(error)) return replaceSaved(dataDir)
    forgetKeptLog(path)
    return withoutFile(error, dataDir)
  }
}

/** Sets the file aside, closed by now, and opens another with what can be read of it and of the backup. */
export function replaceSaved(dataDir: string, live: SavedRows = emptyRows): OpenedSaved | 'in-use' {
  try {
    putLogBack(join(dataDir, savedFileName))
    const setAside = setAsideFiles(dataDir, savedFileName)
    const rescued = rescue(dataDir, setAside)
    const rows = rescued.isWhole ? rescued.rows : joinRows(live, rescued.rows)
    const database = openFile(dataDir, savedFile)
    try {
      const recovery = fillRescued(database, dataDir, setAside, { rows, isWhole: rescued.isWhole })
      return { database, memoryBecause: null, recovery, kept: null }
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    return withoutFile(error, dataDir)
  }
}

const emptyRows: SavedRows = {
  settings: new Map(),
  connections: new Map(),
  templates: new Map(),
  profiles: new Map(),
}

/** In memory, with what can be read of the file, the backup or the file of 0.1.0. */
function withoutFile(error: unknown, dataDir: string): OpenedSaved | 'in-use' {
  if (sqliteCode(error) === 'busy') return 'in-use'
  const database = openInMemory(savedFile)
  insertSavedRows(database, readWithoutWriting(dataDir))
  return { database, memoryBecause: problemOf(error), recovery: null, kept: null }
}

function readWithoutWriting(dataDir: string): SavedRows {
  for (const name of [savedFileName, savedBackupName, olderFileName]) {
    const path = join(dataDir, name)
    try {
      const log = octetsOf(`${path}-wal`) > 0 ? `${path}-wal` : null
      const { rows } = readOverlaid(path, path, log, readSavedRows)
      if (countRows(rows) > 0) return rows
    } catch (error) {
      // Not there, not to be read, not a database: the next one.
      if (!isSqliteError(error) && !isSystemError(error)) throw error
    }
  }
  return emptyRows
}

/** Fills a file that was not filled before, in one transaction: an interrupted start does it again. */
function fillNew(database: DatabaseSync, dataDir: string, isEmptied: boolean): SavedRecovery | null {
  if (originOf(database) !== null) return null
  const older = readOlder(dataDir)
  const isWhole = !isEmptied && older?.isWhole !== false
  fill(database, older?.rows ?? emptyRows, older === null ? 'new' : '0.1.0')
  return isWhole ? null : recoveryOf(null, { rows: older?.rows ?? emptyRows, isWhole })
}

function fillRescued(
  database: DatabaseSync,
  dataDir: string,
  setAside: string | null,
  rescued: ReadRows,
): SavedRecovery {
  // Neither file nor backup gave anything: the file of 0.1.0 is old, and better than nothing.
  const older = countRows(rescued.rows) === 0 && !rescued.isWhole ? readOlder(dataDir) : null
  const rows = older?.rows ?? rescued.rows
  fill(database, rows, 'recovered')
  return recoveryOf(setAside, { rows, isWhole: rescued.isWhole })
}

function recoveryOf(setAside: string | null, { rows, isWhole }: ReadRows): SavedRecovery {
  return {
    setAside,
    settings: rows.settings.size,
    connections: rows.connections.size,
    templates: rows.templates.size,
    profiles: rows.profiles.size,
    isWhole,
  }
}

function originOf(database: DatabaseSync): string | null {
  const row = database.prepare("SELECT value FROM meta WHERE name = 'origin'").get()
  return row === undefined ? null : String(row['value'])
}

function fill(database: DatabaseSync, rows: SavedRows, origin: string): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    insertSavedRows(database, rows)
    database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('origin', ?)").run(origin)
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** What 0.1.0 saved; null when the folder has no file of its. Throws 'busy' while 0.1.0 runs. */
function readOlder(dataDir: string): ReadRows | null {
  const path = join(dataDir, olderFileName)
  if (octetsOf(path) === 0 && !isHollow(path)) return null
  const { rows, isWhole } = tolerant(() => readDamaged(path, readSavedRows))
  const settings = new Map([...rows.settings].filter(([name]) => !name.startsWith(captureMarks)))
  return { rows: { ...rows, settings }, isWhole }
}

/** What backup and damaged file give together. */
function rescue(dataDir: string, setAside: string | null): ReadRows {
  const path = setAside === null ? null : join(dataDir, setAside)
  const backup = existsSync(join(dataDir, savedBackupName)) ? join(dataDir, savedBackupName) : null
  const log = path !== null && octetsOf(`${path}-wal`) > 0 ? `${path}-wal` : null
  const beside = join(dataDir, savedBackupName)
  if (backup !== null) {
    const whole = tolerant(() => readOverlaid(beside, backup, log, readWhole))
    // A log that is none any more is passed over, and what it held may be missing.
    if (whole.isWhole && (log === null || logPageOctets(log) !== null)) return whole
  }
  const nothing: ReadRows = { rows: emptyRows, isWhole: false }
  const own = path === null ? nothing : tolerant(() => readDamaged(path, readSavedRows))
  const kept = backup === null ? nothing : tolerant(() => readOverlaid(beside, backup, null, readSavedRows))
  return { rows: joinRows(own.rows, kept.rows), isWhole: false }
}

/** Of a backup with its log laid over it: pages that do not belong together show here. */
function readWhole(database: DatabaseSync): ReadRows {
  const [first] = database.prepare('PRAGMA integrity_check(1)').all()
  if (first?.['integrity_check'] !== 'ok') throw new DamagedFile()
  // An emptied file is in order as well.
  const tables = database.prepare("SELECT count(*) AS found FROM sqlite_schema WHERE name = 'meta'").get()
  if (tables?.['found'] !== 1 || originOf(database) === null) throw new DamagedFile()
  return readSavedRows(database)
}

/** A file that cannot be opened at all gives nothing. */
function tolerant(read: () => ReadRows): ReadRows {
  try {
    return read()
  } catch (error) {
    if (!isSqliteError(error) || sqliteCode(error) === 'busy') throw error
    return { rows: emptyRows, isWhole: false }
  }
}

/** Values that are no longer what the workbench writes, though the pages are in order, come out of the backup. */
function repairRows(database: DatabaseSync, dataDir: string): void {
  const { rows } = readSavedRows(database)
  const broken = savedTableNames.flatMap((table) =>
    [...rows[table].entries()]
      .filter(([, row]) => !isWritten(textOf(table, row)))
      .map(([key]) => ({ table, key })),
  )
  const backup = join(dataDir, savedBackupName)
  if (broken.length === 0 || !existsSync(backup)) return
  const kept = tolerant(() => readOverlaid(backup, backup, null, readSavedRows)).rows
  for (const { table, key } of broken) {
    const row = kept[table].get(key)
    if (row !== undefined && isWritten(textOf(table, row))) replaceSavedRow(database, table, row)
  }
}

/** Settings and drafts are JSON; what is sealed begins with the mark of its key. */
function isWritten(value: string): boolean {
  return readJson(value) !== undefined || /^[vk]1:/.test(value)
}

/** Removes a backup that no longer belongs to the file: it would bring back what has been changed since. */
export function removeBackup(dataDir: string): void {
  rmSync(join(dataDir, savedBackupName), { force: true })
}
