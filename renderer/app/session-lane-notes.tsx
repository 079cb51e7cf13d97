import { useTranslation } from 'react-i18next'
import type { KeptNote } from '../../shared/contract/session.ts'
import { sessionNoteTable, sessionNoteText } from '../../shared/inspect/session-note-table.ts'
import { formatClock, formatCount, formatMoment } from '../parts/format.ts'
import { useLanguage } from '../parts/use-language.ts'

/** Notes about the peer, the newest on top; empty for a peer that keeps the rules. */
export function LaneNotes({ notes }: { notes: readonly KeptNote[] }) {
  const { t } = useTranslation('common')
  if (notes.length === 0) return null
  return (
    <section className="lane-notes" aria-label={t('session.notes')}>
      <h3>{t('session.notes')}</h3>
      <ul>
        {notes.toReversed().map((note) => (
          <NoteLine key={note.kind} note={note} />
        ))}
      </ul>
    </section>
  )
}

function NoteLine({ note }: { note: KeptNote }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const { what, next } = sessionNoteText(note, language)
  const tone = sessionNoteTable[note.kind].severity === 'warning' ? 'warn' : 'dim'
  return (
    <li>
      <time className="mono dim" title={formatMoment(note.at)}>
        {formatClock(note.at)}
      </time>{' '}
      <span className={tone}>{what}</span>{' '}
      {note.count > 1 && (
        <span className="dim">
          {t('session.noteTimes', { count: note.count, formatted: formatCount(note.count, language) })}{' '}
        </span>
      )}
      <span className="dim">{next}</span>
    </li>
  )
}
