import type { DatabaseSync } from 'node:sqlite'
import { type LinkClose, linkCloseSchema, mostCloses } from '../../shared/contract/session.ts'
import { readJson } from './read-json.ts'

/** Closes of all connections together. */
const mostKept = 5_000
/** Of one connection, attempts that never were bound: tries in vain leave room for how its links ended. */
const mostFailed = 20

const wasBound = "coalesce(json_extract(close, '$.wasBound'), 0)"

/** How the links of each connection ended, the last of them, on disk. */
export class CloseTable {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Inside the caller's transaction. */
  put(connectionId: string, close: LinkClose): void {
    this.#database
      .prepare('INSERT INTO link_closes (connection_id, close) VALUES (?, ?)')
      .run(connectionId, JSON.stringify(close))
    this.#database
      .prepare(
        'DELETE FROM link_closes WHERE connection_id = ?1 AND close_id <= ' +
          '(SELECT close_id FROM link_closes WHERE connection_id = ?1 ORDER BY close_id DESC LIMIT 1 OFFSET ?2)',
      )
      .run(connectionId, mostCloses)
    this.#database
      .prepare(
        `DELETE FROM link_closes WHERE connection_id = ?1 AND NOT ${wasBound} AND close_id <= ` +
          `(SELECT close_id FROM link_closes WHERE connection_id = ?1 AND NOT ${wasBound} ` +
          'ORDER BY close_id DESC LIMIT 1 OFFSET ?2)',
      )
      .run(connectionId, mostFailed)
    this.#database
      .prepare('DELETE FROM link_closes WHERE close_id <= (SELECT max(close_id) FROM link_closes) - ?')
      .run(mostKept)
  }

  /** The newest first. */
  list(connectionId: string): LinkClose[] {
    return this.#database
      .prepare('SELECT close FROM link_closes WHERE connection_id = ? ORDER BY close_id DESC LIMIT ?')
      .all(connectionId, mostCloses)
      .flatMap(({ close }) => linkCloseSchema.safeParse(readJson(String(close))).data ?? [])
  }
}
