import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { reasonTable } from '../codes/reason-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { CodeTableField } from './catalogue.ts'
import { ownSource } from './edit-profile.ts'
import type { CodeRow } from './profile-schema.ts'

/** Characters and rows of a pasted table at most. */
export const maxTableLength = 1024 * 1024
const maxRows = 10_000

/** A line that is no row, and why. */
export interface UnreadRow {
  readonly line: number
  readonly problem: 'no-code' | 'no-title' | 'bad-code' | 'bad-reason' | 'broken' | 'too-many'
  readonly given: string
}

type Column = 'code' | 'title' | 'reason' | 'meaning' | 'advice'

/** What people call the columns of such tables. */
const columnNames: Readonly<Record<Column, RegExp>> = {
  code: /^(code|err|error|error code|status|command_status|value|hex|код|ошибка|код ошибки|статус)$/i,
  title: /^(title|name|description|text|message|название|описание|текст|расшифровка)$/i,
  reason: /^(reason|причина)$/i,
  meaning: /^(meaning|details|comment|значение|пояснение|комментарий)$/i,
  advice: /^(advice|action|what to do|next|что делать|действие|рекомендация)$/i,
}
const usualOrder: readonly Column[] = ['code', 'title', 'reason', 'meaning', 'advice']

/** What a code means where the table names no reason. */
const usualReason = 'unknown-error'

/**
 * Rows of a table that was pasted or read from a CSV file: commas, semicolons or tabs between, a first line with the names
 * of columns or none, then code, title, reason (a key of the reason table), meaning and advice in this order.
 */
export function readCodeRows(
  text: string,
  field: CodeTableField,
): { readonly rows: readonly CodeRow[]; readonly unread: readonly UnreadRow[] } {
  if (text.length > maxTableLength) return { rows: [], unread: [{ line: 1, problem: 'too-many', given: '' }] }
  let records: readonly TableRow[]
  try {
    records = recordsOf(text)
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem
    const line = Number(problem['lines'] ?? 1)
    return { rows: [], unread: [{ line, problem: 'broken', given: '' }] }
  }
  const [first, ...others] = records
  const named = first === undefined ? null : columnsOf(first.cells)
  const columns = named ?? usualOrder
  const rows: CodeRow[] = []
  const unread: UnreadRow[] = []
  for (const { cells, line } of named === null ? records : others) {
    const read = rowOf(cells, columns, field)
    if ('problem' in read) unread.push({ line, ...read })
    else if (rows.length < maxRows) rows.push(read)
    else unread.push({ line, problem: 'too-many', given: '' })
  }
  return { rows, unread }
}

interface TableRow {
  readonly cells: readonly string[]
  readonly line: number
}

function recordsOf(text: string): readonly TableRow[] {
  const [head = ''] = text.split('\n', 1)
  const rows: TableRow[] = []
  parse(text, {
    delimiter: ['\t', ';', ','].find((one) => head.includes(one)) ?? ',',
    bom: true,
    relax_column_count: true,
    // Pasted from a page, a quotation mark is often just one.
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    on_record: (cells: string[], { lines }) => {
      rows.push({ cells, line: lines })
      return null
    },
  })
  return rows
}

/** Which column is what; null when the line has no such names. */
function columnsOf(cells: readonly string[]): readonly (Column | null)[] | null {
  const columns = cells.map((cell) => usualOrder.find((column) => columnNames[column].test(cell)) ?? null)
  return columns.includes('code') && columns.some((column) => column !== null && column !== 'code')
    ? columns
    : null
}

function rowOf(
  cells: readonly string[],
  columns: readonly (Column | null)[],
  field: CodeTableField,
): CodeRow | Omit<UnreadRow, 'line'> {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
  const written = cell('code')
  if (written === '') return { problem: 'no-code', given: cells.join(' ').slice(0, 60) }
  const code = field === 'command_status' ? statusText(written) : written
  if (code === null) return { problem: 'bad-code', given: written.slice(0, 60) }
  const title = cell('title')
  if (title === '') return { problem: 'no-title', given: written.slice(0, 60) }
  const reason = cell('reason') || usualReason
  if (!isReason(reason)) return { problem: 'bad-reason', given: reason.slice(0, 60) }
  const both = (text: string) => ({ en: text, ru: text })
  return {
    code,
    reason,
    title: both(title),
    ...(cell('meaning') === '' ? {} : { meaning: both(cell('meaning')) }),
    ...(cell('advice') === '' ? {} : { advice: both(cell('advice')) }),
    source: ownSource,
  }
}

/** '0x00000461' of '0x461', '461h' and '1121'; null for what is no status. */
export function statusText(written: string): string | null {
  const [, prefixed, suffixed] = /^(?:0x([0-9a-f]{1,8})|([0-9a-f]{1,8})h)$/i.exec(written.trim()) ?? []
  const digits = prefixed ?? suffixed
  if (digits !== undefined) return hexNumber(Number.parseInt(digits, 16), 4)
  const number = /^\d{1,10}$/.test(written.trim()) ? Number(written) : Number.NaN
  return number <= 0xffffffff ? hexNumber(number, 4) : null
}

function isReason(text: string): text is CodeRow['reason'] {
  return text === 'as-specified' || Object.hasOwn(reasonTable, text)
}
