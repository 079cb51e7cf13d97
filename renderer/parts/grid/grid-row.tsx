// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys
import { memo, type ReactNode } from 'react'
import type { Column } from './column.ts'
import './grid.css'

interface GridRowProps<Row, Context, Key> {
  readonly id: string
  readonly rowKey: Key
  readonly row: Row
  readonly columns: readonly Column<Row, Context>[]
  readonly context: Context
  /** px from the top of the canvas. */
  readonly top: number
  /** From 1; the header is 1. */
  readonly rowIndex: number
  readonly isChosen: boolean
  readonly className: string
  readonly onChoose: (key: Key) => void
  readonly onChooseBeside: ((key: Key) => void) | undefined
  readonly onRange: ((key: Key) => void) | undefined
}

function Row<Row, Context, Key>({
  id,
  rowKey,
  row,
  columns,
  context,
  top,
  rowIndex,
  isChosen,
  className,
  onChoose,
  onChooseBeside,
  onRange,
}: GridRowProps<Row, Context, Key>) {
  return (
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={rowIndex}
      aria-selected={isChosen}
      className={`grid-row ${className}`}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={(event) => {
        // Shift would mark the texts of all rows between.
        if (onRange === undefined || !event.shiftKey) return
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
      }}
      onClick={(event) => {
        const isBeside = onChooseBeside !== undefined && (event.ctrlKey || event.metaKey)
        if (onRange !== undefined && event.shiftKey) onRange(rowKey)
        else if (isBeside) onChooseBeside(rowKey)
        else onChoose(rowKey)
      }}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className={cellClass(column)}>
          {column.cell(row, context)}
        </div>
      ))}
    </div>
  )
}

function cellClass({ isAtEnd, className }: Pick<Column<never, never>, 'isAtEnd' | 'className'>): string {
  return `grid-cell${isAtEnd ? ' is-at-end' : ''}${className === undefined ? '' : ` ${className}`}`
}

/**
 * Drawn again only when something it shows has changed: cells explain codes, and hundreds of rows pass in a second.
 * `memo` alone would lose the type parameters.
 */
export const GridRow = memo(Row) as typeof Row

interface GridRemarkProps {
  readonly top: number
  readonly rowIndex: number
  readonly className: string
  readonly children: ReactNode
  /** Of one that can be chosen. */
  readonly id?: string
  readonly isChosen?: boolean
  readonly onChoose?: () => void
}

/** A remark between the rows: what is missing there, or what happened. */
export function GridRemark({ top, rowIndex, className, children, id, isChosen, onChoose }: GridRemarkProps) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isChosen}
      className={`grid-row ${className}`}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onChoose}
    >
      <div role="gridcell" className="grid-cell">
        {children}
      </div>
    </div>
  )
}
