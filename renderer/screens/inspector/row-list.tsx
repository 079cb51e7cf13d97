// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a <table>; it is an ARIA grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself holds the focus
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself handles the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../parts/format.ts'
import { ColumnHeader } from '../../parts/grid/column-header.tsx'
import {
  columnTemplate,
  narrowest,
  rememberedWidths,
  rememberWidths,
  type Widths,
} from '../../parts/grid/column-widths.ts'
import { stepRow } from '../../parts/grid/step-row.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { isGap } from '../../stores/capture-rows.ts'
import {
  captureRows,
  endReveal,
  loadOlder,
  markSeen,
  selectRow,
  setFollowing,
  useCapture,
} from '../../stores/capture-store.ts'
import { columns } from './columns.tsx'
import { GapLine, RowLine } from './row-line.tsx'

const rowHeight = 28
const headerHeight = 30
/** This near to the end counts as the end. */
const endSlack = 40
const nearTop = 40 * rowHeight

/** A scroll so soon after a wheel, a touch or a press on the scroll bar is the reader's. */
const touchMs = 300

/** Where the list was scrolled to when its screen was left. */
let leftAt = 0

/** The live list. It follows only from its end; otherwise new rows land below without moving what is read. */
export function RowList({ pairSeq }: { pairSeq: number | null }) {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)
  const [widths, setWidths] = useState<Widths>(rememberedWidths)
  // Subscribed for the redraw; the rows themselves lie outside React.
  useCapture((state) => state.version)
  const isFollowing = useCapture((state) => state.isFollowing)
  const selectedSeq = useCapture((state) => state.selectedSeq)
  const revealSeq = useCapture((state) => state.revealSeq)
  const pending = useCapture((state) => state.unseen + state.held)
  const isPaused = useCapture((state) => state.isPaused)
  const { count } = captureRows

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const entry = captureRows.at(index)
      if (entry === undefined) return `none-${index}`
      return isGap(entry) ? `gap-${entry.from}` : entry.seq
    },
    // While following, every row on show changes in every frame: rows beyond the edge cost as much as those in view.
    overscan: 4,
    useFlushSync: false,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
    anchorTo: 'end',
    followOnAppend: isFollowing,
    scrollEndThreshold: endSlack,
  })

  const goToEnd = () => {
    setFollowing(true)
    requestAnimationFrame(() => virtual.scrollToIndex(captureRows.count - 1, { align: 'end' }))
  }

  // A list that opens, or that was told to follow again, starts from its end.
  // Coming back from another screen, the reader finds the place as it was left.
  useEffect(() => {
    const { isFollowing: follows, selectedSeq: chosen } = useCapture.getState()
    if (follows) return
    const index = chosen === null ? -1 : captureRows.indexOf(chosen)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' })
    else virtual.scrollToOffset(leftAt)
  }, [virtual])

  useEffect(() => {
    if (isFollowing && captureRows.count > 0) virtual.scrollToIndex(captureRows.count - 1, { align: 'end' })
  }, [isFollowing, virtual])

  useEffect(() => {
    if (revealSeq === null) return
    const index = captureRows.indexOf(revealSeq)
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' })
    endReveal()
  }, [revealSeq, virtual])

  const onScroll = () => {
    const element = scroller.current
    if (element === null) return
    leftAt = element.scrollTop
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    // Only the reader's own scroll starts the following: bringing a chosen row into view must not.
    const now = performance.now()
    const isByReader = now - touchedAt.current < touchMs
    if (isByReader) touchedAt.current = now
    if (below >= endSlack) setFollowing(false)
    else if (isByReader) setFollowing(true)
    if (element.scrollTop < nearTop) void loadOlder()
  }

  const touch = () => {
    touchedAt.current = performance.now()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const pageLines = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1,
    )
    const current = selectedSeq === null ? -1 : captureRows.indexOf(selectedSeq)
    const next = stepRow(event.key, current, captureRows.count, pageLines, (index) => {
      const entry = captureRows.at(index)
      return entry !== undefined && !isGap(entry)
    })
    const entry = next === null ? undefined : captureRows.at(next)
    if (next === null || entry === undefined || isGap(entry)) return
    event.preventDefault()
    selectRow(entry.seq)
    if (event.key === 'End') goToEnd()
    else virtual.scrollToIndex(next, { align: 'auto' })
  }

  // A pane that was resized still ends where the rows end.
  const height = virtual.scrollRect?.height
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what this waits for
  useEffect(() => {
    if (useCapture.getState().isFollowing && captureRows.count > 0) {
      virtual.scrollToIndex(captureRows.count - 1, { align: 'end' })
    }
  }, [height, virtual])

  const below = virtual.getTotalSize() - (virtual.scrollOffset ?? 0) - (virtual.scrollRect?.height ?? 0)
  const isEndInView = below < endSlack
  useEffect(() => {
    if (isEndInView && pending > 0) markSeen()
  }, [isEndInView, pending])

  const canvas: CSSProperties & Record<'--columns', string> = {
    height: virtual.getTotalSize(),
    minWidth: narrowest(widths),
    '--columns': columnTemplate(widths),
  }
  return (
    <div className="row-list-frame">
      <div
        ref={scroller}
        className="row-list"
        role="grid"
        tabIndex={0}
        aria-label={t('list')}
        aria-rowcount={count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={selectedSeq === null ? undefined : `row-${selectedSeq}`}
        onScroll={onScroll}
        onWheel={touch}
        onPointerDown={touch}
        onTouchMove={touch}
        onKeyDown={onKeyDown}
      >
        <div className="row-canvas" style={canvas}>
          <ColumnHeader
            widths={widths}
            onResize={(changed, isDone) => {
              setWidths(changed)
              if (isDone) rememberWidths(changed)
            }}
          />
          {virtual.getVirtualItems().map((item) => {
            const entry = captureRows.at(item.index)
            if (entry === undefined) return null
            return isGap(entry) ? (
              <GapLine key={item.key} gap={entry} top={item.start} rowIndex={item.index + 2} />
            ) : (
              <RowLine
                key={item.key}
                row={entry}
                top={item.start}
                rowIndex={item.index + 2}
                isSelected={entry.seq === selectedSeq}
                isPaired={entry.seq === pairSeq}
                language={language}
              />
            )
          })}
        </div>
      </div>
      {!isFollowing && !isEndInView && pending > 0 && !isPaused && (
        <button type="button" className="new-rows" onClick={goToEnd}>
          {t('newRows', { count: pending, formatted: formatCount(pending, language) })}
        </button>
      )}
    </div>
  )
}
