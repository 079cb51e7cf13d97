import type { ClientCertificate } from '../../shared/contract/certificates.ts'
import type { ConnectionInput } from '../../shared/contract/connections.ts'
import type { CloseReason, SessionPhase, SessionState } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { isAllowed } from './bind-rules.ts'
import { ClientLink } from './client-link.ts'
import type { Clock, ClockTimer } from './clock.ts'
import { KeepAlive } from './keep-alive.ts'
import { NoteTrail } from './note-trail.ts'
import type { OnSent } from './outbound.ts'
import type { OutgoingPdu, Response } from './outgoing.ts'
import { Pacer } from './pacer.ts'
import { PduTrail } from './pdu-trail.ts'
import type { Settle } from './pending-requests.ts'
import { noRates, RateMeter } from './rate-meter.ts'
import { mayPass, reconnectDelayMs } from './reconnect.ts'
import { Repeats } from './repeats.ts'
import { settlePromise } from './request-fault.ts'
import type { PduTrace, SessionHooks, SessionIdentity } from './session-hooks.ts'
import type { LinkEnd } from './session-link.ts'
import { StateBoard } from './state-board.ts'

export interface ClientSessionOptions {
  readonly sessionId: string
  readonly connection: ConnectionInput & {
    readonly connectionId: string
    readonly password: string
    readonly clientCertificate?: ClientCertificate | null
  }
  readonly hooks: SessionHooks
  readonly clock: Clock
}

const statusOk = statusValue('ESME_ROK')
/** After a session that lived so long the next attempt counts as the first. */
const steadyMs = 10_000

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
  readonly interfaceVersion: number
  /**
   * The command_status that answers a deliver_sm or data_sm; also told of alert_notification and outbind, which have
   * no answer. The answer waits for it, so it must be quick. `trace` has the recorder's number of the PDU.
   */
  onDeliver: (pdu: DecodedPdu, trace: PduTrace) => number = () => statusOk
  readonly #connection: ClientSessionOptions['connection']
  readonly #hooks: SessionHooks
  readonly #clock: Clock
  readonly #board: StateBoard
  readonly #meter = new RateMeter()
  readonly #trail = new PduTrail()
  readonly #notes: NoteTrail
  readonly #pacer: Pacer
  readonly #keepAlive: KeepAlive
  readonly #repeats: Repeats | null
  #phase: SessionPhase = 'closed'
  #since: number
  /** The link that lives or was the last one. */
  #link: ClientLink | null = null
  #close: CloseReason | null = null
  #attempt = 0
  #retryAt: number | null = null
  #retryTimer: ClockTimer | null = null
  #isClosing = false
  #isLinkGone = true
  #opening: { resolve: () => void; reject: (reason: unknown) => void } | null = null
  #closing: PromiseWithResolvers<void> | null = null

  constructor(options: ClientSessionOptions) {
    const { connection, clock, hooks } = options
    this.sessionId = options.sessionId
    this.connectionId = connection.connectionId
    this.name = connection.name
    this.profileId = connection.profileId
    this.interfaceVersion = connection.interfaceVersion
    this.#connection = connection
    this.#notes = new NoteTrail(clock)
    this.#hooks = this.#notes.over(hooks)
    this.#clock = clock
    this.#keepAlive = new KeepAlive(connection.enquireLinkInterval * 1000)
    this.#pacer = new Pacer(connection.rate ?? 0, clock, this.#meter)
    this.#repeats = connection.inDoubt === 'repeat' ? new Repeats(() => this.#comesBack) : null
    this.#since = clock.now()
    this.#board = new StateBoard(clock, () => this.state(), hooks.onState)
  }

  get phase(): SessionPhase {
    return this.#phase
  }

  /** Requests waiting for room in the window. */
  get queued(): number {
    return this.#link?.core?.outbound.queued ?? 0
  }

  /**
   * Resolves when bound; rejects with the Fault of the first attempt that fails (`session.host-not-found`,
   * `connect-*`, `tls-*`, `bind-refused`, `bind-timeout`, `closed-before-bind`, `not-smpp`), or `session.not-bound`
   * when closed meanwhile. With reconnect on, and a fault that may pass, the session goes on trying after the
   * rejection (phase 'waiting') until `close`. Call once.
   */
  open(): Promise<void> {
    if (this.#opening !== null || this.#phase !== 'closed') throw new Error('a session is opened once')
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject }
      this.#connect()
    })
  }

  /**
   * Resolves with the answer, whatever its command_status. Rejects with `session.wrong-bind`, `session.not-bound` (it
   * never left), `session.response-timeout`, `session.lost` (it left: in doubt), `pdu.bad-field`. `onSent` is told
   * the number and time once it leaves the window's queue.
   */
  request(pdu: OutgoingPdu, onSent?: OnSent): Promise<Response> {
    return new Promise((resolve, reject) => {
      this.send(pdu, (outcome) => settlePromise(pdu.command, outcome, resolve, reject), onSent)
    })
  }

  /** As `request` without a promise: `settle` is called exactly once. */
  send(pdu: OutgoingPdu, settle: Settle, onSent?: OnSent): void {
    this.#send(pdu, settle, onSent, this.#repeats)
  }

  /** As `send`, but never repeated by the connection's policy: for who keeps account of what is in doubt. */
  sendOnce(pdu: OutgoingPdu, settle: Settle, onSent?: OnSent): void {
    this.#send(pdu, settle, onSent, null)
  }

  #send(pdu: OutgoingPdu, settle: Settle, onSent: OnSent | undefined, repeats: Repeats | null): void {
    const { bindMode } = this.#connection
    const core = this.#link?.core ?? null
    if (core === null || this.#phase !== 'bound') settle({ kind: 'never-sent', error: null })
    else if (!isAllowed(pdu.command, 'esme', bindMode)) {
      const error = new Fault('session.wrong-bind', { bindMode, command: pdu.command })
      settle({ kind: 'never-sent', error })
    } else if (repeats !== null) repeats.request(core.outbound, { pdu, settle, onSent })
    else core.outbound.request(pdu, settle, onSent)
  }

  /**
   * As `request`, also for what the bind does not allow: to see how the peer takes it. Past the window, since a peer
   * may leave such a thing unanswered.
   */
  requestAnyway(pdu: OutgoingPdu): Promise<Response> {
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

  /** Octets as they are, whatever they are. Answers to them are shown as orphans. */
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
    const isIdle = this.#phase === 'closed' || this.#phase === 'waiting'
    this.#isClosing = true
    this.#closing ??= Promise.withResolvers<void>()
    const { promise } = this.#closing
    if (isIdle && this.#isLinkGone) this.#finish()
    else this.#link?.close(how)
    return promise
  }

  state(): SessionState {
    const { bindMode, systemId, window } = this.#connection
    return {
      sessionId: this.sessionId,
      role: this.role,
      connectionId: this.connectionId,
      name: this.name,
      profileId: this.profileId,
      bindMode,
      interfaceVersion: this.interfaceVersion,
      phase: this.#phase,
      since: this.#since,
      systemId,
      peerSystemId: this.#link?.peerSystemId ?? null,
      remoteAddress: this.#link?.remoteAddress ?? null,
      localAddress: this.#link?.localAddress ?? null,
      tls: this.#link?.tls ?? null,
      tlsFacts: this.#link?.tlsFacts ?? null,
      inFlight: this.#link?.core?.outbound.inFlight ?? 0,
      window,
      ...(this.#phase === 'closed' ? noRates : this.#meter.sample(this.#clock.monotonic())),
      sentTotal: this.#meter.sent,
      receivedTotal: this.#meter.received,
      keepAlive: this.#keepAlive.view(),
      timers: this.#timers(),
      lastPdus: this.#trail.view(),
      notes: this.#notes.view(),
      throttle: this.#phase === 'closed' ? null : this.#pacer.view(),
      retryAt: this.#retryAt,
      attempt: this.#attempt,
      close: this.#close,
    }
  }

  /** What a link of ours loses now has another one to go over. */
  get #comesBack(): boolean {
    return this.#connection.reconnect.enabled && !this.#isClosing && this.#phase !== 'closed'
  }

  #boundAgain(): void {
    this.#opening?.resolve()
    const core = this.#link?.core ?? null
    if (core !== null) this.#repeats?.resume(core.outbound)
  }

  #timers(): SessionState['timers'] {
    const { bindTimeout, enquireLinkInterval, inactivityTimeout = 0, responseTimeout } = this.#connection
    const until = this.#link?.core?.deadlines()
    const isBinding = this.#phase === 'binding'
    const request = until?.request ?? null
    return {
      sessionInit: { seconds: bindTimeout, until: isBinding ? request : null },
      enquireLink: { seconds: enquireLinkInterval, until: until?.enquireLink ?? null },
      inactivity: { seconds: inactivityTimeout, until: until?.inactivity ?? null },
      response: { seconds: responseTimeout, until: isBinding ? null : request },
    }
  }

  #setPhase(phase: SessionPhase): void {
    this.#phase = phase
    if (phase === 'closed') this.#repeats?.giveUp()
    this.#since = this.#clock.now()
    this.#board.touch()
  }

  #connect(): void {
    this.#attempt++
    this.#retryAt = null
    this.#retryTimer = null
    this.#isLinkGone = false
    const link = new ClientLink({
      connection: this.#connection,
      identity: this,
      hooks: this.#hooks,
      clock: this.#clock,
      meter: this.#meter,
      trail: this.#trail,
      pacer: this.#pacer,
      keepAlive: this.#keepAlive,
      touched: () => this.#board.touch(),
      listener: {
        phaseChanged: (phase) => {
          this.#setPhase(phase)
          if (phase === 'bound') this.#boundAgain()
        },
        delivered: (pdu, trace) => this.onDeliver(pdu, trace),
        over: (end, failure) => this.#linkOver(end, failure),
        gone: () => {
          this.#isLinkGone = true
          if (this.#isClosing) this.#finish()
        },
      },
    })
    this.#link = link
    link.start()
  }

  #linkOver(end: LinkEnd, failure: unknown): void {
    const at = this.#clock.now()
    const timers = this.#link?.core?.vitals()
    this.#close = {
      by: end.by,
      how: end.how,
      at,
      fault: end.fault?.toJSON() ?? null,
      ...(timers === undefined ? {} : { timers }),
    }
    if (failure === null && at - this.#since >= steadyMs) this.#attempt = 0
    if (failure !== null) this.#opening?.reject(failure)
    if (this.#isClosing || !this.#mayReconnect(end, failure)) this.#setPhase('closed')
    else this.#wait()
  }

  #mayReconnect(end: LinkEnd, failure: unknown): boolean {
    if (!this.#connection.reconnect.enabled) return false
    return failure === null
      ? end.by === 'peer' || end.how !== 'unbind'
      : failure instanceof Fault && mayPass(failure)
  }

  #wait(): void {
    const delayMs = reconnectDelayMs(this.#connection.reconnect, Math.max(1, this.#attempt), Math.random)
    this.#retryAt = this.#clock.now() + delayMs
    this.#retryTimer = this.#clock.setTimeout(() => this.#connect(), delayMs)
    this.#setPhase('waiting')
  }

  #finish(): void {
    if (this.#retryTimer !== null) this.#clock.clearTimeout(this.#retryTimer)
    this.#retryTimer = null
    this.#retryAt = null
    if (this.#phase !== 'closed') this.#setPhase('closed')
    this.#closing?.resolve()
  }
}
