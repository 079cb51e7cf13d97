import { useTranslation } from 'react-i18next'
import type { Note } from '../../shared/inspect/inspect.ts'
import { noteText } from '../../shared/inspect/note-table.ts'
import { ForeignText } from './foreign-text.tsx'
import { useLanguage } from './use-language.ts'
import './pdu-tree.css'

/** Notes about a PDU, each with its next step; a click goes to the field. */
export function PduNotes({ notes, onSelect }: { notes: readonly Note[]; onSelect: (note: Note) => void }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  return (
    <ul className="pdu-notes" aria-label={t('pdu.notes')}>
      {notes.map((note) => {
        const { what, next } = noteText(note, language)
        return (
          <li key={`${note.code}@${note.offset}`} className={`note-${note.severity}`}>
            <button type="button" className="plain-button note" onClick={() => onSelect(note)}>
              <span className="note-mark">{t(`pdu.severity.${note.severity}`)}</span>
              <span className="foreign">
                <ForeignText text={what} />{' '}
                {next !== '' && (
                  <span className="dim">
                    <ForeignText text={t('pdu.next', { next })} />
                  </span>
                )}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
