import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { backup, type DatabaseSync } from 'node:sqlite'
import { checkPages } from './database-file.ts'

/** More pages than any file has: all are copied in one step. */
const allPages = 2 ** 30

/**
 * Writes the database page by page to `path`, in one step; with the log that is written from then on it is as good as
 * the file itself. Rejects when a page is damaged, so that no good backup is replaced by a damaged one.
 */
export async function writeBackup(database: DatabaseSync, path: string): Promise<void> {
  checkPages(database)
  const draft = `${path}.next`
  for (const suffix of ['', '-journal', '-wal']) rmSync(draft + suffix, { force: true })
  // Made here for its mode: what SQLite makes others could read.
  closeSync(openSync(draft, 'wx', 0o600))
  await backup(database, draft, { rate: allPages })
  const file = openSync(draft, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}
