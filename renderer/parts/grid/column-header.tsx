// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys
import { useTranslation } from 'react-i18next'
import { type Column, knownWidth, takesRest, type Widths } from './column.ts'
import { ColumnLine } from './column-line.tsx'
import './grid.css'

interface ColumnHeaderProps<Row, Context> {
  readonly columns: readonly Column<Row, Context>[]
  readonly context: Context
  readonly widths: Widths
  /** `isDone`: the drag is over. */
  readonly onResize: (widths: Widths, isDone: boolean) => void
}

/** Column titles; the line after each can be dragged, or moved with the arrow keys. */
export function ColumnHeader<Row, Context>({
  columns,
  context,
  widths,
  onResize,
}: ColumnHeaderProps<Row, Context>) {
  const { t } = useTranslation('common')
  return (
    <div className="grid-header" role="row" aria-rowindex={1}>
      {columns.map((column) => {
        const title = column.title(context)
        return (
          <div
            key={column.id}
            role="columnheader"
            title={title}
            className={column.isAtEnd ? 'grid-cell is-at-end' : 'grid-cell'}
          >
            {column.isTitleHidden ? <span className="visually-hidden">{title}</span> : title}
            {!takesRest(column, columns) && (
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
