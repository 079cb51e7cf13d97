import { lazy, type RefObject, Suspense, useEffect, useRef } from 'react'
import { Progress } from '../../parts/progress.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { selectedEvent, useCaptureEvents } from '../../stores/capture-events-store.ts'
import { captureLines } from '../../stores/capture-lines.ts'
import { revealRow } from '../../stores/capture-reveal.ts'
import { captureRows, useCapture } from '../../stores/capture-store.ts'
import { hideCapturesDiff, useCapturesDiff } from '../../stores/captures-diff-store.ts'
import { useCompare } from '../../stores/compare-store.ts'
import { useShownFile } from '../../stores/files-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { usePdus } from '../../stores/pdu-store.ts'
import { showCapture } from '../../stores/shown-capture.ts'
import { Charts } from './charts-button.tsx'
import { DiffPanel } from './diff-panel.tsx'
import { EmptyList } from './empty-list.tsx'
import { EventDetail } from './event-detail.tsx'
import { FileSummary } from './file-summary.tsx'
import { FileTimeline } from './file-timeline.tsx'
import { FilterBar } from './filter-bar.tsx'
import { LiveTimeline } from './message-timeline.tsx'
import { NextSteps } from './next-steps.tsx'
import { PduDetail } from './pdu-detail.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { RowList } from './row-list.tsx'
import { SourceTabs } from './source-tabs.tsx'
import { useCompareKey } from './use-compare.ts'
import { useCopyTicket } from './use-copy-ticket.ts'
import { useFileRows } from './use-file-rows.ts'
import { useInspectorKeys } from './use-inspector-keys.ts'
import { useKeptChoice } from './use-kept-choice.ts'
import './captures-diff.css'
import './inspector.css'

/** Loaded when two captures are first compared. */
const CapturesDiff = lazy(() => import('./captures-diff.tsx').then((m) => ({ default: m.CapturesDiff })))

/** A capture, or two of them compared. */
export function InspectorScreen() {
  const isDiff = useCapturesDiff((state) => state.isShown)
  const requested = useNavigation((state) => state.pduSeq)
  useEffect(() => {
    if (requested === null) return
    takeRequest('pduSeq')
    // Elsewhere a PDU is one of the live capture.
    showCapture(null)
    hideCapturesDiff()
    void revealRow(requested)
  }, [requested])
  if (!isDiff) return <CaptureView />
  return (
    <div className="inspector">
      <RoomTitle room="inspect" isHidden />
      <SourceTabs />
      <Suspense fallback={<Progress />}>
        <CapturesDiff />
      </Suspense>
    </div>
  )
}

/** Every PDU as it passes, and the chosen one field by field beside its octets. */
function CaptureView() {
  const filterInput = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const selectedSeq = useCapture((state) => state.selectedSeq)
  useCaptureEvents((state) => state.version)
  const isEmpty = useCapture((state) => state.version >= 0 && captureLines.count === 0)
  const hasNoPdu = useCapture((state) => state.version >= 0 && captureRows.count === 0)
  const eventId = useCaptureEvents((state) => state.selectedId)
  const event = eventId === null ? undefined : selectedEvent()
  const selected = usePdus((state) => (selectedSeq === null ? undefined : state.pdus[selectedSeq]))
  const row = selected?.row ?? (selectedSeq === null ? undefined : captureRows.row(selectedSeq))
  const pairSeq = row?.requestSeq ?? selected?.responseSeq ?? null
  const messageId = row?.messageId ?? null
  const copyTicket = useCopyTicket(selectedSeq, pairSeq)
  const file = useShownFile()
  useFileRows(file, hasNoPdu)
  const compare = useCompareKey(selectedSeq)
  const compared = useCompare((state) => state.pair)

  useKeptChoice()
  useInspectorKeys({
    filterInput,
    pairSeq,
    selectedSeq,
    messageId,
    copyTicket,
    compare,
    goToFields: () => firstFields(frame)?.focus(),
  })

  return (
    <div ref={frame} className="inspector">
      <RoomTitle room="inspect" isHidden />
      <SourceTabs />
      {file !== undefined && <FileSummary key={file.captureId} file={file} />}
      <FilterBar inputRef={filterInput} file={file} />
      {file === undefined && <NextSteps />}
      <Charts />
      <div className="inspector-panes">
        <SplitPanes
          id="inspector"
          orientation="vertical"
          firstSize={58}
          firstMin="120px"
          secondMin="140px"
          first={
            isEmpty ? (
              <EmptyList file={file} />
            ) : (
              <RowList key={file?.captureId ?? 'live'} pairSeq={pairSeq} />
            )
          }
          second={
            event !== undefined ? (
              <EventDetail event={event} />
            ) : compared !== null ? (
              <DiffPanel {...compared} />
            ) : (
              <PduDetail
                seq={selectedSeq}
                pairSeq={pairSeq}
                onPair={() => pairSeq !== null && void revealRow(pairSeq)}
                onCopy={() => void copyTicket?.()}
                onCompare={() => compare?.()}
              />
            )
          }
        />
      </div>
      {file !== undefined && file.pdus > 0 && (
        <FileTimeline seq={selectedSeq} isReading={file.state === 'reading'} />
      )}
      {messageId !== null && <LiveTimeline messageId={messageId} seq={selectedSeq} />}
      <ReplayDialog />
    </div>
  )
}

function firstFields(frame: RefObject<HTMLElement | null>): HTMLElement | null | undefined {
  return frame.current?.querySelector<HTMLElement>('[role=tree]')
}
