import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { ColumnSize } from './column.ts'
import { isMenuKey, type Place } from './grid-menu.ts'

/** What a reader can do with the columns of a grid. */
export interface ColumnOrder {
  /** Puts a column where another one is. */
  readonly onMove: (id: string, to: string) => void
  readonly onHide: (id: string) => void
  readonly onMenu: (id: string, place: Place) => void
}

/** What a title that can be moved has besides. */
export interface TitleProps {
  /** Says that the title that is dragged would land here. */
  readonly dropClass: string
  readonly handlers: {
    readonly tabIndex: number
    readonly 'data-column': string
    readonly onFocus: () => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: () => void
    readonly onLostPointerCapture: () => void
    readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void
  }
}

interface Drag {
  readonly id: string
  readonly startX: number
  /** The pointer has moved far enough for a drag. */
  readonly isMoved: boolean
  /** The column under it since then. */
  readonly over: string | null
}

/** px: a press that moves less is none. */
const dragSlack = 5

/**
 * Titles of columns that are dragged, and walked with the arrow keys: Shift with them moves the column, Delete hides it,
 * Enter and the menu key open its menu, Space and a press sort by it. One of them is a stop of Tab.
 */
export function useColumnOrder(
  columns: readonly ColumnSize[],
  order: ColumnOrder | undefined,
  onSort: ((by: string) => void) | undefined,
): (column: ColumnSize) => TitleProps | null {
  const [stop, setStop] = useState<string | null>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const refocus = useRef<string | null>(null)
  const ids = columns.filter(({ isFixed }) => isFixed !== true).map(({ id }) => id)

  // An element that changes its place in the page loses the focus.
  useLayoutEffect(() => {
    if (refocus.current === null) return
    titleOf(refocus.current)?.focus()
    refocus.current = null
  })

  const sortOf = (id: string) =>
    onSort === undefined ? undefined : columns.find((column) => column.id === id)?.sortBy
  const sortBy = (id: string) => {
    const by = sortOf(id)
    if (by !== undefined) onSort?.(by)
  }
  const onKeyDown = (id: string, event: KeyboardEvent<HTMLElement>, own: ColumnOrder) => {
    // The line inside has keys of its own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const { left, bottom } = event.currentTarget.getBoundingClientRect()
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    const neighbour = ids[ids.indexOf(id) + step]
    if (event.key === 'Enter' || isMenuKey(event)) own.onMenu(id, { left, top: bottom })
    else if (event.key === ' ' && sortOf(id) !== undefined) sortBy(id)
    else if (event.key === 'Delete') {
      refocus.current = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1] ?? null
      own.onHide(id)
    } else if (step === 0) return
    else if (neighbour !== undefined && event.shiftKey) {
      refocus.current = id
      own.onMove(id, neighbour)
    } else if (neighbour !== undefined) titleOf(neighbour)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }

  return ({ id, isFixed }) => {
    if (order === undefined || isFixed === true) return null
    const isTarget = drag !== null && drag.over === id && drag.id !== id
    const side = isTarget && ids.indexOf(drag.id) < ids.indexOf(id) ? 'is-drop-after' : 'is-drop-before'
    const end = () => setDrag(null)
    return {
      dropClass: isTarget ? side : '',
      handlers: {
        tabIndex: (stop !== null && ids.includes(stop) ? stop : ids[0]) === id ? 0 : -1,
        'data-column': id,
        onFocus: () => setStop(id),
        onKeyDown: (event) => onKeyDown(id, event, order),
        onPointerDown: (event) => {
          if (event.button !== 0 || event.target !== event.currentTarget) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrag({ id, startX: event.clientX, isMoved: false, over: null })
        },
        onPointerMove: (event) => {
          if (drag === null) return
          if (!drag.isMoved && Math.abs(event.clientX - drag.startX) < dragSlack) return
          const over = columnAt(event.clientX, event.clientY)
          if (over !== drag.over || !drag.isMoved) setDrag({ ...drag, isMoved: true, over })
        },
        onPointerUp: () => {
          if (drag?.isMoved === false) sortBy(drag.id)
          else if (drag?.over != null && drag.over !== drag.id) order.onMove(drag.id, drag.over)
          end()
        },
        onPointerCancel: end,
        onLostPointerCapture: end,
        onContextMenu: (event) => {
          event.preventDefault()
          event.stopPropagation()
          order.onMenu(id, { left: event.clientX, top: event.clientY })
        },
      },
    }
  }
}

function titleOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-column="${CSS.escape(id)}"]`)
}

function columnAt(x: number, y: number): string | null {
  const title = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]')
  return title?.dataset['column'] ?? null
}
