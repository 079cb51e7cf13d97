import type { DatabaseSync } from 'node:sqlite'

/** Runs `run` in one transaction; when it throws, nothing of it is kept. */
export function transact<T>(database: DatabaseSync, run: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = run()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite has already rolled back by itself after some failures of the disk.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
