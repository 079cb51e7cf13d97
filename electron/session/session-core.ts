import type { Socket } from 'node:net'
import type { CloseReason } from '../../shared/contract/session.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { responseBit } from '../../shared/smpp/command-id.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { describeGreeting, foreignProtocol } from '../../shared/smpp/foreign-protocol.ts'
import type { FrameFault } from '../../shared/smpp/frame.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { type CommandName, pduTable } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { ChunkReader } from '../wire/chunk-reader.ts'
import type { Output } from '../wire/output.ts'
import { Backlog } from './backlog.ts'
import type { Clock, ClockTimer } from './clock.ts'
import { type Answerer, Inbound } from './inbound.ts'
import type { KeepAlive } from './keep-alive.ts'
import { Outbound } from './outbound.ts'
import type { Pacer } from './pacer.ts'
import { PduObserver } from './pdu-observer.ts'
import type { PendingRequest, Settle } from './pending-requests.ts'
import type { RateMeter } from './rate-meter.ts'
import type { RecentPdus } from './recent-pdus.ts'
import { reportDefect } from './report-defect.ts'
import { type OutgoingRequest, type Reply, type ReplySpec, replyStatus } from './request.ts'
import type { PduMark, SessionHooks, SessionIdentity } from './session-hooks.ts'
import { type LinkEnd, type LinkListener, SessionLink } from './session-link.ts'
import { showOctets } from './show-octets.ts'
import { UnbindProcedure } from './unbind-procedure.ts'

/** Behaviour that differs between the two roles. */
export interface CoreRole extends Answerer {
  /** Asked of an enquire_link and an unbind before the core answers them; undefined leaves them to it. */
  intercept?(pdu: DecodedPdu): ReplySpec | undefined
  /** A request of ours got no answer in time; it is settled already. */
  requestExpired(request: PendingRequest): void
  /** A few times a second; monotonic ms. */
  swept(monotonic: number): void
  /** Deadlines that the sweep must be fine enough for, ms. */
  shortestDeadlineMs(): number
  /** One side has begun to unbind. */
  unbinding(): void
  /** Once: nothing is read or written from here on. */
  ended(end: LinkEnd): void
  /** Once, after `ended`: the socket is gone. */
  gone(): void
}

export interface CoreOptions {
  readonly socket: Socket
  /** Reader of the socket, when that was opened with one. */
  readonly reader?: ChunkReader | undefined
  readonly identity: SessionIdentity
  readonly hooks: SessionHooks
  readonly clock: Clock
  readonly meter: RateMeter
  readonly recentPdus: RecentPdus
  readonly pacer: Pacer | null
  readonly keepAlive: KeepAlive
  /** The session is unbound after so long with nothing but enquire_link; 0 never. */
  readonly inactivityMs: () => number
  /** Open requests of ours, at most. */
  readonly window: number
  /** Read at every sweep, so that it can change while requests wait. */
  readonly responseTimeoutMs: () => number
  /** Something the session's state shows has changed. */
  readonly touched: () => void
  readonly role: CoreRole
}

const maxSweepMs = 250
const minSweepMs = 5
/** A sweep this late means that the process slept or was busy: answers may lie unread in the socket. */
const stalledMs = 1000
/** A frame fault is over within 100 ms. */
const frameFaultPatienceMs = 50

const enquireLinkId = pduTable.enquire_link.id
const statusOk = statusValue('ESME_ROK')
const statusWrongBind = statusValue('ESME_RINVBNDSTS')
const statusBadLength = statusValue('ESME_RINVCMDLEN')

/**
 * One link's traffic, alike for both roles: requests both ways, keep-alive both ways, unbind from either side, a peer
 * that stalls, and who ended the link.
 */
export class SessionCore implements LinkListener {
  readonly outbound: Outbound
  readonly #options: CoreOptions
  readonly #role: CoreRole
  readonly #observer: PduObserver
  readonly #link: SessionLink
  readonly #output: Output
  readonly #backlog: Backlog
  readonly #inbound: Inbound
  readonly #unbindProcedure: UnbindProcedure
  #isFirstFrame = true
  #isKeptAlive = false
  #heardAt: number
  /** Monotonic ms of the peer's last PDU that was no keep-alive, or of the bind. */
  #activeAt: number
  #sweptAt: number
  #sweepTimer: ClockTimer

  constructor(options: CoreOptions) {
    this.#options = options
    this.#role = options.role
    this.#observer = new PduObserver(
      options.identity,
      options.hooks,
      options.clock,
      options.meter,
      options.recentPdus,
    )
    this.#link = new SessionLink(options.socket, options.reader ?? null, options.clock, this)
    this.#output = this.#link.output
    this.#backlog = new Backlog(this.#link, this.#observer, options.clock, options.hooks.readGate)
    this.outbound = new Outbound(this.#output, this.#observer, options)
    this.#inbound = new Inbound(this.#output, this.#observer, {
      answer: (pdu, mark) => this.#answer(pdu, mark),
      answered: (command, mark, reply) => this.#answered(command, mark, reply),
      get leaving() {
        return options.role.leaving ?? null
      },
    })
    this.#unbindProcedure = new UnbindProcedure({
      link: this.#link,
      outbound: this.outbound,
      inbound: this.#inbound,
      clock: options.clock,
      unbinding: () => options.role.unbinding(),
    })
    this.#heardAt = options.clock.monotonic()
    this.#sweptAt = this.#heardAt
    this.#activeAt = this.#heardAt
    this.#sweepTimer = options.clock.setTimeout(this.#sweep, minSweepMs)
  }

  get isEnded(): boolean {
    return this.#link.isEnded
  }

  /** Bound: our requests are taken and keep-alive runs. */
  accept(): void {
    this.outbound.accept()
    this.#isKeptAlive = true
    this.#activeAt = this.#options.clock.monotonic()
    this.#options.keepAlive.start(this.#activeAt)
  }

  /** Sends past the window, bound or not. `timeoutMs` null: the response timeout. */
  dispatch(pdu: OutgoingRequest, settle: Settle, timeoutMs: number | null): void {
    if (this.#link.isEnded) settle({ kind: 'never-sent', error: null })
    else this.outbound.dispatch(pdu, settle, timeoutMs)
  }

  /** Writes octets as they are, shown as the PDUs they hold. An answer to them is an orphan. */
  sendRaw(octets: Uint8Array): void {
    if (this.#link.isEnded) return
    this.#output.append(octets)
    showOctets(this.#observer, octets, undefined, (sequence) => this.outbound.sentRaw(sequence))
  }

  /** enquire_link now, past the window. */
  enquireLink(settle: Settle): void {
    const { keepAlive, touched } = this.#options
    this.#observer.readClocks()
    keepAlive.sent(this.#observer.at, this.#observer.monotonic)
    this.dispatch(
      { command: 'enquire_link' },
      (outcome) => {
        if (outcome.kind === 'answered') keepAlive.answered(outcome.response.latencyMs)
        if (outcome.kind === 'timed-out') this.#missEnquireLink()
        touched()
        settle(outcome)
      },
      null,
    )
  }

  /** As UnbindProcedure.unbind. */
  unbind(settle: Settle = () => undefined, fault: Fault | null = null): void {
    this.#unbindProcedure.unbind(settle, fault)
  }

  /** Ends at once, without unbind: what is not written is dropped. */
  cut(end: LinkEnd): void {
    this.#link.cut(end)
  }

  /** Ends without unbind, after what waits is written. */
  end(end: LinkEnd): void {
    this.#link.endAfterWriting(end)
  }

  /** Ends at once with a reset, after what waits is handed to the system. */
  reset(end: LinkEnd): void {
    this.#link.reset(end)
  }

  frame(bytes: Uint8Array, start: number, end: number): void {
    const pdu = decodePdu(bytes, start, end)
    this.#isFirstFrame = false
    this.#observer.readClocks()
    this.#observer.countReceived()
    if (pdu.command_id % responseBit !== enquireLinkId) this.#activeAt = this.#observer.monotonic
    if (pdu.error !== null) this.#noteBodyFault(pdu)
    try {
      if (pdu.command_id < responseBit) this.#inbound.receive(pdu, bytes, start, end)
      else this.outbound.receive(pdu, bytes, start, end)
    } catch (error) {
      reportDefect(error)
    }
  }

  frameFault(fault: FrameFault, rest: Uint8Array): void {
    const isForeign =
      this.#isFirstFrame && (fault.kind === 'length-too-large' || foreignProtocol(rest) !== null)
    const protocol = describeGreeting(rest)
    if (isForeign) this.#observer.note({ kind: 'not-smpp', protocol })
    this.#observer.note({ kind: 'frame-fault', problem: fault.kind, length: fault.length })
    this.#inbound.nackStream(statusBadLength)
    const reason = isForeign
      ? new Fault('session.not-smpp', { protocol })
      : new Fault('session.bad-length', { length: fault.length })
    this.#link.endAfterWriting({ by: 'us', how: 'frame-fault', fault: reason }, frameFaultPatienceMs)
  }

  chunkRead(): void {
    this.#observer.readClocks()
    this.#heardAt = this.#observer.monotonic
    this.#observer.tickEnded()
    this.#options.touched()
    this.#proceed()
  }

  flushed(): void {
    this.#observer.tickEnded()
    this.#options.touched()
    this.#proceed()
  }

  /** Time the link has been silent and its open requests, to explain its end. */
  vitals(): NonNullable<CloseReason['timers']> {
    const now = this.#options.clock.monotonic()
    const { inFlight, oldest, inDoubt } = this.outbound
    return {
      idleSeconds: (now - this.#heardAt) / 1000,
      missed: this.#options.keepAlive.missed,
      inFlight,
      oldestSeconds: oldest === undefined ? null : (now - oldest.sentAt) / 1000,
      inDoubt,
    }
  }

  /** Epoch ms at which the timers run out, null for those that do not run, and of the peer's last octet. */
  deadlines(): Record<'enquireLink' | 'inactivity' | 'request' | 'heardAt', number | null> {
    const { clock, keepAlive, responseTimeoutMs } = this.#options
    const inactivityMs = this.#options.inactivityMs()
    if (this.#link.isEnded) return { enquireLink: null, inactivity: null, request: null, heardAt: null }
    const ahead = clock.now() - clock.monotonic()
    const { oldest } = this.outbound
    const runs = this.#isKeptAlive && !this.#unbindProcedure.isUnbinding
    return {
      heardAt: this.#heardAt + ahead,
      enquireLink: runs && keepAlive.dueAt !== null ? keepAlive.dueAt + ahead : null,
      inactivity: runs && inactivityMs > 0 ? this.#lastActivity() + inactivityMs + ahead : null,
      request:
        oldest === undefined ? null : oldest.sentAt + (oldest.timeoutMs ?? responseTimeoutMs()) + ahead,
    }
  }

  cutShort(octets: number): void {
    this.#observer.note({ kind: 'cut-short', octets })
  }

  peerEnded(): void {
    this.#unbindProcedure.peerEnded()
  }

  ended(end: LinkEnd): void {
    this.#options.clock.clearTimeout(this.#sweepTimer)
    this.#role.ended(end)
    this.outbound.lose()
    this.#unbindProcedure.ended()
  }

  gone(): void {
    this.#role.gone()
  }

  #noteBodyFault({
    command,
    command_id: commandId,
    sequence_number: sequenceNumber,
    error,
  }: DecodedPdu): void {
    if (command === null) this.#observer.note({ kind: 'unknown-command', sequenceNumber, commandId })
    else if (error !== null) {
      const { kind: problem, field, offset } = error
      this.#observer.note({ kind: 'body-fault', sequenceNumber, commandId, problem, field, offset })
    }
  }

  #answer(pdu: DecodedPdu, mark: PduMark): Reply {
    if (pdu.command === 'enquire_link' || pdu.command === 'unbind') {
      if (pdu.command === 'enquire_link') this.#options.keepAlive.peerAsked(mark.at)
      const intercepted = this.#role.intercept?.(pdu)
      if (intercepted !== undefined) return intercepted
      return pdu.command === 'unbind' ? this.#unbindProcedure.peerUnbinds() : { status: statusOk }
    }
    if (!this.#unbindProcedure.hasPeerUnbound) return this.#role.answer(pdu, mark)
    // Refused, since its unbind announced the end: the peer may send the request again over the next bind.
    this.#observer.note({ kind: 'wrong-state', commandId: pdu.command_id, commandStatus: statusWrongBind })
    return { status: statusWrongBind }
  }

  #answered(command: CommandName | null, mark: PduMark, reply: ReplySpec): void {
    // An unbind that is refused ends nothing.
    const isUnbound = command === 'unbind' && replyStatus(reply) === statusOk
    if (isUnbound) this.#unbindProcedure.peerUnbindAnswered()
    else this.#role.answered(command, mark, reply)
  }

  /** Continues a running unbind, and stops or resumes reading from a stalled peer. */
  #proceed(): void {
    if (this.#link.isEnded) return
    this.#backlog.check(this.#inbound)
    this.#unbindProcedure.proceed()
  }

  #lastActivity(): number {
    return Math.max(this.#activeAt, this.outbound.sentAt)
  }

  /** The inactivity timer: whether it has run out. What is in flight is activity still to come. */
  #isInactive(now: number): boolean {
    const inactivityMs = this.#options.inactivityMs()
    if (inactivityMs === 0 || !this.#isKeptAlive || this.#unbindProcedure.isUnbinding) return false
    return this.outbound.inFlight === 0 && now - this.#lastActivity() >= inactivityMs
  }

  #missEnquireLink(): void {
    const { keepAlive, responseTimeoutMs } = this.#options
    keepAlive.unanswered()
    this.#observer.note({ kind: 'enquire-link-missed', missed: keepAlive.missed })
    if (!keepAlive.isDead(this.#heardAt)) return
    const seconds = responseTimeoutMs() / 1000
    const fault = new Fault('session.response-timeout', { command: 'enquire_link', seconds })
    this.cut({ by: 'us', how: 'timeout', fault })
  }

  readonly #sweep = (): void => {
    const { clock, keepAlive, responseTimeoutMs } = this.#options
    const now = clock.monotonic()
    const timeoutMs = responseTimeoutMs()
    const shortest = Math.min(timeoutMs, keepAlive.intervalMs || timeoutMs, this.#role.shortestDeadlineMs())
    const isLate = now - this.#sweptAt > maxSweepMs + stalledMs
    this.#sweptAt = now
    this.#sweepTimer = clock.setTimeout(this.#sweep, Math.min(maxSweepMs, Math.max(minSweepMs, shortest / 8)))
    // Octets that arrived while the process slept are read before any deadline is applied.
    if (isLate) return
    if (!this.#backlog.isOurs) this.#judge(now, timeoutMs)
    this.#proceed()
  }

  /** Gives up what has waited too long, asks a peer that is silent, and ends what has stalled. */
  #judge(now: number, timeoutMs: number): void {
    const { keepAlive } = this.#options
    for (const request of this.outbound.expire(now, timeoutMs)) this.#role.requestExpired(request)
    this.#role.swept(now)
    if (this.#backlog.isStuck(now, timeoutMs)) {
      const stalled = { seconds: timeoutMs / 1000, octets: this.#output.waitingOctets }
      this.cut({ by: 'us', how: 'timeout', fault: new Fault('session.peer-stalled', stalled) })
    }
    if (this.#isKeptAlive && !this.#unbindProcedure.isUnbinding && keepAlive.isDue(now))
      this.enquireLink(() => undefined)
    if (this.#isInactive(now)) {
      const fault = new Fault('session.inactive', { seconds: this.#options.inactivityMs() / 1000 })
      this.unbind(() => undefined, fault)
    }
  }
}
