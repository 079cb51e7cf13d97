import type { ConnectionBinds } from '../session/connection-binds.ts'
import type { SendingSession } from './message-tracker.ts'

/** The connection as one sender. */
export function connectionSender(binds: ConnectionBinds): SendingSession {
  const { connectionId, profileId, name } = binds
  // Parts may go over several binds: the card names the connection, and the bind with most room.
  const { sessionId = '' } = binds.sessionFor('submit_sm') ?? {}
  return {
    identity: { sessionId, connectionId, name, profileId },
    sendOver: (pdu, settle, onSent) => binds.send(pdu, settle, onSent),
  }
}
