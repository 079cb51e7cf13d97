import type { DatabaseSync } from 'node:sqlite'
import { decidingReceipt } from './row-links.ts'
import type { RowCopy } from './store-protocol.ts'

/** Columns of `bulk_parts` but for its run, and what of a part `p` of a card fills them; receipts find it once it has a card. */
const partColumns =
  'row, part, state, status, answered_by, message_id, stat, err, submitted_at, responded_at, receipt_at'
const ofCard =
  'b.row, p.part, p.state, p.command_status, p.response_command, p.smsc_message_id, ' +
  `${decidingReceipt('stat')}, ${decidingReceipt('err')}, p.submitted_at, p.responded_at, ${decidingReceipt('at')}`
const ofRow =
  'b.row, p.part, p.state, p.status, p.answered_by, p.message_id, p.stat, p.err, p.submitted_at, p.responded_at, p.receipt_at'

/**
 * Copies some rows in the given states to another run, where they wait, and of their parts those that are not sent again.
 * The number of the last one; null: there are no more. Inside the caller's transaction.
 */
export function copyBulkRows(database: DatabaseSync, copy: RowCopy): number | null {
  const { from, to, after, limit, states, again } = copy
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
  const chosen = database
    .prepare(
      `SELECT row FROM bulk_rows WHERE run_id = ? AND row > ? AND state IN (${marks(states)}) ORDER BY row LIMIT ?`,
    )
    .all(from, after, ...states, limit)
  const last = chosen.at(-1)?.['row']
  if (typeof last !== 'number') return null
  const range = `b.run_id = ? AND b.row > ? AND b.row <= ? AND b.state IN (${marks(states)})`
  const within = [from, after, last, ...states]
  database
    .prepare(
      'INSERT INTO bulk_rows (run_id, row, state, parts, problem, cells) ' +
        `SELECT ?, b.row, 'waiting', b.parts, NULL, b.cells FROM bulk_rows b WHERE ${range}`,
    )
    .run(to, ...within)
  const kept = `p.state NOT IN (${marks([...again, 'waiting'])})`
  const keepParts = (columns: string, joined: string) =>
    database
      .prepare(
        `INSERT INTO bulk_parts (run_id, ${partColumns}) SELECT ?, ${columns} FROM bulk_rows b JOIN ${joined} ` +
          `WHERE ${range} AND ${kept}`,
      )
      .run(to, ...within, ...again, 'waiting')
  keepParts(ofCard, 'message_parts p ON p.message = b.message')
  keepParts(ofRow, 'bulk_parts p ON b.message IS NULL AND p.run_id = b.run_id AND p.row = b.row')
  return chosen.length < limit ? null : last
}
