import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Fault } from '../../shared/faults/fault.ts'
import { type RelaySide, relaySides } from '../../shared/relay/relay-told.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { HostOrder } from '../session/host-order.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import { errorCode } from '../wire/connect-fault.ts'
import { connectLink, describeAddress } from '../wire/link.ts'
import { BindFacts } from './bind-facts.ts'
import { PduPipe } from './pdu-pipe.ts'
import type { RelayTraffic } from './relay-traffic.ts'
import { WatchedSide } from './watched-side.ts'

export interface TransparentLinkOptions {
  /** Of the application; nothing of it has been read. */
  readonly socket: Socket
  /** Counts the links of a relay, from 1. */
  readonly number: number
  readonly connection: ConnectionSettings
  readonly hooks: SessionHooks
  readonly clock: Clock
  readonly traffic: RelayTraffic
  /** Once: both sockets are gone. */
  readonly onGone: () => void
}

interface Side {
  readonly socket: Socket
  readonly session: WatchedSide
}

type How = 'fin' | 'reset'

const otherSide = { application: 'provider', provider: 'application' } as const

/**
 * A link of an application's and the one to the provider that was made for it. What comes on one goes out on the other,
 * octet for octet; how one ends the other is ended.
 */
export class TransparentLink {
  readonly #options: TransparentLinkOptions
  readonly #facts = new BindFacts()
  readonly #connecting = new AbortController()
  #sides: Record<RelaySide, Side> | null = null
  readonly #ended = new Set<RelaySide>()
  readonly #closed = new Set<RelaySide>()
  /** How the link began to end, by its peers. */
  #firstEnd: { readonly side: RelaySide; readonly how: How } | null = null
  #isClosing = false

  constructor(options: TransparentLinkOptions) {
    this.#options = options
    const { socket, traffic } = options
    const address = describeAddress(socket.remoteAddress, socket.remotePort) ?? '?'
    traffic.tell('application-connected', this.name, { address })
    socket.on('error', () => this.#connecting.abort())
    socket.on('close', () => this.#gone('application'))
    void this.#connect()
  }

  /** The application: its system_id once it is known. */
  get name(): string {
    const { socket, number } = this.#options
    return (
      this.#facts.systemId ?? describeAddress(socket.remoteAddress, socket.remotePort) ?? `link ${number}`
    )
  }

  /** 'host:port' on our side of the link to the provider; null before there is one. */
  get localAddress(): string | null {
    return this.#sides?.provider.session.localAddress ?? null
  }

  /** Ends both sides at once. */
  close(): void {
    this.#isClosing = true
    this.#connecting.abort()
    this.#options.socket.destroy()
    this.#sides?.provider.socket.destroy()
  }

  async #connect(): Promise<void> {
    const { socket, traffic, connection } = this.#options
    const provider = await this.#connectSomewhere().catch((error: unknown) => {
      if (socket.destroyed) return null
      const fault = error instanceof Fault ? error.toJSON() : null
      traffic.tell('provider-unreachable', this.name, {}, fault)
      reset(socket)
      return null
    })
    if (provider === null) {
      this.#closed.add('provider')
      this.#gone('provider')
    } else if (socket.destroyed) {
      provider.on('error', () => undefined).destroy()
      this.#gone('provider')
    } else {
      const address = describeAddress(provider.remoteAddress, provider.remotePort) ?? connection.name
      traffic.tell('provider-connected', this.name, { address })
      this.#join(socket, provider)
    }
  }

  async #connectSomewhere(): Promise<Socket> {
    const { connection } = this.#options
    const { clientCertificate, localAddress } = connection
    const connectTimeoutMs = connection.connectTimeout * 1000
    const hosts = new HostOrder(connection, () => null)
    hosts.begin()
    for (;;) {
      try {
        const target = { ...hosts.settings(), clientCertificate, localAddress, connectTimeoutMs }
        return (await connectLink(target, this.#connecting.signal)).socket
      } catch (error) {
        if (this.#connecting.signal.aborted || !hosts.next(error)) throw error
      }
    }
  }

  #join(application: Socket, provider: Socket): void {
    const { connection, number, hooks, clock } = this.#options
    const shared = { profileId: connection.profileId, facts: this.#facts, hooks, clock }
    const side = (socket: Socket, role: 'esme' | 'smsc', suffix: string): Side => ({
      socket,
      session: new WatchedSide({
        ...shared,
        ...{ socket, role, name: `${connection.name} #${number} ${suffix}` },
        connectionId: null,
      }),
    })
    const sides = {
      application: side(application, 'smsc', 'app'),
      provider: side(provider, 'esme', 'SMSC'),
    }
    this.#sides = sides
    provider.on('close', () => this.#gone('provider'))
    this.#carry('application', sides)
    this.#carry('provider', sides)
  }

  #carry(from: RelaySide, sides: Record<RelaySide, Side>): void {
    const [here, there] = [sides[from], sides[otherSide[from]]]
    const pipe = new PduPipe({
      isJudging: () => false,
      judge: (octets) => this.#passed(from, octets),
      passed: (octets) => this.#passed(from, octets),
      pass: (octets) => this.#write(here.socket, there.socket, octets),
      unreadable: ({ kind }) => {
        const { traffic } = this.#options
        traffic.tell('stream-unreadable', this.name, { problem: kind })
      },
    })
    here.socket.on('data', (chunk: Buffer) => {
      pipe.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      this.#waitForGate(here.socket)
    })
    here.socket.on('end', () => {
      pipe.end()
      this.#endOther(from, 'fin')
    })
    here.socket.on('error', (error) => this.#endOther(from, hangUpOf(error)))
    there.socket.on('drain', () => this.#resume(here.socket))
    this.#resume(here.socket)
  }

  #passed(from: RelaySide, octets: Uint8Array): void {
    const sides = this.#sides
    if (sides === null) return
    const { traffic } = this.#options
    const pdu = decodePdu(octets)
    const hasChanged = this.#facts.read(pdu)
    const came = sides[from].session.received(octets, pdu)
    const went = sides[otherSide[from]].session.sent(octets, pdu)
    const own = octets.slice()
    traffic.add({
      from,
      application: this.name,
      in: { mark: came, session: sides[from].session.name, octets: own },
      out: { mark: went, session: sides[otherSide[from]].session.name, octets: own },
    })
    if (!hasChanged) return
    sides.application.session.bindChanged()
    sides.provider.session.bindChanged()
    if (this.#facts.bindMode === null) return
    const address = sides.application.session.remoteAddress ?? '?'
    traffic.tell('application-bound', this.name, { mode: this.#facts.bindMode, address })
  }

  /** Whoever sends faster than the other side takes is read no further meanwhile. */
  #write(from: Socket, to: Socket, octets: Uint8Array): void {
    if (to.destroyed || to.writableEnded) return
    if (!to.write(octets)) from.pause()
  }

  #waitForGate(socket: Socket): void {
    const { readGate } = this.#options.hooks
    if (readGate?.isShut !== true) return
    socket.pause()
    readGate.onceOpen(() => this.#resume(socket))
  }

  #resume(socket: Socket): void {
    const sides = this.#sides
    if (sides === null || socket.destroyed) return
    const other = sides.application.socket === socket ? sides.provider.socket : sides.application.socket
    const isShut = this.#options.hooks.readGate?.isShut === true
    if (!other.writableNeedDrain && !isShut) socket.resume()
  }

  /** One side has sent its last octet, or was reset: the other is told the same way. */
  #endOther(from: RelaySide, how: How): void {
    const sides = this.#sides
    if (sides === null || (how === 'fin' && this.#ended.has(from))) return
    this.#ended.add(from)
    const { socket } = sides[otherSide[from]]
    if (this.#firstEnd === null) {
      this.#firstEnd = { side: from, how }
      this.#options.traffic.tell(`${from}-ended`, this.name, { how: how === 'fin' ? 'FIN' : 'RST' })
    }
    if (how === 'fin') socket.end()
    else reset(socket)
  }

  #gone(side: RelaySide): void {
    this.#closed.add(side)
    if (this.#sides === null && side === 'application') this.#connecting.abort()
    if (!this.#isClosing && !this.#ended.has(side)) this.#endOther(side, 'reset')
    if (this.#closed.size < 2) return
    this.#endSessions()
    this.#options.traffic.tell('link-closed', this.name)
    this.#options.onGone()
  }

  #endSessions(): void {
    const { side: first, how } = this.#firstEnd ?? {}
    const at = this.#options.clock.now()
    for (const side of relaySides) {
      const by = side === first ? 'peer' : 'us'
      this.#sides?.[side].session.ended({ by, how: how ?? 'cut', at, fault: null })
    }
  }
}

function hangUpOf(error: Error): How {
  return errorCode(error) === 'EPIPE' ? 'fin' : 'reset'
}

/** Ends with RST, which a TLS socket cannot. */
function reset(socket: Socket): void {
  if (socket.destroyed) return
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}
