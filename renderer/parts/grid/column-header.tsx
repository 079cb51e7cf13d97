// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, type GridSort, knownWidth, takesRest, type Widths } from './column.ts'
import { ColumnLine } from './column-line.tsx'
import { type ColumnOrder, type TitleProps, useColumnOrder } from './column-order.ts'
import './grid.css'

interface ColumnHeaderProps<Row, Context> {
  readonly columns: readonly Column<Row, Context>[]
  readonly context: Context
  readonly widths: Widths
  /** `isDone`: the drag is over. */
  readonly onResize: (widths: Widths, isDone: boolean) => void
  /** Absent: the columns stay where they are. */
  readonly order: ColumnOrder | undefined
  /** Absent: rows have an order of their own. */
  readonly sort: GridSort | undefined
}

function Header<Row, Context>({
  columns,
  context,
  widths,
  onResize,
  order,
  sort,
}: ColumnHeaderProps<Row, Context>) {
  const { t } = useTranslation('common')
  const titles = useColumnOrder(columns, order, sort?.onSort)
  return (
    <div className="grid-header" role="row" aria-rowindex={1}>
      {columns.map((column) => {
        const title = column.title(context)
        const moved: TitleProps | null = titles(column)
        const isSortable = sort !== undefined && column.sortBy !== undefined
        const sorted = isSortable && sort.by === column.sortBy ? sort.order : null
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={isSortable ? (sorted ?? 'none') : undefined}
            title={moved === null ? title : t(isSortable ? 'grid.sort' : 'grid.move', { column: title })}
            className={`grid-cell${column.isAtEnd ? ' is-at-end' : ''}${moved === null ? '' : ` is-moved ${moved.dropClass}`}${isSortable ? ' is-sortable' : ''}`}
            {...moved?.handlers}
          >
            {column.isTitleHidden ? <span className="visually-hidden">{title}</span> : title}
            {sorted !== null && (
              <span className="grid-sorted" aria-hidden="true">
                {sorted === 'ascending' ? '▲' : '▼'}
              </span>
            )}
            {!takesRest(column, columns) && column.isFixed !== true && (
              <ColumnLine
                label={t('grid.resize', { column: title })}
                width={knownWidth(column, widths)}
                minWidth={column.minWidth}
                onResize={(width, isDone) => onResize({ ...widths, [column.id]: width }, isDone)}
                onReset={() => {
                  const { [column.id]: _width, ...rest } = widths
                  onResize(rest, true)
                }}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

/**
 * Column titles; the line after each can be dragged, or moved with the arrow keys. Where the columns have an order, so can
 * the titles; where the rows can be sorted, a press does it. `memo` alone would lose the type parameters.
 */
export const ColumnHeader = memo(Header) as typeof Header
