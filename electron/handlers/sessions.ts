import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { SessionRegister } from './session-register.ts'

type Calls = Pick<Handlers, 'session.open' | 'session.close' | 'session.enquireLink'>

export function sessionHandlers({ register }: { readonly register: SessionRegister }): Calls {
  return {
    'session.open': async ({ connectionId }) => ({
      sessionId: (await register.open(connectionId)).sessionId,
    }),
    'session.close': async ({ sessionId, how }) => {
      await register.get(sessionId).close(how)
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
