import { rowProblemText } from '../../shared/bulk/row-problem.ts'
import type { BulkRow } from '../../shared/contract/bulk.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { hexNumber } from '../../shared/words/hex-text.ts'
import type { Language } from '../../shared/words/words.ts'
import { csvRows, inertCell } from './inert-csv.ts'

/** Columns of the result, after the row's own cells. */
const ownColumns = [
  'smpp_row',
  'smpp_state',
  'smpp_command_status',
  'smpp_status_name',
  'smpp_message_id',
  'smpp_stat',
  'smpp_err',
  'smpp_parts',
  'smpp_problem',
]

/**
 * Columns behind these: when each part left, was answered and had its receipt (UTC), and how long the answer and the
 * receipt took after it left, ms.
 */
const timeColumns = [
  'smpp_submitted_at',
  'smpp_answered_at',
  'smpp_answer_ms',
  'smpp_receipt_at',
  'smpp_receipt_ms',
]

/** How a result file is written. */
export interface ResultForm {
  /** That of the table it is the result of. */
  readonly delimiter: string
  /** False for one that the command line of an earlier release began. */
  readonly hasTimes: boolean
}

function columnsOf({ hasTimes }: Pick<ResultForm, 'hasTimes'>): readonly string[] {
  return hasTimes ? [...ownColumns, ...timeColumns] : ownColumns
}

/** Number of columns that a result has beside those of its table. */
export function ownWidth(form: Pick<ResultForm, 'hasTimes'>): number {
  return columnsOf(form).length
}

/** The heading of a result file, after the mark by which spreadsheets know UTF-8. */
export function resultHeading(columns: readonly string[], form: ResultForm): string {
  return `\uFEFF${inertRows([[...columns, ...columnsOf(form)]], form)}`
}

/**
 * Rows of a result file: the input row, then its result. The values of several parts are separated by a
 * space.
 */
export function resultRows(
  rows: readonly BulkRow[],
  columns: readonly string[],
  language: Language,
  form: ResultForm,
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

/**
 * Whether the heading is one of a result file, whose cells were made inert, and what it has beside the columns of its
 * table; null: it is of another table.
 */
export function headingForm(cells: readonly string[]): Pick<ResultForm, 'hasTimes'> | null {
  const isOf = (own: readonly string[]) => {
    const from = cells.length - own.length
    return from > 0 && own.every((name, at) => cells[from + at] === name)
  }
  return [{ hasTimes: true }, { hasTimes: false }].find((form) => isOf(columnsOf(form))) ?? null
}

function inertRows(rows: readonly (readonly string[])[], { delimiter }: ResultForm): string {
  const inert = rows.map((row) => row.map(inertCell))
  return csvRows(inert, delimiter)
}
