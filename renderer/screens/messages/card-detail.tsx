import CloseOutlined from '@mui/icons-material/CloseOutlined'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { isOrphan } from '../../../shared/message/card-flags.ts'
import { isAnswerable } from '../../../shared/message/reply-intent.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { seqsOfCard } from '../../parts/handover/card-pdus.ts'
import { PartTimeline } from '../../parts/message-card/part-timeline.tsx'
import { stateTones } from '../../parts/message-card/state-tones.ts'
import { Progress } from '../../parts/progress.tsx'
import { StatePill } from '../../parts/state-pill.tsx'
import { loadCard, useCards } from '../../stores/cards-store.ts'
import { openBundle } from '../../stores/handover-store.ts'

import { resend } from '../../stores/message-actions-store.ts'
import { selectMessage } from '../../stores/messages-store.ts'
import { AgainButtons } from './again-buttons.tsx'

import { CardFacts } from './card-facts.tsx'
import { CardTools } from './card-tools.tsx'
import { DoubtActions } from './doubt-actions.tsx'
import { PartActions } from './part-actions.tsx'
import { ReplyButton } from './reply-button.tsx'

/** One card opened: its text, and every part's way with its PDUs. */
export function CardDetail({ messageId }: { messageId: string }) {
  const { t } = useTranslation('messages')
  const card = useCards((state) => state.cards[messageId])
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let isCurrent = true
    setMissing(false)
    void loadCard(messageId).then((found) => {
      if (isCurrent && found === null) setMissing(true)
    })
    return () => {
      isCurrent = false
    }
  }, [messageId])
  if (card !== undefined) return <OpenCard card={card} />
  if (isMissing) return <EmptyState title={t('goneTitle')}>{t('goneText')}</EmptyState>
  return <Progress />
}

function OpenCard({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  return (
    <article className="card-detail" aria-label={t('cardLabel', { to: card.destination.addr })}>
      <CardHead card={card} />
      <div className="card-body">
        {isOrphan(card) ? (
          <p className="orphan-note">{t('orphanText')}</p>
        ) : (
          <p className="card-text foreign">
            <ForeignText text={card.text} />
          </p>
        )}
        {!isOrphan(card) && <CardTools card={card} />}
        <CardFacts card={card} />
        {card.parts.map((part) => (
          <PartTimeline
            key={part.number}
            card={card}
            part={part}
            actions={
              <>
                <DoubtActions card={card} part={part} />
                <PartActions card={card} part={part} />
              </>
            }
          />
        ))}
      </div>
    </article>
  )
}

function CardHead({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  return (
    <header className="card-head">
      <span aria-live="polite">
        <StatePill tone={stateTones[card.state]}>{t(`state.${card.state}`)}</StatePill>
      </span>
      <span className="card-route">
        <Route card={card} />
      </span>
      {isAnswerable(card) && <ReplyButton card={card} />}
      <AgainButtons card={card} />
      <SupportButton card={card} />
      {card.direction === 'sent' && (
        <Button variant="outlined" size="small" onClick={() => resend(card)}>
          {t('resend')}
        </Button>
      )}
      <IconButton aria-label={common('close')} onClick={() => selectMessage(null)}>
        <CloseOutlined fontSize="inherit" />
      </IconButton>
    </header>
  )
}

/** A bundle about this message: its parts, their answers and receipts. */
function SupportButton({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const { t: handover } = useTranslation('handover')
  const seqs = seqsOfCard(card)
  const observed = handover('observedMessage', {
    to: card.destination.addr,
    state: t(`state.${card.state}`),
  })
  return (
    <Button
      variant="outlined"
      size="small"
      disabled={seqs.length === 0}
      title={handover('bundleHelp')}
      onClick={() => openBundle({ about: { kind: 'pdus', seqs }, connectionId: card.connectionId, observed })}
    >
      {handover('bundleButton')}
    </Button>
  )
}

/** An orphan says only whom it is about. */
function Route({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  if (isOrphan(card)) {
    return (
      <>
        <span className="dim">{t('about')}</span> <CopyValue value={card.source.addr} />
      </>
    )
  }
  return (
    <>
      <CopyValue value={card.source.addr} /> <span className="dim">→</span>{' '}
      <CopyValue value={card.destination.addr} />
    </>
  )
}
