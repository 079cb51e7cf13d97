import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { formatCount } from '../../parts/format.ts'
import type { GridLine } from '../../parts/grid/grid-lines.tsx'
import { useGridWindow } from '../../parts/grid/grid-window.ts'
import { LiveGrid } from '../../parts/grid/live-grid.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCaptureEvents } from '../../stores/capture-events-store.ts'
import {
  captureLines,
  chooseLine,
  isEventLine,
  keyOfEvent,
  type LineKey,
} from '../../stores/capture-lines.ts'
import { useMarks } from '../../stores/capture-marks-store.ts'
import { isGap } from '../../stores/capture-rows.ts'
import { useCapture } from '../../stores/capture-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { captureColumns } from './capture-columns.tsx'
import { EventRemark } from './event-remark.tsx'
import { GapRemark } from './gap-remark.tsx'
import { isResponse } from './row-words.ts'
import { useFollowing } from './use-following.ts'

/** The capture, live, oldest first; `pairSeq` is the other half of the chosen PDU. */
export function RowList({ pairSeq }: { pairSeq: number | null }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  // Subscribed for the redraw; the rows themselves lie outside React.
  useCapture((state) => state.version)
  useCaptureEvents((state) => state.version)
  const isFollowing = useCapture((state) => state.isFollowing)
  const isPaused = useCapture((state) => state.isPaused)
  const pending = useCapture((state) => state.unseen + state.held)
  const chosen = useChosenLine()
  const marks = useMarks((state) => state.marks)
  const catalogue = useCatalogue()
  const context = useMemo(
    () => ({ t, common, language, catalogue, marks }),
    [t, common, language, catalogue, marks],
  )
  const { count } = captureLines
  const window = useGridWindow({
    count,
    keyAt,
    // While following, every row on show changes in every frame: rows beyond the edge cost as much as those in view.
    overscan: 4,
    growsAtEnd: { isFollowed: isFollowing },
  })
  const { isEndInView, goToEnd, onScroll, onTouch } = useFollowing(window)
  return (
    <LiveGrid
      id="inspector"
      label={t('list')}
      columns={captureColumns}
      context={context}
      window={window}
      count={count}
      lineAt={lineAt}
      chosen={chosen === null ? null : { key: chosen, index: captureLines.indexOf(chosen) }}
      onChoose={chooseLine}
      rowClass={(row, seq) =>
        `${isResponse(row) ? 'pdu-response' : ''}${seq === pairSeq ? ' pdu-paired' : ''}`
      }
      onEnd={goToEnd}
      onScroll={onScroll}
      onTouch={onTouch}
    >
      {!isFollowing && !isEndInView && pending > 0 && !isPaused && (
        <button type="button" className="grid-news is-below" onClick={goToEnd}>
          {t('newRows', { count: pending, formatted: formatCount(pending, language) })}
        </button>
      )}
    </LiveGrid>
  )
}

/** The chosen PDU or event. */
function useChosenLine(): LineKey | null {
  const seq = useCapture((state) => state.selectedSeq)
  const eventId = useCaptureEvents((state) => state.selectedId)
  return eventId === null ? seq : `event-${eventId}`
}

function keyAt(index: number): string | number {
  const line = captureLines.at(index)
  if (line === undefined) return `none-${index}`
  if (isEventLine(line)) return keyOfEvent(line.event)
  return isGap(line) ? `gap-${line.from}` : line.seq
}

function lineAt(index: number): GridLine<CaptureRow, LineKey> | undefined {
  const line = captureLines.at(index)
  if (line === undefined) return undefined
  if (isEventLine(line)) {
    const { event } = line
    return { remark: <EventRemark event={event} />, className: 'pdu-event', key: keyOfEvent(event) }
  }
  return isGap(line)
    ? { remark: <GapRemark gap={line} />, className: 'pdu-gap' }
    : { row: line, key: line.seq }
}
