import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import './grid.css'

const keyStep = 8

interface ColumnLineProps {
  readonly label: string
  /** px, as far as it is known without measuring. */
  readonly width: number
  readonly minWidth: number
  /** `isDone`: the drag is over. */
  readonly onResize: (width: number, isDone: boolean) => void
  readonly onReset: () => void
}

/** The line at the end of a column title: dragged, moved with ← and →, double-clicked for the usual width. */
export function ColumnLine({ label, width, minWidth, onResize, onReset }: ColumnLineProps) {
  const drag = useRef<{ startX: number; startWidth: number } | null>(null)

  const resize = (to: number, isDone: boolean) => onResize(Math.max(minWidth, Math.round(to)), isDone)
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { startX: event.clientX, startWidth: titleWidth(event.currentTarget) }
  }
  const onPointerMove = (event: PointerEvent, isDone: boolean) => {
    if (drag.current === null) return
    resize(drag.current.startWidth + event.clientX - drag.current.startX, isDone)
    if (isDone) drag.current = null
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowLeft' ? -keyStep : event.key === 'ArrowRight' ? keyStep : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    resize(titleWidth(event.currentTarget) + step, true)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged
    <span
      className="grid-line"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => onPointerMove(event, false)}
      onPointerUp={(event) => onPointerMove(event, true)}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
    />
  )
}

/** px that the column has now: one that nobody sized gives way to the others. */
function titleWidth(line: HTMLElement): number {
  return line.parentElement?.offsetWidth ?? 0
}
