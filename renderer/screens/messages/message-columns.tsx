import type { TFunction } from 'i18next'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { flagsOf } from '../../../shared/message/card-flags.ts'
import type { CardSortKey } from '../../../shared/message/card-sort.ts'
import { answerMs, receiptMs, slowest } from '../../../shared/message/card-times.ts'
import { receiptProgress } from '../../../shared/message/receipt-progress.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { inertText } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatDay, formatDuration, formatTime } from '../../parts/format.ts'
import type { Column } from '../../parts/grid/column.ts'
import { outcomeOf } from '../../parts/message-card/card-outcome.ts'
import { stateTones } from '../../parts/message-card/state-tones.ts'
import { shownName } from '../../parts/shown-name.ts'
import { StatePill } from '../../parts/state-pill.tsx'

export interface MessageContext {
  readonly t: TFunction<'messages'>
  readonly common: TFunction<'common'>
  readonly list: TFunction<'list'>
  readonly language: Language
  readonly catalogue: Catalogue
}

export interface MessageColumn extends Column<MessageCard, MessageContext> {
  readonly sortBy?: CardSortKey
}

/** The columns that are no fields of the filter, the usual ones in their order: the panel beside a narrow table says the rest. */
export const messageColumns: readonly MessageColumn[] = [
  {
    id: 'time',
    sortBy: 'time',
    title: ({ t }) => t('columns.time'),
    width: 100,
    minWidth: 100,
    className: 'mono',
    cell: (card) => formatTime(card.createdAt),
  },
  {
    id: 'state',
    sortBy: 'state',
    title: ({ t }) => t('columns.state'),
    width: 132,
    minWidth: 132,
    cell: (card, { t }) => <StatePill tone={stateTones[card.state]}>{t(`state.${card.state}`)}</StatePill>,
  },
  {
    id: 'direction',
    sortBy: 'direction',
    title: ({ t }) => t('columns.direction'),
    isTitleHidden: true,
    width: 24,
    minWidth: 24,
    cell: (card, { t }) => (
      <span className={card.direction === 'sent' ? 'accent' : 'received'}>
        <span aria-hidden="true">{card.direction === 'sent' ? '→' : '←'}</span>
        <span className="visually-hidden">
          {t(`direction.${card.direction}`)}
          {card.isUnread === true && ` ${t('unread.row')}`}
        </span>
      </span>
    ),
  },
  {
    id: 'peer',
    sortBy: 'peer',
    title: ({ t }) => t('columns.peer'),
    width: '0.8fr',
    minWidth: 92,
    until: 760,
    className: 'mono foreign',
    cell: (card) => addressCell(card.direction === 'sent' ? card.destination.addr : card.source.addr),
  },
  {
    id: 'from',
    sortBy: 'source_addr',
    title: ({ t }) => t('columns.from'),
    width: '0.8fr',
    minWidth: 92,
    from: 760,
    className: 'mono foreign',
    cell: (card) => addressCell(card.source.addr),
  },
  {
    id: 'to',
    sortBy: 'destination_addr',
    title: ({ t }) => t('columns.to'),
    width: '0.8fr',
    minWidth: 92,
    from: 760,
    className: 'mono foreign',
    cell: (card) => addressCell(card.destination.addr),
  },
  {
    id: 'text',
    title: ({ t }) => t('columns.text'),
    width: '3fr',
    minWidth: 90,
    className: 'foreign',
    // One line: a text of many lines would be cut at its first.
    cell: (card) => <ForeignText text={card.text.slice(0, 300).replace(/[^\S\u2028\u2029\ufeff]+/g, ' ')} />,
  },
  {
    id: 'parts',
    sortBy: 'parts.total',
    title: ({ t }) => t('columns.parts'),
    width: 58,
    minWidth: 58,
    from: 620,
    isAtEnd: true,
    className: 'mono',
    cell: (card) => `${card.parts.filter(isDone).length}/${card.parts.length}`,
  },
  {
    id: 'answer',
    sortBy: 'latency',
    title: ({ t }) => t('columns.answer'),
    width: 86,
    minWidth: 86,
    from: 860,
    isAtEnd: true,
    className: 'mono',
    cell: (card, { common }) => duration(slowest(card, answerMs), common),
  },
  {
    id: 'receipt',
    sortBy: 'receipt.latency',
    title: ({ t }) => t('columns.receipt'),
    width: 96,
    minWidth: 86,
    from: 860,
    isAtEnd: true,
    cell: receiptCell,
  },
  {
    id: 'outcome',
    sortBy: 'command_status',
    title: ({ t }) => t('columns.outcome'),
    width: '2fr',
    minWidth: 110,
    from: 560,
    cell: (card, { t, language, catalogue }) => {
      const { code, words, tone } = outcomeOf(card, { catalogue, language, t })
      return (
        <span title={`${code} ${words}`.trim()}>
          {code !== '' && (
            <span className={`mono foreign ${tone}`}>
              <ForeignText text={code} />{' '}
            </span>
          )}
          <span className={code === '' ? 'dim' : undefined}>{words}</span>
        </span>
      )
    },
  },
  {
    id: 'flags',
    title: ({ t }) => t('columns.flags'),
    width: '1.1fr',
    minWidth: 112,
    from: 960,
    cell: (card, { t }) =>
      flagsOf(card).map((flag) => (
        <span key={flag} className={`flag flag-${flag}`} title={t(`flagHelp.${flag}`)}>
          {t(`flag.${flag}`)}
        </span>
      )),
  },
  {
    id: 'date',
    sortBy: 'time',
    title: ({ list }) => list('name.date'),
    width: 92,
    minWidth: 88,
    className: 'mono',
    cell: (card) => formatDay(card.createdAt),
  },
  {
    id: 'connection',
    sortBy: 'session',
    title: ({ t }) => t('columns.connection'),
    width: 140,
    minWidth: 64,
    className: 'foreign',
    cell: (card, { common }) => <ForeignText text={shownName(card.sessionName, common)} />,
  },
]

/** Whole in its hint: a long number is cut in a narrow column. */
function addressCell(address: string) {
  return (
    <span title={inertText(address)}>
      <ForeignText text={address} />
    </span>
  )
}

/** How long the receipts took, or why there are none; registered_delivery in its hint. */
function receiptCell(card: MessageCard, { t, common }: MessageContext) {
  const progress = receiptProgress(card)
  if (progress === null) return ''
  const hint = `${t(`receiptHelp.${progress}`)} registered_delivery ${hexNumber(card.registeredDelivery)}`
  const ms = progress === 'came' ? slowest(card, receiptMs) : null
  return (
    <span title={hint} className={ms === null ? 'dim' : 'mono'}>
      {ms === null ? t(`receiptProgress.${progress}`) : formatDuration(ms, common)}
    </span>
  )
}

/** Settled one way or the other: what is counted before the slash. */
function isDone({ state }: MessageCard['parts'][number]): boolean {
  return state !== 'waiting' && state !== 'sent'
}

function duration(ms: number | null, t: TFunction<'common'>): string {
  return ms === null ? '' : formatDuration(ms, t)
}
