import type { DatabaseSync } from 'node:sqlite'
import { openFile } from './database-file.ts'
import { trafficMigrations } from './traffic-schema.ts'

/**
 * A database with the tables of the traffic for what can be made again: nothing waits for the disk, and after a crash
 * the file is of no use. Throws what SQLite or the system says.
 */
export function openScratch(folder: string, fileName: string): DatabaseSync {
  return openFile(folder, {
    fileName,
    migrations: trafficMigrations,
    pragmas: 'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192;',
    isScratch: true,
    check: () => undefined,
  })
}
