import { playedProfile } from '../../../shared/profiles/played-by-simulator.ts'
import { requestContext } from '../../../shared/simulator/request-context.ts'
import type { RequestContext } from '../../../shared/simulator/rule-context.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { catalogue } from '../../support/catalogue.ts'

const session = {
  sessionId: 's1',
  name: 'SMSC',
  profileId: 'smpp-3.4',
  systemId: 'demo',
  interfaceVersion: 0x34,
  wireState: 'BOUND_TRX',
  remoteAddress: '127.0.0.1:50000',
} as const

/** A request of a bound client, as behaviours see it. */
export function askedRequest(
  pdu: DecodedPdu,
  profileId = 'smpp-3.4',
  change: Partial<RequestContext> = {},
): RequestContext {
  const profile = playedProfile(catalogue, profileId)
  return { ...requestContext({ pdu, session, verdict: 'allowed', profile, at: 0, elapsedMs: 0 }), ...change }
}
