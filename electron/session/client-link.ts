import type { Socket } from 'node:net'
import type { SessionPhase, TlsFacts } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { refusalsIn } from '../../shared/smpp/session-rules.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { type CertificateDemand, certificateDoubt, certificateRefusal } from '../wire/certificate-refusal.ts'
import { ChunkReader } from '../wire/chunk-reader.ts'
import { connectLink, describeAddress, type Link } from '../wire/link.ts'
import { bindRefusal, bindRequest, outbindRefusal } from './bind-request.ts'
import type { BindSettings } from './bind-settings.ts'
import type { Clock } from './clock.ts'
import type { KeepAlive } from './keep-alive.ts'
import type { Pacer } from './pacer.ts'
import type { RateMeter } from './rate-meter.ts'
import type { RecentPdus } from './recent-pdus.ts'
import type { ReplySpec, RequestOutcome } from './request.ts'
import { type CoreRole, SessionCore } from './session-core.ts'
import type { PduMark, SessionHooks, SessionIdentity } from './session-hooks.ts'
import type { LinkEnd } from './session-link.ts'

export interface ClientLinkOptions {
  readonly connection: BindSettings
  readonly identity: SessionIdentity
  readonly hooks: SessionHooks
  readonly clock: Clock
  readonly meter: RateMeter
  readonly recentPdus: RecentPdus
  readonly pacer: Pacer
  readonly keepAlive: KeepAlive
  readonly touched: () => void
  readonly listener: ClientLinkListener
}

interface ClientLinkListener {
  phaseChanged(phase: SessionPhase): void
  delivered(pdu: DecodedPdu, mark: PduMark): number | null | Promise<number | null>
  /** Once. `failure` says why it never was bound; null when it was. */
  over(end: LinkEnd, failure: unknown): void
  /** Once, after `over`: the socket is gone. */
  gone(): void
}

const scInterfaceVersion = tlvTag('sc_interface_version')
const statusWrongBind = statusValue('ESME_RINVBNDSTS')

/** One link of a client session: connect, or be connected to and sent outbind; bind, live, end. */
export class ClientLink implements CoreRole {
  tls: string | null = null
  tlsFacts: TlsFacts | null = null
  remoteAddress: string | null = null
  localAddress: string | null = null
  peerSystemId: string | null = null
  /** sc_interface_version of the bind's answer; null when the SMSC does not say, or is not bound. */
  peerVersion: number | null = null
  readonly #options: ClientLinkOptions
  readonly #connecting = new AbortController()
  readonly #reader = new ChunkReader()
  #core: SessionCore | null = null
  #isBound = false
  /** Monotonic ms until which an accepted peer may take to send outbind; null when none is owed. */
  #outbindDueAt: number | null = null
  /** Fault of a connected peer that is not the expected SMSC. */
  #stranger: Fault | null = null
  #isOver = false
  #failure: unknown = null
  /** Fault of a TLS alert about our certificate: over TLS 1.3 it may come after the bind has left. */
  #refusal: Fault | null = null

  constructor(options: ClientLinkOptions) {
    this.#options = options
  }

  get isBound(): boolean {
    return this.#isBound
  }

  /** Null until connected. */
  get core(): SessionCore | null {
    return this.#core
  }

  /** Requests of ours that await their answer. */
  get inFlight(): number {
    return this.#core?.outbound.inFlight ?? 0
  }

  start(): void {
    const { connection, listener } = this.#options
    listener.phaseChanged('connecting')
    const connectTimeoutMs = connection.connectTimeout * 1000
    const target = { ...connection, connectTimeoutMs, reader: this.#reader }
    connectLink(target, this.#connecting.signal).then(
      (link) => this.#connected(link),
      (error: unknown) => {
        const fault = error instanceof Fault ? error : null
        this.#overOnce({ by: 'us', how: this.#connecting.signal.aborted ? 'cut' : 'error', fault }, error)
        listener.gone()
      },
    )
  }

  /** Begins on a connection that the SMSC made: its outbind is awaited, and answered by our bind. */
  accepted(socket: Socket): void {
    const { clock, connection } = this.#options
    this.#outbindDueAt = clock.monotonic() + connection.bindTimeout * 1000
    this.#open({ socket, tls: null, tlsFacts: null }, undefined)
    socket.resume()
  }

  /** Epoch ms until which the outbind may come; null when none is owed. */
  get outbindUntil(): number | null {
    const { clock } = this.#options
    return this.#outbindDueAt === null ? null : this.#outbindDueAt + clock.now() - clock.monotonic()
  }

  /** 'unbind' only does so when bound; before that it cuts. */
  close(how: 'unbind' | 'cut'): void {
    const reason = new Fault('session.not-bound', {})
    const core = this.#core
    if (!this.#isBound) this.#failure ??= reason
    if (core === null) this.#connecting.abort(reason)
    else if (how === 'unbind' && this.#isBound) core.unbind()
    else core.cut({ by: 'us', how: 'cut', fault: null })
  }

  answer(pdu: DecodedPdu, mark: PduMark): ReplySpec | Promise<ReplySpec> {
    const { listener, hooks, identity } = this.#options
    if (this.#outbindDueAt !== null) return this.#outbindCame(pdu)
    switch (pdu.command) {
      case 'deliver_sm':
      case 'data_sm':
        if (!this.#isBound) {
          hooks.onNote?.(identity, { kind: 'early-request', commandId: pdu.command_id })
        }
        return replyOf(listener.delivered(pdu, mark))
      case 'alert_notification':
      case 'outbind': {
        const { wireState: state, interfaceVersion } = identity
        if (refusalsIn('smsc', state, interfaceVersion).get(pdu.command) !== 'allowed')
          return this.#refuse(pdu)
        // Neither has a response; what answers an outbind is the bind.
        return noReplyAfter(listener.delivered(pdu, mark))
      }
      default:
        return this.#refuse(pdu)
    }
  }

  answered(): void {
    // An unexpected peer gets its answer before the link ends.
    if (this.#stranger !== null) this.#core?.end({ by: 'us', how: 'refused', fault: this.#stranger })
  }

  requestExpired(): void {
    // The caller judges a slow answer; a dead link shows in keep-alive.
  }

  swept(monotonic: number): void {
    const dueAt = this.#outbindDueAt
    if (dueAt === null || monotonic < dueAt) return
    const address = this.remoteAddress ?? '?'
    const seconds = this.#options.connection.bindTimeout
    this.#core?.cut({
      by: 'us',
      how: 'timeout',
      fault: new Fault('session.no-outbind', { address, seconds }),
    })
  }

  shortestDeadlineMs(): number {
    const { bindTimeout, responseTimeout } = this.#options.connection
    return (this.#isBound ? responseTimeout : bindTimeout) * 1000
  }

  unbinding(): void {
    this.#options.listener.phaseChanged('unbinding')
  }

  ended(end: LinkEnd): void {
    const told =
      this.#isBound || end.by === 'us' ? end : { ...end, fault: end.fault ?? this.#certificateFault() }
    const failure = this.#failure ?? told.fault ?? new Fault('session.closed-before-bind', {})
    this.#overOnce(told, this.#isBound ? null : failure)
  }

  gone(): void {
    this.#options.listener.gone()
  }

  #refuse({ command_id: commandId }: DecodedPdu): ReplySpec {
    const { hooks, identity } = this.#options
    hooks.onNote?.(identity, { kind: 'wrong-state', commandId, commandStatus: statusWrongBind })
    return { status: statusWrongBind }
  }

  #overOnce(end: LinkEnd, failure: unknown): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#options.listener.over(end, failure)
  }

  #noteRefusal(error: Error): void {
    const demand = this.#demand()
    if (demand !== null) this.#refusal ??= certificateRefusal(error, demand)
  }

  /**
   * Fault of our certificate that may have made the peer hang up before it answered the bind; null if there
   * is none.
   */
  #certificateFault(): Fault | null {
    const demand = this.#demand()
    return this.#refusal ?? (demand && certificateDoubt(demand))
  }

  #demand(): CertificateDemand | null {
    if (this.tlsFacts === null) return null
    const { isAsked, own } = this.tlsFacts
    return { host: this.#options.connection.host, isAsked, isGiven: own !== null }
  }

  #connected(link: Link): void {
    this.#bind(this.#open(link, this.#reader))
  }

  #outbindCame(pdu: DecodedPdu): ReplySpec {
    this.#outbindDueAt = null
    const core = this.#core
    this.#stranger = outbindRefusal(this.#options.connection, pdu)
    if (this.#stranger === null && core !== null) this.#bind(core)
    // An outbind has no response; a request in its place is told that it came too early.
    return pdu.command === 'outbind' ? null : { status: statusWrongBind }
  }

  /** `reader`: a socket that was accepted is read as a stream, since what it has said is put back there. */
  #open(link: Link, reader: ChunkReader | undefined): SessionCore {
    const { connection, listener, identity, ...shared } = this.#options
    const { socket } = link
    this.tls = link.tls
    this.tlsFacts = link.tlsFacts
    if (link.tlsFacts !== null) socket.on('error', (error) => this.#noteRefusal(error))
    this.remoteAddress = describeAddress(socket.remoteAddress, socket.remotePort)
    this.localAddress = describeAddress(socket.localAddress, socket.localPort)
    listener.phaseChanged('open')
    const core = new SessionCore({
      ...shared,
      socket,
      reader,
      identity,
      window: connection.window,
      inactivityMs: () => (connection.inactivityTimeout ?? 0) * 1000,
      responseTimeoutMs: () => connection.responseTimeout * 1000,
      role: this,
    })
    this.#core = core
    return core
  }

  #bind(core: SessionCore): void {
    const { connection, listener } = this.#options
    listener.phaseChanged('binding')
    const timeoutMs = connection.bindTimeout * 1000
    core.dispatch(bindRequest(connection), (outcome) => this.#bindSettled(core, outcome), timeoutMs)
  }

  #bindSettled(core: SessionCore, outcome: RequestOutcome): void {
    // The end of the link was reported by `ended` already.
    if (this.#isOver) return
    if (outcome.kind === 'answered') {
      const { pdu } = outcome.response
      const refusal = bindRefusal(this.#options.connection, pdu)
      this.#failure = refusal
      if (refusal === null) this.#bound(core, pdu)
      else core.end({ by: 'peer', how: 'refused', fault: refusal })
    } else if (outcome.kind === 'timed-out') {
      const fault = new Fault('session.bind-timeout', { seconds: outcome.seconds })
      this.#failure = fault
      core.cut({ by: 'us', how: 'timeout', fault })
    } else {
      this.#failure = outcome.kind === 'never-sent' ? outcome.error : null
      const fault = this.#failure instanceof Fault ? this.#failure : null
      core.cut({ by: 'us', how: 'error', fault })
    }
  }

  #bound(core: SessionCore, answer: DecodedPdu): void {
    const systemId = answer.fields['system_id']
    this.peerSystemId = typeof systemId === 'string' ? systemId : null
    this.peerVersion = findTlv(answer.tlvs, scInterfaceVersion)?.value[0] ?? null
    this.#isBound = true
    core.accept()
    this.#options.listener.phaseChanged('bound')
  }
}

function replyOf(status: number | null | Promise<number | null>): ReplySpec | Promise<ReplySpec> {
  return status instanceof Promise ? status.then(replyOf) : status === null ? null : { status }
}

/** It has no answer, but counts as owed until it is dealt with. */
function noReplyAfter(status: number | null | Promise<number | null>): ReplySpec | Promise<ReplySpec> {
  return status instanceof Promise ? status.then(() => null) : null
}
