import type { SessionState, TlsFacts } from '../../shared/contract/session.ts'
import type { Clock } from './clock.ts'
import type { KeepAlive } from './keep-alive.ts'
import { noRates, type RateMeter } from './rate-meter.ts'
import type { RecentPdus } from './recent-pdus.ts'
import type { SessionIdentity } from './session-hooks.ts'
import type { SessionNotes } from './session-notes.ts'

/** The link of a session and who is at its other end. */
export interface LinkView {
  /** interface_version as the peer told it; null before it did. */
  readonly peerVersion: number | null
  readonly peerSystemId: string | null
  /** 'host:port' on our side. */
  readonly localAddress: string | null
  /** 'TLSv1.3 …'; null on plain TCP. */
  readonly tls: string | null
  readonly tlsFacts: TlsFacts | null
  /** Requests of ours that await their answer. */
  readonly inFlight: number
}

/** The parts of a session that outlive its links. */
export interface SessionParts {
  readonly identity: SessionIdentity
  readonly clock: Clock
  readonly meter: RateMeter
  readonly keepAlive: KeepAlive
  readonly recentPdus: RecentPdus
  readonly notes: SessionNotes
}

/** The fields that each role states by itself. */
type OwnState = Pick<
  SessionState,
  | 'bind'
  | 'bindMode'
  | 'phase'
  | 'since'
  | 'systemId'
  | 'window'
  | 'timers'
  | 'throttle'
  | 'retryAt'
  | 'attempt'
  | 'close'
  | 'boundClose'
  | 'target'
>

/** The state of a session of either role. `link`: the one that lives or was the last; null before the first. */
export function sessionView(parts: SessionParts, link: LinkView | null, own: OwnState): SessionState {
  const { identity, clock, meter, keepAlive, recentPdus, notes } = parts
  return {
    ...own,
    sessionId: identity.sessionId,
    role: identity.role,
    connectionId: identity.connectionId,
    name: identity.name,
    profileId: identity.profileId,
    interfaceVersion: identity.interfaceVersion,
    peerInterfaceVersion: link?.peerVersion ?? null,
    peerSystemId: link?.peerSystemId ?? null,
    remoteAddress: identity.remoteAddress,
    localAddress: link?.localAddress ?? null,
    tls: link?.tls ?? null,
    tlsFacts: link?.tlsFacts ?? null,
    inFlight: link?.inFlight ?? 0,
    ...(own.phase === 'closed' ? noRates : meter.sample(clock.monotonic())),
    sentTotal: meter.sent,
    receivedTotal: meter.received,
    keepAlive: keepAlive.view(),
    lastPdus: recentPdus.view(),
    notes: notes.view(),
  }
}

/** True until the rates have fallen to zero, which is a change as well. */
export function hasRates({ sentPerSecond, receivedPerSecond }: SessionState): boolean {
  return sentPerSecond > 0 || receivedPerSecond > 0
}
