import { FilterSubject } from '../filter/filter-subject.ts'
import type { PlayedProfile } from '../profiles/played-profile.ts'
import { encodePdu } from '../smpp/encode.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import type { WireState } from '../smpp/pdu-table.ts'
import type { SendVerdict } from '../smpp/session-rules.ts'
import type { RequestContext } from './rule-context.ts'

/** The session that a request came over. */
export interface AskingSession {
  readonly sessionId: string
  /** As the session is called in the capture. */
  readonly name: string
  readonly profileId: string
  readonly systemId: string | null
  readonly interfaceVersion: number
  readonly wireState: WireState
  /** 'host:port'; null when it is not known. */
  readonly remoteAddress: string | null
}

/** A request with what was known when it came. The octets in `pdu` need be there only while conditions are asked. */
export function requestContext(about: {
  readonly pdu: DecodedPdu
  readonly session: AskingSession
  readonly verdict: SendVerdict
  readonly profile: PlayedProfile
  /** Epoch ms. */
  readonly at: number
  /** Monotonic ms since the run began. */
  readonly elapsedMs: number
  readonly whenSettled?: (run: () => void) => void
}): RequestContext {
  const { pdu, session, verdict, profile, at, elapsedMs } = about
  let subject: FilterSubject | null = null
  return {
    pdu,
    verdict,
    profile,
    at,
    elapsedMs,
    interfaceVersion: session.interfaceVersion,
    sessionId: session.sessionId,
    systemId: session.systemId ?? '',
    subject: () => {
      subject ??= subjectOf(pdu, session, profile, at)
      return subject
    },
    acted: [],
    whenSettled: about.whenSettled ?? (() => undefined),
  }
}

function subjectOf(
  pdu: DecodedPdu,
  session: AskingSession,
  profile: PlayedProfile,
  at: number,
): FilterSubject {
  const row = {
    number: 0,
    at: at * 1000,
    from: session.remoteAddress,
    to: null,
    session: session.sessionId,
    systemId: session.systemId,
    sender: 'esme',
    state: session.wireState,
    interfaceVersion: session.interfaceVersion,
    frames: [],
    // What is decoded encodes to the same octets, so that none need be kept for filters that nobody wrote.
    octets: encodePdu(pdu),
    request: null,
    requestCommandId: null,
    latency: null,
    comments: [],
    own: {
      direction: 'received',
      sessionName: session.name,
      profileId: session.profileId,
      repeatOf: null,
      isLate: false,
    },
  } as const
  // While it is asked, no request has its answer.
  return new FilterSubject(row, { isAnswered: () => false, inspect: { vendorTlvs: profile.tlvs } })
}
