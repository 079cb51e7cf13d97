import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { readVersion } from '../places.ts'
import { keptBefore, keptName } from './file-version.ts'

/** Copies of one file that are kept; the oldest beyond go. */
const mostKept = 3

/**
 * Writes what an open database holds beside it, under the name of the release that is about to change its form and of the
 * day, in one step. The name. Throws what SQLite or the system says: then nothing is left of it.
 */
export function keepCopy(
  database: DatabaseSync,
  dataDir: string,
  fileName: string,
  now: Date = new Date(),
): string {
  const name = freeName(dataDir, fileName, now.toISOString().slice(0, 10))
  const draft = join(dataDir, `${name}.next`)
  rmSync(draft, { force: true })
  // Made first, so that nobody else may read it for a moment; SQLite takes an empty file.
  closeSync(openSync(draft, 'wx', 0o600))
  try {
    database.prepare('VACUUM INTO ?').run(draft)
    if (process.platform !== 'win32') chmodSync(draft, 0o600)
    const file = openSync(draft, 'r+')
    fsyncSync(file)
    closeSync(file)
    renameSync(draft, join(dataDir, name))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  for (const old of keptBefore(dataDir, fileName).slice(mostKept)) rmSync(join(dataDir, old), { force: true })
  return name
}

function freeName(dataDir: string, fileName: string, day: string): string {
  for (let count = 1; ; count++) {
    const name = keptName(fileName, readVersion(), day, count)
    if (!existsSync(join(dataDir, name))) return name
  }
}
