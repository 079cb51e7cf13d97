import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import { relayActionWords } from '../../../shared/relay/relay-action.ts'
import { relayEventText } from '../../../shared/relay/relay-event-table.ts'
import type { RelayEvent, RelayedPdu, RelayHalf } from '../../../shared/relay/relay-told.ts'
import { isResponseId } from '../../../shared/smpp/command-id.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMoment, formatTime } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { openPdu } from '../../stores/navigation-store.ts'
import { pauseRelay, useRelay } from '../../stores/relay-store.ts'

/** Two lanes, application and provider: a line for each PDU with both its halves, the newest first. */
export function RelayLanes({ isRunning }: { isRunning: boolean }) {
  const { t } = useTranslation('relay')
  const told = useRelay((view) => view.told)
  const isPaused = useRelay((view) => view.isPaused)
  return (
    <section className="pane relay-lanes" aria-labelledby="relay-lanes">
      <header className="relay-panel-head">
        <h2 id="relay-lanes">{t('lanes.title')}</h2>
        <span className="grow" />
        {told.length > 0 && (
          <Button size="small" onClick={() => pauseRelay(!isPaused)}>
            {t(isPaused ? 'lanes.resume' : 'lanes.pause')}
          </Button>
        )}
      </header>
      {told.length === 0 ? (
        <EmptyState title={t(isRunning ? 'lanes.waitingTitle' : 'lanes.emptyTitle')}>
          {t(isRunning ? 'lanes.waiting' : 'lanes.empty')}
        </EmptyState>
      ) : (
        <div className="relay-scroll">
          <table className="relay-table">
            <thead>
              <tr>
                <th>{t('lanes.time')}</th>
                <th>{t('lanes.application')}</th>
                <th>
                  <span className="visually-hidden">{t('lanes.direction')}</span>
                </th>
                <th>{t('lanes.provider')}</th>
                <th>{t('lanes.differs')}</th>
              </tr>
            </thead>
            <tbody>
              {told.map((one) =>
                one.kind === 'pdu' ? (
                  <PduLine key={one.seq} pdu={one} />
                ) : (
                  <EventLine key={one.seq} event={one} />
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function PduLine({ pdu }: { pdu: RelayedPdu }) {
  const { t } = useTranslation('relay')
  const { from, in: came, out: went, differs } = pdu
  const isFromApplication = from === 'application'
  const [application, provider] = isFromApplication ? [came, went] : [went, came]
  return (
    <tr className={pdu.rows.length > 0 ? 'relay-touched' : ''}>
      <td className="mono dim" title={formatMoment(pdu.at)}>
        {formatTime(pdu.at)}
      </td>
      <td>
        <Half half={application} name={pdu.application} />
      </td>
      <td className="relay-arrow" title={t(isFromApplication ? 'lanes.toProvider' : 'lanes.toApplication')}>
        {isFromApplication ? '→' : '←'}
      </td>
      <td>
        <Half half={provider} name={provider?.session ?? ''} />
      </td>
      <td>
        <Touches pdu={pdu} />
        {differs.length > 0 && <span className="mono relay-differs">≠ {differs.join(', ')}</span>}
      </td>
    </tr>
  )
}

/** A PDU on one side; a click leads to it in Inspect. */
function Half({ half, name }: { half: RelayHalf | null; name: string }) {
  const { t } = useTranslation('relay')
  if (half === null) return <span className="dim">—</span>
  const { command, commandId, commandStatus, sequenceNumber, captureSeq, source, destination } = half
  const said = command ?? hexNumber(commandId, 4)
  return (
    <>
      <button
        type="button"
        className="link-button mono"
        title={t('lanes.inspect', { command: said })}
        onClick={() => openPdu(captureSeq)}
      >
        {said}
      </button>{' '}
      <span className="mono dim">#{sequenceNumber}</span>{' '}
      {isResponseId(commandId) && (
        <span className={`mono ${commandStatus === 0 ? 'dim' : 'bad'}`}>{statusName(commandStatus)}</span>
      )}
      <div className="dim foreign relay-who">
        <ForeignText
          text={[
            name,
            source === null && destination === null ? '' : `${source ?? ''} → ${destination ?? ''}`,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        />
      </div>
    </>
  )
}

/** What rows did to it. */
function Touches({ pdu: { rows, effects } }: { pdu: RelayedPdu }) {
  const { t } = useTranslation('relay')
  const language = useLanguage()
  const known = useRelay((view) => view.state?.setup.rows)
  return rows.map((id, index) => {
    const effect = effects[index]
    const row = known?.find((one) => one.id === id)
    return (
      <span
        key={id}
        className={`relay-effect relay-${effect}`}
        title={row === undefined ? id : `${id}: ${relayActionWords(row.do)[language]}`}
      >
        {effect === undefined ? id : t(`effect.${effect}`)} · {id}
      </span>
    )
  })
}

function EventLine({ event }: { event: RelayEvent }) {
  const language = useLanguage()
  const words = relayEventText(event, language)
  return (
    <tr className="relay-event">
      <td className="mono dim" title={formatMoment(event.at)}>
        {formatTime(event.at)}
      </td>
      <td colSpan={4} className="foreign">
        {event.application !== '' && (
          <span className="mono">
            <ForeignText text={event.application} />{' '}
          </span>
        )}
        <ForeignText text={words} />
      </td>
    </tr>
  )
}
