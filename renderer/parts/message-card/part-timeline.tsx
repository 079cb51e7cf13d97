import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageCard, MessagePart, EarlierTry as Tried } from '../../../shared/contract/message.ts'
import { answerMs } from '../../../shared/message/card-times.ts'
import { decidingQuery, queriesOf } from '../../../shared/message/part-query.ts'
import { receiptWish } from '../../../shared/smpp/message-flags.ts'
import { CopyValue } from '../copy-value.tsx'
import { ForeignText } from '../foreign-text.tsx'
import { formatCount, formatDuration, formatTime } from '../format.ts'
import { StatePill } from '../state-pill.tsx'
import { useLanguage } from '../use-language.ts'
import { cardSuspects } from './card-suspects.ts'
import { QueryStation } from './query-station.tsx'
import { ReceiptStation } from './receipt-station.tsx'
import { stateTones } from './state-tones.ts'
import { Station, StatusMeaning } from './station.tsx'

/** One part from submit to its last receipt, each station with its PDU one click away. */
export function PartTimeline({
  card,
  part,
  actions,
}: {
  card: MessageCard
  part: MessagePart
  actions?: ReactNode
}) {
  const { t } = useTranslation('messages')
  const isReceived = card.direction === 'received'
  return (
    <section className="part" aria-label={t('part.title', { number: part.number, of: card.parts.length })}>
      <header className="part-head">
        {card.parts.length > 1 && (
          <span className="mono strong">
            {part.number}/{card.parts.length}
          </span>
        )}
        {!isReceived && <StatePill tone={stateTones[part.state]}>{t(`state.${part.state}`)}</StatePill>}
        {isReceived && part.state === 'waiting' && <StatePill tone="waiting">{t('part.missing')}</StatePill>}
        {isReceived && <Copies part={part} />}
        <StateSource part={part} />
        {(part.attempts ?? 1) > 1 && (
          <span className="warn" title={t('doubt.attemptsHelp')}>
            {t('doubt.attempts', { count: part.attempts ?? 1 })}
          </span>
        )}
        {part.smscMessageId !== null && part.smscMessageId !== '' && (
          <span className="part-id">
            <span className="dim">message_id</span> <CopyValue value={part.smscMessageId} />
          </span>
        )}
      </header>
      {card.parts.length > 1 && part.text !== '' && (
        <p className="part-text foreign">
          <ForeignText text={part.text} />
        </p>
      )}
      {part.isCut === true && <p className="dim">{t('part.cut')}</p>}
      <ol className="stations">
        {isReceived ? <ArrivedStation part={part} /> : <SubmitStations card={card} part={part} />}
        <ForgottenReceipts part={part} />
        <ForgottenQueries part={part} />
        <ToldStations card={card} part={part} />
        <OpenStation card={card} part={part} />
      </ol>
      {actions}
    </section>
  )
}

/** How often it came, where that is more than once. */
function Copies({ part: { copies = 1 } }: { part: MessagePart }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  if (copies < 2) return null
  return (
    <span className="warn" title={t('part.copiesHelp')}>
      {t('part.copies', { count: copies, formatted: formatCount(copies, language) })}
    </span>
  )
}

/** Where the end of the part is known from, when no receipt told it. */
function StateSource({ part }: { part: MessagePart }) {
  const { t } = useTranslation('messages')
  const query = decidingQuery(part)
  return query !== null && <span className="dim">{t('byQuery', { time: formatTime(query.at) })}</span>
}

/** Receipts and answers to queries, as they came. */
function ToldStations({ card, part }: { card: MessageCard; part: MessagePart }) {
  const told = [
    ...part.receipts.map((receipt) => ({
      at: receipt.at,
      shown: <ReceiptStation key={`r${receipt.seq}`} card={card} part={part} receipt={receipt} />,
    })),
    ...queriesOf(part).map((query) => ({
      at: query.at,
      shown: <QueryStation key={`q${query.at}`} card={card} part={part} query={query} />,
    })),
  ]
  return told.toSorted((one, other) => one.at - other.at).map(({ shown }) => shown)
}

/** Answers to queries that came before those that the card keeps. */
function ForgottenQueries({ part }: { part: MessagePart }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const kept = queriesOf(part).length
  const count = (part.queryCount ?? kept) - kept
  if (count <= 0) return null
  return <li className="dim">{t('part.moreQueries', { count, formatted: formatCount(count, language) })}</li>
}

/** Receipts that came before those that the card keeps. */
function ForgottenReceipts({ part: { receipts, receiptCount } }: { part: MessagePart }) {
  const { t } = useTranslation('messages')
  const language = useLanguage()
  const count = (receiptCount ?? receipts.length) - receipts.length
  if (count <= 0) return null
  return <li className="dim">{t('part.moreReceipts', { count, formatted: formatCount(count, language) })}</li>
}

function SubmitStations({ card, part }: { card: MessageCard; part: MessagePart }) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation('common')
  const { commandStatus, responseCommand } = part
  const took = answerMs(part)
  return (
    <>
      {part.earlier?.map((one, index) => (
        <EarlierTry key={one.submitSeq ?? index} card={card} one={one} isFirst={index === 0} />
      ))}
      {part.submittedAt !== null && (
        <Station at={part.submittedAt} seq={part.submitSeq} tone="plain" side="sent">
          <span className="mono">submit_sm</span>{' '}
          {(part.earlier?.length ?? 0) > 0 && <span className="warn">{t('doubt.again')} </span>}
          <span className="dim mono">sequence {part.sequenceNumber}</span>
        </Station>
      )}
      {commandStatus !== null && (
        <Station
          at={part.respondedAt}
          seq={part.responseSeq}
          tone={commandStatus === 0 ? 'ok' : 'bad'}
          side="received"
        >
          <span className="mono">{responseCommand}</span>{' '}
          {took !== null && <span className="dim">{t('after', { time: formatDuration(took, common) })}</span>}
          {commandStatus !== 0 && (
            <StatusMeaning
              commandStatus={commandStatus}
              command={responseCommand ?? 'submit_sm_resp'}
              profileId={card.profileId}
            />
          )}
          {commandStatus !== 0 && <Suspects card={card} part={part} commandStatus={commandStatus} />}
        </Station>
      )}
    </>
  )
}

/** What in this very part the refusal may be about. */
function Suspects({
  card,
  part,
  commandStatus,
}: {
  card: MessageCard
  part: MessagePart
  commandStatus: number
}) {
  const language = useLanguage()
  const sentences = useMemo(
    () => cardSuspects(card, part.number, commandStatus, language),
    [card, part.number, commandStatus, language],
  )
  return sentences.map((sentence) => (
    <p key={sentence} className="dim foreign">
      <ForeignText text={sentence} />
    </p>
  ))
}

/** A try before the last one: what left, and the answer if one came after all. */
function EarlierTry({ card, one, isFirst }: { card: MessageCard; one: Tried; isFirst: boolean }) {
  const { t } = useTranslation('messages')
  const { commandStatus, smscMessageId, submittedAt } = one
  if (submittedAt === null) return null
  return (
    <>
      <Station at={submittedAt} seq={one.submitSeq} tone="plain" side="sent">
        <span className="mono">submit_sm</span>{' '}
        {!isFirst && <span className="warn">{t('doubt.again')} </span>}
        <span className="dim mono">sequence {one.sequenceNumber}</span>{' '}
        {commandStatus === null && <span className="dim">{t('doubt.unanswered')}</span>}
      </Station>
      {commandStatus !== null && (
        <Station
          at={one.respondedAt}
          seq={one.responseSeq}
          tone={commandStatus === 0 ? 'ok' : 'bad'}
          side="received"
        >
          <span className="mono">submit_sm_resp</span> <span className="warn">{t('doubt.late')}</span>{' '}
          {smscMessageId !== null && smscMessageId !== '' && <CopyValue value={smscMessageId} />}
          {commandStatus !== 0 && (
            <StatusMeaning
              commandStatus={commandStatus}
              command="submit_sm_resp"
              profileId={card.profileId}
            />
          )}
        </Station>
      )}
    </>
  )
}

function ArrivedStation({ part }: { part: MessagePart }) {
  if (part.submittedAt === null) return null
  return (
    <Station at={part.submittedAt} seq={part.submitSeq} tone="plain" side="received">
      <span className="mono">deliver_sm</span>
    </Station>
  )
}

/** Station for what is still awaited, or will never come. */
function OpenStation({ card, part }: { card: MessageCard; part: MessagePart }) {
  const { t } = useTranslation('messages')
  if (card.direction === 'received') return null
  // SMPP 3.4 §5.2.17: the two low bits ask for a receipt.
  const wantsReceipt = receiptWish(card.registeredDelivery) !== 0
  const key =
    part.state === 'accepted'
      ? wantsReceipt
        ? 'awaitsReceipt'
        : 'noReceiptAsked'
      : part.state === 'failed' && part.submitSeq === null && part.receipts.length === 0
        ? 'neverLeft'
        : part.state
  if (key === 'delivered' || key === 'failed' || key === 'refused') return null
  return (
    <Station at={null} seq={null} tone={key === 'noReceiptAsked' ? 'plain' : 'waiting'} side="none">
      <span className="dim">{t(`open.${key}`)}</span>
    </Station>
  )
}
