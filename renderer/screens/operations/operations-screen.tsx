import type { ReactNode } from 'react'
import type { SessionState } from '../../../shared/contract/session.ts'
import { useOperations } from '../../stores/operations-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { OperationTab } from './operation-tab.tsx'
import { RawTab } from './raw-tab.tsx'
import { SessionChoice } from './session-choice.tsx'
import './operations.css'

/** Every request SMPP has, as a form, over a bound session. */
export function OperationScreen() {
  const [session, choice] = useChosenSession()
  return (
    <div className="operations">
      <OperationTab session={session} sessionChoice={choice} />
    </div>
  )
}

/** Octets as they are typed, over a bound session. */
export function OctetsScreen() {
  const [session, choice] = useChosenSession()
  return (
    <div className="operations">
      <RawTab session={session} sessionChoice={choice} />
    </div>
  )
}

/** The session that both send over, and the field that chooses another. */
function useChosenSession(): [SessionState | null, ReactNode] {
  const chosenId = useOperations((state) => state.sessionId)
  const all = useSessions((state) => state.sessions)
  const sessions = Object.values(all).filter(({ role, phase }) => role === 'esme' && phase !== 'closed')
  const session =
    sessions.find(({ sessionId }) => sessionId === chosenId) ??
    sessions.find(({ phase }) => phase === 'bound') ??
    sessions[0] ??
    null
  return [session, <SessionChoice key="session" sessions={sessions} session={session} />]
}
