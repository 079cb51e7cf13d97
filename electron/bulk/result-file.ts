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

/**
 * Columns of the window's result behind these: when each part left, was answered and had its receipt (UTC), and how long
 * the answer and the receipt took after it left, ms.
 */
const timeColumns = [
  'smpp_submitted_at',
  'smpp_answered_at',
  'smpp_answer_ms',
  'smpp_receipt_at',
  'smpp_receipt_ms',
] as const

/** How a result file is written. */
export interface ResultForm {
  /** That of the table it is the result of. */
  readonly delimiter: string
  readonly hasTimes: boolean
}

const plainForm: ResultForm = { delimiter: ',', hasTimes: false }

/** The heading of a result file, after the mark by which spreadsheets know UTF-8. */
export function resultHeading(columns: readonly string[], form = plainForm): string {
  const own = form.hasTimes ? [...ownColumns, ...timeColumns] : ownColumns
  return `\uFEFF${inertRows([[...columns, ...own]], form)}`
}

/**
 * Rows of a result file: the input row, then its result. The values of several parts are separated by a
 * space.
 */
export function resultRows(
  rows: readonly BulkRow[],
  columns: readonly string[],
  language: Language,
  form = plainForm,
): string {
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
        ...(form.hasTimes
          ? [
              each(({ submittedAt }) => timeText(submittedAt)),
              each(({ respondedAt }) => timeText(respondedAt)),
              each(({ submittedAt, respondedAt }) => msBetween(submittedAt, respondedAt)),
              each(({ receiptAt }) => timeText(receiptAt)),
              each(({ submittedAt, receiptAt }) => msBetween(submittedAt, receiptAt)),
            ]
          : []),
      ]
    }),
    form,
  )
}

function timeText(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function msBetween(from: number | null, to: number | null): string | null {
  return from === null || to === null ? null : String(Math.round(to - from))
}

/** Whether a table is a result file: its heading ends in our own columns, and its cells were made inert. */
export function isResultHeading(cells: readonly string[]): boolean {
  const from = cells.length - ownColumns.length
  return from > 0 && ownColumns.every((name, at) => cells[from + at] === name)
}

function inertRows(rows: readonly (readonly string[])[], { delimiter }: ResultForm): string {
  const inert = rows.map((row) => row.map(inertCell))
  return csvRows(inert, delimiter)
}
