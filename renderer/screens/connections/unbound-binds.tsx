import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import { bindLabel } from '../../parts/bind-label.ts'
import { CloseWords } from '../../parts/close-words.tsx'
import { phaseTone } from '../../parts/phase-tone.ts'
import { StateDot } from '../../parts/state-pill.tsx'
import { WaitingWords } from '../../parts/waiting-words.tsx'

/** Of several binds those that are not bound, each with why. */
export function UnboundBinds({ binds }: { binds: readonly SessionState[] }) {
  const { t } = useTranslation('common')
  const unbound = binds.filter(({ phase, close }) => phase !== 'bound' && close !== null)
  if (unbound.length === 0) return null
  return (
    <ul className="conn-unbound">
      {unbound.map((session) => (
        <li key={session.sessionId}>
          <StateDot tone={phaseTone(session.phase, session.keepAlive.missed)} />{' '}
          <b>{bindLabel(session, binds, t)}</b> {t(`phase.${session.phase}`)} ·{' '}
          {session.phase === 'waiting' ? (
            <WaitingWords session={session} />
          ) : (
            session.close !== null && <CloseWords close={session.close} />
          )}
        </li>
      ))}
    </ul>
  )
}
