import { useTranslation } from 'react-i18next'
import type { CaptureEvent } from '../../../shared/contract/capture-events.ts'
import {
  type CaptureEventKind,
  captureEventTable,
  captureEventText,
} from '../../../shared/inspect/capture-event-table.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { timeOn } from './capture-columns.tsx'
import { SessionMark } from './session-mark.tsx'
import { daysOnShow } from './use-list.ts'

/** A shape for each kind, so that no colour is needed to tell them apart. */
const glyphs: Readonly<Record<CaptureEventKind, string>> = {
  connected: '○',
  bound: '●',
  lost: '✕',
  closed: '–',
  failed: '✕',
  retry: '↻',
  'next-host': '↷',
  listening: '◌',
  throttled: '▾',
  resumed: '▴',
  doctor: '✚',
  'simulator-on': '■',
  'simulator-off': '□',
  'answering-stopped': '⊘',
  gap: '…',
  'conversation-begin': '○',
  'conversation-end': '–',
}

/** What happened between two PDUs, on one line. */
export function EventRemark({ event }: { event: CaptureEvent }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const { what, facts } = captureEventText(event, language)
  return (
    <span className={`event-line ${captureEventTable[event.kind].tone}`}>
      <time className="mono event-time">{event.at === null ? '' : timeOn(daysOnShow(), event.at)}</time>
      <span aria-hidden="true" className="event-glyph">
        {glyphs[event.kind]}
      </span>
      <span className="event-text foreign">
        {event.sessionName !== '' && (
          <span className="event-session">
            <SessionMark sessionName={event.sessionName} />
            <ForeignText text={shownName(event.sessionName, t)} />:{' '}
          </span>
        )}
        <ForeignText text={[what, ...facts].join(' · ')} />
      </span>
    </span>
  )
}
