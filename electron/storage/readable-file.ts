import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite'
import { isHollow, octetsOf } from './database-file.ts'

const scratchPrefix = 'reading-'

/** Lets writable_schema work, which SQLite's defensive mode, the default of later versions of Node, keeps off. */
const undefended: DatabaseSyncOptions & { readonly defensive: boolean } = { defensive: false }

/**
 * Reads a file that may be damaged or cut off, and changes nothing in it. A file of 0 octets with a log is read out of
 * a copy. Throws what SQLite says.
 */
export function readDamaged<T>(path: string, read: (database: DatabaseSync) => T): T {
  if (isHollow(path)) return readOverlaid(path, null, `${path}-wal`, read)
  const hadLog = existsSync(`${path}-wal`)
  const database = new DatabaseSync(path, { readOnly: true, ...undefended })
  try {
    // Otherwise SQLite refuses a file that is shorter than its header says, whole pages and all.
    database.exec('PRAGMA writable_schema = ON')
    return read(database)
  } finally {
    database.close()
    rmSync(`${path}-shm`, { force: true })
    if (!hadLog) rmSync(`${path}-wal`, { force: true })
  }
}

/** Reads a copy of the file `main`, null for an empty one, with a copy of the log `log` laid over it. */
export function readOverlaid<T>(
  beside: string,
  main: string | null,
  log: string | null,
  read: (database: DatabaseSync) => T,
): T {
  const scratch = makeScratch(dirname(beside))
  const path = join(scratch, 'copy.db')
  try {
    if (main !== null) copyFileSync(main, path, constants.COPYFILE_FICLONE)
    // One page of zeros: SQLite then reads the log instead of deleting it.
    else writeFileSync(path, new Uint8Array((log === null ? null : logPageOctets(log)) ?? 0))
    if (log !== null) copyFileSync(log, `${path}-wal`, constants.COPYFILE_FICLONE)
    const database = new DatabaseSync(path, undefended)
    try {
      database.exec('PRAGMA writable_schema = ON')
      return read(database)
    } finally {
      database.close()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Octets of a page as the log's header says; null when there is no log or it is none of SQLite's. */
export function logPageOctets(path: string): number | null {
  if (octetsOf(path) < 32) return null
  const header = new DataView(new ArrayBuffer(12))
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, 12, 0)
  } finally {
    closeSync(file)
  }
  // sqlite.org/fileformat2.html 4.1: the magic's last bit tells the order of the checksums' octets.
  const isLog = (header.getUint32(0) & 0xfffffffe) >>> 0 === 0x377f0682
  const octets = header.getUint32(8)
  return isLog && octets >= 512 && octets <= 65_536 && (octets & (octets - 1)) === 0 ? octets : null
}

/** Inside the data folder, or elsewhere when nothing can be written there. */
function makeScratch(dataDir: string): string {
  try {
    return mkdtempSync(join(dataDir, scratchPrefix))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return mkdtempSync(join(tmpdir(), scratchPrefix))
  }
}

/** Removes copies that a run left behind because it was killed. */
export function removeScratch(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(scratchPrefix)) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}
