// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useMemo } from 'react'
import { type Column, columnTemplate, type GridSort, narrowest, shownColumns } from './column.ts'
import { ColumnHeader } from './column-header.tsx'
import type { ColumnOrder } from './column-order.ts'
import { useColumnWidths } from './column-widths.ts'
import { gridKeys } from './grid-keys.ts'
import { GridLines, type LinesProps } from './grid-lines.tsx'
import { cellUnder, isMenuKey, placeOf, type RowMenu } from './grid-menu.ts'
import { type GridWindow, useClientSize } from './grid-window.ts'
import './grid.css'

interface LiveGridProps<Row, Context, Key extends string | number> extends LinesProps<Row, Context, Key> {
  readonly label: string
  readonly columns: readonly Column<Row, Context>[]
  readonly window: GridWindow
  readonly count: number
  /** Instead of choosing the last row of the list, and the first. */
  readonly onEnd?: () => void
  readonly onHome?: () => void
  readonly onEscape?: () => void
  readonly onScroll: (scroller: HTMLDivElement) => void
  /** The reader's own hand: a wheel, a press, a touch. */
  readonly onTouch?: () => void
  /** Absent: the columns stay where they are. The same value at each draw. */
  readonly order?: ColumnOrder
  /** Absent: rows have an order of their own. The same value as long as it is sorted so. */
  readonly sort?: GridSort
  /** A row is pointed at with the other button, or the menu key is pressed; the row is chosen. */
  readonly onMenu?: (menu: RowMenu<Key>) => void
  /** Over the rows: a button that leads to what came meanwhile. */
  readonly children?: ReactNode
}

/** The live list: virtual rows under sized columns, walked with the keyboard. Its rows stay outside React. */
export function LiveGrid<Row, Context, Key extends string | number>({
  label,
  columns,
  window,
  count,
  onEnd,
  onHome,
  onEscape,
  onScroll,
  onTouch,
  order,
  sort,
  onMenu,
  children,
  ...lines
}: LiveGridProps<Row, Context, Key>) {
  const { id, context, lineAt, chosen, onChoose, selection } = lines
  const { scroller, virtual } = window
  const width = useClientSize(scroller, 'clientWidth')
  const shown = useMemo(() => shownColumns(columns, width), [columns, width])
  const [widths, resize] = useColumnWidths(id)
  const canvas: CSSProperties & Record<'--columns', string> = {
    height: virtual.getTotalSize(),
    minWidth: narrowest(shown, widths),
    '--columns': columnTemplate(shown, widths),
  }
  const onKeys = gridKeys({ window, count, lineAt, chosen, onChoose, selection, onEnd, onHome, onEscape })
  const onKeyDown = (event: KeyboardEvent) => {
    const place =
      onMenu !== undefined && chosen !== null && isMenuKey(event) ? placeOf(`${id}-${chosen.key}`) : null
    if (place === null || chosen === null) return onKeys(event)
    event.preventDefault()
    onMenu?.({ key: chosen.key, columnId: null, ...place })
  }
  const onContextMenu = (event: MouseEvent) => {
    const under = onMenu === undefined ? null : cellUnder(event)
    const line = under === null ? undefined : lineAt(under.index)
    if (under === null || line === undefined || !('row' in line)) return
    event.preventDefault()
    onChoose(line.key)
    onMenu?.({
      key: line.key,
      columnId: shown[under.cell]?.id ?? null,
      left: event.clientX,
      top: event.clientY,
    })
  }
  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-rowcount={count + 1}
        aria-colcount={shown.length}
        aria-activedescendant={chosen === null ? undefined : `${id}-${chosen.key}`}
        onScroll={(event) => onScroll(event.currentTarget)}
        onWheel={onTouch}
        onPointerDown={onTouch}
        onTouchMove={onTouch}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <div className="grid-canvas" style={canvas}>
          <ColumnHeader {...{ columns: shown, context, widths, order, sort }} onResize={resize} />
          <GridLines {...lines} columns={shown} virtual={virtual} />
        </div>
      </div>
      {children}
    </div>
  )
}
