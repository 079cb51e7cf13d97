import type { ReactNode } from 'react'
import type { Column } from './column.ts'
import { GridRemark, GridRow } from './grid-row.tsx'
import type { GridWindow } from './grid-window.ts'

/** A line of the grid: a row that can be chosen, or a remark between rows, which can be where it has a key. */
export type GridLine<Row, Key> =
  | { readonly row: Row; readonly key: Key }
  | { readonly remark: ReactNode; readonly className: string; readonly key?: Key }

/** Several rows beside the chosen one. The functions are the same at each draw. */
export interface GridSelection<Key> {
  readonly has: (key: Key) => boolean
  /** A click with Shift, or a step with it: all rows from where it began to this one. */
  readonly onRange: (key: Key) => void
  /** Ctrl+A. */
  readonly onAll: () => void
}

/** Properties of the lines of a grid. */
export interface LinesProps<Row, Context, Key extends string | number> {
  /** Names what is remembered of the grid, and its rows' elements: 'inspector'. */
  readonly id: string
  /** The same value as long as no cell would change by it. */
  readonly context: Context
  readonly lineAt: (index: number) => GridLine<Row, Key> | undefined
  readonly chosen: { readonly key: Key; readonly index: number } | null
  /** The same function at each draw. */
  readonly onChoose: (key: Key) => void
  /** A click with Ctrl: a second row beside the chosen one. The same function at each draw. */
  readonly onChooseBeside?: (key: Key) => void
  /** Absent: one row is chosen at a time. */
  readonly selection?: GridSelection<Key>
  /** Classes that say what a row is, beside `is-chosen`. */
  readonly rowClass?: (row: Row, key: Key) => string
}

interface GridLinesProps<Row, Context, Key extends string | number> extends LinesProps<Row, Context, Key> {
  readonly columns: readonly Column<Row, Context>[]
  readonly virtual: GridWindow['virtual']
}

/** The lines in view. */
export function GridLines<Row, Context, Key extends string | number>({
  id,
  columns,
  context,
  virtual,
  lineAt,
  chosen,
  onChoose,
  onChooseBeside,
  selection,
  rowClass,
}: GridLinesProps<Row, Context, Key>) {
  return virtual.getVirtualItems().map(({ key, index, start }) => {
    const line = lineAt(index)
    if (line === undefined) return null
    // The header is the first row.
    const place = { top: start, rowIndex: index + 2 }
    const isChosen = line.key !== undefined && line.key === chosen?.key
    if ('remark' in line) {
      const { key: own, className } = line
      return (
        <GridRemark
          key={key}
          {...place}
          className={isChosen ? `${className} is-chosen` : className}
          {...(own === undefined ? {} : { id: `${id}-${own}`, isChosen, onChoose: () => onChoose(own) })}
        >
          {line.remark}
        </GridRemark>
      )
    }
    const isSelected = selection?.has(line.key) === true
    const own = `${rowClass?.(line.row, line.key) ?? ''}${isSelected ? ' is-selected' : ''}`
    return (
      <GridRow
        key={key}
        {...place}
        id={`${id}-${line.key}`}
        rowKey={line.key}
        row={line.row}
        columns={columns}
        context={context}
        isChosen={isChosen || isSelected}
        className={isChosen ? `${own} is-chosen` : own}
        onChoose={onChoose}
        onChooseBeside={onChooseBeside}
        onRange={selection?.onRange}
      />
    )
  })
}
