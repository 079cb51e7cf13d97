import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { readVersion } from '../places.ts'
import { refuseNewer } from './file-version.ts'
import { keepCopy } from './kept-copy.ts'
import { DamagedFile } from './sqlite-problem.ts'

/** What a file of the data folder holds and how it is kept. */
export interface FileKind {
  readonly fileName: string
  /** Entry n brings a file of `user_version` n to n + 1. */
  readonly migrations: readonly string[]
  readonly pragmas: string
  /** True where other programs may read it meanwhile; another file then keeps out a second instance. */
  readonly isShared?: boolean
  /** Set before the first table is made. */
  readonly layout?: string
  /** True for what can be made again: no copy of it is kept before its form is changed. */
  readonly isScratch?: boolean
  /** Throws when the file is damaged. */
  readonly check: (database: DatabaseSync) => void
}

/** What SQLite keeps beside a file. */
export const fileSuffixes = ['', '-wal', '-shm'] as const

/**
 * Opens the file for this process alone. Before the form of one that an earlier release wrote is changed a copy is kept
 * beside it, whose name `onKept` hears. Throws storage.newer for one of a later release, which stays as it is, and what
 * SQLite or the system says; a file that fails its check is closed.
 */
export function openFile(
  dataDir: string,
  kind: FileKind,
  onKept: (name: string) => void = () => undefined,
): DatabaseSync {
  const path = join(dataDir, kind.fileName)
  refuseNewer(dataDir, kind)
  // Texts and numbers of subscribers: for the owner's eyes. The log beside it takes over the mode.
  closeSync(openSync(path, 'a', 0o600))
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  const database = new DatabaseSync(path)
  try {
    // EXCLUSIVE is the lock against a second instance; the system drops it even after kill -9.
    const locking = kind.isShared === true ? 'NORMAL' : 'EXCLUSIVE'
    database.exec(`PRAGMA locking_mode = ${locking}; ${kind.layout ?? ''} PRAGMA journal_mode = WAL;`)
    database.exec(`${kind.pragmas} BEGIN IMMEDIATE; COMMIT;`)
    const version = formOf(database)
    if (version > 0 && version < kind.migrations.length && kind.isScratch !== true) {
      kind.check(database)
      onKept(keepCopy(database, dataDir, kind.fileName))
    }
    migrate(database, kind)
    signFile(database)
    kind.check(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The same in memory, for a folder that cannot be used. */
export function openInMemory(kind: FileKind): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  migrate(database, kind)
  return database
}

function formOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}

/** All steps or none: whoever is killed half way leaves the form that there was. */
function migrate(database: DatabaseSync, { migrations }: FileKind): void {
  const version = formOf(database)
  // Its form was looked at before it was opened.
  if (version > migrations.length) throw new Error('the file was changed by another program')
  if (version === migrations.length) return
  try {
    database.exec(
      `BEGIN; ${migrations.slice(version).join('\n')} PRAGMA user_version = ${migrations.length}; COMMIT;`,
    )
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}

/** Notes the release in a file that has a table for it, so that an earlier one can name it when it refuses. */
function signFile(database: DatabaseSync): void {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get() === undefined) return
  const found = database.prepare("SELECT value FROM meta WHERE name = 'written_by'").get()
  if (found?.['value'] === readVersion()) return
  database.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('written_by', ?)").run(readVersion())
}

/** Throws DamagedFile unless every page of the file is in order. */
export function checkPages(database: DatabaseSync): void {
  const [first] = database.prepare('PRAGMA quick_check(1)').all()
  if (first?.['quick_check'] !== 'ok') throw new DamagedFile()
}

/** Looks whether an open file still has its name: what is written into one that was removed, or replaced, is lost at the end. */
export class NameWatch {
  readonly #path: string
  readonly #inode: bigint | null
  #isLost = false

  /** The file is open by now. */
  constructor(path: string) {
    this.#path = path
    this.#inode = inodeOf(path)
  }

  get isLost(): boolean {
    return this.#isLost
  }

  /** True when the name was lost since the last look. */
  look(): boolean {
    if (this.#isLost || inodeOf(this.#path) === this.#inode) return false
    this.#isLost = true
    return true
  }
}

/** null for a store in memory, which has no file to lose. */
export function watchName(
  path: string,
  { memoryBecause }: { readonly memoryBecause: string | null },
): NameWatch | null {
  return memoryBecause === null ? new NameWatch(path) : null
}

function inodeOf(path: string): bigint | null {
  return statSync(path, { throwIfNoEntry: false, bigint: true })?.ino ?? null
}

/** Octets of a file, 0 when there is none. Opens nothing: to close a second handle would drop SQLite's lock. */
export function octetsOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/**
 * Whether the file is empty and its log is not. SQLite takes such a file for a new one and deletes the log, with
 * everything in it.
 */
export function isHollow(path: string): boolean {
  return octetsOf(path) === 0 && octetsOf(`${path}-wal`) > 0
}

/**
 * Copies the log of a file before that is opened: closing one that turns out damaged writes the log into it and deletes
 * it. A copy that an interrupted start left behind stays.
 */
export function keepLog(path: string): void {
  if (octetsOf(`${path}-wal`) > 0) copyFileSync(`${path}-wal`, `${path}-wal.kept`)
}

/** Puts the copy back in its place, if there is one and the log is gone. */
export function putLogBack(path: string): void {
  if (octetsOf(`${path}-wal`) === 0 && existsSync(`${path}-wal.kept`))
    renameSync(`${path}-wal.kept`, `${path}-wal`)
}

export function forgetKeptLog(path: string): void {
  if (existsSync(`${path}-wal.kept`)) rmSync(`${path}-wal.kept`)
}

/** Renames the file and what lies beside it, closed by now; the name it has from then on, null when there was none. */
export function setAsideFiles(dataDir: string, fileName: string): string | null {
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const present = fileSuffixes.filter((suffix) => existsSync(join(dataDir, fileName + suffix)))
  if (present.length === 0) return null
  const name = freeName(dataDir, `${fileName.replace(/\.db$/, '')}.damaged-${stamp}`)
  for (const suffix of present) renameSync(join(dataDir, fileName + suffix), join(dataDir, name + suffix))
  return name
}

/** Two may be damaged within one second. */
function freeName(dataDir: string, stem: string): string {
  let name = `${stem}.db`
  for (let count = 2; fileSuffixes.some((suffix) => existsSync(join(dataDir, name + suffix))); count++)
    name = `${stem}-${count}.db`
  return name
}

export function removeFiles(path: string): void {
  for (const suffix of fileSuffixes) rmSync(path + suffix, { force: true })
}
