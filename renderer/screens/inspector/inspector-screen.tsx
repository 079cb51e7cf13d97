import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../parts/copy-text.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { captureRows, revealRow, setPaused, useCapture } from '../../stores/capture-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openMessage, takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import { loadPdu, usePdus } from '../../stores/pdu-store.ts'
import { EmptyList } from './empty-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { MessageTimeline } from './message-timeline.tsx'
import { NextSteps } from './next-steps.tsx'
import { PduDetail } from './pdu-detail.tsx'
import { RowList } from './row-list.tsx'
import { ticketText } from './ticket-text.ts'
import './inspector.css'

export function InspectorScreen() {
  const { t } = useTranslation('inspector')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const filterInput = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const selectedSeq = useCapture((state) => state.selectedSeq)
  const isEmpty = useCapture((state) => state.version >= 0 && captureRows.count === 0)
  const requested = useNavigation((state) => state.pduSeq)
  const selected = usePdus((state) => (selectedSeq === null ? undefined : state.pdus[selectedSeq]))
  const row = selected?.row ?? (selectedSeq === null ? undefined : captureRows.row(selectedSeq))
  const pairSeq = row?.requestSeq ?? selected?.responseSeq ?? null

  useEffect(() => {
    if (requested === null) return
    takeRequest('pduSeq')
    void revealRow(requested)
  }, [requested])

  const copyTicket = async () => {
    if (selectedSeq === null) return
    const halves = await Promise.all(
      [selectedSeq, pairSeq].map((seq) => (seq === null ? null : loadPdu(seq))),
    )
    const found = halves.filter((half) => half !== null).sort((one, other) => one.row.seq - other.row.seq)
    await copyText(ticketText(catalogue, found, language))
    notifyDone(t('ticketCopied'))
  }

  const onKey = useRef<(event: KeyboardEvent) => void>(() => {})
  onKey.current = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const run = keyAction(event)
    if (run === undefined) return
    event.preventDefault()
    run()
  }
  const keyAction = (event: KeyboardEvent): (() => void) | undefined => {
    // By the key's place, so that the letters work under a Russian layout too.
    switch (event.code) {
      case 'Slash':
        return () => filterInput.current?.focus()
      case 'Space':
        // A focused button is pressed by the space bar.
        return event.target instanceof HTMLButtonElement
          ? undefined
          : () => setPaused(!useCapture.getState().isPaused)
      case 'KeyR':
        return pairSeq === null ? undefined : () => void revealRow(pairSeq)
      case 'KeyM':
        return row?.messageId == null ? undefined : () => row.messageId !== null && openMessage(row.messageId)
      case 'KeyC':
        return selectedSeq === null ? undefined : () => void copyTicket()
      case 'ArrowRight':
        return event.target instanceof Element && event.target.matches('.row-list')
          ? () => frame.current?.querySelector<HTMLElement>('.pdu-tree [role=tree]')?.focus()
          : undefined
      default:
        return undefined
    }
  }
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey.current(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  return (
    <div ref={frame} className="inspector">
      <FilterBar inputRef={filterInput} />
      <NextSteps />
      <div className="inspector-panes">
        <SplitPanes
          id="inspector"
          orientation="vertical"
          firstSize={52}
          firstMin="120px"
          secondMin="140px"
          first={isEmpty ? <EmptyList /> : <RowList pairSeq={pairSeq} />}
          second={
            <PduDetail
              seq={selectedSeq}
              pairSeq={pairSeq}
              onPair={() => pairSeq !== null && void revealRow(pairSeq)}
              onCopy={() => void copyTicket()}
            />
          }
        />
      </div>
      {row?.messageId != null && <MessageTimeline messageId={row.messageId} />}
    </div>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  )
}
