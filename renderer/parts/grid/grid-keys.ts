import type { KeyboardEvent } from 'react'
import type { GridSelection, LinesProps } from './grid-lines.tsx'
import { type GridWindow, pageRows } from './grid-window.ts'
import { stepRow } from './step-row.ts'

interface GridKeys<Row, Key extends string | number>
  extends Pick<LinesProps<Row, never, Key>, 'lineAt' | 'chosen' | 'onChoose'> {
  readonly selection: GridSelection<Key> | undefined
  readonly window: GridWindow
  readonly count: number
  readonly onEnd: (() => void) | undefined
  readonly onHome: (() => void) | undefined
  readonly onEscape: (() => void) | undefined
}

/** Keys of the grid: they move the choice and bring it into view. */
export function gridKeys<Row, Key extends string | number>({
  window,
  count,
  lineAt,
  chosen,
  onChoose,
  selection,
  onEnd,
  onHome,
  onEscape,
}: GridKeys<Row, Key>): (event: KeyboardEvent) => void {
  const rowAt = (index: number) => {
    const line = lineAt(index)
    return line?.key === undefined ? undefined : { key: line.key }
  }
  return (event) => {
    const isAll = (event.ctrlKey || event.metaKey) && event.code === 'KeyA'
    if (isAll && selection !== undefined) {
      event.preventDefault()
      return selection.onAll()
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return onEscape?.()
    const toItsEnd = event.key === 'Home' ? onHome : event.key === 'End' ? onEnd : undefined
    if (toItsEnd !== undefined) {
      event.preventDefault()
      return toItsEnd()
    }
    const next = stepRow(event.key, {
      current: chosen?.index ?? -1,
      count,
      pageRows: pageRows(window),
      newest: window.newest,
      isRow: (index) => rowAt(index) !== undefined,
    })
    const line = next === null ? undefined : rowAt(next)
    if (next === null || line === undefined) return
    event.preventDefault()
    if (event.shiftKey && selection !== undefined) selection.onRange(line.key)
    else onChoose(line.key)
    window.virtual.scrollToIndex(next, { align: 'auto' })
  }
}
