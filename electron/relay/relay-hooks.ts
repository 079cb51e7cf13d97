import type { SessionState } from '../../shared/contract/session.ts'
import type { SessionEvents } from '../capture/session-events.ts'
import type { SessionRecorder } from '../capture/session-recorder.ts'
import type { ReadGate } from '../session/read-gate.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { SessionStates } from '../session/session-states.ts'

/** Both sides of a relay, captured and shown as sessions; one that is closed goes, for nobody opens it again. */
export function relayHooks(parts: {
  readonly readGate: ReadGate
  readonly watch: SessionRecorder
  readonly sessionEvents: SessionEvents
  readonly sessionStates: SessionStates
}): SessionHooks {
  const { readGate, watch, sessionEvents, sessionStates } = parts
  return {
    readGate,
    onPdu: (session, event) => watch.record(session, event),
    onState: (state) => {
      sessionStates.tell(ofNoConnection(state))
      if (state.phase === 'closed') sessionStates.forget(state.sessionId)
    },
    onPhase: (state) => sessionEvents.phaseChanged(ofNoConnection(state)),
  }
}

/** The connection itself is not open: its binds, how they end and who may end them are the relay's affair. */
function ofNoConnection(state: SessionState): SessionState {
  return { ...state, connectionId: null }
}
