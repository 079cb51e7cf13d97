import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const batch = 4096

/**
 * PDUs per second that bare node:sqlite inserts, a row each, with the columns that a captured PDU has: what a store does
 * that does nothing else. `octets` are those of one PDU.
 */
export function bareInserts(octets: Uint8Array, ms: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bare-'))
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768')
  database.exec(
    'CREATE TABLE capture (seq INTEGER PRIMARY KEY, at REAL, sent INTEGER, session_key INTEGER, request_seq INTEGER, ' +
      'request_command_id INTEGER, latency_ms REAL, message INTEGER, octets BLOB)',
  )
  const insert = database.prepare('INSERT INTO capture VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const started = performance.now()
  let seq = 0
  while (performance.now() - started < ms) {
    database.exec('BEGIN')
    for (let count = 0; count < batch; count++) {
      seq++
      insert.run(seq, 1.79e12 + seq, seq % 2, 1, seq - 1, 4, 0.25, null, octets)
    }
    database.exec('COMMIT')
  }
  const perSecond = (seq * 1000) / (performance.now() - started)
  database.close()
  rmSync(folder, { recursive: true })
  return perSecond
}
