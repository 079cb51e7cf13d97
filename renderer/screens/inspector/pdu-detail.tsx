import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../parts/empty-state.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { Progress } from '../../parts/progress.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { type CapturedPdu, loadPdu, usePdus } from '../../stores/pdu-store.ts'
import { CompareBar } from './compare-bar.tsx'
import { PduComment } from './pdu-comment.tsx'
import { PduHead } from './pdu-head.tsx'
import { PduPanes } from './pdu-panes.tsx'
import { PduReading } from './pdu-reading.tsx'
import { RowRemark } from './row-remark.tsx'
import { useMatchedSpans } from './use-matched-spans.ts'
import { useTreeMenu } from './use-tree-menu.tsx'

interface PduDetailProps {
  readonly seq: number | null
  /** The other half: the answer to a request, the request of an answer. */
  readonly pairSeq: number | null
  readonly onPair: () => void
  readonly onCopy: () => void
  readonly onCompare: () => void
}

/** The chosen PDU: its fields beside its octets, each lighting up in the other. */
export function PduDetail({ seq, pairSeq, onPair, onCopy, onCompare }: PduDetailProps) {
  const { t } = useTranslation('inspector')
  const pdu = usePdus((state) => (seq === null ? undefined : state.pdus[seq]))
  const failure = usePdus((state) => (seq === null ? undefined : state.failures[seq]))
  const answer = usePdus((state) => (pairSeq === null ? undefined : state.pdus[pairSeq]))
  useEffect(() => {
    if (seq !== null) void loadPdu(seq)
  }, [seq])
  useEffect(() => {
    if (pairSeq !== null) void loadPdu(pairSeq)
  }, [pairSeq])

  if (seq === null) return <EmptyState title={t('chooseTitle')}>{t('chooseText')}</EmptyState>
  if (pdu !== undefined) {
    const { row } = pdu
    return (
      <div className="detail">
        <CompareBar seq={row.seq} />
        <PduHead {...{ row, onPair, onCopy, onCompare }} answer={answer?.row} hasPair={pairSeq !== null} />
        <PduComment seq={row.seq} />
        <RowRemark row={row} />
        <FieldsAndOctets pdu={pdu} />
      </div>
    )
  }
  return failure === undefined ? (
    <Progress />
  ) : (
    <div className="detail-fault" role="alert">
      <NoticeText body={failure} />
    </div>
  )
}

function FieldsAndOctets({ pdu }: { pdu: CapturedPdu }) {
  const { seq, profileId } = pdu.row
  const catalogue = useCatalogue()
  const matched = useMatchedSpans(pdu)
  const { onMenu, menu } = useTreeMenu(pdu, catalogue)
  return (
    <div className="detail-panes">
      <PduPanes
        id="inspector.detail"
        {...{ pdu, onMenu, matched }}
        linkKey={seq}
        reading={(inspection) => <PduReading {...{ inspection, profileId }} />}
      />
      {menu}
    </div>
  )
}
