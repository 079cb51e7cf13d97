import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
import { explainStatus } from '../../../shared/diagnose/explain-status.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { formatDuration, formatStatus, formatTime } from '../../parts/format.ts'
import { StatePill, type Tone } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { dismissSent } from '../../stores/composer-store.ts'
import { openCodes, openMessage, openPdu } from '../../stores/navigation-store.ts'

const tones: Readonly<Record<MessageCard['state'], Tone>> = {
  waiting: 'waiting',
  sent: 'waiting',
  accepted: 'accent',
  refused: 'bad',
  'timed-out': 'bad',
  'in-doubt': 'warn',
  delivered: 'ok',
  failed: 'bad',
  received: 'ok',
}

/** One message after Send, as it lives: each part's submit, answer and receipts, a click from its PDU. */
export function SentCard({ card }: { card: MessageCard }) {
  const { t } = useTranslation('composer')
  return (
    <article className="sent-card" aria-label={t('sent.label', { to: card.destination.addr })}>
      <header className="sent-head">
        <span aria-live="polite">
          <StatePill tone={tones[card.state]}>{t(`sent.state.${card.state}`)}</StatePill>
        </span>
        <span className="mono foreign cut">
          {card.source.addr} → {card.destination.addr}
        </span>
        <span className="dim mono sent-time">{formatTime(card.createdAt)}</span>
        <button type="button" className="link-button" onClick={() => openMessage(card.messageId)}>
          {t('sent.open')}
        </button>
        <IconButton aria-label={t('sent.dismiss')} onClick={() => dismissSent(card.messageId)}>
          <CloseOutlined fontSize="inherit" />
        </IconButton>
      </header>
      <ol className="sent-parts">
        {card.parts.map((part) => (
          <SentPart key={part.number} part={part} card={card} />
        ))}
      </ol>
    </article>
  )
}

function SentPart({ part, card }: { part: MessagePart; card: MessageCard }) {
  const { t } = useTranslation('composer')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const { submittedAt, respondedAt, commandStatus, responseCommand } = part
  const answerMs = submittedAt !== null && respondedAt !== null ? respondedAt - submittedAt : null
  return (
    <li className="sent-part">
      <span className="sent-number mono">
        {part.number}/{card.parts.length}
      </span>
      <span className="sent-steps">
        {part.submitSeq === null ? (
          <span className="dim">{t('sent.queued')}</span>
        ) : (
          <SeqButton seq={part.submitSeq}>→ submit_sm {part.sequenceNumber}</SeqButton>
        )}
        {part.responseSeq !== null && commandStatus !== null && (
          <SeqButton seq={part.responseSeq}>
            ← {responseCommand} {answerMs !== null && formatDuration(answerMs, common)}
          </SeqButton>
        )}
        {commandStatus !== null && commandStatus !== 0 && (
          <button
            type="button"
            className="plain-button sent-refusal"
            onClick={() =>
              openCodes({
                code: formatStatus(commandStatus),
                pdu: responseCommand ?? 'submit_sm_resp',
                field: 'command_status',
                profileId: card.profileId,
              })
            }
          >
            <span>
              <span className="mono bad">{statusName(commandStatus)}</span>{' '}
              {explainStatus(commandStatus, responseCommand, card.profileId, language)}
            </span>
          </button>
        )}
        {part.smscMessageId !== null && part.smscMessageId !== '' && (
          <span className="dim">
            id <CopyValue value={part.smscMessageId} />
          </span>
        )}
        {part.receipts.map((receipt) => (
          <SeqButton key={receipt.seq} seq={receipt.seq}>
            ← {t('sent.receipt')} <b>{receipt.stat ?? receipt.state ?? '?'}</b>
            {receipt.err !== null && ` err:${receipt.err}`}
            {submittedAt !== null && ` · ${formatDuration(Math.max(0, receipt.at - submittedAt), common)}`}
          </SeqButton>
        ))}
        {(part.state === 'timed-out' || part.state === 'in-doubt') && (
          <span className="warn">{t(`sent.state.${part.state}`)}</span>
        )}
      </span>
    </li>
  )
}

function SeqButton({ seq, children }: { seq: number; children: ReactNode }) {
  const { t } = useTranslation('composer')
  return (
    <button
      type="button"
      className="plain-button sent-step mono"
      title={t('sent.showPdu')}
      onClick={() => openPdu(seq)}
    >
      <span>{children}</span>
    </button>
  )
}
