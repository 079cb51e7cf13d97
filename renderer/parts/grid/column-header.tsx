// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, columns } from '../../screens/inspector/columns.tsx'
import { type Widths, widthOf } from './column-widths.ts'

const keyStep = 8

/** Column titles; the line after each can be dragged, or moved with the arrow keys. */
export function ColumnHeader({
  widths,
  onResize,
}: {
  widths: Widths
  onResize: (widths: Widths, isDone: boolean) => void
}) {
  const { t } = useTranslation('inspector')
  const drag = useRef<{ startX: number; startWidth: number } | null>(null)

  const resized = (column: Column, width: number): Widths => ({
    ...widths,
    [column.id]: Math.max(column.minWidth, Math.round(width)),
  })
  const onPointerDown = (event: PointerEvent<HTMLElement>, column: Column) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { startX: event.clientX, startWidth: widthOf(column, widths) }
  }
  const onPointerMove = (event: PointerEvent, column: Column) => {
    if (drag.current === null) return
    onResize(resized(column, drag.current.startWidth + event.clientX - drag.current.startX), false)
  }
  const onPointerUp = () => {
    if (drag.current === null) return
    drag.current = null
    onResize(widths, true)
  }
  const onKeyDown = (event: KeyboardEvent, column: Column) => {
    const step = event.key === 'ArrowLeft' ? -keyStep : event.key === 'ArrowRight' ? keyStep : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onResize(resized(column, widthOf(column, widths) + step), true)
  }

  return (
    <div className="row-header" role="row" aria-rowindex={1}>
      {columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          className={column.className.replace(' mono', '').replace(' foreign', '')}
        >
          {column.id === 'direction' ? (
            <span className="visually-hidden">{t('columns.direction')}</span>
          ) : (
            t(`columns.${column.id}`)
          )}
          {column.width !== null && (
            <span
              className="column-line"
              role="separator"
              tabIndex={0}
              aria-orientation="vertical"
              aria-label={t('resizeColumn', { column: t(`columns.${column.id}`) })}
              aria-valuenow={widthOf(column, widths)}
              onPointerDown={(event) => onPointerDown(event, column)}
              onPointerMove={(event) => onPointerMove(event, column)}
              onPointerUp={onPointerUp}
              onKeyDown={(event) => onKeyDown(event, column)}
              onDoubleClick={() => {
                const { [column.id]: _width, ...rest } = widths
                onResize(rest, true)
              }}
            />
          )}
        </div>
      ))}
    </div>
  )
}
