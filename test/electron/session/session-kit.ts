import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { ConnectionSettings } from '../../../electron/session/bind-settings.ts'
import { ClientSession, type ClientSessionOptions } from '../../../electron/session/client-session.ts'
import { type Clock, SystemClock } from '../../../electron/session/clock.ts'
import { ConnectionBinds } from '../../../electron/session/connection-binds.ts'
import { createListener, type Listener, type ListenerOptions } from '../../../electron/session/listener.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import type { PduMark, SessionHooks } from '../../../electron/session/session-hooks.ts'
import type { SessionNote } from '../../../electron/session/session-note.ts'
import { Framer } from '../../../electron/wire/framer.ts'
import { listeningPort } from '../../../electron/wire/link.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { responseBit } from '../../../shared/smpp/command-id.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu, type PduToEncode } from '../../../shared/smpp/encode.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'

export const clock = new SystemClock()

type Draft = ClientSessionOptions['connection']

/** A connection to this machine with short deadlines: tests wait for what happens, and it happens soon. */
export function connectionTo(port: number, overrides: Partial<Draft> = {}): Draft {
  return {
    ...newConnection,
    bindMode: 'transceiver',
    ...{
      connectionId: 'connection',
      name: 'test',
      host: '127.0.0.1',
      port,
      systemId: 'demo',
      password: 'demo',
    },
    ...{ connectTimeout: 5, bindTimeout: 5, responseTimeout: 5, enquireLinkInterval: 0 },
    reconnect: { enabled: false, initialDelay: 0.05, maxDelay: 0.2 },
    ...overrides,
  }
}

/** As connectionTo, for several binds. */
export function settingsFor(port: number, overrides: Partial<ConnectionSettings>): ConnectionSettings {
  return { ...connectionTo(port), ...overrides }
}

/** What hooks told, with a way to wait for it. */
export class Witness {
  readonly pdus: {
    direction: string
    command: string | null
    hex: string
    mark: PduMark
    answer: string | null
  }[] = []
  readonly notes: SessionNote[] = []
  readonly states: SessionState[] = []
  #changed = Promise.withResolvers<void>()
  readonly hooks: SessionHooks = {
    onPdu: (_session, { direction, pdu, bytes, mark, answer }) => {
      mark.captureSeq = this.pdus.length + 1
      const hex = Buffer.from(bytes).toString('hex')
      this.pdus.push({ direction, command: pdu.command, hex, mark, answer })
      this.#tell()
    },
    onNote: (_session, note) => {
      this.notes.push(note)
      this.#tell()
    },
    onState: (state) => {
      this.states.push(state)
      this.#tell()
    },
  }

  /** Resolves with what `find` finds, as soon as it does. */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      await this.#changed.promise
    }
  }

  note(kind: SessionNote['kind']): Promise<SessionNote> {
    return this.until(() => this.notes.find((note) => note.kind === kind))
  }

  phase(phase: SessionState['phase']): Promise<SessionState> {
    return this.until(() => this.states.find((state) => state.phase === phase))
  }

  #tell(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers<void>()
  }
}

/** Everything opened during a test, closed after it: `afterEach(() => opened.closeAll())`. */
export class Opened {
  #closers: (() => Promise<unknown>)[] = []

  async closeAll(): Promise<void> {
    const closers = this.#closers.reverse()
    this.#closers = []
    for (const close of closers) await close()
  }

  client(connection: Draft, hooks: SessionHooks = {}, on: Clock = clock): ClientSession {
    const session = new ClientSession({ sessionId: 'client', connection, hooks, clock: on })
    this.#closers.push(() => session.close('cut'))
    return session
  }

  /** Every bind of a connection, as one. */
  binds(
    connection: ConnectionSettings,
    hooks: SessionHooks = {},
    replaced: (session: ClientSession) => void = () => undefined,
  ): ConnectionBinds {
    const binds = new ConnectionBinds({ connection, hooks, clock, replaced })
    this.#closers.push(() => binds.close('cut'))
    return binds
  }

  /** Our own SMSC; accepts every bind and every submit_sm unless `onSession` says otherwise. */
  async smsc(options: Partial<ListenerOptions> = {}): Promise<Listener> {
    const { onSession } = options
    const listener = await createListener({
      host: '127.0.0.1',
      port: 0,
      clock,
      ...options,
      onSession: (session) => {
        session.onRequest = acceptAll
        onSession?.(session)
      },
    })
    this.#closers.push(() => listener.close())
    return listener
  }

  /** A server that is no SMSC of ours: what it does with each socket is the test's. */
  async rawServer(onSocket: (peer: RawPeer) => void): Promise<number> {
    const sockets = new Set<Socket>()
    const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
      sockets.add(socket)
      onSocket(new RawPeer(socket))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    this.#closers.push(async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    })
    return listeningPort(server.address())
  }

  /** A client that is none of ours. */
  async rawClient(port: number): Promise<RawPeer> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    await once(socket, 'connect')
    this.#closers.push(async () => void socket.destroy())
    return new RawPeer(socket)
  }
}

function acceptAll(pdu: DecodedPdu, session: ServerSession) {
  if (pdu.command === 'submit_sm') return { status: 0, fields: { message_id: `m${pdu.sequence_number}` } }
  if (pdu.command?.startsWith('bind_')) return { status: 0, fields: { system_id: session.name } }
  return { status: 0 }
}

/** The other end of a socket, by hand: writes octets, keeps the PDUs that come. */
export class RawPeer {
  readonly socket: Socket
  readonly received: DecodedPdu[] = []
  readonly closed: Promise<'fin' | 'reset'>
  onPdu: (pdu: DecodedPdu) => void = () => undefined
  #waiting: (() => void)[] = []

  constructor(socket: Socket) {
    this.socket = socket
    const framer = new Framer({
      frame: (bytes, start, end) => {
        const pdu = decodePdu(bytes.slice(start, end))
        this.received.push(pdu)
        this.onPdu(pdu)
        for (const wake of this.#waiting.splice(0)) wake()
      },
      frameFault: () => undefined,
    })
    this.closed = new Promise((resolve) => {
      socket.on('end', () => resolve('fin'))
      socket.on('error', () => resolve('reset'))
      socket.on('close', (hadError) => resolve(hadError ? 'reset' : 'fin'))
    })
    socket.on('data', (chunk: Uint8Array) => framer.push(chunk))
  }

  write(octets: Uint8Array | string): void {
    this.socket.write(typeof octets === 'string' ? Buffer.from(octets.replace(/\s/g, ''), 'hex') : octets)
  }

  send(pdu: PduToEncode): void {
    this.write(encodePdu(pdu))
  }

  /** The first PDU received that `matches`, now or later. */
  async until(matches: (pdu: DecodedPdu) => boolean): Promise<DecodedPdu> {
    for (;;) {
      const found = this.received.find(matches)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  command(command: string): Promise<DecodedPdu> {
    return this.until((pdu) => pdu.command === command)
  }

  async bind(
    command: 'bind_transmitter' | 'bind_receiver' | 'bind_transceiver' = 'bind_transceiver',
  ): Promise<DecodedPdu> {
    this.send({
      command,
      sequence_number: 1,
      fields: { system_id: 'demo', password: 'demo', interface_version: 0x34 },
    })
    return this.until((pdu) => pdu.command === `${command}_resp`)
  }

  /** Answers a bind as an SMSC does, and hands every later PDU to `onPdu`. */
  acceptBind(onPdu: (pdu: DecodedPdu) => void = () => undefined): void {
    this.onPdu = (pdu) => {
      // Its answer to a bind of ours is none.
      if (pdu.command?.startsWith('bind_') && pdu.command_id < responseBit) {
        this.send({
          command: 'bind_transceiver_resp',
          sequence_number: pdu.sequence_number,
          fields: { system_id: 'RAW' },
        })
      } else onPdu(pdu)
    }
  }
}

/** The Fault a promise rejects with. */
export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it did not fail')
}

export function tlsFile(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../vectors/tls', name), 'utf8')
}

/** TLS that trusts the authority of the tests alone. */
export const tlsToTestAuthority = {
  enabled: true,
  verify: true,
  serverName: '',
  caPem: tlsFile('ca.cert.pem'),
  minVersion: 'TLSv1.2',
} as const
