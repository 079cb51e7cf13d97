import type { TFunction } from 'i18next'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import type { CaptureMark } from '../../../shared/contract/capture-marks.ts'
import { noTime } from '../../../shared/contract/no-time.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatDay, formatMs, formatTime } from '../../parts/format.ts'
import type { Column } from '../../parts/grid/column.ts'
import { shownName } from '../../parts/shown-name.ts'
import { requestOfRow } from './list-facts.ts'
import type { RowRules } from './row-rules.ts'
import { commandWord, isResponse, markOf, statusWord, summaryText, summaryTone } from './row-words.ts'
import { RuleSign, ruleName } from './rule-sign.tsx'
import { SessionMark } from './session-mark.tsx'
import './list.css'

/** What cells need beside the row; another value whenever a cell would change by it. */
export interface CaptureContext {
  readonly t: TFunction<'inspector'>
  readonly common: TFunction<'common'>
  readonly list: TFunction<'list'>
  readonly language: Language
  readonly catalogue: Catalogue
  readonly marks: ReadonlyMap<number, CaptureMark>
  readonly rules: RowRules
  /** Counts the octets that came for rows in view. */
  readonly octetsVersion: number
}

/** What the reader wrote beside the PDU. */
function OwnMark({ mark, t }: { mark: CaptureMark | undefined; t: TFunction<'inspector'> }) {
  if (mark === undefined) return null
  const { bookmark, comment } = mark
  return (
    <span className="accent" title={comment}>
      {bookmark && (
        <>
          <span aria-hidden="true">★</span>
          <span className="visually-hidden">{t('bookmarked')}</span>
        </>
      )}
      {comment !== '' && (
        <>
          <span aria-hidden="true">✎</span>
          <span className="visually-hidden">{t('comment.label')}</span>
        </>
      )}
    </span>
  )
}

export type CaptureColumn = Column<CaptureRow, CaptureContext>

/** Words before the summary of a PDU that is not what it looks like: sent again, too late, or answering nothing. */
function Mark({ row, t }: { row: CaptureRow; t: TFunction<'inspector'> }) {
  const mark = markOf(row)
  return mark === null ? null : <span className="pdu-mark">{t(`mark.${mark}`)}</span>
}

function profileName(catalogue: Catalogue, profileId: string, language: Language): string {
  const name = catalogue.of(profileId)?.name ?? profileId
  return typeof name === 'string' ? name : name[language]
}

/** From → To of a message; of a response that names nobody, dim those of its request: who was refused. */
function Route({ row, list }: { row: CaptureRow; list: TFunction<'list'> }) {
  const hasOwn = row.source !== null || row.destination !== null
  const shown = hasOwn ? row : requestOfRow(row)
  if (shown === null || (shown.source === null && shown.destination === null)) return null
  return (
    <bdi className={hasOwn ? undefined : 'dim'} title={hasOwn ? undefined : list('ofRequest')}>
      <ForeignText text={shown.source || '–'} />
      {shown.destination !== null && (
        <>
          <span className="route-arrow"> → </span>
          <ForeignText text={shown.destination} />
        </>
      )}
    </bdi>
  )
}

/** The columns that are no fields of the filter. Cells are plain elements: hundreds of them change in a frame. */
export const captureColumns: readonly CaptureColumn[] = [
  {
    id: 'mark',
    title: ({ t }) => t('columns.mark'),
    isTitleHidden: true,
    width: 26,
    minWidth: 26,
    className: 'mark-cell',
    cell: (row, { t, marks }) => <OwnMark mark={marks.get(row.seq)} t={t} />,
  },
  {
    id: 'time',
    title: ({ t }) => t('columns.time'),
    width: 104,
    minWidth: 104,
    className: 'mono',
    cell: (row) => formatTime(row.at),
  },
  {
    id: 'direction',
    title: ({ t }) => t('columns.direction'),
    isTitleHidden: true,
    width: 26,
    minWidth: 26,
    cell: (row, { t }) =>
      row.direction === 'sent' ? (
        <span className="accent">
          <span aria-hidden="true">→</span>
          <span className="visually-hidden">{t('sent')}</span>
        </span>
      ) : (
        <span className="received">
          <span aria-hidden="true">←</span>
          <span className="visually-hidden">{t('received')}</span>
        </span>
      ),
  },
  {
    id: 'session',
    title: ({ t }) => t('columns.session'),
    width: 152,
    minWidth: 64,
    className: 'foreign',
    cell: (row, { common }) => (
      <>
        <SessionMark sessionName={row.sessionName} />
        <ForeignText text={shownName(row.sessionName, common)} />
      </>
    ),
  },
  {
    id: 'command',
    title: ({ t }) => t('columns.command'),
    width: 168,
    minWidth: 152,
    className: 'mono',
    cell: (row) => commandWord(row),
  },
  {
    id: 'seq',
    title: ({ t }) => t('columns.seq'),
    width: 68,
    minWidth: 40,
    className: 'mono',
    cell: (row) => row.sequenceNumber,
  },
  {
    id: 'status',
    title: ({ t }) => t('columns.status'),
    width: 150,
    minWidth: 84,
    cell: (row, { t }) => {
      if (!isResponse(row)) return null
      return (
        <span className={row.commandStatus === 0 ? 'dim' : 'bad'}>{statusWord(row.commandStatus, t)}</span>
      )
    },
  },
  {
    id: 'route',
    title: ({ t }) => t('columns.route'),
    width: 184,
    minWidth: 152,
    className: 'mono',
    cell: (row, { list }) => <Route row={row} list={list} />,
  },
  {
    id: 'latency',
    title: ({ t }) => t('columns.latency'),
    width: 76,
    minWidth: 70,
    isAtEnd: true,
    className: 'mono',
    cell: (row, { t }) => (row.latencyMs === null ? null : t('ms', { value: formatMs(row.latencyMs) })),
  },
  {
    id: 'summary',
    title: ({ t }) => t('columns.summary'),
    width: '1fr',
    minWidth: 200,
    className: 'foreign',
    cell: (row, { t, language, catalogue }) => (
      <span className={summaryTone(row)}>
        <Mark row={row} t={t} />
        {row.worstNote !== null && row.worstNote !== 'info' && (
          <span className={row.worstNote === 'error' ? 'bad' : 'warn'}>
            <span aria-hidden="true">▲ </span>
            <span className="visually-hidden">{t('hasNotes')}</span>
          </span>
        )}
        <ForeignText text={summaryText(catalogue, row, t, language)} />
      </span>
    ),
  },
  {
    id: 'number',
    title: ({ list }) => list('name.number'),
    width: 76,
    minWidth: 48,
    isAtEnd: true,
    className: 'mono',
    cell: (row) => row.seq,
  },
  {
    id: 'date',
    title: ({ list }) => list('name.date'),
    width: 92,
    minWidth: 88,
    className: 'mono',
    cell: (row) => formatDay(row.at),
  },
  {
    id: 'profile',
    title: ({ list }) => list('name.profile'),
    width: 140,
    minWidth: 64,
    className: 'foreign',
    cell: (row, { catalogue, language }) => (
      <ForeignText text={profileName(catalogue, row.profileId, language)} />
    ),
  },
  {
    id: 'octets',
    title: ({ list }) => list('name.octets'),
    width: 66,
    minWidth: 48,
    isAtEnd: true,
    className: 'mono',
    cell: (row) => row.octets,
  },
]

/** Which days the times of a list tell; null: those of today have none. */
export type ShownDays = keyof typeof dayStart
/** Characters of '2026-11-28' that are left out. */
const dayStart = { thisYear: 5, anyYear: 0 } as const

/** The time where the list has PDUs of other days, of this year or of any: whole at every width, since nothing else tells it. */
export const datedTimes = {
  thisYear: timeWithDay('thisYear', 148),
  anyYear: timeWithDay('anyYear', 186),
} as const

function timeWithDay(days: ShownDays, width: number): CaptureColumn {
  return {
    id: 'time',
    title: ({ t }) => t('columns.time'),
    width,
    minWidth: width,
    className: 'mono',
    cell: ({ at }) => timeOn(days, at),
  }
}

/** The time, with its day where the list has other days than today. */
export function timeOn(days: ShownDays | null, at: number): string {
  return days === null || at === noTime
    ? formatTime(at)
    : `${formatDay(at).slice(dayStart[days])} ${formatTime(at)}`
}

/** The sign of the rule that colours the row, so that a colour is never alone. */
export const ruleColumn: CaptureColumn = {
  id: 'rule',
  title: ({ list }) => list('name.rule'),
  isTitleHidden: true,
  isFixed: true,
  width: 24,
  minWidth: 24,
  cell: (row, { rules, list }) => {
    const rule = rules.ruleOf(row)
    return rule === null ? null : <RuleSign rule={rule} name={ruleName(rule, list)} />
  },
}
