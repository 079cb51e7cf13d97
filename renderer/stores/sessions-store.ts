import { create } from 'zustand'
import type { SessionState } from '../../shared/contract/session.ts'
import { client, followAlways, onLinked } from './host-store.ts'
import { type NoticeBody, noticeOf, notifyFault } from './toast-store.ts'

interface SessionsState {
  /** Every session the engine told of, by id, in the order they came. */
  readonly sessions: Readonly<Record<string, SessionState>>
  /** Connections with a bind under way from this window, and the last failure of each. */
  readonly opening: Readonly<Record<string, true>>
  readonly failures: Readonly<Record<string, NoticeBody>>
}

export const useSessions = create<SessionsState>(() => ({ sessions: {}, opening: {}, failures: {} }))

export function startSessions(): void {
  onLinked(() => {
    // The stream starts with every session as it is; what is not among them did not survive.
    useSessions.setState({ sessions: {} })
  })
  followAlways(
    'session.states',
    () => ({}),
    (items) => {
      const sessions = { ...useSessions.getState().sessions }
      for (const state of items) sessions[state.sessionId] = state
      useSessions.setState({ sessions })
    },
  )
}

/** Binds; resolves to the session's id, or to null when it failed (the failure is in the store). */
export async function openSession(connectionId: string): Promise<string | null> {
  const { opening, failures } = useSessions.getState()
  useSessions.setState({
    opening: { ...opening, [connectionId]: true },
    failures: without(failures, connectionId),
  })
  try {
    return (await client().call('session.open', { connectionId })).sessionId
  } catch (error) {
    useSessions.setState((state) => ({ failures: { ...state.failures, [connectionId]: noticeOf(error) } }))
    return null
  } finally {
    useSessions.setState((state) => ({ opening: without(state.opening, connectionId) }))
  }
}

export async function closeSession(sessionId: string, how: 'unbind' | 'cut'): Promise<void> {
  await client().call('session.close', { sessionId, how }).catch(notifyFault)
}

/** Ends every bind of the connection, and listens for none. */
export async function closeConnection(connectionId: string, how: 'unbind' | 'cut'): Promise<void> {
  await client().call('session.closeAll', { connectionId, how }).catch(notifyFault)
}

/** The answer's latency in ms, or null when it failed (and a notice says why). */
export async function enquireLink(sessionId: string): Promise<number | null> {
  try {
    return (await client().call('session.enquireLink', { sessionId })).latencyMs
  } catch (error) {
    notifyFault(error)
    return null
  }
}

export function clearFailure(connectionId: string): void {
  useSessions.setState(({ failures }) => ({ failures: without(failures, connectionId) }))
}

/** A closed session leaves the chips when it was dismissed. */
export function forgetSession(sessionId: string): void {
  useSessions.setState(({ sessions }) => ({ sessions: without(sessions, sessionId) }))
}

/** Everything of a connection leaves the chips. */
export function forgetConnection(connectionId: string): void {
  useSessions.setState(({ sessions }) => ({
    sessions: Object.fromEntries(
      Object.entries(sessions).filter(([, session]) => session.connectionId !== connectionId),
    ),
  }))
}

/** Our client sessions, live ones and those that ended in a way worth telling, oldest first. */
export function chipSessions(sessions: Readonly<Record<string, SessionState>>): SessionState[] {
  return Object.values(sessions).filter(
    (session) =>
      session.role === 'esme' && (session.phase !== 'closed' || (session.close?.by ?? 'us') === 'peer'),
  )
}

/** The session of a connection that a message would go over: bound and able to send; else one that lives, or the last. */
export function sessionOfConnection(
  sessions: Readonly<Record<string, SessionState>>,
  connectionId: string,
): SessionState | undefined {
  const own = Object.values(sessions).filter((session) => session.connectionId === connectionId)
  const bound = own.filter(({ phase }) => phase === 'bound')
  return (
    bound.find(({ bindMode }) => bindMode !== 'receiver') ??
    bound[0] ??
    own.find((session) => session.phase !== 'closed') ??
    own.sort((a, b) => b.since - a.since)[0]
  )
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _left, ...rest } = record
  return rest
}
