import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import {
  type BulkRowState,
  bulkRowStateSchema,
  type RowProblem,
  rowProblemSchema,
} from '../../shared/bulk/bulk-plan.ts'
import { rowStateOf } from '../../shared/bulk/row-state.ts'
import type { BulkPart, BulkRow } from '../../shared/contract/bulk.ts'
import {
  isEnded,
  type PartEvent,
  type PartState,
  partStateAfter,
  partStateSchema,
} from '../../shared/message/part-state.ts'
import { keptAlike } from '../delivery/message-id-index.ts'
import { nullableNumber } from './card-columns.ts'
import { readJson } from './read-json.ts'
import { decidingReceipt } from './row-links.ts'
import type { BulkIdRow, CheckedRow, PartChange, StoredRun, WaitingRow } from './store-protocol.ts'

type Columns = Record<string, SQLOutputValue>

/** Bulk runs on disk; of rows that have a card, the card tells what became of their parts (row-links.ts). What writes several rows runs inside the caller's transaction. */
export class BulkTable {
  readonly #database: DatabaseSync
  readonly #addRow
  readonly #putRow
  readonly #rowState
  readonly #parts
  readonly #cardParts
  readonly #waiting
  readonly #settlePart

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#addRow = database.prepare(
      'INSERT INTO bulk_rows (run_id, row, state, parts, problem, cells) VALUES (?, ?, ?, ?, ?, ?)',
    )
    this.#putRow = database.prepare(
      'UPDATE bulk_rows SET state = ?, parts = ?, problem = ?, cells = ? WHERE run_id = ? AND row = ? AND message IS NULL',
    )
    this.#rowState = database.prepare('UPDATE bulk_rows SET state = ? WHERE run_id = ? AND row = ?')
    this.#parts = database.prepare('SELECT * FROM bulk_parts WHERE run_id = ? AND row = ? ORDER BY part')
    this.#cardParts = database.prepare(
      'SELECT part, state, command_status AS status, response_command AS answered_by, smsc_message_id AS message_id, ' +
        `${decidingReceipt('stat')} AS stat, ${decidingReceipt('err')} AS err, submitted_at, responded_at, ` +
        `${decidingReceipt('at')} AS receipt_at FROM message_parts p WHERE message = ? ORDER BY part`,
    )
    this.#waiting = database.prepare(
      "SELECT row, parts, cells, message FROM bulk_rows WHERE run_id = ? AND row > ? AND state = 'waiting' " +
        'ORDER BY row LIMIT ?',
    )
    this.#settlePart = database.prepare(
      'UPDATE bulk_parts SET state = ?, stat = coalesce(?, stat), err = coalesce(?, err), ' +
        'receipt_at = coalesce(?, receipt_at) WHERE run_id = ? AND row = ? AND part = ?',
    )
  }

  runs(): StoredRun[] {
    return this.#database
      .prepare('SELECT run_id, run FROM bulk_runs ORDER BY run_id')
      .all()
      .map((columns) => ({ runId: Number(columns['run_id']), run: String(columns['run']) }))
  }

  create(createdAt: number, run: string): number {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO bulk_runs (created_at, run) VALUES (?, ?)')
      .run(createdAt, run)
    return Number(lastInsertRowid)
  }

  put(runId: number, run: string): void {
    this.#database.prepare('UPDATE bulk_runs SET run = ? WHERE run_id = ?').run(run, runId)
  }

  remove(runId: number): void {
    for (const table of ['bulk_parts', 'bulk_rows', 'bulk_counts', 'bulk_runs']) {
      this.#database.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(runId)
    }
  }

  addRows(runId: number, rows: readonly CheckedRow[]): void {
    for (const { row, state, parts, problem, cells } of rows) {
      const why = problem === null ? null : JSON.stringify(problem)
      this.#addRow.run(runId, row, state, parts, why, JSON.stringify(cells))
    }
  }

  counts(runId: number): Partial<Record<BulkRowState, number>> {
    const counts: Partial<Record<BulkRowState, number>> = {}
    const rows = this.#database.prepare('SELECT state, rows FROM bulk_counts WHERE run_id = ?').all(runId)
    for (const columns of rows) counts[rowState(columns)] = Number(columns['rows'])
    return counts
  }

  putRows(runId: number, rows: readonly CheckedRow[]): void {
    for (const { row, state, parts, problem, cells } of rows) {
      const why = problem === null ? null : JSON.stringify(problem)
      this.#putRow.run(state, parts, why, JSON.stringify(cells), runId, row)
    }
  }

  hasSent(runId: number): boolean {
    const others = Object.entries(this.counts(runId)).some(
      ([state, rows]) => rows > 0 && state !== 'waiting' && state !== 'failed-check',
    )
    const withCard = 'SELECT 1 FROM bulk_rows WHERE run_id = ? AND message IS NOT NULL LIMIT 1'
    return others || this.#database.prepare(withCard).get(runId) !== undefined
  }

  forgetParts(runId: number): void {
    this.#database.prepare('DELETE FROM bulk_parts WHERE run_id = ?').run(runId)
  }

  next(runId: number, after: number, parts: number): WaitingRow[] {
    const found: WaitingRow[] = []
    let count = 0
    for (const columns of this.#waiting.all(runId, after, parts)) {
      if (count >= parts) break
      const row = Number(columns['row'])
      const card = textOf(columns, 'message')
      const known = card === null ? this.#parts.all(runId, row).map(partOf) : []
      found.push({ row, cells: cellsOf(columns), card, known })
      count += Number(columns['parts'])
    }
    return found
  }

  fail(runId: number, row: number, problem: RowProblem): void {
    this.#database
      .prepare("UPDATE bulk_rows SET state = 'failed-check', problem = ? WHERE run_id = ? AND row = ?")
      .run(JSON.stringify(problem), runId, row)
  }

  cards(runId: number, states: readonly PartState[]): string[] {
    return this.#database
      .prepare(
        'SELECT DISTINCT b.message FROM bulk_rows b JOIN message_parts p ON p.message = b.message ' +
          `WHERE b.run_id = ? AND p.state IN (${states.map(() => '?').join(', ')})`,
      )
      .all(runId, ...states)
      .map((columns) => String(columns['message']))
  }

  settle(changes: readonly PartChange[]): void {
    for (const change of changes) {
      const { runId, row, part, event } = change
      const states = new Map(
        this.#parts.all(runId, row).map((columns) => [Number(columns['part']), partState(columns)]),
      )
      const before = states.get(part)
      // The run was removed meanwhile, or the row has a card again.
      if (before === undefined) continue
      // stat and err are those of the receipt that decided.
      const { stat = null, err = null, receiptAt = null } = isEnded(before) ? {} : change
      const state = partStateAfter(before, event)
      this.#settlePart.run(state, stat, err, receiptAt, runId, row, part)
      this.#showRow(runId, row, [...states.set(part, state).values()])
    }
  }

  interrupt(): void {
    this.#changeAll({ kind: 'interrupted', isMarkedAhead: true })
  }

  resend(runId: number): void {
    this.#changeAll({ kind: 'resent' }, runId)
  }

  page(runId: number, after: number, limit: number, states: readonly BulkRowState[]): BulkRow[] {
    const wanted = states.length === 0 ? '' : `AND state IN (${states.map(() => '?').join(', ')})`
    return this.#database
      .prepare(`SELECT * FROM bulk_rows WHERE run_id = ? AND row > ? ${wanted} ORDER BY row LIMIT ?`)
      .all(runId, after, ...states, limit)
      .map((columns) => this.#rowOf(runId, columns))
  }

  nearest(runId: number, row: number, towards: 'next' | 'previous'): BulkRow | null {
    const [sign, order] = towards === 'next' ? ['>=', 'ASC'] : ['<=', 'DESC']
    const columns = this.#database
      .prepare(`SELECT * FROM bulk_rows WHERE run_id = ? AND row ${sign} ? ORDER BY row ${order} LIMIT 1`)
      .get(runId, row)
    return columns === undefined ? null : this.#rowOf(runId, columns)
  }

  #rowOf(runId: number, columns: Columns): BulkRow {
    return {
      row: Number(columns['row']),
      cells: cellsOf(columns),
      state: rowState(columns),
      parts: Number(columns['parts']),
      problem: rowProblemSchema.safeParse(readJson(textOf(columns, 'problem') ?? undefined)).data ?? null,
      ...(columns['message'] === null ? {} : { card: String(columns['message']) }),
      sent: this.#sent(runId, columns).map(partOf),
    }
  }

  #sent(runId: number, { row, message }: Columns): Columns[] {
    return typeof message === 'number' ? this.#cardParts.all(message) : this.#parts.all(runId, Number(row))
  }

  findIds(canonicalIds: readonly string[]): BulkIdRow[] {
    const statement = this.#database.prepare(
      'SELECT run_id, row, part, message_id FROM bulk_parts WHERE canonical_id = ? ' +
        'ORDER BY run_id DESC, row DESC, part DESC LIMIT ?',
    )
    return canonicalIds.flatMap((id) =>
      statement.all(id, keptAlike).map((columns) => ({
        runId: Number(columns['run_id']),
        row: Number(columns['row']),
        part: Number(columns['part']),
        messageId: textOf(columns, 'message_id') ?? '',
      })),
    )
  }

  /** Something happened to every part of a run, or of all. */
  #changeAll(event: PartEvent, runId: number | null = null): void {
    for (const state of partStateSchema.options) {
      const next = partStateAfter(state, event)
      if (next === state) continue
      // Written out, so that the index of those that are 'sent' is used.
      const where = `state = '${state}' ${runId === null ? '' : 'AND run_id = ?'}`
      const of = runId === null ? [] : [runId]
      const rows = this.#database
        .prepare(`SELECT DISTINCT run_id, row FROM bulk_parts WHERE ${where}`)
        .all(...of)
      this.#database.prepare(`UPDATE bulk_parts SET state = '${next}' WHERE ${where}`).run(...of)
      for (const columns of rows) {
        const run = Number(columns['run_id'])
        const row = Number(columns['row'])
        this.#showRow(run, row, this.#parts.all(run, row).map(partState))
      }
    }
  }

  #showRow(runId: number, row: number, parts: readonly PartState[]): void {
    const state = rowStateOf(parts)
    if (state !== undefined) this.#rowState.run(state, runId, row)
  }
}

function partOf(columns: Columns): BulkPart {
  return {
    part: Number(columns['part']),
    state: partState(columns),
    status: columns['status'] === null ? null : Number(columns['status']),
    answeredBy: textOf(columns, 'answered_by'),
    messageId: textOf(columns, 'message_id'),
    stat: textOf(columns, 'stat'),
    err: textOf(columns, 'err'),
    submittedAt: nullableNumber(columns['submitted_at']),
    respondedAt: nullableNumber(columns['responded_at']),
    receiptAt: nullableNumber(columns['receipt_at']),
  }
}

function textOf(columns: Columns, name: string): string | null {
  const value = columns[name]
  return value === null || value === undefined ? null : String(value)
}

function rowState(columns: Columns): BulkRowState {
  return bulkRowStateSchema.parse(columns['state'])
}

function partState(columns: Columns): PartState {
  return partStateSchema.parse(columns['state'])
}

function cellsOf(columns: Columns): string[] {
  const cells = readJson(String(columns['cells']))
  return Array.isArray(cells) ? cells.map(String) : []
}
