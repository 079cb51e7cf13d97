import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import type { CardWrite } from './store-protocol.ts'

/** Of the receipts that are kept of a part `p`, a value of the one that decided: the first final one, else the last. */
export function decidingReceipt(column: 'stat' | 'err' | 'at'): string {
  return (
    `(SELECT ${column} FROM message_receipts r WHERE r.message = p.message AND r.part = p.part ` +
    'ORDER BY final DESC, iif(final, receipt, -receipt) LIMIT 1)'
  )
}

/** Parts of cards as parts of rows, for `bulk_parts`. */
const partsOfCards =
  'INSERT OR REPLACE INTO bulk_parts (run_id, row, part, state, status, answered_by, message_id, canonical_id, stat, err, ' +
  'submitted_at, responded_at, receipt_at) SELECT run_id, run_row, p.part, p.state, command_status, response_command, ' +
  'smsc_message_id, canonical_id(smsc_message_id), ' +
  `${decidingReceipt('stat')}, ${decidingReceipt('err')}, submitted_at, responded_at, ${decidingReceipt('at')} ` +
  'FROM messages JOIN message_parts p USING (message) ' +
  'WHERE run_id IS NOT NULL AND EXISTS (SELECT 1 FROM bulk_rows b WHERE b.run_id = messages.run_id ' +
  'AND b.row = run_row AND b.message = messages.message)'
const unlinked =
  'UPDATE bulk_rows SET message = NULL WHERE (run_id, row) IN (SELECT run_id, run_row FROM messages WHERE run_id IS NOT NULL'

/**
 * What joins the rows of bulk runs to their cards. A row shows the state of its card, and `bulk_parts` has its parts once
 * the card is gone: what became of a part is kept in one place. All of it runs inside the caller's transaction.
 */
export class RowLinks {
  readonly #show
  readonly #link
  readonly #dropParts
  readonly #keepOne
  readonly #keepAll
  readonly #unlinkOne
  readonly #unlinkAll

  constructor(database: DatabaseSync) {
    database.function('canonical_id', { deterministic: true }, (id) =>
      id === null || id === '' ? null : canonicalId(String(id)),
    )
    this.#show = database.prepare(
      'UPDATE bulk_rows SET state = ? WHERE run_id = ? AND row = ? AND state <> ?',
    )
    this.#link = database.prepare('UPDATE bulk_rows SET message = ?, state = ? WHERE run_id = ? AND row = ?')
    this.#dropParts = database.prepare('DELETE FROM bulk_parts WHERE run_id = ? AND row = ?')
    this.#keepOne = database.prepare(`${partsOfCards} AND messages.message = ?`)
    this.#keepAll = database.prepare(partsOfCards)
    this.#unlinkOne = database.prepare(`${unlinked} AND message = ?)`)
    this.#unlinkAll = database.prepare(`${unlinked})`)
  }

  /** A card was written; `isNew`: it was not there before. */
  written({ card, rowState }: CardWrite, isNew: boolean): void {
    if (card.run === undefined || rowState === null) return
    const { runId, row } = card.run
    if (!isNew) {
      this.#show.run(rowState, runId, row, rowState)
      return
    }
    this.#link.run(Number(card.messageId), rowState, runId, row)
    this.#dropParts.run(runId, row)
  }

  /** The card is about to be dropped; null: all cards are. */
  leaving(message: number | null): void {
    const of: SQLInputValue[] = message === null ? [] : [message]
    ;(message === null ? this.#keepAll : this.#keepOne).run(...of)
    ;(message === null ? this.#unlinkAll : this.#unlinkOne).run(...of)
  }
}
