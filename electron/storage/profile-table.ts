import type { DatabaseSync } from 'node:sqlite'
import type { StoredProfile } from './store-protocol.ts'

/** A user's own profiles of providers. */
export class ProfileTable {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** In the order in which they came. */
  list(): StoredProfile[] {
    return this.#database
      .prepare('SELECT profile_id, body FROM profiles ORDER BY rowid')
      .all()
      .map((row) => ({ profileId: String(row['profile_id']), body: String(row['body']) }))
  }

  put({ profileId, body }: StoredProfile): void {
    this.#database
      .prepare(
        'INSERT INTO profiles VALUES (?, ?) ON CONFLICT (profile_id) DO UPDATE SET body = excluded.body',
      )
      .run(profileId, body)
  }

  remove(profileId: string): void {
    this.#database.prepare('DELETE FROM profiles WHERE profile_id = ?').run(profileId)
  }
}
