import Button from '@mui/material/Button'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../shared/contract/session.ts'
import { bindLabel } from '../parts/bind-label.ts'
import { CloseWords } from '../parts/close-words.tsx'
import { phaseTone } from '../parts/phase-tone.ts'
import { StateDot } from '../parts/state-pill.tsx'
import { useLiveWords } from '../parts/use-live-words.ts'
import { WaitingWords } from '../parts/waiting-words.tsx'
import type { BindsSummary } from '../stores/binds.ts'
import { closeConnection, forgetConnection, openSession, useSessions } from '../stores/sessions-store.ts'
import { WindowGauge } from './session-lane-gauge.tsx'

interface LaneBindsProps {
  readonly connectionId: string
  readonly binds: readonly SessionState[]
  readonly summary: BindsSummary
  readonly chosen: SessionState
  readonly onChoose: (number: number) => void
}

/** Each bind of a connection in a line, the one that is shown in full below, and what can be done with all. */
export function LaneBinds({ connectionId, binds, summary, chosen, onChoose }: LaneBindsProps) {
  const { t } = useTranslation('common')
  const untried = summary.of - binds.length
  return (
    <section className="lane-binds" aria-label={t('session.binds')}>
      <ol>
        {binds.map((session) => (
          <Bind
            key={session.bind.number}
            session={session}
            label={bindLabel(session, binds, t)}
            isChosen={session.sessionId === chosen.sessionId}
            onChoose={() => onChoose(session.bind.number)}
          />
        ))}
      </ol>
      {untried > 0 && <p className="dim">{t('session.untried', { count: untried })}</p>}
      <AllBinds connectionId={connectionId} binds={binds} summary={summary} />
    </section>
  )
}

function Bind({
  session,
  label,
  isChosen,
  onChoose,
}: {
  session: SessionState
  label: string
  isChosen: boolean
  onChoose: () => void
}) {
  const live = useLiveWords()
  const { phase, close, keepAlive } = session
  return (
    <li>
      <button type="button" className="lane-bind" aria-pressed={isChosen} onClick={onChoose}>
        <StateDot tone={live.tone(phaseTone(phase, keepAlive.missed))} />
        <b>{label}</b>
        <span>{live.phase(phase)}</span>
        {phase === 'bound' && <WindowGauge session={session} />}
      </button>
      {phase !== 'bound' && close !== null && (
        <div className="lane-why dim">
          {phase === 'waiting' ? <WaitingWords session={session} /> : <CloseWords close={close} />}
        </div>
      )}
    </li>
  )
}

/** Actions on all binds at once. */
function AllBinds({
  connectionId,
  binds,
  summary,
}: Pick<LaneBindsProps, 'connectionId' | 'binds' | 'summary'>) {
  const { t } = useTranslation('common')
  const isOpening = useSessions((state) => connectionId in state.opening)
  const isLive = binds.some(({ phase }) => phase !== 'closed')
  const isListening = binds.some(({ phase }) => phase === 'listening')
  return (
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
  )
}
