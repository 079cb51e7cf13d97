import Button from '@mui/material/Button'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Inspection, inspectPdu, type Span } from '../../../shared/inspect/inspect.ts'
import { readingOf } from '../../../shared/profiles/inspect-options.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { formatMoment, formatMs, formatTime } from '../../parts/format.ts'
import { HexView } from '../../parts/hex-view.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { innermostAt, type OctetMark, type OctetRange } from '../../parts/octet-range.ts'
import { PduTree } from '../../parts/pdu-tree.tsx'
import { Progress } from '../../parts/progress.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes, openMessage } from '../../stores/navigation-store.ts'
import { type CapturedPdu, loadPdu, usePdus } from '../../stores/pdu-store.ts'
import { RowRemark } from './row-remark.tsx'
import { isResponse } from './row-words.ts'

/** The chosen PDU: its fields beside its octets, each lighting up in the other. */
export function PduDetail({
  seq,
  pairSeq,
  onPair,
  onCopy,
}: {
  seq: number | null
  pairSeq: number | null
  onPair: () => void
  onCopy: () => void
}) {
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
  if (pdu === undefined) {
    return failure === undefined ? (
      <Progress />
    ) : (
      <div className="detail-fault" role="alert">
        <NoticeText body={failure} />
      </div>
    )
  }
  return <Opened pdu={pdu} answer={answer} hasPair={pairSeq !== null} onPair={onPair} onCopy={onCopy} />
}

function Opened({
  pdu,
  answer,
  hasPair,
  onPair,
  onCopy,
}: {
  pdu: CapturedPdu
  answer: CapturedPdu | undefined
  hasPair: boolean
  onPair: () => void
  onCopy: () => void
}) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const { row, hex } = pdu
  const bytes = useMemo(() => fromHex(hex) ?? new Uint8Array(), [hex])
  const catalogue = useCatalogue()
  const inspection = useMemo(() => inspectPdu(bytes, readingOf(catalogue, row)), [catalogue, bytes, row])
  const marks = useMemo(() => marksOf(inspection), [inspection])
  const [hovered, setHovered] = useState<OctetRange | null>(null)
  const [selected, setSelected] = useState<OctetRange | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another PDU starts with nothing chosen
  useEffect(() => {
    setHovered(null)
    setSelected(null)
  }, [row.seq])

  const leafAt = (offset: number): Span | null => innermostAt(inspection.spans, offset)
  const latencyMs = row.latencyMs ?? (answer?.row.requestSeq === row.seq ? answer.row.latencyMs : null)
  const isRefused = isResponse(row) && row.commandStatus !== 0
  return (
    <div className="detail">
      <div className="detail-head">
        <h2 className="mono">{row.command ?? t('unknownCommand')}</h2>
        <span className="dim cut" title={formatMoment(row.at)}>
          {tc('octets', { count: row.octets })} ·{' '}
          {t(row.direction === 'sent' ? 'sentAt' : 'receivedAt', { time: formatTime(row.at) })}
          {latencyMs !== null &&
            ` · ${t(isResponse(row) ? 'answeredAfter' : 'answeredIn', { latency: formatMs(latencyMs) })}`}
          {!isResponse(row) && !hasPair && ` · ${t('noAnswer')}`}
        </span>
        <span className="grow" />
        {isRefused && (
          <Button
            onClick={() =>
              openCodes({
                code: hexNumber(row.commandStatus, 4),
                field: 'command_status',
                profileId: row.profileId,
                ...(row.command === null ? {} : { pdu: row.command }),
              })
            }
          >
            {tc('explain')}
          </Button>
        )}
        <KeyButton letter="r" label={t('pair')} isDisabled={!hasPair} onClick={onPair} />
        <KeyButton
          letter="m"
          label={t('card')}
          isDisabled={row.messageId === null}
          onClick={() => row.messageId !== null && openMessage(row.messageId)}
        />
        <KeyButton letter="c" label={t('copyTicket')} isDisabled={false} onClick={onCopy} />
      </div>
      <RowRemark row={row} />
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
              hovered={hovered}
              selected={selected}
              profileId={row.profileId}
              onHover={(span) => setHovered(span)}
              onSelect={(span) => setSelected(span)}
            />
          }
          second={
            <HexView
              bytes={bytes}
              marks={marks}
              highlight={hovered}
              selected={selected}
              onHover={(offset) => setHovered(offset === null ? null : leafAt(offset))}
              onSelect={(offset) => setSelected(leafAt(offset))}
            />
          }
        />
      </div>
    </div>
  )
}

function KeyButton({
  letter,
  label,
  isDisabled,
  onClick,
}: {
  letter: string
  label: string
  isDisabled: boolean
  onClick: () => void
}) {
  return (
    <button type="button" className="key-button" disabled={isDisabled} onClick={onClick}>
      <kbd>{letter}</kbd> {label}
    </button>
  )
}

/** Colours of the octets: header of the text, text, TLVs, what could not be read. */
function marksOf(inspection: Inspection): OctetMark[] {
  const marks: OctetMark[] = []
  for (const { kind, start, end } of inspection.spans) {
    if (kind === 'rest') marks.push({ start, end, tone: 'bad' })
    else if (kind === 'udh' || kind === 'text' || kind === 'tlv') marks.push({ start, end, tone: kind })
  }
  return marks
}
