import { randomUUID } from 'node:crypto'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { Fault } from '../../shared/faults/fault.ts'
import { plainProfileId } from '../../shared/profiles/usual-profiles.ts'
import { connectFault, errorCode } from '../wire/connect-fault.ts'
import { listeningPort } from '../wire/link.ts'
import type { Clock } from './clock.ts'
import { ServerSession } from './server-session.ts'
import type { ServerTimers } from './server-timers.ts'
import type { SessionHooks } from './session-hooks.ts'

/** Our certificate with its key, PEM or PFX, and whom it is for. */
export type ListenerTls = (
  | { readonly cert: string; readonly key: string; readonly passphrase?: string }
  | { readonly pfx: Buffer; readonly passphrase?: string }
) & {
  /** PEM of the authority that must have signed a client's certificate; absent: none is asked for. */
  readonly clientCa?: string
}

export interface ServerOptions {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** Absent: plain TCP. */
  readonly tls?: ListenerTls
  /** A client whose TLS handshake failed; `reason` in OpenSSL's words. */
  readonly onHandshakeFailed?: (reason: string) => void
}

/** What listens for sockets, TLS done. */
export interface SocketServer {
  readonly port: number
  /** Accepts no more, waits for `first`, then destroys what is left; resolves when all sockets are gone. */
  close(first?: () => Promise<unknown>): Promise<void>
}

export interface ListenerOptions extends ServerOptions {
  readonly clock: Clock
  readonly hooks?: SessionHooks
  /** Name of the sessions. */
  readonly name?: string
  readonly profileId?: string
  readonly timers?: ServerTimers
  /** Open requests of ours per session, at most. */
  readonly window?: number
  /** Set the session's handlers here: its first octets are read after this. */
  readonly onSession: (session: ServerSession) => void
}

export interface Listener {
  readonly port: number
  /** Those whose link lives. */
  readonly sessions: ReadonlySet<ServerSession>
  /** Stops listening and cuts every session; resolves when all sockets are gone. */
  close(): Promise<void>
}

/** A client that does not finish its TLS handshake meanwhile is cut: it has no bind deadline yet. */
const handshakeTimeoutMs = 30_000

const defaultTimers: ServerTimers = { bindDeadlineMs: 30_000, answerDeadlineMs: 30_000 }

/**
 * Listens for SMPP clients. Rejects with `simulator.port-in-use`, or `session.connect-failed` naming what is wrong with
 * the address.
 */
export async function createListener(options: ListenerOptions): Promise<Listener> {
  const sessions = new Set<ServerSession>()
  const timers = options.timers ?? { ...defaultTimers }
  const server = await openServer(options, (socket) => {
    const session = new ServerSession({
      socket,
      sessionId: randomUUID(),
      name: options.name ?? 'SMSC',
      profileId: options.profileId ?? plainProfileId,
      timers,
      hooks: options.hooks ?? {},
      clock: options.clock,
      window: options.window ?? 1000,
    })
    sessions.add(session)
    socket.on('close', () => sessions.delete(session))
    options.onSession(session)
  })
  return {
    port: server.port,
    sessions,
    close: () => server.close(() => Promise.all([...sessions].map((session) => session.cut()))),
  }
}

/** Listens for sockets that anybody may open. Rejects as `createListener` does. */
export function openServer(
  options: ServerOptions,
  onSocket: (socket: Socket) => void,
): Promise<SocketServer> {
  const server = startServer(options, onSocket)
  // Those in a TLS handshake are no sessions yet, and would keep the server from closing.
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const close = async (first?: () => Promise<unknown>) => {
    const isClosed = new Promise<void>((resolve) => server.close(() => resolve()))
    await first?.()
    for (const socket of sockets) socket.destroy()
    await isClosed
  }
  return new Promise((resolve, reject) => {
    // Kept for later errors: only the client notices a connection that cannot be accepted.
    server.on('error', (error) => reject(listenFault(error, options)))
    server.listen({ host: options.host, port: options.port, backlog: 1024 }, () => {
      resolve({ port: listeningPort(server.address()), close })
    })
  })
}

function startServer(options: ServerOptions, onSocket: (socket: Socket) => void): Server {
  // A client that closes its half is still owed the answers to what it sent before.
  const shared = { allowHalfOpen: true, noDelay: true }
  if (options.tls === undefined) return createTcpServer(shared, onSocket)
  const { clientCa, ...own } = options.tls
  const demand = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }
  // A client that speaks plain SMPP to this port fails its handshake and never becomes a session.
  const server = createTlsServer(
    { ...shared, ...own, ...demand, handshakeTimeout: handshakeTimeoutMs },
    onSocket,
  )
  server.on('tlsClientError', (error, socket) => options.onHandshakeFailed?.(handshakeReason(error, socket)))
  return server
}

/** Reason of a failed handshake. For a rejected certificate it is a code on the socket. */
function handshakeReason(error: Error, socket: TLSSocket): string {
  const told: unknown = socket.authorizationError
  if (told !== undefined && told !== null) return told instanceof Error ? told.message : String(told)
  return errorCode(error) || error.message
}

function listenFault(error: Error, options: ServerOptions): Fault {
  const { host, port } = options
  if (errorCode(error) === 'EADDRINUSE') return new Fault('simulator.port-in-use', { port })
  return connectFault(error, { host, port, tls: { enabled: false, serverName: '' } }, false)
}
