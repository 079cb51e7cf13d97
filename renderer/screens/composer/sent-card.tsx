import CloseOutlined from '@mui/icons-material/CloseOutlined'
import IconButton from '@mui/material/IconButton'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatClock } from '../../parts/format.ts'
import { outcomeOf } from '../../parts/message-card/card-outcome.ts'
import { PartTimeline } from '../../parts/message-card/part-timeline.tsx'
import { stateTones } from '../../parts/message-card/state-tones.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { dismissSent } from '../../stores/composer-store.ts'
import { openMessage } from '../../stores/navigation-store.ts'

/** One sent message with its live state. The newest is open, the others are one line until opened. */
export function SentCard({ card, isNewest }: { card: MessageCard; isNewest: boolean }) {
  const { t } = useTranslation('composer')
  const { t: words } = useTranslation('messages')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const [isTurned, setTurned] = useState(false)
  const isOpen = isNewest !== isTurned
  const outcome = outcomeOf(card, { catalogue, language, t: words })
  return (
    <article className="sent-card" aria-label={t('sent.label', { to: card.destination.addr })}>
      <header className="sent-head">
        <button
          type="button"
          className="plain-button sent-toggle"
          aria-expanded={isOpen}
          onClick={() => setTurned(!isTurned)}
        >
          <span className="dim" aria-hidden="true">
            {isOpen ? '▾' : '▸'}
          </span>
          <span aria-live="polite">
            <StatePill tone={stateTones[card.state]}>{words(`state.${card.state}`)}</StatePill>
          </span>
          <span className="mono foreign cut">
            <ForeignText text={`${card.source.addr} → ${card.destination.addr}`} />
          </span>
          {!isOpen && (
            <span className={`cut ${outcome.tone}`}>
              <span className="mono">{outcome.code}</span> {outcome.words}
            </span>
          )}
        </button>
        <span className="dim mono sent-time">{formatClock(card.createdAt)}</span>
        <button type="button" className="link-button" onClick={() => openMessage(card.messageId)}>
          {t('sent.open')}
        </button>
        <IconButton aria-label={t('sent.dismiss')} onClick={() => dismissSent(card.messageId)}>
          <CloseOutlined fontSize="inherit" />
        </IconButton>
      </header>
      {isOpen && (
        <div className={`sent-parts${card.parts.length === 1 ? ' is-single' : ''}`}>
          {card.parts.map((part) => (
            <PartTimeline key={part.number} card={card} part={part} />
          ))}
        </div>
      )}
    </article>
  )
}
