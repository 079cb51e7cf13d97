import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { faultText, isFaultCode } from '../../../shared/faults/fault.ts'
import { closeSentence } from '../../../shared/inspect/close-reason-table.ts'
import { sessionNoteText } from '../../../shared/inspect/session-note-table.ts'
import { playedTriggers } from '../../../shared/profiles/plain-triggers.ts'
import { statusByValue } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount, formatMoment, formatTime } from '../../parts/format.ts'
import { StateDot, type Tone } from '../../parts/state-pill.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes } from '../../stores/navigation-store.ts'
import { SimulatorPanel } from './simulator-panel.tsx'

type SimulatorEvent = SimulatorState['events'][number]

const tones: Readonly<Record<SimulatorEvent['kind'], Tone>> = {
  'bind-deadline': 'bad',
  'answer-deadline': 'bad',
  'bind-refused': 'bad',
  refused: 'warn',
  acted: 'warn',
  nack: 'warn',
  bound: 'ok',
  closed: 'off',
  'not-smpp': 'bad',
  'tls-refused': 'bad',
  noted: 'warn',
  outbind: 'waiting',
  alert: 'ok',
  silenced: 'warn',
  'queue-full': 'bad',
  'queue-relieved': 'ok',
  'receipts-full': 'bad',
  'receipts-relieved': 'ok',
}

/** The PDU that carried the status of an event, for a look-up in Codes. */
const carriers: Partial<Readonly<Record<SimulatorEvent['kind'], string>>> = {
  'bind-refused': 'bind_transceiver_resp',
  refused: 'submit_sm_resp',
  nack: 'generic_nack',
}

export function EventsPanel({ events, profileId }: { events: SimulatorState['events']; profileId: string }) {
  const { t } = useTranslation('simulator')
  return (
    <SimulatorPanel id="sim-events" title={t('events.title')}>
      {events.length === 0 ? (
        <p className="sim-panel-body dim">{t('events.empty')}</p>
      ) : (
        <ol className="sim-event-list">
          {events.map((event) => (
            <EventRow key={event.seq} event={event} profileId={profileId} />
          ))}
        </ol>
      )}
    </SimulatorPanel>
  )
}

function EventRow({ event, profileId }: { event: SimulatorEvent; profileId: string }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  return (
    <li className="sim-event">
      <time className="mono dim" title={formatMoment(event.at)}>
        {formatTime(event.at)}
      </time>
      <StateDot tone={tones[event.kind]} />
      <span className="grow">
        {t(`events.kind.${event.kind}`)}{' '}
        {event.commandStatus !== null && <Status event={event} profileId={profileId} />}
        {event.times !== undefined && <span className="dim">× {formatCount(event.times, language)} </span>}
        {event.note !== undefined && <NoteWords note={event.note} />}
        {event.close !== undefined && <EndWords close={event.close} />}
        <span className="mono dim foreign sim-event-detail">
          <ForeignText
            text={[event.systemId, event.kind === 'acted' ? event.rule : null, event.detail]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          />
        </span>
      </span>
    </li>
  )
}

function NoteWords({ note }: { note: NonNullable<SimulatorEvent['note']> }) {
  const { what } = sessionNoteText(note, useLanguage())
  return (
    <div className="foreign">
      <ForeignText text={what} />
    </div>
  )
}

/** The side that ended the session, and how; "we" is the simulator. */
function EndWords({ close }: { close: NonNullable<SimulatorEvent['close']> }) {
  const language = useLanguage()
  const { fault } = close
  const why =
    fault !== null && isFaultCode(fault.code)
      ? faultText({ code: fault.code, detail: fault.detail }, language).what
      : ''
  return (
    <div className="foreign">
      {closeSentence(close, language)} <ForeignText text={why} />
    </div>
  )
}

function Status({ event, profileId }: { event: SimulatorEvent; profileId: string }) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const status = event.commandStatus ?? 0
  const hex = hexNumber(status, 4)
  const pdu = carriers[event.kind]
  const vendor = playedTriggers(useCatalogue(), profileId).find((trigger) => trigger.status === status)
  return (
    <>
      <button
        type="button"
        className="link-button mono"
        title={t('rules.explain', { hex })}
        onClick={() =>
          openCodes({ code: hex, field: 'command_status', profileId, ...(pdu !== undefined && { pdu }) })
        }
      >
        {hex}
      </button>{' '}
      <span>{vendor?.title[language] ?? statusByValue(status)?.name ?? ''}</span>
    </>
  )
}
