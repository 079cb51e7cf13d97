import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { MessageCard } from '../../../shared/contract/message.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatDuration, formatTime } from '../../parts/format.ts'
import { flagsOf } from '../../parts/message-card/card-flags.ts'
import { outcomeOf } from '../../parts/message-card/card-outcome.ts'
import { answerMs, receiptMs, slowest } from '../../parts/message-card/card-times.ts'
import { stateTones } from '../../parts/message-card/state-tones.ts'
import { StatePill } from '../../parts/state-pill.tsx'

export interface CellContext {
  readonly t: TFunction<'messages'>
  readonly common: TFunction<'common'>
  readonly language: Language
  readonly catalogue: Catalogue
}

export interface Column {
  readonly id:
    | 'time'
    | 'direction'
    | 'state'
    | 'peer'
    | 'from'
    | 'to'
    | 'text'
    | 'parts'
    | 'answer'
    | 'receipt'
    | 'outcome'
    | 'flags'
  /** A grid track. */
  readonly track: string
  /** Table width in px from which the column is shown: the panel beside it says the rest. */
  readonly from: number
  /** Table width in px from which another column says it better. */
  readonly until?: number
  readonly className: string
  readonly cell: (card: MessageCard, context: CellContext) => ReactNode
}

/** The table's header and cells, in order. */
export const columns: readonly Column[] = [
  { id: 'time', track: '100px', from: 0, className: 'cell mono', cell: (card) => formatTime(card.createdAt) },
  {
    id: 'state',
    track: '132px',
    from: 0,
    className: 'cell',
    cell: (card, { t }) => <StatePill tone={stateTones[card.state]}>{t(`state.${card.state}`)}</StatePill>,
  },
  {
    id: 'direction',
    track: '24px',
    from: 0,
    className: 'cell',
    cell: (card, { t }) => (
      <span className={card.direction === 'sent' ? 'accent' : 'received'}>
        <span aria-hidden="true">{card.direction === 'sent' ? '→' : '←'}</span>
        <span className="visually-hidden">{t(`direction.${card.direction}`)}</span>
      </span>
    ),
  },
  {
    id: 'peer',
    track: 'minmax(92px, 0.8fr)',
    from: 0,
    until: 760,
    className: 'cell mono foreign',
    cell: (card) => (card.direction === 'sent' ? card.destination.addr : card.source.addr),
  },
  {
    id: 'from',
    track: 'minmax(92px, 0.8fr)',
    from: 760,
    className: 'cell mono foreign',
    cell: (card) => card.source.addr,
  },
  {
    id: 'to',
    track: 'minmax(92px, 0.8fr)',
    from: 760,
    className: 'cell mono foreign',
    cell: (card) => card.destination.addr,
  },
  {
    id: 'text',
    track: 'minmax(90px, 2fr)',
    from: 0,
    className: 'cell foreign',
    // One line: a text of many lines would be cut at its first.
    cell: (card) => card.text.slice(0, 300).replace(/\s+/g, ' '),
  },
  {
    id: 'parts',
    track: '58px',
    from: 620,
    className: 'cell cell-end mono',
    cell: (card) => `${card.parts.filter(isDone).length}/${card.parts.length}`,
  },
  {
    id: 'answer',
    track: '86px',
    from: 860,
    className: 'cell cell-end mono',
    cell: (card, { common }) => duration(slowest(card, answerMs), common),
  },
  {
    id: 'receipt',
    track: '86px',
    from: 860,
    className: 'cell cell-end mono',
    cell: (card, { common }) => duration(slowest(card, receiptMs), common),
  },
  {
    id: 'outcome',
    track: 'minmax(110px, 2fr)',
    from: 560,
    className: 'cell',
    cell: (card, { t, language, catalogue }) => {
      const { code, words, tone } = outcomeOf(card, { catalogue, language, t })
      return (
        <span title={`${code} ${words}`.trim()}>
          {code !== '' && <span className={`mono foreign ${tone}`}>{code} </span>}
          <span className={code === '' ? 'dim' : undefined}>{words}</span>
        </span>
      )
    },
  },
  {
    id: 'flags',
    track: 'minmax(112px, 1.1fr)',
    from: 960,
    className: 'cell',
    cell: (card, { t }) =>
      flagsOf(card).map((flag) => (
        <span key={flag} className={`flag flag-${flag}`} title={t(`flagHelp.${flag}`)}>
          {t(`flag.${flag}`)}
        </span>
      )),
  },
]

/** Settled one way or the other: what is counted before the slash. */
function isDone({ state }: MessageCard['parts'][number]): boolean {
  return state !== 'waiting' && state !== 'sent'
}

function duration(ms: number | null, t: TFunction<'common'>): string {
  return ms === null ? '' : formatDuration(ms, t)
}
