import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { CloseReason, SessionPhase, SessionState } from '../../shared/contract/session.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { WireState } from '../../shared/smpp/pdu-table.ts'
import { wireState } from '../session/bind-rules.ts'
import type { Clock } from '../session/clock.ts'
import { KeepAlive } from '../session/keep-alive.ts'
import { type AnswerOf, makeMark, PduObserver } from '../session/pdu-observer.ts'
import { RateMeter } from '../session/rate-meter.ts'
import { RecentPdus } from '../session/recent-pdus.ts'
import type { PduMark, SessionHooks, SessionIdentity } from '../session/session-hooks.ts'
import { SessionNotes } from '../session/session-notes.ts'
import { hasRates, type LinkView, type SessionParts, sessionView } from '../session/session-view.ts'
import { StatePublisher } from '../session/state-publisher.ts'
import { describeAddress, describeTls, tlsFactsOf } from '../wire/link.ts'
import type { BindFacts } from './bind-facts.ts'
import { OpenMarks } from './open-marks.ts'

export interface WatchedSideOptions {
  readonly socket: Socket
  /** Ours: 'smsc' towards an application, 'esme' towards the provider. */
  readonly role: SessionIdentity['role']
  readonly name: string
  readonly connectionId: string | null
  readonly profileId: string
  readonly facts: BindFacts
  readonly hooks: SessionHooks
  readonly clock: Clock
}

const noTimer = { seconds: 0, until: null }

/** One side of a transparent link, shown as a session though nobody here answers for it. */
export class WatchedSide implements SessionIdentity {
  readonly sessionId = randomUUID()
  readonly role: SessionIdentity['role']
  readonly connectionId: string | null
  readonly name: string
  readonly profileId: string
  readonly remoteAddress: string | null
  readonly localAddress: string | null
  readonly #facts: BindFacts
  readonly #hooks: SessionHooks
  readonly #clock: Clock
  readonly #parts: SessionParts
  readonly #observer: PduObserver
  readonly #publisher: StatePublisher<SessionState>
  readonly #link: LinkView
  readonly #open = { sent: new OpenMarks(), received: new OpenMarks() }
  #phase: SessionPhase = 'open'
  #since: number
  #close: CloseReason | null = null

  constructor(options: WatchedSideOptions) {
    const { socket, clock, facts } = options
    this.role = options.role
    this.connectionId = options.connectionId
    this.name = options.name
    this.profileId = options.profileId
    this.remoteAddress = describeAddress(socket.remoteAddress, socket.remotePort)
    this.localAddress = describeAddress(socket.localAddress, socket.localPort)
    this.#facts = facts
    this.#clock = clock
    this.#since = clock.now()
    this.#parts = {
      identity: this,
      clock,
      meter: new RateMeter(),
      keepAlive: new KeepAlive(() => 0),
      recentPdus: new RecentPdus(),
      notes: new SessionNotes(clock),
    }
    this.#hooks = this.#parts.notes.over(options.hooks)
    this.#observer = new PduObserver(this, this.#hooks, clock, this.#parts.meter, this.#parts.recentPdus)
    const [tls, tlsFacts] = [
      describeTls(socket),
      tlsFactsOf(socket, this.role === 'smsc' ? 'server' : 'client'),
    ]
    const side = this
    this.#link = {
      ...{ peerVersion: null, localAddress: this.localAddress, tls, tlsFacts },
      get peerSystemId() {
        return side.role === 'smsc' ? facts.systemId : facts.smscSystemId
      },
      get inFlight() {
        return side.#open.sent.size
      },
    }
    this.#publisher = new StatePublisher({
      clock,
      read: () => this.state(),
      publish: options.hooks.onState,
      isMoving: hasRates,
    })
    this.#setPhase('open')
  }

  get interfaceVersion(): number {
    return this.#facts.interfaceVersion
  }

  get wireState(): WireState {
    return wireState(this.#facts.bindMode)
  }

  /** A PDU came from this side's peer. */
  received(bytes: Uint8Array, pdu: DecodedPdu): PduMark {
    return this.#show('received', bytes, pdu)
  }

  /** A PDU went to this side's peer. */
  sent(bytes: Uint8Array, pdu: DecodedPdu): PduMark {
    return this.#show('sent', bytes, pdu)
  }

  /** The bind has changed by what passed. */
  bindChanged(): void {
    this.#setPhase(this.#facts.bindMode === null ? 'open' : 'bound')
  }

  ended(close: CloseReason): void {
    if (this.#phase === 'closed') return
    this.#close = close
    this.#setPhase('closed')
  }

  state(): SessionState {
    return sessionView(this.#parts, this.#link, {
      bind: { number: 1, of: 1 },
      bindMode: this.#facts.bindMode,
      phase: this.#phase,
      since: this.#since,
      systemId: this.role === 'esme' ? (this.#facts.systemId ?? '') : '',
      window: 0,
      timers: {
        ...{ sessionInit: noTimer, enquireLink: noTimer, inactivity: noTimer, response: noTimer },
        heardAt: null,
      },
      throttle: null,
      retryAt: null,
      attempt: 0,
      close: this.#close,
    })
  }

  #show(direction: PduMark['direction'], bytes: Uint8Array, pdu: DecodedPdu): PduMark {
    const observer = this.#observer
    observer.tickEnded()
    observer.readClocks()
    const mark = makeMark(observer.at, direction, pdu.command_id, pdu.sequence_number)
    const answer = isResponseId(pdu.command_id) ? this.#answerOf(direction, pdu) : null
    if (answer === null) this.#open[direction].add(mark, observer.monotonic)
    if (direction === 'sent') {
      observer.countSent()
      observer.showSent(bytes, mark, answer)
    } else {
      observer.countReceived()
      observer.showReceived(bytes, pdu, mark, answer)
    }
    this.#publisher.touch()
    return mark
  }

  /** A response that is sent here answers a request that was received here. */
  #answerOf(direction: PduMark['direction'], pdu: DecodedPdu): AnswerOf {
    const request = this.#open[direction === 'sent' ? 'received' : 'sent'].take(pdu.sequence_number)
    if (request === undefined) return { request: null, latencyMs: null, answer: 'orphan' }
    const latencyMs = this.#observer.monotonic - request.monotonic
    return { request: request.mark, latencyMs, answer: 'in-time' }
  }

  #setPhase(phase: SessionPhase): void {
    this.#phase = phase
    this.#since = this.#clock.now()
    this.#hooks.onPhase?.(this.state())
    this.#publisher.touch()
  }
}
