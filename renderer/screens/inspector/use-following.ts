import { useEffect, useRef } from 'react'
import { endSlack, type GridWindow, rowHeight } from '../../parts/grid/grid-window.ts'
import { captureLines } from '../../stores/capture-lines.ts'
import { endReveal, markSeen, revealLast } from '../../stores/capture-reveal.ts'
import { loadOlder, setFollowing, useCapture } from '../../stores/capture-store.ts'
import { loadNewer } from '../../stores/file-rows-store.ts'
import { useShownFile } from '../../stores/files-store.ts'
import { useShownCapture } from '../../stores/shown-capture.ts'

/** So near to either end more is asked for. */
const nearTop = 40 * rowHeight

/** A scroll so soon after a wheel, a touch or a press on the scroll bar is the reader's. */
const touchMs = 300

/** Where the list of each capture was scrolled to when it last was there: it leaves while nothing matches. */
const leftAt = new Map<string | null, number>()

interface Following {
  readonly goToEnd: () => void
  readonly onScroll: (scroller: HTMLDivElement) => void
  /** The reader's own hand on the list. */
  readonly onTouch: () => void
  readonly isEndInView: boolean
}

/** Follows the capture from the list's end alone; otherwise new rows land below without moving what is read. */
export function useFollowing({ virtual }: GridWindow): Following {
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)
  const isOpened = useRef(false)
  const isFollowing = useCapture((state) => state.isFollowing)
  const revealSeq = useCapture((state) => state.revealSeq)
  const pending = useCapture((state) => state.unseen + state.held)

  // A list that is not followed opens where it was left, or at the chosen row.
  useEffect(() => {
    if (isOpened.current) return
    isOpened.current = true
    const { isFollowing: follows, selectedSeq: chosen } = useCapture.getState()
    if (follows) return
    const index = chosen === null ? -1 : captureLines.indexOf(chosen)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' })
    else virtual.scrollToOffset(leftAt.get(useShownCapture.getState().captureId) ?? 0)
  }, [virtual])

  // One that is told to follow again starts from its end, and a pane that was resized still ends where the rows end.
  const height = virtual.scrollRect?.height
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what this waits for
  useEffect(() => {
    if (isFollowing && captureLines.count > 0) virtual.scrollToIndex(captureLines.count - 1, { align: 'end' })
  }, [isFollowing, height, virtual])

  useEffect(() => {
    if (revealSeq === null) return
    const index = captureLines.indexOf(revealSeq)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' })
    endReveal()
  }, [revealSeq, virtual])

  const below = virtual.getTotalSize() - (virtual.scrollOffset ?? 0) - (virtual.scrollRect?.height ?? 0)
  const isEndInView = below < endSlack
  useEffect(() => {
    if (isEndInView && pending > 0) markSeen()
  }, [isEndInView, pending])
  // Of a file more comes when its end is near, as far as it is read.
  const filePdus = useShownFile()?.pdus
  const isNearEnd = below < nearTop
  const { count } = captureLines
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each page the end may be near again
  useEffect(() => {
    if (filePdus !== undefined && isNearEnd && count > 0) void loadNewer()
  }, [filePdus, isNearEnd, count])

  return {
    isEndInView,
    goToEnd: () => {
      void revealLast().then(() => {
        requestAnimationFrame(() => virtual.scrollToIndex(captureLines.count - 1, { align: 'end' }))
      })
    },
    onScroll: (scroller) => {
      leftAt.set(useShownCapture.getState().captureId, scroller.scrollTop)
      // Only the reader's own scroll starts the following: bringing a chosen row into view must not.
      const now = performance.now()
      const isByReader = now - touchedAt.current < touchMs
      if (isByReader) touchedAt.current = now
      if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight >= endSlack) setFollowing(false)
      else if (isByReader) setFollowing(true)
      if (scroller.scrollTop < nearTop) void loadOlder()
    },
    onTouch: () => {
      touchedAt.current = performance.now()
    },
  }
}
