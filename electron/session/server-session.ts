import type { Socket } from 'node:net'
import type { BindMode } from '../../shared/contract/connections.ts'
import type { CloseReason, SessionPhase, SessionState, TlsFacts } from '../../shared/contract/session.ts'
import { sharedVersion, version34 } from '../../shared/smpp/interface-version.ts'
import { findTlv } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { CommandName, WireState } from '../../shared/smpp/pdu-table.ts'
import type { SendVerdict } from '../../shared/smpp/session-rules.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { describeAddress, describeTls, tlsFactsOf } from '../wire/link.ts'
import { bindModeOf, wireState } from './bind-rules.ts'
import type { Clock } from './clock.ts'
import type { Leaving } from './inbound.ts'
import { KeepAlive } from './keep-alive.ts'
import type { OnSent } from './outbound.ts'
import type { PendingRequest, Settle } from './pending-requests.ts'
import { RateMeter } from './rate-meter.ts'
import { RecentPdus } from './recent-pdus.ts'
import type { OutgoingRequest, Reply, ReplySpec, Response } from './request.ts'
import { settlePromise } from './request-fault.ts'
import { ServerRules } from './server-rules.ts'
import { type ServerTimers, timersView, unanswered, unbound } from './server-timers.ts'
import { type CoreRole, SessionCore } from './session-core.ts'
import type { PduMark, SessionHooks, SessionIdentity } from './session-hooks.ts'
import type { LinkEnd } from './session-link.ts'
import { SessionNotes } from './session-notes.ts'
import { hasRates, type LinkView, type SessionParts, sessionView } from './session-view.ts'
import { StatePublisher } from './state-publisher.ts'

export interface ServerSessionOptions {
  readonly socket: Socket
  readonly sessionId: string
  /** Name in rows and chips. */
  readonly name: string
  readonly profileId: string
  readonly timers: ServerTimers
  readonly hooks: SessionHooks
  readonly clock: Clock
  /** Open requests of ours, at most. */
  readonly window: number
}

export type RequestHandler = (pdu: DecodedPdu, session: ServerSession, mark: PduMark) => Reply

const statusWrongBind = statusValue('ESME_RINVBNDSTS')
const statusAlreadyBound = statusValue('ESME_RALYBND')
const statusUnknown = statusValue('ESME_RINVCMDID')
const statusOk = statusValue('ESME_ROK')
const scInterfaceVersion = tlvTag('sc_interface_version')

/**
 * One client of ours, seen from the SMSC's side. The session answers enquire_link, unbind, unknown and unreadable PDUs,
 * and requests its bind does not allow; everything else goes to `onRequest`.
 */
export class ServerSession implements SessionIdentity, CoreRole {
  readonly role = 'smsc'
  readonly connectionId = null
  readonly sessionId: string
  readonly name: string
  readonly profileId: string
  readonly remoteAddress: string | null
  /** IP address of the client, without its port; '' when it has gone. */
  readonly remoteHost: string
  /**
   * Decides the answer to a bind (status 0 binds) and to whatever a bound client may send. Answering with a value is
   * much faster than with a promise. null leaves the request unanswered; a request without a response, which only an
   * SMSC may send, gets the status in a generic_nack.
   */
  onRequest: RequestHandler = () => ({ status: statusUnknown })
  /**
   * True for commands that this side supports. `onRequest` answers the others in every state of the session:
   * ESME_RINVCMDID comes before ESME_RINVBNDSTS.
   */
  isSupported: (command: CommandName) => boolean = () => true
  /** True refuses a request that the specification forbids; false notes it and lets `onRequest` decide. */
  refuses: (pdu: DecodedPdu, verdict: SendVerdict) => boolean = (_pdu, verdict) => verdict !== 'wrong-version'
  /** Asked of an enquire_link and an unbind first; undefined lets the session answer them. */
  onInterception: ((pdu: DecodedPdu, session: ServerSession) => ReplySpec | undefined) | null = null
  /** What leaves of each answer, as `Answerer.leaving`; the answers that the session gives by itself among them. */
  onLeaving: Leaving | null = null
  /** The bind was accepted and its answer is on the way: PDUs sent from here on come after it. */
  onBound: ((session: ServerSession) => void) | null = null
  /** A deadline passed; the session is cut right after. */
  onDeadline: ((which: 'bind' | 'answer', session: ServerSession) => void) | null = null
  /** Once. */
  onClose: ((reason: CloseReason, session: ServerSession) => void) | null = null
  readonly timers: ServerTimers
  readonly #options: ServerSessionOptions
  readonly #publisher: StatePublisher<SessionState>
  readonly #parts: SessionParts
  readonly #hooks: SessionHooks
  readonly #openedAt: number
  readonly #localAddress: string | null
  readonly #tls: string | null
  readonly #tlsFacts: TlsFacts | null
  readonly #core: SessionCore
  readonly #gone = Promise.withResolvers<void>()
  #phase: SessionPhase = 'open'
  #since: number
  #bindMode: BindMode | null = null
  /** Of the bind that is being answered, or that was accepted. */
  #binding: { mode: BindMode; systemId: string; interfaceVersion: number } | null = null
  /** The bind whose answer is being decided: another one meanwhile is refused and changes nothing. */
  #awaitedBind: PduMark | null = null
  /** sc_interface_version of our answer to the bind; null when it had none. */
  #toldVersion: number | null = null
  #rules = new ServerRules(null, version34)
  #close: CloseReason | null = null

  constructor(options: ServerSessionOptions) {
    const { socket, clock } = options
    this.sessionId = options.sessionId
    this.name = options.name
    this.profileId = options.profileId
    this.timers = options.timers
    this.remoteHost = socket.remoteAddress ?? ''
    this.remoteAddress = describeAddress(socket.remoteAddress, socket.remotePort)
    this.#options = options
    this.#parts = {
      identity: this,
      clock,
      meter: new RateMeter(),
      keepAlive: new KeepAlive(() => this.timers.enquireLinkIntervalMs ?? 0),
      recentPdus: new RecentPdus(),
      notes: new SessionNotes(clock),
    }
    this.#hooks = this.#parts.notes.over(options.hooks)
    this.#localAddress = describeAddress(socket.localAddress, socket.localPort)
    this.#tls = describeTls(socket)
    this.#tlsFacts = tlsFactsOf(socket, 'server')
    this.#since = clock.now()
    this.#openedAt = clock.monotonic()
    this.#publisher = new StatePublisher({
      clock,
      read: () => this.state(),
      publish: options.hooks.onState,
      isMoving: hasRates,
    })
    this.#core = new SessionCore({
      ...this.#parts,
      socket,
      hooks: this.#hooks,
      pacer: null,
      inactivityMs: () => this.timers.inactivityMs ?? 0,
      window: options.window,
      responseTimeoutMs: () => this.timers.answerDeadlineMs,
      touched: () => this.#publisher.touch(),
      role: this,
    })
    this.#publisher.touch()
  }

  /** The lower of the accepted bind's and of what its answer tells; 0x34 before. */
  get interfaceVersion(): number {
    return sharedVersion(this.#binding?.interfaceVersion ?? version34, this.#toldVersion)
  }

  get wireState(): WireState {
    return wireState(this.#bindMode)
  }

  get phase(): SessionPhase {
    return this.#phase
  }

  /** system_id of the accepted bind. */
  get systemId(): string | null {
    return this.#bindMode === null ? null : (this.#binding?.systemId ?? null)
  }

  /** null until bound. */
  get bindMode(): BindMode | null {
    return this.#bindMode
  }

  get sent(): number {
    return this.#parts.meter.sent
  }

  /** Requests of ours that wait for an answer. */
  get inFlight(): number {
    return this.#core.outbound.inFlight
  }

  get received(): number {
    return this.#parts.meter.received
  }

  /**
   * A request of ours, deliver_sm or another. Resolves with the answer whatever its status; rejects with
   * `session.wrong-bind`, `session.not-bound` (it never left), `session.response-timeout` (the session is cut as
   * well), `session.lost`, `pdu.bad-field`.
   */
  request(pdu: OutgoingRequest, onSent?: OnSent): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.send(pdu, (outcome) => settlePromise(pdu.command, outcome, resolve, reject), onSent)
    })
  }

  /** As `request` without a promise: `settle` is called exactly once. */
  send(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void {
    if (this.#bindMode === null) settle({ kind: 'never-sent', error: null })
    else if (!this.#rules.maySend(pdu.command)) {
      settle({ kind: 'never-sent', error: this.#rules.faultOf(pdu.command) })
    } else this.#core.outbound.request(pdu, settle, onSent)
  }

  /** Sends raw octets. Answers to them are shown as orphans. */
  sendRaw(octets: Uint8Array): void {
    this.#core.sendRaw(octets)
  }

  /** Closes at once, without unbind. */
  cut(): Promise<void> {
    this.#core.cut({ by: 'us', how: 'cut', fault: null })
    return this.#gone.promise
  }

  /** Closes at once with a FIN, without unbind, after what waits is written. */
  end(): Promise<void> {
    this.#core.end({ by: 'us', how: 'cut', fault: null })
    return this.#gone.promise
  }

  /** Closes at once with a RST, without unbind. Over TLS the connection is closed without one. */
  reset(): Promise<void> {
    this.#core.reset({ by: 'us', how: 'cut', fault: null })
    return this.#gone.promise
  }

  /** Unbinds, each step at most the answer deadline; resolves when the socket is gone. Not bound: cuts. */
  unbind(): Promise<void> {
    if (this.#bindMode === null) return this.cut()
    this.#core.unbind()
    return this.#gone.promise
  }

  state(): SessionState {
    return sessionView(this.#parts, this.#linkView(), {
      bind: { number: 1, of: 1 },
      bindMode: this.#bindMode,
      phase: this.#phase,
      since: this.#since,
      // Ours is the SMSC's, which a bind response names; the client's is the peer's.
      systemId: '',
      window: this.#options.window,
      timers: timersView(this.timers, this.#core.deadlines(), {
        keepAlive: this.#parts.keepAlive,
        bindUntil: this.#bindUntil(),
      }),
      throttle: null,
      retryAt: null,
      attempt: 0,
      close: this.#close,
    })
  }

  /** Verdict of the specification on a client's request in the state and version of the session. */
  verdictOn(command: CommandName | null): SendVerdict {
    return this.#rules.verdictOn(command)
  }

  /** For the core. */
  answer(pdu: DecodedPdu, mark: PduMark): Reply {
    const { command } = pdu
    if (command !== null && !this.isSupported(command)) return this.onRequest(pdu, this, mark)
    const mode = command === null ? null : bindModeOf(command)
    if (mode !== null) return this.#answerBind(mode, pdu, mark)
    return this.#refusal(this.verdictOn(command), pdu) ?? this.onRequest(pdu, this, mark)
  }

  /** For the core. */
  intercept(pdu: DecodedPdu): ReplySpec | undefined {
    return this.onInterception?.(pdu, this)
  }

  /** For the core. */
  get leaving(): Leaving | null {
    return this.onLeaving
  }

  /** For the core. */
  answered(_command: CommandName | null, mark: PduMark, reply: ReplySpec): void {
    if (this.#binding === null || mark !== this.#awaitedBind) return
    this.#awaitedBind = null
    const isAccepted = reply !== null && !('nack' in reply) && reply.status === statusOk
    if (!isAccepted) this.#binding = null
    else {
      this.#bindMode = this.#binding.mode
      this.#toldVersion = findTlv(reply.tlvs ?? [], scInterfaceVersion)?.value[0] ?? null
      this.#rules = new ServerRules(this.#bindMode, this.interfaceVersion)
      this.#core.accept()
    }
    this.#setPhase(isAccepted ? 'bound' : 'open')
    if (isAccepted) this.onBound?.(this)
  }

  /** For the core. */
  requestExpired(request: PendingRequest): void {
    if (!request.usesWindow) return
    this.onDeadline?.('answer', this)
    this.#core.cut({ by: 'us', how: 'timeout', fault: unanswered(request.command, this.timers) })
  }

  /** For the core. */
  swept(monotonic: number): void {
    if (this.#bindMode !== null || monotonic - this.#openedAt < this.timers.bindDeadlineMs) return
    this.onDeadline?.('bind', this)
    this.#core.cut({ by: 'us', how: 'timeout', fault: unbound(this.timers) })
  }

  /** For the core. */
  shortestDeadlineMs(): number {
    return this.#bindMode === null ? this.timers.bindDeadlineMs : this.timers.answerDeadlineMs
  }

  /** For the core. */
  unbinding(): void {
    this.#setPhase('unbinding')
  }

  /** For the core. */
  ended(end: LinkEnd): void {
    const at = this.#options.clock.now()
    const fault = end.fault?.toJSON() ?? null
    this.#close = { by: end.by, how: end.how, at, fault, timers: this.#core.vitals() }
    this.#setPhase('closed')
    this.onClose?.(this.#close, this)
  }

  /** For the core. */
  gone(): void {
    this.#gone.resolve()
  }

  #answerBind(mode: BindMode, pdu: DecodedPdu, mark: PduMark): Reply {
    if (this.#binding !== null) return this.#refuse(pdu, statusAlreadyBound)
    const { system_id, interface_version } = pdu.fields
    // bind_transceiver, added in 3.4, from a client that declares an older version.
    const isNewer =
      mode === 'transceiver' && interface_version !== undefined && Number(interface_version) < version34
    const refusal = isNewer ? this.#refusal('wrong-version', pdu) : null
    if (refusal !== null) return refusal
    this.#binding = {
      mode,
      systemId: typeof system_id === 'string' ? system_id : '',
      interfaceVersion: typeof interface_version === 'number' ? interface_version : 0,
    }
    this.#awaitedBind = mark
    this.#setPhase('binding')
    return this.onRequest(pdu, this, mark)
  }

  /** null lets it pass, with a note when the specification forbids it. */
  #refusal(verdict: SendVerdict, pdu: DecodedPdu): ReplySpec {
    if (verdict === 'allowed') return null
    const isRefused = this.refuses(pdu, verdict)
    if (verdict !== 'wrong-version') {
      if (isRefused) return this.#refuse(pdu, statusWrongBind)
      this.#hooks.onNote?.(this, { kind: 'state-ignored', commandId: pdu.command_id })
      return null
    }
    const kind = isRefused ? 'wrong-version' : 'version-ignored'
    this.#hooks.onNote?.(this, { kind, commandId: pdu.command_id })
    return isRefused ? { nack: statusUnknown } : null
  }

  #refuse(pdu: DecodedPdu, commandStatus: number): ReplySpec {
    this.#hooks.onNote?.(this, { kind: 'wrong-state', commandId: pdu.command_id, commandStatus })
    return { status: commandStatus }
  }

  #linkView(): LinkView {
    return {
      peerVersion: this.#binding?.interfaceVersion ?? null,
      peerSystemId: this.systemId,
      localAddress: this.#localAddress,
      tls: this.#tls,
      tlsFacts: this.#tlsFacts,
      inFlight: this.#core.outbound.inFlight,
    }
  }

  /** When a client that has not bound is cut; null for one that has, or that is gone. */
  #bindUntil(): number | null {
    const { clock } = this.#options
    if (this.#bindMode !== null || this.#phase === 'closed') return null
    return clock.now() + this.#openedAt + this.timers.bindDeadlineMs - clock.monotonic()
  }

  #setPhase(phase: SessionPhase): void {
    this.#phase = phase
    this.#since = this.#options.clock.now()
    this.#hooks.onPhase?.(this.state())
    this.#publisher.touch()
  }
}
