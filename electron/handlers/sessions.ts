import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { SessionRegister } from '../session/session-register.ts'

type Calls = Pick<Handlers, 'session.open' | 'session.close' | 'session.closeAll' | 'session.enquireLink'>

export function sessionHandlers({ register }: { readonly register: SessionRegister }): Calls {
  return {
    'session.open': async ({ connectionId }) => {
      const { sessions } = await register.open(connectionId)
      const first = sessions.find(({ phase }) => phase === 'bound') ?? sessions[0]
      // Closed by somebody just after it was open.
      if (first === undefined) throw new Fault('session.not-bound', {})
      return { sessionId: first.sessionId }
    },
    'session.close': async ({ sessionId, how }) => {
      await register.get(sessionId).close(how)
      return {}
    },
    'session.closeAll': async ({ connectionId, how }) => {
      await register.ofConnection(connectionId)?.close(how)
      return {}
    },
    'session.enquireLink': async ({ sessionId }) => ({
      latencyMs: await register.get(sessionId).enquireLink(),
    }),
  }
}

export function sessionSources(parts: {
  readonly register: SessionRegister
}): Pick<StreamSources, 'session.states'> {
  return { 'session.states': (_params, emit) => parts.register.follow(emit) }
}
