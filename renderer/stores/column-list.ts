import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { followStorage } from './follow-storage.ts'
import { type ColumnKind, columnBounds, fieldColumnId, isField, keptColumns } from './kept-columns.ts'
import { lazyStorage } from './lazy-storage.ts'

interface ColumnsState {
  /** Ids of the columns of the list, in their order. */
  readonly columns: readonly string[]
}

interface Options extends ColumnKind {
  /** Names what is kept in the window's storage. */
  readonly keptAs: string
  /** The column before which a field is shown that is added; absent: at the end. */
  readonly fieldsBefore?: string
}

/** The columns of a list as the reader chose them, kept in the window's storage. */
export interface ColumnList extends ColumnKind {
  readonly useColumns: () => readonly string[]
  readonly columns: () => readonly string[]
  /** No column at all leaves them as they are. */
  readonly set: (columns: readonly string[]) => void
  /** Shows the column at the end; nothing when it is there already, or when there are too many. */
  readonly add: (id: string) => void
  /** Shows a field of the filter. */
  readonly addField: (name: string) => void
  /** Hides the column; the last one stays. */
  readonly hide: (id: string) => void
  /** Moves the column one place to the left (-1) or right (1). */
  readonly move: (id: string, by: -1 | 1) => void
  readonly reset: () => void
}

export function columnList({ keptAs, fieldsBefore, ...kind }: Options): ColumnList {
  const useColumns = followStorage(
    keptAs,
    create<ColumnsState>()(
      persist((): ColumnsState => ({ columns: kind.usual }), {
        name: keptAs,
        version: 1,
        // Tests run without a page.
        storage: typeof document === 'undefined' ? undefined : lazyStorage(),
        merge: (kept, current) => ({ ...current, columns: keptColumns(kept, kind) }),
      }),
    ),
  )
  const columns = () => useColumns.getState().columns
  const set = (changed: readonly string[]) => {
    if (changed.length > 0) useColumns.setState({ columns: changed.slice(0, columnBounds.columns) })
  }
  const addBefore = (id: string, before: string | undefined) => {
    const shown = columns()
    if (shown.includes(id) || shown.length >= columnBounds.columns) return
    const place = before === undefined ? -1 : shown.indexOf(before)
    set(shown.toSpliced(place < 0 ? shown.length : place, 0, id))
  }
  return {
    ...kind,
    useColumns: () => useColumns((state) => state.columns),
    columns,
    set,
    add: (id) => addBefore(id, undefined),
    addField: (name) => {
      if (isField(name, kind.table)) addBefore(fieldColumnId(name), fieldsBefore)
    },
    hide: (id) => set(columns().filter((one) => one !== id)),
    move: (id, by) => {
      const from = columns().indexOf(id)
      const to = from + by
      if (from >= 0 && to >= 0 && to < columns().length)
        set(columns().toSpliced(from, 1).toSpliced(to, 0, id))
    },
    reset: () => useColumns.setState({ columns: kind.usual }),
  }
}
