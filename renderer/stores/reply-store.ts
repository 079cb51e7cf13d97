import type { Connection } from '../../shared/contract/connections.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { replyIntent } from '../../shared/message/reply-intent.ts'
import { bindsOf } from './binds.ts'
import { useConnections } from './connections-store.ts'
import { composeWith } from './navigation-store.ts'
import { useSessions } from './sessions-store.ts'

/** By which connection a received message is answered. */
export interface ReplyRoute {
  /** null: the one that heard it is gone. */
  readonly connection: Connection | null
  /** The connection that heard it, when another one of the same account answers for it. */
  readonly insteadOf: Connection | null
}

/** The connection that heard it; where that cannot send now, another one of the same account that can. */
export function replyRoute(
  connectionId: string | null,
  connections: readonly Connection[],
  sessions: Readonly<Record<string, SessionState>>,
): ReplyRoute {
  const heard = connections.find((one) => one.connectionId === connectionId) ?? null
  const maySend = ({ connectionId: id }: Connection) =>
    bindsOf(sessions, id).some(({ phase, bindMode }) => phase === 'bound' && bindMode !== 'receiver')
  if (heard === null || maySend(heard)) return { connection: heard, insteadOf: null }
  const isSameAccount = ({ host, port, systemId }: Connection) =>
    host === heard.host && port === heard.port && systemId === heard.systemId
  const other = connections.find((one) => one !== heard && isSameAccount(one) && maySend(one))
  return { connection: other ?? heard, insteadOf: other === undefined ? null : heard }
}

/** Opens the form with the answer to a received message: only its text is missing. */
export function replyTo(card: MessageCard): void {
  const { connections } = useConnections.getState()
  const { connection, insteadOf } = replyRoute(
    card.connectionId,
    connections,
    useSessions.getState().sessions,
  )
  composeWith({
    ...(connection === null ? {} : { connectionId: connection.connectionId }),
    intent: replyIntent(card),
    reply: { insteadOf: insteadOf?.name ?? null },
  })
}
