import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { HexView } from '../../parts/hex-view.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { octetMarks, useOctetLink } from '../../parts/octet-link.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { Progress } from '../../parts/progress.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { type CapturedPdu, loadPdu, usePdus } from '../../stores/pdu-store.ts'
import { CompareBar } from './compare-bar.tsx'
import { PduComment } from './pdu-comment.tsx'
import { PduHead } from './pdu-head.tsx'
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
  const { row, hex } = pdu
  const bytes = useMemo(() => fromHex(hex) ?? new Uint8Array(), [hex])
  const catalogue = useCatalogue()
  const inspection = useMemo(() => inspectPdu(bytes, readingOf(catalogue, row)), [catalogue, bytes, row])
  const marks = useMemo(() => octetMarks(inspection.spans), [inspection])
  const matched = useMatchedSpans(pdu)
  const link = useOctetLink(inspection.spans, row.seq)
  const { onMenu, menu } = useTreeMenu(pdu, catalogue)
  return (
    <div className="detail-panes">
      <SplitPanes
        id="inspector.detail"
        orientation="horizontal"
        firstSize={46}
        firstMin="300px"
        secondMin="260px"
        first={
          <PduTree
            key={row.seq}
            spans={inspection.spans}
            notes={inspection.notes}
            profileId={row.profileId}
            onMenu={onMenu}
            matched={matched}
            {...link.tree}
          >
            <PduReading inspection={inspection} profileId={row.profileId} />
          </PduTree>
        }
        second={<HexView bytes={bytes} marks={marks} {...link.hex} />}
      />
      {menu}
    </div>
  )
}
