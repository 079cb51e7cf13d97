import { basename, dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Fault } from '../../shared/faults/fault.ts'
import { makeFolder } from '../make-folder.ts'
import { checkPages, type FileKind, openFile, openInMemory, setAsideFiles } from '../storage/database-file.ts'
import { isDamage, problemOf, sqliteCode } from '../storage/sqlite-problem.ts'

const migrations = [
  `CREATE TABLE ids (
     id INTEGER PRIMARY KEY,
     canonical TEXT NOT NULL,
     message_id TEXT NOT NULL,
     account TEXT NOT NULL,
     destination TEXT NOT NULL,
     at REAL NOT NULL
   );
   CREATE INDEX ids_canonical ON ids (canonical);
   CREATE TABLE waiting (
     id INTEGER PRIMARY KEY,
     account TEXT NOT NULL,
     at REAL NOT NULL,
     octets BLOB NOT NULL
   );
   CREATE INDEX waiting_account ON waiting (account, id);`,
  `CREATE TABLE meta (
     name TEXT PRIMARY KEY,
     value NOT NULL
   ) WITHOUT ROWID;`,
  // `ids`: message_id, account and destination_addr of each in turn, as JSON; `at`: when the row was written.
  `CREATE TABLE given (
     id INTEGER PRIMARY KEY,
     at REAL NOT NULL,
     many INTEGER NOT NULL,
     ids TEXT NOT NULL
   );
   INSERT INTO given (at, many, ids)
     SELECT at, 1, json_array(message_id, account, destination) FROM ids ORDER BY id;
   DROP TABLE ids;`,
]

function kindOf(fileName: string): FileKind {
  return {
    fileName,
    migrations,
    // Texts and numbers of subscribers must not linger in free pages.
    pragmas: 'PRAGMA synchronous = NORMAL; PRAGMA secure_delete = FAST; PRAGMA cache_size = -4096;',
    check: checkPages,
  }
}

export interface KeptFile {
  readonly database: DatabaseSync
  /** Name of a damaged file that was set aside. */
  readonly setAside: string | null
  /** Name of the copy from before this release changed its form; null: it did not. */
  readonly kept: string | null
}

/** Opens what a relay keeps, in the file of this path or, for null, in memory. Throws relay.file-in-use, relay.file-failed, storage.newer. */
export function openKept(path: string | null): KeptFile {
  if (path === null) return { database: openInMemory(kindOf('relay.db')), setAside: null, kept: null }
  const [folder, fileName] = [dirname(path), basename(path)]
  let kept: string | null = null
  const open = () =>
    openFile(folder, kindOf(fileName), (name) => {
      kept = name
    })
  try {
    makeFolder(folder)
    return { database: open(), setAside: null, kept }
  } catch (error) {
    if (error instanceof Fault) throw error
    if (sqliteCode(error) === 'busy') throw new Fault('relay.file-in-use', { file: fileName })
    if (!isDamage(error)) throw new Fault('relay.file-failed', { file: fileName, reason: problemOf(error) })
    return { setAside: setAsideFiles(folder, fileName), database: open(), kept: null }
  }
}
