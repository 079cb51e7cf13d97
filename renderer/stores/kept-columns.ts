import { filterField } from '../../shared/filter/field-table.ts'

/** Columns of the capture's list beside fields of the filter, those of a fresh list first and in their order. */
export const captureColumnIds = [
  'mark',
  'time',
  'direction',
  'session',
  'command',
  'seq',
  'status',
  'route',
  'latency',
  'summary',
  'number',
  'date',
  'profile',
  'octets',
] as const

/** The columns of a fresh list. */
export const usualColumns: readonly string[] = captureColumnIds.slice(0, 10)

/** As many columns as there may be, and letters of a field's name. */
export const columnBounds = { columns: 40, nameUnits: 100 } as const

const prefix = 'field:'

/** The id of a column that shows a field of the filter. */
export function fieldColumnId(name: string): string {
  return `${prefix}${name}`
}

/** The field that a column shows; null for a column of another kind. */
export function fieldOfColumn(id: string): string | null {
  return id.startsWith(prefix) ? id.slice(prefix.length) : null
}

/** What the window's storage kept: known columns, each once; the usual ones where there is nothing to read. */
export function keptColumns(kept: unknown): readonly string[] {
  const list: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'columns') : null
  if (!Array.isArray(list)) return usualColumns
  const known = [...new Set(list.filter(isColumn))].slice(0, columnBounds.columns)
  return known.length === 0 ? usualColumns : known
}

function isColumn(id: unknown): id is string {
  if (typeof id !== 'string') return false
  const name = fieldOfColumn(id)
  if (name === null) return captureColumnIds.some((one) => one === id)
  return name.length <= columnBounds.nameUnits && filterField(name) !== null
}
