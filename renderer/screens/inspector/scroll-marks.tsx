import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridWindow } from '../../parts/grid/grid-window.ts'
import { captureLines } from '../../stores/capture-lines.ts'
import { isGap } from '../../stores/capture-rows.ts'
import { captureRows, selectRow, useCapture } from '../../stores/capture-store.ts'
import { nextError, severitySlots } from './row-severity.ts'
import './list.css'

/** ms between two drawings: the whole list is looked through for one. */
const restMs = 400
/** px of a mark, and how far beside one a click still means it. */
const markHeight = 2
const reach = 5

/** Where in the list something is wrong, beside the scroll bar; a click goes to the error there. */
export function ScrollMarks({ virtual, scroller }: GridWindow) {
  const { t } = useTranslation('list')
  const canvas = useRef<HTMLCanvasElement>(null)
  const waits = useRef<ReturnType<typeof setTimeout> | null>(null)
  const version = useCapture((state) => state.version)
  const height = virtual.scrollRect?.height ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows and the height are what is drawn
  useEffect(() => {
    waits.current ??= setTimeout(() => {
      waits.current = null
      const { current: strip } = canvas
      const list = scroller.current
      if (strip === null || list === null) return
      // Beside the scroll bar, which is as broad as the system likes.
      strip.style.right = `${list.offsetWidth - list.clientWidth}px`
      drawMarks(strip)
    }, restMs)
  }, [version, height])
  useEffect(
    () => () => {
      if (waits.current !== null) clearTimeout(waits.current)
      waits.current = null
    },
    [],
  )

  const jump = ({ currentTarget, clientY }: MouseEvent<HTMLCanvasElement>) => {
    const { top, height: all } = currentTarget.getBoundingClientRect()
    const perPixel = captureRows.count / Math.max(1, all)
    const at = Math.min(captureRows.count - 1, Math.floor((clientY - top) * perPixel))
    const slack = Math.max(1, Math.ceil(reach * perPixel))
    const [after, before] = [nextError(captureRows, at, 1, slack), nextError(captureRows, at, -1, slack)]
    goToIndex(virtual, after < 0 ? before : before < 0 || after - at <= at - before ? after : before)
  }
  return (
    <canvas
      ref={canvas}
      className="scroll-marks"
      title={t('errors.marks')}
      role="img"
      aria-label={t('errors.marks')}
      width={8}
      height={Math.max(0, Math.round(height) - 30)}
      onClick={jump}
    />
  )
}

/** Chooses the row at this place of `captureRows` and brings it into view; nothing for -1. */
export function goToIndex(virtual: GridWindow['virtual'], index: number): void {
  const entry = captureRows.at(index)
  if (entry === undefined || isGap(entry)) return
  selectRow(entry.seq)
  virtual.scrollToIndex(captureLines.indexOf(entry.seq), { align: 'center' })
}

function drawMarks(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  const style = getComputedStyle(canvas)
  const colors = { bad: style.getPropertyValue('--bad'), warn: style.getPropertyValue('--warn') }
  context.clearRect(0, 0, canvas.width, canvas.height)
  const slots = severitySlots(captureRows, canvas.height)
  for (const severity of ['warn', 'bad'] as const) {
    context.fillStyle = colors[severity]
    // An error is as broad as the strip, a warning half of it.
    const width = severity === 'bad' ? canvas.width : canvas.width / 2
    for (const [slot, found] of slots.entries()) {
      if (found === severity) context.fillRect(canvas.width - width, slot, width, markHeight)
    }
  }
}
