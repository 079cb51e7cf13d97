import type { DatabaseSync } from 'node:sqlite'
import { maxTemplateOctets, maxTemplates } from '../../shared/contract/templates.ts'
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

  /** False: it would be beyond the limits, and is not kept. */
  put({ templateId, body }: StoredTemplate): boolean {
    const others = this.#database
      .prepare(
        'SELECT count(*) AS count, total(length(CAST(body AS BLOB))) AS octets FROM templates WHERE template_id <> ?',
      )
      .get(templateId)
    const octets = Number(others?.['octets']) + Buffer.byteLength(body)
    if (Number(others?.['count']) >= maxTemplates || octets > maxTemplateOctets) return false
    this.#database.prepare('INSERT OR REPLACE INTO templates VALUES (?, ?)').run(templateId, body)
    return true
  }

  remove(templateId: string): void {
    this.#database.prepare('DELETE FROM templates WHERE template_id = ?').run(templateId)
  }
}
