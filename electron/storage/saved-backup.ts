import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { checkPages } from './database-file.ts'

const bufferOctets = 1024 * 1024

/**
 * Writes what the database holds to `path`, page by page, in one step; with the log that is written from then on it is
 * as good as the file itself. `file` is open for reading on the database's file; whoever closes that drops SQLite's
 * lock. Throws when a page is damaged, so that no good backup is replaced by a damaged one; false when the log cannot be
 * emptied into the file yet.
 */
export function writeBackup(database: DatabaseSync, file: number, path: string): boolean {
  checkPages(database)
  // The log stays as it is until the next write, and with it the backup there was is still the whole.
  const [done] = database.prepare('PRAGMA wal_checkpoint(FULL)').all()
  if (done?.['busy'] !== 0) return false
  const draft = `${path}.next`
  const copy = openSync(draft, 'w', 0o600)
  try {
    const buffer = new Uint8Array(bufferOctets)
    for (let at = 0, read = 1; read > 0; at += read) {
      read = readSync(file, buffer, 0, buffer.length, at)
      for (let written = 0; written < read; ) written += writeSync(copy, buffer, written, read - written)
    }
    fsyncSync(copy)
  } finally {
    closeSync(copy)
  }
  renameSync(draft, path)
  return true
}
