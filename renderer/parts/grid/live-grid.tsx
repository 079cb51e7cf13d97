// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo } from 'react'
import { type Column, columnTemplate, narrowest, shownColumns } from './column.ts'
import { ColumnHeader } from './column-header.tsx'
import { useColumnWidths } from './column-widths.ts'
import { GridRemark, GridRow } from './grid-row.tsx'
import { type GridWindow, pageRows, useClientWidth } from './grid-window.ts'
import { stepRow } from './step-row.ts'
import './grid.css'

/** A line of the grid: a row that can be chosen, or a remark between rows. */
export type GridLine<Row, Key> =
  | { readonly row: Row; readonly key: Key }
  | { readonly remark: ReactNode; readonly className: string }

interface LiveGridProps<Row, Context, Key extends string | number> {
  /** Names what is remembered of it and its rows' elements: 'inspector'. */
  readonly id: string
  readonly label: string
  readonly columns: readonly Column<Row, Context>[]
  /** The same value as long as no cell would change by it. */
  readonly context: Context
  readonly window: GridWindow
  readonly count: number
  readonly lineAt: (index: number) => GridLine<Row, Key> | undefined
  readonly chosen: { readonly key: Key; readonly index: number } | null
  /** The same function at each draw. */
  readonly onChoose: (key: Key) => void
  /** Classes that say what a row is, beside `is-chosen`. */
  readonly rowClass?: (row: Row, key: Key) => string
  /** A key that chose a row brings it into view; `End` may do more. */
  readonly onEnd?: () => void
  readonly onEscape?: () => void
  readonly onScroll: (scroller: HTMLDivElement) => void
  /** The reader's own hand: a wheel, a press, a touch. */
  readonly onTouch?: () => void
  /** Over the rows: a button that leads to what came meanwhile. */
  readonly children?: ReactNode
}

/** The live list: virtual rows under sized columns, walked with the keyboard. Its rows stay outside React. */
export function LiveGrid<Row, Context, Key extends string | number>({
  id,
  label,
  columns,
  context,
  window,
  count,
  lineAt,
  chosen,
  onChoose,
  rowClass,
  onEnd,
  onEscape,
  onScroll,
  onTouch,
  children,
}: LiveGridProps<Row, Context, Key>) {
  const { scroller, virtual } = window
  const width = useClientWidth(scroller)
  const shown = useMemo(() => shownColumns(columns, width), [columns, width])
  const [widths, resize] = useColumnWidths(id)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return onEscape?.()
    const isRow = (index: number) => {
      const line = lineAt(index)
      return line !== undefined && 'row' in line
    }
    const next = stepRow(event.key, {
      current: chosen?.index ?? -1,
      count,
      pageRows: pageRows(window),
      newest: window.newest,
      isRow,
    })
    const line = next === null ? undefined : lineAt(next)
    if (next === null || line === undefined || !('row' in line)) return
    event.preventDefault()
    onChoose(line.key)
    if (event.key === 'End' && onEnd !== undefined) onEnd()
    else virtual.scrollToIndex(next, { align: 'auto' })
  }

  const canvas: CSSProperties & Record<'--columns', string> = {
    height: virtual.getTotalSize(),
    minWidth: narrowest(shown, widths),
    '--columns': columnTemplate(shown, widths),
  }
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count + 1}
        aria-colcount={shown.length}
        aria-activedescendant={chosen === null ? undefined : `${id}-${chosen.key}`}
        onScroll={(event) => onScroll(event.currentTarget)}
        onWheel={onTouch}
        onPointerDown={onTouch}
        onTouchMove={onTouch}
        onKeyDown={onKeyDown}
      >
        <div className="grid-canvas" style={canvas}>
          <ColumnHeader columns={shown} context={context} widths={widths} onResize={resize} />
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const line = lineAt(index)
            if (line === undefined) return null
            const place = { top: start, rowIndex: index + 2 }
            if (!('row' in line)) {
              return (
                <GridRemark key={key} {...place} className={line.className}>
                  {line.remark}
                </GridRemark>
              )
            }
            const isChosen = line.key === chosen?.key
            const own = rowClass?.(line.row, line.key) ?? ''
            return (
              <GridRow
                key={key}
                {...place}
                id={`${id}-${line.key}`}
                rowKey={line.key}
                row={line.row}
                columns={shown}
                context={context}
                isChosen={isChosen}
                className={isChosen ? `${own} is-chosen` : own}
                onChoose={onChoose}
              />
            )
          })}
        </div>
      </div>
      {children}
    </div>
  )
}
