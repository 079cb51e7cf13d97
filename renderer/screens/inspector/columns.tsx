import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { CaptureRow } from '../../../shared/contract/capture.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatMs, formatTime } from '../../parts/format.ts'
import { shownName } from '../../parts/shown-name.ts'
import { commandWord, isResponse, markOf, statusWord, summaryText, summaryTone } from './row-words.ts'

interface RowContext {
  readonly t: TFunction<'inspector'>
  readonly common: TFunction<'common'>
  readonly language: Language
  readonly catalogue: Catalogue
}

export interface Column {
  readonly id:
    | 'time'
    | 'direction'
    | 'session'
    | 'command'
    | 'status'
    | 'seq'
    | 'route'
    | 'latency'
    | 'summary'
  /** px; null takes what is left. */
  readonly width: number | null
  readonly minWidth: number
  readonly className: string
  readonly cell: (row: CaptureRow, context: RowContext) => ReactNode
}

/** Words before the summary of a PDU that is not what it looks like: sent again, too late, or answering nothing. */
function Mark({ row, t }: { row: CaptureRow; t: TFunction<'inspector'> }) {
  const mark = markOf(row)
  return mark === null ? null : <span className="row-mark">{t(`mark.${mark}`)}</span>
}

/** The list's header, cells and widths. Cells are plain elements: hundreds of them change in a frame. */
export const columns: readonly Column[] = [
  {
    id: 'time',
    width: 102,
    minWidth: 96,
    className: 'cell mono',
    cell: (row) => formatTime(row.at),
  },
  {
    id: 'direction',
    width: 26,
    minWidth: 26,
    className: 'cell',
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
    width: 152,
    minWidth: 64,
    className: 'cell foreign',
    cell: (row, { common }) => shownName(row.sessionName, common),
  },
  {
    id: 'command',
    width: 168,
    minWidth: 128,
    className: 'cell mono',
    cell: (row) => commandWord(row),
  },
  {
    id: 'seq',
    width: 52,
    minWidth: 40,
    className: 'cell mono',
    cell: (row) => row.sequenceNumber,
  },
  {
    id: 'status',
    width: 150,
    minWidth: 84,
    className: 'cell',
    cell: (row, { t }) => {
      if (!isResponse(row)) return null
      return (
        <span className={row.commandStatus === 0 ? 'dim' : 'bad'}>{statusWord(row.commandStatus, t)}</span>
      )
    },
  },
  {
    id: 'route',
    width: 184,
    minWidth: 120,
    className: 'cell mono',
    cell: (row) =>
      row.source === null && row.destination === null ? null : (
        <bdi>
          {row.source || '–'}
          {row.destination !== null && ` → ${row.destination}`}
        </bdi>
      ),
  },
  {
    id: 'latency',
    width: 76,
    minWidth: 70,
    className: 'cell mono cell-end',
    cell: (row, { t }) => (row.latencyMs === null ? null : t('ms', { value: formatMs(row.latencyMs) })),
  },
  {
    id: 'summary',
    width: null,
    minWidth: 140,
    className: 'cell foreign',
    cell: (row, { t, language, catalogue }) => (
      <span className={summaryTone(row)}>
        <Mark row={row} t={t} />
        {row.worstNote !== null && row.worstNote !== 'info' && (
          <span className={row.worstNote === 'error' ? 'bad' : 'warn'}>
            <span aria-hidden="true">▲ </span>
            <span className="visually-hidden">{t('hasNotes')}</span>
          </span>
        )}
        {summaryText(catalogue, row, t, language)}
      </span>
    ),
  },
]
