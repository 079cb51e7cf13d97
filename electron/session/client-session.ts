import type { CloseReason, SessionPhase, SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { sharedVersion } from '../../shared/smpp/interface-version.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { WireState } from '../../shared/smpp/pdu-table.ts'
import { refusalsIn, type SendVerdict } from '../../shared/smpp/session-rules.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { sendFault, wireState } from './bind-rules.ts'
import type { BindSettings } from './bind-settings.ts'
import { ClientLink } from './client-link.ts'
import { clientTimers } from './client-timers.ts'
import type { Clock } from './clock.ts'
import { HostOrder } from './host-order.ts'
import { KeepAlive } from './keep-alive.ts'
import { LinkEnds } from './link-ends.ts'
import type { OutbindListener } from './outbind-listener.ts'
import type { OnSent, Outbound } from './outbound.ts'
import { Pacer } from './pacer.ts'
import type { Settle } from './pending-requests.ts'
import { RateMeter } from './rate-meter.ts'
import { RecentPdus } from './recent-pdus.ts'
import { ReconnectTimer } from './reconnect-timer.ts'
import type { OutgoingRequest, Response } from './request.ts'
import { settlePromise } from './request-fault.ts'
import { ResendQueue } from './resend-queue.ts'
import type { PduMark, SessionHooks, SessionIdentity } from './session-hooks.ts'
import type { LinkEnd } from './session-link.ts'
import { SessionNotes } from './session-notes.ts'
import { hasRates, type SessionParts, sessionView } from './session-view.ts'
import type { SharedBinds } from './shared-binds.ts'
import { StatePublisher } from './state-publisher.ts'

export interface ClientSessionOptions {
  readonly sessionId: string
  readonly connection: BindSettings
  readonly hooks: SessionHooks
  readonly clock: Clock
  /** Parts shared with the other binds of its connection; null or absent when it is the only one. */
  readonly shared?: SharedBinds | null
}

const statusOk = statusValue('ESME_ROK')
const onlyBind = { number: 1, of: 1 } as const

/**
 * An ESME's session with one SMSC, over as many links as it takes: connects and binds, and after a loss connects and
 * binds again when the connection says so.
 */
export class ClientSession implements SessionIdentity {
  readonly role = 'esme'
  readonly sessionId: string
  readonly connectionId: string
  readonly name: string
  readonly profileId: string
  /**
   * The command_status that answers a deliver_sm or data_sm, null leaves it unanswered; also told of alert_notification and outbind, which have
   * no answer. The answer waits for it, and what the peer sends meanwhile is read up to a bound. `mark` has the
   * recorder's number of the PDU. What `pdu` shows of its octets is lent until the promise resolves.
   */
  onDeliver: (pdu: DecodedPdu, mark: PduMark) => number | null | Promise<number | null> = () => statusOk
  readonly #connection: ClientSessionOptions['connection']
  readonly #hooks: SessionHooks
  readonly #clock: Clock
  readonly #publisher: StatePublisher<SessionState>
  readonly #parts: SessionParts
  readonly #shared: SharedBinds | null
  readonly #pacer: Pacer
  readonly #resendQueue: ResendQueue | null
  readonly #reconnectTimer: ReconnectTimer
  readonly #hosts: HostOrder
  /** Verdicts on our requests, by the bind and the version. */
  #rules: ReadonlyMap<string, SendVerdict> = new Map()
  #phase: SessionPhase = 'closed'
  #since: number
  /** The link that lives or was the last one. */
  #link: ClientLink | null = null
  readonly #ends = new LinkEnds()
  /** Takes it out of the listener's queue. */
  #stopWaiting: (() => void) | null = null
  #isClosing = false
  #isLinkGone = true
  #opening: { resolve: () => void; reject: (reason: unknown) => void } | null = null
  #closing: PromiseWithResolvers<void> | null = null

  constructor(options: ClientSessionOptions) {
    const { connection, clock, hooks, shared = null } = options
    this.sessionId = options.sessionId
    this.connectionId = connection.connectionId
    this.name = shared?.name ?? connection.name
    this.profileId = connection.profileId
    this.#connection = connection
    this.#shared = shared
    this.#parts = {
      identity: this,
      clock,
      meter: new RateMeter(),
      keepAlive: new KeepAlive(() => connection.enquireLinkInterval * 1000),
      recentPdus: new RecentPdus(),
      notes: new SessionNotes(clock),
    }
    this.#hooks = this.#parts.notes.over(hooks)
    this.#clock = clock
    this.#pacer =
      shared?.pacer ??
      new Pacer(connection.rate ?? 0, clock, this.#parts.meter, !connection.ignoresThrottling)
    const own = { comesBack: () => this.comesBack, elsewhere: () => null }
    this.#resendQueue =
      connection.inDoubt !== 'repeat' ? null : shared === null ? new ResendQueue(own) : shared.repeats
    this.#reconnectTimer = new ReconnectTimer(connection.reconnect, clock)
    this.#hosts = new HostOrder(connection, () => shared?.boundAt() ?? null)
    this.#since = clock.now()
    this.#publisher = new StatePublisher({
      clock,
      read: () => this.state(),
      publish: hooks.onState,
      isMoving: hasRates,
    })
  }

  /** Ours until the SMSC has told its own, then the lower of both. */
  get interfaceVersion(): number {
    return sharedVersion(this.#connection.interfaceVersion, this.#link?.peerVersion ?? null)
  }

  get wireState(): WireState {
    return wireState(this.#link?.isBound ? this.#connection.bindMode : null)
  }

  get phase(): SessionPhase {
    return this.#phase
  }

  get bindMode(): BindSettings['bindMode'] {
    return this.#connection.bindMode
  }

  get remoteAddress(): string | null {
    return this.#link?.remoteAddress ?? null
  }

  /** Place among the connection's hosts, from 0, of the one that is tried or bound at. */
  get hostAt(): number {
    return this.#hosts.at
  }

  /** 'host:port' on our side of its link; null before there was one. */
  get localAddress(): string | null {
    return this.#link?.localAddress ?? null
  }

  /** Requests waiting for room in the window. */
  get queued(): number {
    return this.#link?.core?.outbound.queued ?? 0
  }

  /** Requests that could leave at once; negative: the number of those that wait for room. */
  get room(): number {
    const { inFlight = 0, queued = 0 } = this.#link?.core?.outbound ?? {}
    return this.#connection.window - inFlight - queued
  }

  /** The requests of the link it is bound over; null when it is not bound. */
  get outbound(): Outbound | null {
    return this.#phase === 'bound' ? (this.#link?.core?.outbound ?? null) : null
  }

  /** True while another link of this session will follow a lost one. */
  get comesBack(): boolean {
    return this.#connection.reconnect.enabled && !this.#isClosing && this.#phase !== 'closed'
  }

  /** Why its last link ended, or why there was none. */
  get closeReason(): CloseReason | null {
    return this.#ends.last
  }

  /** PDUs a second; `monotonic` in ms. */
  rates(monotonic: number): ReturnType<RateMeter['sample']> {
    return this.#parts.meter.sample(monotonic)
  }

  /**
   * Resolves when bound, for one that waits for an outbind once the SMSC has connected. Rejects with the
   * Fault of the first attempt that fails (`session.host-not-found`, `connect-*`, `tls-*`, `bind-refused`,
   * `bind-timeout`, `closed-before-bind`, `not-smpp`), or `session.not-bound` when closed meanwhile. With
   * reconnect on, and a temporary fault, the session goes on trying after the rejection (phase 'waiting')
   * until `close`. Call once.
   */
  open(): Promise<void> {
    if (this.#opening !== null || this.#phase !== 'closed') throw new Error('a session is opened once')
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject }
      this.#connect()
    })
  }

  /**
   * Resolves with the answer, whatever its command_status. Rejects with `session.wrong-bind`,
   * `session.wrong-version`, `session.not-bound` (it never left), `session.response-timeout`, `session.lost`
   * (it left: in doubt), `pdu.bad-field`. `onSent` is told the number and time once it leaves the window's
   * queue.
   */
  request(pdu: OutgoingRequest, onSent?: OnSent): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.send(pdu, (outcome) => settlePromise(pdu.command, outcome, resolve, reject), onSent)
    })
  }

  /** As `request` without a promise: `settle` is called exactly once. */
  send(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void {
    this.#send(pdu, settle, onSent, this.#resendQueue)
  }

  /** As `send`, but never repeated by the connection's policy: for callers that track parts in doubt. */
  sendOnce(pdu: OutgoingRequest, settle: Settle, onSent?: OnSent): void {
    this.#send(pdu, settle, onSent, null)
  }

  #send(pdu: OutgoingRequest, settle: Settle, onSent: OnSent | undefined, repeats: ResendQueue | null): void {
    const { bindMode } = this.#connection
    const core = this.#link?.core ?? null
    if (core === null || this.#phase !== 'bound') settle({ kind: 'never-sent', error: null })
    else if (this.#rules.get(pdu.command) !== 'allowed') {
      const error = sendFault(pdu.command, this.#rules.get(pdu.command), bindMode, this.interfaceVersion)
      settle({ kind: 'never-sent', error })
    } else if (repeats !== null) repeats.request(core.outbound, { pdu, settle, onSent })
    else core.outbound.request(pdu, settle, onSent)
  }

  /**
   * As `request`, also for a request that the bind does not allow, to test the peer. Past the window, since
   * the peer may leave it unanswered.
   */
  requestAnyway(pdu: OutgoingRequest): Promise<Response> {
    return new Promise((resolve, reject) => {
      const settle: Settle = (outcome) => settlePromise(pdu.command, outcome, resolve, reject)
      const core = this.#link?.core ?? null
      if (core === null || this.#phase !== 'bound') settle({ kind: 'never-sent', error: null })
      else core.dispatch(pdu, settle, null)
    })
  }

  /** As `close('unbind')`; resolves with the peer's answer as soon as that is there. Rejects as `request` does. */
  unbind(): Promise<Response> {
    return new Promise((resolve, reject) => {
      const settle: Settle = (outcome) => settlePromise('unbind', outcome, resolve, reject)
      const core = this.#link?.core ?? null
      if (core === null || this.#phase !== 'bound') return settle({ kind: 'never-sent', error: null })
      this.#isClosing = true
      core.unbind(settle)
    })
  }

  /** Sends raw octets. Answers to them are shown as orphans. */
  sendRaw(octets: Uint8Array): void {
    this.#link?.core?.sendRaw(octets)
  }

  /** Sends enquire_link past the window; resolves with its latency in ms. Rejects as `request` does. */
  async enquireLink(): Promise<number> {
    const core = this.#link?.core ?? null
    if (core === null || this.#phase !== 'bound') throw new Fault('session.not-bound', {})
    const { latencyMs } = await new Promise<Response>((resolve, reject) => {
      core.enquireLink((outcome) => settlePromise('enquire_link', outcome, resolve, reject))
    })
    return latencyMs
  }

  /**
   * Ends the session for good; resolves when the socket is gone. 'unbind' lets what is in flight be answered, sends
   * unbind and waits for its answer, each at most the response timeout; 'cut' closes the socket at once.
   */
  close(how: 'unbind' | 'cut'): Promise<void> {
    const isIdle = this.#phase === 'closed' || this.#phase === 'waiting' || this.#phase === 'listening'
    this.#isClosing = true
    this.#stopWaiting?.()
    this.#closing ??= Promise.withResolvers<void>()
    const { promise } = this.#closing
    if (isIdle && this.#isLinkGone) this.#finish()
    else this.#link?.close(how)
    return promise
  }

  state(): SessionState {
    const { bindMode, systemId, window } = this.#connection
    const phase = this.#phase
    return sessionView(this.#parts, this.#link, {
      bind: this.#shared?.bind ?? onlyBind,
      bindMode,
      phase,
      since: this.#since,
      systemId,
      window,
      timers: clientTimers(this.#connection, this.#link, phase),
      throttle: phase === 'closed' ? null : this.#pacer.view(),
      retryAt: this.#reconnectTimer.retryAt,
      attempt: this.#reconnectTimer.attempt,
      close: this.#ends.last,
      boundClose: this.#ends.lastBound,
      target: this.#listener === null ? this.#hosts.view() : null,
    })
  }

  get #listener(): OutbindListener | null {
    return this.#shared?.listener ?? null
  }

  #boundAgain(): void {
    this.#rules = refusalsIn('esme', this.wireState, this.interfaceVersion)
    this.#opening?.resolve()
    const core = this.#link?.core ?? null
    if (core !== null) this.#resendQueue?.resume(core.outbound)
  }

  #setPhase(phase: SessionPhase): void {
    this.#phase = phase
    if (phase === 'closed') this.#resendQueue?.giveUp()
    this.#since = this.#clock.now()
    this.#hooks.onPhase?.(this.state())
    this.#publisher.touch()
    this.#shared?.phaseChanged()
  }

  #connect(): void {
    if (this.#listener !== null) this.#listen(this.#listener)
    else {
      this.#reconnectTimer.tried()
      this.#hosts.begin()
      this.#newLink().start()
    }
  }

  #listen(listener: OutbindListener): void {
    this.#stopWaiting = listener.wait({
      take: (socket) => {
        this.#stopWaiting = null
        this.#reconnectTimer.tried()
        this.#newLink().accepted(socket)
      },
      cut: (fault) => {
        this.#ends.add({ by: 'us', how: 'timeout', fault }, false, { at: this.#clock.now() })
        this.#publisher.touch()
      },
    })
    this.#setPhase('listening')
  }

  #newLink(): ClientLink {
    this.#isLinkGone = false
    const link = new ClientLink({
      connection: { ...this.#connection, ...this.#hosts.settings() },
      ...this.#parts,
      hooks: this.#hooks,
      pacer: this.#pacer,
      touched: () => this.#publisher.touch(),
      listener: {
        phaseChanged: (phase) => {
          this.#setPhase(phase)
          if (phase === 'bound') this.#boundAgain()
        },
        delivered: (pdu, mark) => this.onDeliver(pdu, mark),
        over: (end, failure) => this.#linkOver(end, failure),
        gone: () => {
          // A later link may exist already: the SMSC may connect at any time.
          if (this.#link !== link) return
          this.#isLinkGone = true
          if (this.#isClosing) this.#finish()
        },
      },
    })
    this.#link = link
    return link
  }

  #linkOver(end: LinkEnd, failure: unknown): void {
    const at = this.#clock.now()
    const isListening = this.#listener !== null
    const host = isListening ? {} : this.#hosts.told()
    this.#ends.add(end, failure === null, { at, timers: this.#link?.core?.vitals(), ...host })
    if (failure === null) this.#reconnectTimer.lived(at - this.#since)
    const isTriedOn = failure !== null && !this.#isClosing
    // A rejected peer is not a failure of the session: the SMSC may still connect.
    if (isTriedOn && isListening) this.#connect()
    else if (isTriedOn && this.#hosts.next(failure)) this.#newLink().start()
    else {
      if (failure !== null) this.#opening?.reject(failure)
      const isOver = this.#isClosing || !this.#reconnectTimer.mayFollow(end, failure, this.#hosts)
      if (!isOver) this.#reconnectTimer.wait(isListening, () => this.#connect())
      this.#setPhase(isOver ? 'closed' : 'waiting')
    }
  }

  #finish(): void {
    this.#reconnectTimer.cancel()
    this.#opening?.reject(new Fault('session.not-bound', {}))
    if (this.#phase !== 'closed') this.#setPhase('closed')
    this.#closing?.resolve()
  }
}
