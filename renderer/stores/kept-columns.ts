import type { AnyFieldTable } from '../../shared/filter/filter-field.ts'

/** The columns that a list may have. */
export interface ColumnKind {
  /** Columns beside fields of the filter. */
  readonly ids: readonly string[]
  /** The columns of a fresh list, in their order. */
  readonly usual: readonly string[]
  /** Fields of the filter, each of which may be a column. */
  readonly table: AnyFieldTable
}

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
export function keptColumns(kept: unknown, kind: ColumnKind): readonly string[] {
  const list: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'columns') : null
  if (!Array.isArray(list)) return kind.usual
  const known = [...new Set(list.filter((id) => isColumn(id, kind)))].slice(0, columnBounds.columns)
  return known.length === 0 ? kind.usual : known
}

function isColumn(id: unknown, { ids, table }: ColumnKind): id is string {
  if (typeof id !== 'string') return false
  const name = fieldOfColumn(id)
  return name === null ? ids.includes(id) : isField(name, table)
}

export function isField(name: string, table: AnyFieldTable): boolean {
  return name.length <= columnBounds.nameUnits && table.field(name) !== null
}
