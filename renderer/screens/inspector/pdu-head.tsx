import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { formatMoment, formatMs, formatTime } from '../../parts/format.ts'
import { editComment, markOfPdu, toggleBookmark, useMarks } from '../../stores/capture-marks-store.ts'
import { openMessage } from '../../stores/navigation-store.ts'
import { useShownCapture } from '../../stores/shown-capture.ts'
import { explainPdu } from './explain-pdu.ts'
import { explainStatusOf } from './pdu-items.tsx'
import { ReplayOne } from './replay-button.tsx'
import { isResponse } from './row-words.ts'
import { SupportButton } from './support-button.tsx'
import { goToMarked } from './use-inspector-keys.ts'

interface PduHeadProps {
  readonly row: CaptureRow
  /** The response to a request, as soon as it is here. */
  readonly answer: CaptureRow | undefined
  readonly hasPair: boolean
  readonly onPair: () => void
  readonly onCopy: () => void
  readonly onCompare: () => void
}

/** Command and time of the PDU, and the actions of the keys r, m, c and d on it. */
export function PduHead({ row, answer, hasPair, onPair, onCopy, onCompare }: PduHeadProps) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('compare')
  const { messageId } = row
  return (
    <div className="detail-head">
      <h2 className="mono">{row.command ?? t('unknownCommand')}</h2>
      <Passing row={row} answer={answer} hasPair={hasPair} />
      {isResponse(row) && row.commandStatus !== 0 && <ExplainStatus row={row} />}
      <SupportButton row={row} answer={answer} />
      <MarkButtons seq={row.seq} />
      <KeyButton letter="r" label={t('pair')} onClick={hasPair ? onPair : null} />
      <KeyButton
        letter="m"
        label={t('card')}
        onClick={messageId === null ? null : () => openMessage(messageId)}
      />
      <KeyButton letter="c" label={t('copyTicket')} onClick={onCopy} />
      <KeyButton letter="d" label={tc('compareWith')} onClick={onCompare} />
      <ReplayOne row={row} />
    </div>
  )
}

/** Bookmark and comment of the PDU, and the way to the other marked ones. */
function MarkButtons({ seq }: { seq: number }) {
  const { t } = useTranslation('inspector')
  const { bookmark, comment } = useMarks(useShallow((state) => markOfPdu(state.marks, seq)))
  const count = useMarks((state) => state.marks.size)
  return (
    <>
      {count > 1 && (
        <>
          <KeyButton letter="[" label={t('previousMarked')} onClick={() => goToMarked(-1)} />
          <KeyButton letter="]" label={t('nextMarked')} onClick={() => goToMarked(1)} />
        </>
      )}
      <KeyButton
        letter="b"
        label={t(bookmark ? 'bookmarkOff' : 'bookmark')}
        onClick={() => toggleBookmark(seq)}
      />
      {comment === '' && <KeyButton letter="e" label={t('comment.add')} onClick={() => editComment(seq)} />}
    </>
  )
}

/** Size, moment, and how long the answer took. */
function Passing({ row, answer, hasPair }: Pick<PduHeadProps, 'row' | 'answer' | 'hasPair'>) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const latencyMs = row.latencyMs ?? (answer?.requestSeq === row.seq ? answer.latencyMs : null)
  return (
    <span className="dim cut" title={formatMoment(row.at)}>
      {tc('octets', { count: row.octets })} ·{' '}
      {t(row.direction === 'sent' ? 'sentAt' : 'receivedAt', { time: formatTime(row.at) })}
      {latencyMs !== null &&
        ` · ${t(isResponse(row) ? 'answeredAfter' : 'answeredIn', { latency: formatMs(latencyMs) })}`}
      {!isResponse(row) && !hasPair && ` · ${t('noAnswer')}`}
    </span>
  )
}

function ExplainStatus({ row }: { row: CaptureRow }) {
  const { t } = useTranslation('common')
  const isOfFile = useShownCapture(({ captureId }) => captureId !== null)
  // Of a file nobody knows the provider: Explain lets one be chosen, beside the whole PDU.
  return (
    <Button onClick={() => (isOfFile ? void explainPdu(row) : explainStatusOf(row))}>{t('explain')}</Button>
  )
}

/** `onClick` null: there is nothing to do it with. */
export function KeyButton({
  letter,
  label,
  onClick,
}: {
  letter: string
  label: string
  onClick: (() => void) | null
}) {
  return (
    <button type="button" className="key-button" disabled={onClick === null} onClick={onClick ?? undefined}>
      <kbd>{letter}</kbd> {label}
    </button>
  )
}
