import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureEvent } from '../../../shared/contract/capture-events.ts'
import { sessionFilter } from '../../../shared/filter/join-filter.ts'
import { captureEventTable, captureEventText } from '../../../shared/inspect/capture-event-table.ts'
import { CopyValue } from '../../parts/copy-value.tsx'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatMoment, formatSeconds } from '../../parts/format.ts'
import { shownName } from '../../parts/shown-name.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { revealRow } from '../../stores/capture-reveal.ts'
import { setFilter } from '../../stores/capture-store.ts'
import { openConnection } from '../../stores/navigation-store.ts'

/** The chosen event: all that is known of it, and the way to the connection and to the PDUs of its session. */
export function EventDetail({ event }: { event: CaptureEvent }) {
  const { t } = useTranslation('inspector')
  const { t: tc } = useTranslation('common')
  const language = useLanguage()
  const { what, facts, next } = captureEventText(event, language)
  const { connectionId, sessionId, sessionName } = event
  return (
    <div className="detail event-detail">
      <div className="detail-head">
        <h2 className={captureEventTable[event.kind].tone}>
          <ForeignText text={what} />
        </h2>
        <span className="grow" />
        {sessionId !== null && sessionName !== '' && (
          <Button onClick={() => void setFilter(sessionFilter(sessionName))}>{t('event.session')}</Button>
        )}
        {connectionId !== null && (
          <Button variant="outlined" onClick={() => openConnection(connectionId)}>
            {tc('session.edit')}
          </Button>
        )}
      </div>
      <div className="event-body">
        {next !== '' && (
          <p>
            <ForeignText text={next} />
          </p>
        )}
        <dl className="event-facts">
          {event.at !== null && <Fact name={t('event.at')}>{formatMoment(event.at)}</Fact>}
          {sessionName !== '' && (
            <Fact name={t('columns.session')}>
              <CopyValue value={shownName(sessionName, tc)} />
            </Fact>
          )}
          {facts.map((fact) => (
            <Fact key={fact} name="">
              <ForeignText text={fact} />
            </Fact>
          ))}
          {event.close?.timers !== undefined && <TimerFacts timers={event.close.timers} />}
          <Fact name={t('event.after')}>
            {event.afterSeq === 0 ? (
              t('event.first')
            ) : (
              <button
                type="button"
                className="link-button mono"
                onClick={() => void revealRow(event.afterSeq)}
              >
                {t('event.pdu', { seq: event.afterSeq })}
              </button>
            )}
          </Fact>
        </dl>
      </div>
    </div>
  )
}

function TimerFacts({ timers }: { timers: NonNullable<NonNullable<CaptureEvent['close']>['timers']> }) {
  const { t } = useTranslation('inspector')
  const { idleSeconds, inFlight, oldestSeconds } = timers
  return (
    <>
      <Fact name={t('event.silence')}>{t('event.seconds', { seconds: formatSeconds(idleSeconds) })}</Fact>
      <Fact name={t('event.open')}>
        {inFlight}
        {oldestSeconds !== null && ` · ${t('event.oldest', { seconds: formatSeconds(oldestSeconds) })}`}
      </Fact>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
