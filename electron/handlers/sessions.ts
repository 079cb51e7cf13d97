import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { SessionStates } from '../session/session-states.ts'
import type { Sessions } from '../session/sessions.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly sessions: Sessions
  readonly store: Store
}

type Calls = Pick<
  Handlers,
  'session.open' | 'session.close' | 'session.closeAll' | 'session.closes' | 'session.enquireLink'
>

export function sessionHandlers({ sessions, store }: Parts): Calls {
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
    'session.closes': async ({ connectionId }) => ({ closes: await store.call('linkCloses', connectionId) }),
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
