import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'
import { bindLabel } from '../parts/bind-label.ts'
import { CloseWords } from '../parts/close-words.tsx'
import { phaseTone } from '../parts/phase-tone.ts'
import { StateDot } from '../parts/state-pill.tsx'
import type { BindsSummary } from '../stores/binds.ts'
import { closeConnection, forgetConnection, openSession, useSessions } from '../stores/sessions-store.ts'

/** Each bind of a connection in a line, the one that is shown in full below, and what can be done with all. */
export function LaneBinds({
  connectionId,
  binds,
  summary,
  chosen,
  onChoose,
}: {
  connectionId: string
  binds: readonly SessionState[]
  summary: BindsSummary
  chosen: SessionState
  onChoose: (number: number) => void
}) {
  const { t } = useTranslation('common')
  const isOpening = useSessions((state) => connectionId in state.opening)
  const isLive = binds.some(({ phase }) => phase !== 'closed')
  const isListening = binds.some(({ phase }) => phase === 'listening')
  const untried = summary.of - binds.length
  return (
    <section className="lane-binds" aria-label={t('session.binds')}>
      <ol>
        {binds.map((session) => (
          <li key={session.bind.number}>
            <button
              type="button"
              className="lane-bind"
              aria-pressed={session.sessionId === chosen.sessionId}
              onClick={() => onChoose(session.bind.number)}
            >
              <StateDot tone={phaseTone(session.phase, session.keepAlive.missed)} />
              <b>{bindLabel(session, binds, t)}</b>
              <span>{t(`phase.${session.phase}`)}</span>
              {session.phase === 'bound' && (
                <span className="lane-gauge">
                  <meter
                    min={0}
                    max={session.window}
                    value={session.inFlight}
                    aria-label={t('session.window')}
                  />
                  {session.inFlight} / {session.window}
                </span>
              )}
            </button>
            {session.phase !== 'bound' && session.close !== null && (
              <div className="lane-why dim">
                <CloseWords close={session.close} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {untried > 0 && <p className="dim">{t('session.untried', { count: untried })}</p>}
      <div className="lane-all">
        {summary.bound < summary.of && !isListening && (
          <Button variant="outlined" disabled={isOpening} onClick={() => void openSession(connectionId)}>
            {t(summary.bound > 0 ? 'session.bindMissing' : 'session.bindAll')}
          </Button>
        )}
        {isLive ? (
          <Button variant="outlined" onClick={() => void closeConnection(connectionId, 'unbind')}>
            {t('session.unbindAll')}
          </Button>
        ) : (
          <Button variant="outlined" onClick={() => forgetConnection(connectionId)}>
            {t('session.forget')}
          </Button>
        )}
      </div>
    </section>
  )
}
