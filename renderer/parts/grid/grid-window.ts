import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export const rowHeight = 28
const headerHeight = 30
/** px: this near to the end counts as the end. */
export const endSlack = 40

/** The part of a long list that is in view, and the element that scrolls it. */
export interface GridWindow {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  /** Where rows are added. */
  readonly newest: 'first' | 'last'
}

interface GridWindowOptions {
  readonly count: number
  readonly keyAt: (index: number) => string | number
  /** Rows drawn beyond each edge. */
  readonly overscan: number
  /** A list that grows at its end, and whether its end is followed; absent: it grows at its top. */
  readonly growsAtEnd?: { readonly isFollowed: boolean }
}

export function useGridWindow({ count, keyAt, overscan, growsAtEnd }: GridWindowOptions): GridWindow {
  const scroller = useRef<HTMLDivElement>(null)
  const height = useClientSize(scroller, 'clientHeight')
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyAt,
    overscan,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
    ...(growsAtEnd === undefined
      ? {}
      : {
          useFlushSync: false,
          anchorTo: 'end',
          followOnAppend: growsAtEnd.isFollowed,
          scrollEndThreshold: endSlack,
          // At the end a whole row stands under the header.
          paddingEnd: Math.max(0, height - headerHeight) % rowHeight,
        }),
  })
  return { scroller, virtual, newest: growsAtEnd === undefined ? 'first' : 'last' }
}

/** How many rows a page key goes. */
export function pageRows({ scroller }: GridWindow): number {
  const height = scroller.current?.clientHeight ?? 0
  return Math.max(1, Math.floor((height - headerHeight) / rowHeight) - 1)
}

/** The element's own width or height in px, as it is dragged. */
export function useClientSize(
  element: RefObject<HTMLElement | null>,
  side: 'clientWidth' | 'clientHeight',
): number {
  const [size, setSize] = useState(0)
  useLayoutEffect(() => {
    const watched = element.current
    if (watched === null) return
    setSize(watched[side])
    const observer = new ResizeObserver(() => setSize(watched[side]))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, side])
  return size
}
