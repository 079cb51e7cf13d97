import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { Fault } from '../../shared/faults/fault.ts'
import { readVersion } from '../places.ts'
import { isSqliteError } from './sqlite-problem.ts'

// Offsets of sqlite.org/fileformat2.html, 1.3 for the file and 4.1 for its log.
const fileHeaderOctets = 100
const versionOffset = 60
const logHeaderOctets = 32
const frameHeaderOctets = 24
const magic = 'SQLite format 3\0'
/** No history is so long: a number beyond it is damage, which is told otherwise. */
const mostVersions = 9_999

/**
 * `user_version` of a file and its log as they lie on the disk; 0 where there is none. Reads a few octets and opens no
 * database: SQLite would write the log into the file and delete it. Must not be asked of a file that this process has open,
 * since to close a second handle would drop SQLite's lock.
 */
export function versionOf(path: string): number {
  const version = versionInLog(`${path}-wal`) ?? versionInFile(path)
  return version > mostVersions ? 0 : version
}

/**
 * Throws storage.newer, or storage.newer-kept where a copy from before the change lies beside it, for a file that a later
 * release has written. Nothing of the folder is changed.
 */
export function refuseNewer(
  dataDir: string,
  { fileName, migrations }: { readonly fileName: string; readonly migrations: readonly string[] },
): void {
  const path = join(dataDir, fileName)
  if (versionOf(path) <= migrations.length) return
  const detail = { file: fileName, version: writerOf(path) ?? `> ${readVersion()}`, own: readVersion() }
  const kept = keptBefore(dataDir, fileName).find((name) => {
    const version = versionOf(join(dataDir, name))
    return version > 0 && version <= migrations.length
  })
  if (kept === undefined) throw new Fault('storage.newer', detail)
  throw new Fault('storage.newer-kept', { ...detail, kept })
}

/** Name of the copy of a file that is made before `release` changes its form. */
export function keptName(fileName: string, release: string, day: string, count: number): string {
  const again = count === 1 ? '' : `-${count}`
  return `${fileName.replace(/\.db$/, '')}.before-${release}-${day}${again}.db`
}

/** Copies of a file from before a change of its form, the newest first. */
export function keptBefore(dataDir: string, fileName: string): string[] {
  const start = `${fileName.replace(/\.db$/, '')}.before-`
  return readdirSync(dataDir)
    .filter((name) => name.startsWith(start) && name.endsWith('.db'))
    .map((name) => ({ name, at: statSync(join(dataDir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at)
    .map(({ name }) => name)
}

/** The release that wrote a file last, as far as its main part says. */
function writerOf(path: string): string | null {
  try {
    // Immutable: neither lock nor log is touched.
    const address = pathToFileURL(path)
    address.searchParams.set('immutable', '1')
    const database = new DatabaseSync(address, { readOnly: true })
    try {
      const row = database.prepare("SELECT value FROM meta WHERE name = 'written_by'").get()
      const text = String(row?.['value'] ?? '')
      return /^\d[\w.+-]{0,40}$/.test(text) ? text : null
    } finally {
      database.close()
    }
  } catch (error) {
    if (!isSqliteError(error)) throw error
    return null
  }
}

function versionInFile(path: string): number {
  return readStart(path, fileHeaderOctets, (file) => {
    const header = piece(file, fileHeaderOctets, 0)
    return header === null || header.toString('latin1', 0, magic.length) !== magic
      ? 0
      : header.readUInt32BE(versionOffset)
  })
}

/** That of the first page in the last transaction of the log which has one; null when there is none. */
function versionInLog(path: string): number | null {
  const found = readStart(path, logHeaderOctets, (file) => {
    const header = piece(file, logHeaderOctets, 0)
    if (header === null || (header.readUInt32BE(0) & 0xfffffffe) >>> 0 !== 0x377f0682) return -1
    const pageOctets = header.readUInt32BE(8)
    if (pageOctets < 512 || pageOctets > 65_536) return -1
    let committed = -1
    let pending = -1
    const frameOctets = frameHeaderOctets + pageOctets
    for (let at = logHeaderOctets; at + frameOctets <= fstatSync(file).size; at += frameOctets) {
      const frame = piece(file, frameHeaderOctets, at)
      // Frames of an earlier round of the log have other salts.
      if (frame === null || frame.compare(header, 16, 24, 8, 16) !== 0) break
      if (frame.readUInt32BE(0) === 1)
        pending = piece(file, 4, at + frameHeaderOctets + versionOffset)?.readUInt32BE(0) ?? -1
      if (frame.readUInt32BE(4) === 0 || pending === -1) continue
      committed = pending
      pending = -1
    }
    return committed
  })
  return found > 0 ? found : null
}

/** 0 for a file that is not there, or shorter. */
function readStart(path: string, least: number, read: (file: number) => number): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < least) return 0
  const file = openSync(path, 'r')
  try {
    return read(file)
  } finally {
    closeSync(file)
  }
}

function piece(file: number, octets: number, at: number): Buffer | null {
  const buffer = Buffer.alloc(octets)
  return readSync(file, buffer, 0, octets, at) === octets ? buffer : null
}
