import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { SessionStates } from '../session/session-states.ts'
import type { Sessions } from '../session/sessions.ts'

type Calls = Pick<Handlers, 'session.open' | 'session.close' | 'session.closeAll' | 'session.enquireLink'>

export function sessionHandlers({ sessions }: { readonly sessions: Sessions }): Calls {
  return {
    'session.open': async ({ connectionId }) => {
      const binds = (await sessions.open(connectionId)).sessions
      const first = binds.find(({ phase }) => phase === 'bound') ?? binds[0]
      // Closed by somebody just after it was open.
      if (first === undefined) throw new Fault('session.not-bound', {})
      return { sessionId: first.sessionId }
    },
    'session.close': async ({ sessionId, how }) => {
      await sessions.get(sessionId).close(how)
      return {}
    },
    'session.closeAll': async ({ connectionId, how }) => {
      await sessions.ofConnection(connectionId)?.close(how)
      return {}
    },
    'session.enquireLink': async ({ sessionId }) => ({
      latencyMs: await sessions.get(sessionId).enquireLink(),
    }),
  }
}

export function sessionSources({
  sessionStates,
}: {
  readonly sessionStates: SessionStates
}): Pick<StreamSources, 'session.states'> {
  return { 'session.states': (_params, emit) => sessionStates.follow(emit) }
}
