import type { DatabaseSync } from 'node:sqlite'
import type { StoredTemplate } from './store-protocol.ts'

/** Messages kept under names. */
export class TemplateTable {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  list(): StoredTemplate[] {
    return this.#database
      .prepare('SELECT template_id, body FROM templates')
      .all()
      .map((row) => ({ templateId: String(row['template_id']), body: String(row['body']) }))
  }

  put({ templateId, body }: StoredTemplate): void {
    this.#database.prepare('INSERT OR REPLACE INTO templates VALUES (?, ?)').run(templateId, body)
  }

  remove(templateId: string): void {
    this.#database.prepare('DELETE FROM templates WHERE template_id = ?').run(templateId)
  }
}
