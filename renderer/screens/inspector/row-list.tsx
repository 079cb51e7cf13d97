import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { formatCount } from '../../parts/format.ts'
import type { GridLine } from '../../parts/grid/grid-lines.tsx'
import { useGridWindow } from '../../parts/grid/grid-window.ts'
import { LiveGrid } from '../../parts/grid/live-grid.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { isGap } from '../../stores/capture-rows.ts'
import { captureRows, selectRow, useCapture } from '../../stores/capture-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { captureColumns } from './capture-columns.tsx'
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
  const isFollowing = useCapture((state) => state.isFollowing)
  const isPaused = useCapture((state) => state.isPaused)
  const pending = useCapture((state) => state.unseen + state.held)
  const selectedSeq = useCapture((state) => state.selectedSeq)
  const catalogue = useCatalogue()
  const context = useMemo(() => ({ t, common, language, catalogue }), [t, common, language, catalogue])
  const { count } = captureRows
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
      chosen={selectedSeq === null ? null : { key: selectedSeq, index: captureRows.indexOf(selectedSeq) }}
      onChoose={selectRow}
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

function keyAt(index: number): string | number {
  const entry = captureRows.at(index)
  if (entry === undefined) return `none-${index}`
  return isGap(entry) ? `gap-${entry.from}` : entry.seq
}

function lineAt(index: number): GridLine<CaptureRow, number> | undefined {
  const entry = captureRows.at(index)
  if (entry === undefined) return undefined
  return isGap(entry)
    ? { remark: <GapRemark gap={entry} />, className: 'pdu-gap' }
    : { row: entry, key: entry.seq }
}
