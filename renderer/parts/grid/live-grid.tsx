// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { type Column, columnTemplate, narrowest, shownColumns } from './column.ts'
import { ColumnHeader } from './column-header.tsx'
import { useColumnWidths } from './column-widths.ts'
import { gridKeys } from './grid-keys.ts'
import { GridLines, type LinesProps } from './grid-lines.tsx'
import { type GridWindow, useClientWidth } from './grid-window.ts'
import './grid.css'

interface LiveGridProps<Row, Context, Key extends string | number> extends LinesProps<Row, Context, Key> {
  readonly label: string
  readonly columns: readonly Column<Row, Context>[]
  readonly window: GridWindow
  readonly count: number
  /** Instead of bringing the last row into view. */
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
  label,
  columns,
  window,
  count,
  onEnd,
  onEscape,
  onScroll,
  onTouch,
  children,
  ...lines
}: LiveGridProps<Row, Context, Key>) {
  const { id, context, lineAt, chosen, onChoose } = lines
  const { scroller, virtual } = window
  const width = useClientWidth(scroller)
  const shown = useMemo(() => shownColumns(columns, width), [columns, width])
  const [widths, resize] = useColumnWidths(id)
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
        onKeyDown={gridKeys({ window, count, lineAt, chosen, onChoose, onEnd, onEscape })}
      >
        <div className="grid-canvas" style={canvas}>
          <ColumnHeader columns={shown} context={context} widths={widths} onResize={resize} />
          <GridLines {...lines} columns={shown} virtual={virtual} />
        </div>
      </div>
      {children}
    </div>
  )
}
