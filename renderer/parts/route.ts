import { localSimulatorId } from '../../shared/contract/connection-values.ts'
import type { Connection } from '../../shared/contract/connections.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { bindsOf } from '../stores/binds.ts'
import { sessionOfConnection } from '../stores/sessions-store.ts'

export interface Route {
  readonly connection: Connection | null
  /** The session that a message would go over; else the connection's live session, or its last one. */
  readonly session: SessionState | null
  readonly binds: readonly SessionState[]
}

/** By which connection a message goes: the chosen one, else one that is bound, else the simulator's. */
export function routeOf(
  connectionId: string | null,
  connections: readonly Connection[],
  sessions: Readonly<Record<string, SessionState>>,
): Route {
  const connection =
    connections.find((one) => one.connectionId === connectionId) ??
    connections.find((one) => sessionOfConnection(sessions, one.connectionId)?.phase === 'bound') ??
    connections.find((one) => one.connectionId === localSimulatorId) ??
    connections[0]
  if (connection === undefined) return { connection: null, session: null, binds: [] }
  const { connectionId: id } = connection
  return { connection, session: sessionOfConnection(sessions, id) ?? null, binds: bindsOf(sessions, id) }
}

/** By whose rules the message goes: of what is bound, as the next bind will have it otherwise. */
export function profileOfRoute(
  connection: Pick<Connection, 'profileId'> | null,
  binds: readonly Pick<SessionState, 'phase' | 'profileId'>[],
): string | null {
  const bound = binds.find(({ phase }) => phase === 'bound')
  return bound?.profileId ?? connection?.profileId ?? null
}
