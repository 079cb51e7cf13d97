import type { SQLInputValue } from 'node:sqlite'
import type { FilterValue } from '../../shared/filter/filter-field.ts'

/** A piece of SQL and the values of its question marks, in their order. `m` is the row of `messages`. */
export interface Sql {
  readonly text: string
  readonly values: readonly SQLInputValue[]
}

/** Cards of which a condition may hold, and those of which it surely does. null: all may, of none it is sure. */
export interface CardCondition {
  readonly may: Sql | null
  readonly must: Sql | null
}

/** Nothing is known of it from the columns. */
export const unclear: CardCondition = { may: null, must: null }

/** A condition that the columns tell. */
export function certain(sql: Sql): CardCondition {
  return { may: sql, must: sql }
}

export function sql(text: string, values: readonly SQLInputValue[] = []): Sql {
  return { text, values }
}

export function joined(joiner: 'AND' | 'OR', parts: readonly Sql[]): Sql {
  const values = parts.flatMap((part) => part.values)
  return { text: `(${parts.map(({ text }) => text).join(` ${joiner} `)})`, values }
}

export function negated({ text, values }: Sql): Sql {
  return { text: `NOT (${text})`, values }
}

/** Rows of the card's parts, or of the receipts of these, that fit. */
export function exists(table: 'message_parts' | 'message_receipts', { text, values }: Sql): Sql {
  return { text: `EXISTS (SELECT 1 FROM ${table} p WHERE p.message = m.message AND (${text}))`, values }
}

/** Ranges that a list may have beside single values; each is a branch of the expression. */
const mostRanges = 50

/** One of these operators, asked of a column; each value both ends of a range, which are alike but for `in`. */
export interface ColumnTest {
  readonly operator: string
  readonly ranges: readonly (readonly [FilterValue, FilterValue])[]
}

const signs: Readonly<Record<string, string>> = {
  ...{ '==': '=', '===': '=', '!=': '<>', '!==': '<>' },
  ...{ '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
}

/**
 * The test of a column that is not NULL. null where SQLite would judge otherwise than the language: it orders texts by
 * their octets, and knows no half characters. `fits_pattern` is CardSearch's.
 */
export function columnTest(column: string, { operator, ranges }: ColumnTest): Sql | null {
  const isText = ranges.some((range) => range.some((value) => typeof value === 'string'))
  const isPlain = ranges.every((range) => range.every(isPlainValue))
  if (!isPlain || ranges.length === 0) return null
  const [first] = ranges[0] ?? []
  if (operator === 'contains') return isText ? sql(`instr(${column}, ?) > 0`, [bound(first)]) : null
  if (operator === 'matches') return isText ? sql(`fits_pattern(?, ${column})`, [bound(first)]) : null
  if (operator === 'in') return setTest(column, ranges, isText)
  const sign = signs[operator]
  if (sign === undefined || (isText && sign !== '=' && sign !== '<>')) return null
  return sql(`${column} ${sign} ?`, [bound(first)])
}

function setTest(column: string, ranges: ColumnTest['ranges'], isText: boolean): Sql | null {
  const single = ranges.filter(([low, high]) => low === high).map(([low]) => bound(low))
  const wide = ranges.filter(([low, high]) => low !== high)
  if (wide.length > mostRanges || (isText && wide.length > 0)) return null
  return joined('OR', [
    sql(`${column} IN (${single.map(() => '?').join(', ')})`, single),
    ...wide.map(([low, high]) => sql(`${column} BETWEEN ? AND ?`, [bound(low), bound(high)])),
  ])
}

function isPlainValue(value: FilterValue): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  return typeof value === 'number' && Number.isFinite(value)
}

function bound(value: FilterValue | undefined): SQLInputValue {
  return value ?? null
}
