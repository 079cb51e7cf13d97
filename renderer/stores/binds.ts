import { useShallow } from 'zustand/react/shallow'
import type { BindMode } from '../../shared/contract/connections.ts'
import type { CloseReason, SessionPhase, SessionState } from '../../shared/contract/session.ts'
import { useSessions } from './sessions-store.ts'

type Sessions = Readonly<Record<string, SessionState>>

/** The binds of a connection by number: of each the session that lives, or the last one it had. */
export function bindsOf(sessions: Sessions, connectionId: string): SessionState[] {
  const own = Object.values(sessions).filter((session) => session.connectionId === connectionId)
  const newest = own.reduce<SessionState | null>(
    (best, one) => (best === null || isLater(one, best) ? one : best),
    null,
  )
  if (newest === null) return []
  const byNumber = new Map<number, SessionState>()
  for (const session of own) {
    const { number, of } = session.bind
    const known = byNumber.get(number)
    // Sessions opened with another number of binds are over.
    if (of !== newest.bind.of) continue
    if (known === undefined || isLater(session, known)) byNumber.set(number, session)
  }
  return [...byNumber.values()].sort((one, other) => one.bind.number - other.bind.number)
}

export function useBinds(connectionId: string): SessionState[] {
  return useSessions(useShallow((state) => bindsOf(state.sessions, connectionId)))
}

/** Several binds as one. */
export interface BindsSummary {
  /** 'bound' as soon as one is. */
  readonly phase: SessionPhase
  readonly bound: number
  readonly of: number
  /** Epoch ms of the last change of the one that `phase` is of. */
  readonly since: number
  /** Our enquire_links without an answer, of the bind that has most. */
  readonly missed: number
  readonly inFlight: number
  readonly window: number
  /** PDUs a second, both ways. */
  readonly rate: number
  /** Those that are bound, or all while none is. */
  readonly modes: readonly BindMode[]
  /** The one that says most: a bound one, else one that lives, else the last. */
  readonly main: SessionState
}

/** null for a connection that has had no session. */
export function summaryOf(binds: readonly SessionState[]): BindsSummary | null {
  const bound = binds.filter(({ phase }) => phase === 'bound')
  const main = bound[0] ?? binds.find(({ phase }) => phase !== 'closed') ?? binds[0]
  if (main === undefined) return null
  const counted = bound.length > 0 ? bound : binds
  const sum = (numberOf: (session: SessionState) => number) =>
    counted.reduce((total, session) => total + numberOf(session), 0)
  return {
    phase: main.phase,
    bound: bound.length,
    of: main.bind.of,
    since: main.since,
    missed: Math.max(...counted.map(({ keepAlive }) => keepAlive.missed)),
    inFlight: sum(({ inFlight }) => inFlight),
    window: sum(({ window }) => window),
    rate: sum(({ sentPerSecond, receivedPerSecond }) => sentPerSecond + receivedPerSecond),
    modes: [...new Set(counted.flatMap(({ bindMode }) => bindMode ?? []))],
    main,
  }
}

/** How the last link that was bound ended, where something else ended since; null where nothing did. */
export function boundCloseOf({ close, boundClose = null }: SessionState): CloseReason | null {
  return boundClose === null || boundClose.at === close?.at ? null : boundClose
}

/** Connections with a chip: with a bind that lives, or that ended in a way to be told; oldest first. */
export function chipConnections(sessions: Sessions): string[] {
  const isWorthIt = ({ phase, close }: SessionState) => phase !== 'closed' || (close?.by ?? 'us') === 'peer'
  const ids = Object.values(sessions).flatMap(({ role, connectionId }) =>
    role === 'esme' && connectionId !== null ? [connectionId] : [],
  )
  return [...new Set(ids)].filter((id) => bindsOf(sessions, id).some(isWorthIt))
}

function isLater(one: SessionState, other: SessionState): boolean {
  const isLive = one.phase !== 'closed'
  return isLive === (other.phase !== 'closed') ? one.since >= other.since : isLive
}
