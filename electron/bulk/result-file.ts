import { rowProblemText } from '../../shared/bulk/row-problem.ts'
import type { BulkRow } from '../../shared/contract/bulk.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { Language } from '../../shared/words/words.ts'
import { csvRows, inertCell } from './inert-csv.ts'

/** Columns of the result, after the row's own cells. */
export const ownColumns = [
  'smpp_row',
  'smpp_state',
  'smpp_command_status',
  'smpp_status_name',
  'smpp_message_id',
  'smpp_stat',
  'smpp_err',
  'smpp_parts',
  'smpp_problem',
] as const

/** The heading of a result file, after the mark by which spreadsheets know UTF-8. */
export function resultHeading(columns: readonly string[]): string {
  return `\uFEFF${inertRows([[...columns, ...ownColumns]])}`
}

/**
 * Rows of a result file: the input row, then its result. The values of several parts are separated by a
 * space.
 */
export function resultRows(rows: readonly BulkRow[], columns: readonly string[], language: Language): string {
  return inertRows(
    rows.map(({ row, cells, state, parts, problem, sent }) => {
      const each = (value: (part: BulkRow['sent'][number]) => string | null) =>
        sent.some((part) => value(part) !== null) ? sent.map((part) => value(part) ?? '-').join(' ') : ''
      return [
        ...columns.map((_, index) => cells[index] ?? ''),
        String(row),
        state,
        each(({ status }) => (status === null ? null : hexNumber(status, 4))),
        each(({ status }) => (status === null ? null : statusName(status))),
        each(({ messageId }) => messageId),
        each(({ stat }) => stat),
        each(({ err }) => err),
        String(parts),
        problem === null ? '' : rowProblemText(problem, language),
      ]
    }),
  )
}

/** Whether a table is a result file: its heading ends in our own columns, and its cells were made inert. */
export function isResultHeading(cells: readonly string[]): boolean {
  const from = cells.length - ownColumns.length
  return from > 0 && ownColumns.every((name, at) => cells[from + at] === name)
}

function inertRows(rows: readonly (readonly string[])[]): string {
  return csvRows(rows.map((row) => row.map(inertCell)))
}
