import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { filterField } from '../../shared/filter/field-table.ts'
import { columnBounds, fieldColumnId, keptColumns, usualColumns } from './kept-columns.ts'
import { lazyStorage } from './lazy-storage.ts'

interface ColumnsState {
  /** Ids of the columns of the capture's list, in their order. */
  readonly columns: readonly string[]
}

/** The columns of the capture's list, in the window's own storage. */
export const useColumns = create<ColumnsState>()(
  persist((): ColumnsState => ({ columns: usualColumns }), {
    name: 'inspector.list',
    version: 1,
    // Tests run without a page.
    storage: typeof document === 'undefined' ? undefined : lazyStorage(),
    merge: (kept, current) => ({ ...current, columns: keptColumns(kept) }),
  }),
)

export function setColumns(columns: readonly string[]): void {
  if (columns.length > 0) useColumns.setState({ columns: columns.slice(0, columnBounds.columns) })
}

/** Shows the column at the end, or before `before`; nothing when it is there already, or when there are too many. */
export function addColumn(id: string, before: string | null = null): void {
  const { columns } = useColumns.getState()
  if (columns.includes(id) || columns.length >= columnBounds.columns) return
  const place = before === null ? -1 : columns.indexOf(before)
  setColumns(columns.toSpliced(place < 0 ? columns.length : place, 0, id))
}

/** Shows a field of the filter before the summary, which takes the rest of the width. */
export function addFieldColumn(name: string): void {
  if (name.length <= columnBounds.nameUnits && filterField(name) !== null)
    addColumn(fieldColumnId(name), 'summary')
}

/** Hides the column; the last one stays. */
export function hideColumn(id: string): void {
  setColumns(useColumns.getState().columns.filter((one) => one !== id))
}

export function resetColumns(): void {
  useColumns.setState({ columns: usualColumns })
}

/** Moves the column one place to the left (-1) or right (1). */
export function moveColumn(id: string, by: -1 | 1): void {
  const { columns } = useColumns.getState()
  const from = columns.indexOf(id)
  const to = from + by
  if (from >= 0 && to >= 0 && to < columns.length) setColumns(columns.toSpliced(from, 1).toSpliced(to, 0, id))
}
