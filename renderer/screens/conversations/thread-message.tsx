import { useTranslation } from 'react-i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { flagsOf } from '../../../shared/message/card-flags.ts'
import type { DialoguePlace } from '../../../shared/message/ussd-dialogues.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatClock, formatDay, formatMoment } from '../../parts/format.ts'
import { outcomeOf } from '../../parts/message-card/card-outcome.ts'
import { stateTones } from '../../parts/message-card/state-tones.ts'
import { ussdWords } from '../../parts/message-card/ussd-words.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openMessage } from '../../stores/navigation-store.ts'
import '../../parts/message-card/message-card.css'

/** One message of a conversation: its text, when, and how it stands; the card is one click away. */
export function ThreadMessage({
  card,
  before,
  place,
}: {
  card: MessageCard
  before: MessageCard | undefined
  /** In a USSD dialogue. */
  place: DialoguePlace | undefined
}) {
  const { t } = useTranslation('conversations')
  const day = formatDay(card.createdAt)
  const isNewDay = before === undefined || formatDay(before.createdAt) !== day
  return (
    <>
      {isNewDay && <p className="thread-day dim">{day}</p>}
      {place?.isFirst === true && (
        <p className="thread-dialogue dim">
          {place.session === null ? t('dialogue') : t('dialogueOf', { session: place.session.number })}
        </p>
      )}
      <article className={`thread-message is-${card.direction}${place === undefined ? '' : ' is-ussd'}`}>
        {place !== undefined && <UssdLine place={place} />}
        <p className="thread-text foreign">
          <ForeignText text={textOf(card)} />
        </p>
        <MessageFoot card={card} />
      </article>
      {place?.isEnd === true && <p className="thread-dialogue dim">{t('dialogueEnd')}</p>}
    </>
  )
}

function UssdLine({ place }: { place: DialoguePlace }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const words = ussdWords(place, t, language)
  return <p className="thread-ussd">{words === '' ? 'USSD' : `USSD · ${words}`}</p>
}

function MessageFoot({ card }: { card: MessageCard }) {
  const { t } = useTranslation('messages')
  const { t: own } = useTranslation('conversations')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const { code, words, tone } = outcomeOf(card, { catalogue, language, t })
  return (
    <footer className="thread-foot">
      <button
        type="button"
        className="link-button mono"
        title={`${formatMoment(card.createdAt)} · ${own('openCard')}`}
        aria-label={`${own('openCard')}, ${formatClock(card.createdAt)}`}
        onClick={() => openMessage(card.messageId)}
      >
        {formatClock(card.createdAt)}
      </button>
      {card.direction === 'sent' && (
        <StatePill tone={stateTones[card.state]}>{t(`state.${card.state}`)}</StatePill>
      )}
      {card.parts.length > 1 && <span className="dim">{own('parts', { count: card.parts.length })}</span>}
      {(code !== '' || words !== '') && (
        <span className="thread-outcome" title={words}>
          {code !== '' && (
            <span className={`mono foreign ${tone}`}>
              <ForeignText text={code} />{' '}
            </span>
          )}
          <span className="dim">{words}</span>
        </span>
      )}
      {flagsOf(card).map((flag) => (
        <span key={flag} className={`flag flag-${flag}`} title={t(`flagHelp.${flag}`)}>
          {t(`flag.${flag}`)}
        </span>
      ))}
    </footer>
  )
}

/** The text with a mark in the place of each part that has not come. */
function textOf({ direction, parts, text }: MessageCard): string {
  if (direction === 'sent' || parts.every(({ state }) => state !== 'waiting')) return text
  return parts.map((part) => (part.state === 'waiting' ? ' […] ' : part.text)).join('')
}
