import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Fault } from '../../shared/faults/fault.ts'
import { type RelaySide, relaySides } from '../../shared/relay/relay-told.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { responseTo } from '../session/bind-rules.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { HostOrder } from '../session/host-order.ts'
import type { PduMark, SessionHooks } from '../session/session-hooks.ts'
import { errorCode } from '../wire/connect-fault.ts'
import { connectLink, describeAddress } from '../wire/link.ts'
import { BindFacts } from './bind-facts.ts'
import { DelayedWork } from './delayed-work.ts'
import { PduPipe } from './pdu-pipe.ts'
import type { Judgement, RelayRows } from './relay-rows.ts'
import { type RelayTraffic, SeenPdu } from './relay-traffic.ts'
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
  readonly rows: RelayRows
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
  readonly #pipes: Partial<Record<RelaySide, PduPipe>> = {}
  readonly #delayed: Readonly<Record<RelaySide, DelayedWork>>
  readonly #ended = new Set<RelaySide>()
  readonly #closed = new Set<RelaySide>()
  /** How the link began to end, by its peers. */
  #firstEnd: { readonly side: RelaySide; readonly how: How } | null = null
  #isClosing = false

  constructor(options: TransparentLinkOptions) {
    this.#options = options
    const { socket, traffic, clock } = options
    this.#delayed = { application: new DelayedWork(clock), provider: new DelayedWork(clock) }
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
    const { rows, traffic } = this.#options
    const pipe = new PduPipe({
      isJudging: () => rows.isOn,
      judge: (octets) => this.#judge(from, octets, sides),
      passed: (octets) => this.#passed(from, octets, sides),
      pass: (octets) => this.#write(here.socket, there.socket, octets),
      unreadable: ({ kind }) => traffic.tell('stream-unreadable', this.name, { problem: kind }),
    })
    this.#pipes[from] = pipe
    here.socket.on('data', (chunk: Buffer) => {
      pipe.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      this.#waitForGate(here.socket)
    })
    here.socket.on('end', () => {
      this.#delayed[from].flush()
      pipe.end()
      this.#endOther(from, 'fin')
    })
    here.socket.on('error', (error) => this.#endOther(from, hangUpOf(error)))
    there.socket.on('drain', () => this.#resume(here.socket))
    this.#resume(here.socket)
  }

  #passed(from: RelaySide, octets: Uint8Array, sides: Record<RelaySide, Side>): void {
    const own = this.#options.traffic.copyOf(octets)
    const pdu = decodePdu(own)
    const hasChanged = this.#facts.read(pdu)
    const came = seenBy(sides[from].session, 'received', own, pdu)
    const went = seenBy(sides[otherSide[from]].session, 'sent', own, pdu)
    this.#options.traffic.add(from, this.name, came, went)
    if (hasChanged) this.#bindChanged(sides)
  }

  /** Lets a whole PDU go on, or does with it what the rows say. */
  #judge(from: RelaySide, octets: Uint8Array, sides: Record<RelaySide, Side>): void {
    const own = this.#options.traffic.copyOf(octets)
    const verdict = this.#options.rows.judge(own, from, sides[from].session)
    if (verdict === null) {
      this.#pipes[from]?.insert(own)
      this.#passed(from, own, sides)
      return
    }
    const { rows, effects, refusal, isDropped, delayMs } = verdict
    const pdu = decodePdu(own)
    const came = seenBy(sides[from].session, 'received', own, pdu)
    const tell = (went: SeenPdu | null) =>
      this.#options.traffic.add(from, this.name, came, went, { rows, effects })
    if (isDropped || refusal !== null) {
      this.#facts.read(pdu)
      tell(null)
      if (refusal !== null) this.#refuse(from, pdu, refusal, sides)
      return
    }
    this.#delayed[from].run(delayMs, () => {
      const changed = decodePdu(verdict.octets)
      const hasChanged = this.#facts.read(changed)
      this.#pipes[from]?.insert(verdict.octets)
      tell(seenBy(sides[otherSide[from]].session, 'sent', verdict.octets, changed))
      if (hasChanged) this.#bindChanged(sides)
    })
  }

  /** The relay's own answer, among what comes from the other side. */
  #refuse(
    from: RelaySide,
    { command, sequence_number }: DecodedPdu,
    { status, as }: NonNullable<Judgement['refusal']>,
    sides: Record<RelaySide, Side>,
  ): void {
    const response = command === null || as === 'generic_nack' ? undefined : responseTo(command)
    const octets = encodePdu({ command: response ?? 'generic_nack', command_status: status, sequence_number })
    const pdu = decodePdu(octets)
    this.#facts.read(pdu)
    this.#pipes[otherSide[from]]?.insert(octets)
    const went = seenBy(sides[from].session, 'sent', octets, pdu)
    this.#options.traffic.add(otherSide[from], this.name, null, went)
  }

  #bindChanged(sides: Record<RelaySide, Side>): void {
    sides.application.session.bindChanged()
    sides.provider.session.bindChanged()
    if (this.#facts.bindMode === null) return
    const address = sides.application.session.remoteAddress ?? '?'
    this.#options.traffic.tell('application-bound', this.name, { mode: this.#facts.bindMode, address })
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
    this.#delayed[side].drop()
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

function seenBy(
  session: WatchedSide,
  direction: PduMark['direction'],
  octets: Uint8Array,
  pdu: DecodedPdu,
): SeenPdu {
  return new SeenPdu(session[direction](octets, pdu), session.name, octets)
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
