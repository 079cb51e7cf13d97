import { randomUUID } from 'node:crypto'
import { Fault } from '../../shared/faults/fault.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { pduTable } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { BindSettings } from '../session/bind-settings.ts'
import { ClientSession } from '../session/client-session.ts'
import type { Clock } from '../session/clock.ts'
import type { OutgoingRequest, Response } from '../session/request.ts'
import type { PduEvent, PduMark, SessionHooks } from '../session/session-hooks.ts'
import type { SessionNote } from '../session/session-note.ts'
import type { SeenPdu, SeenPdus } from './seen-pdus.ts'

/** Something that came over a session and that no step has looked at yet. */
export interface Arrival {
  /** null: the peer has closed the connection. */
  readonly pdu: SeenPdu | null
  /** Monotonic ms. */
  readonly at: number
  /** Answers a request that waits for it; null where it is answered already, or has no answer. */
  reply: ((status: number | null) => void) | null
}

interface Options {
  readonly name: string
  readonly clock: Clock
  readonly hooks: SessionHooks
  readonly seen: SeenPdus
}

/** A load that has the session meanwhile: what comes is its own. */
export interface SessionLoad {
  readonly delivered: (pdu: DecodedPdu) => number | null
  readonly noted: (note: SessionNote) => void
  readonly closed: () => void
}

/** Arrivals that wait for a step; the oldest beyond these are lost, and told. */
const mostArrivals = 10_000
const mostOctets = 16 * 1024 * 1024
/** How long the peer may take to answer our last unbind, ms. */
const unbindPatienceMs = 2000

const statusOk = statusValue('ESME_ROK')
const enquireLinkId = pduTable.enquire_link.id
const bindIds: ReadonlySet<number> = new Set(
  (['bind_receiver', 'bind_transmitter', 'bind_transceiver'] as const).map((name) => pduTable[name].id),
)

/** A session of a plan: one name over as many binds as the plan makes, and what came over them. */
export class PlanSession {
  readonly name: string
  /** True while deliveries wait for a step to answer them. */
  holdsAnswers = false
  load: SessionLoad | null = null
  /** Arrivals that were lost since `forgetLost`. */
  lost = 0
  readonly #options: Options
  readonly #answers = new WeakMap<PduMark, SeenPdu>()
  readonly #byMark = new WeakMap<PduMark, Arrival>()
  #session: ClientSession | null = null
  #arrivals: Arrival[] = []
  #octets = 0
  /** The answer to the bind, or what came in its place. */
  #bindAnswer: SeenPdu | null = null
  #isEndingByUs = false
  #wake: (() => void) | null = null

  constructor(options: Options) {
    this.#options = options
    this.name = options.name
  }

  get isBound(): boolean {
    return this.#session?.phase === 'bound'
  }

  /** The bound session; null when it is not bound. */
  get bound(): ClientSession | null {
    return this.isBound ? this.#session : null
  }

  get arrivals(): readonly Arrival[] {
    return this.#arrivals
  }

  /** Connects and binds. The Fault says why it is not bound; null when it is. */
  async open(
    settings: BindSettings,
  ): Promise<{ readonly fault: Fault | null; readonly answer: SeenPdu | null }> {
    await this.cut()
    this.#bindAnswer = null
    this.#isEndingByUs = false
    const { clock, hooks, seen } = this.#options
    const session = new ClientSession({
      sessionId: randomUUID(),
      connection: { ...settings, name: this.name },
      clock,
      hooks: {
        ...hooks,
        onPdu: (identity, event) => {
          hooks.onPdu?.(identity, event)
          // What a load sends and gets is counted by it, and too much to be kept.
          if (this.load === null) this.#passed(seen.see(identity, event, settings), event)
        },
        onNote: (identity, note) => {
          hooks.onNote?.(identity, note)
          this.load?.noted(note)
        },
        onPhase: (state) => {
          hooks.onPhase?.(state)
          if (state.phase === 'closed' && session === this.#session) this.#closed()
        },
      },
    })
    session.onDeliver = (pdu, mark) => (this.load === null ? this.#delivered(mark) : this.load.delivered(pdu))
    this.#session = session
    try {
      await session.open()
      return { fault: null, answer: this.#bindAnswer }
    } catch (problem) {
      if (!(problem instanceof Fault)) throw problem
      this.#isEndingByUs = true
      await session.close('cut')
      return { fault: problem, answer: this.#bindAnswer }
    }
  }

  /** Sends a request; one that the bind does not allow goes out as well, to test the peer. */
  async request(
    pdu: OutgoingRequest,
    isPaced: boolean,
  ): Promise<{ response: Response; seen: SeenPdu | null }> {
    const { bound } = this
    if (bound === null) throw new Fault('session.not-bound', {})
    const response = await (isPaced ? bound.request(pdu) : bound.requestAnyway(pdu))
    return { response, seen: this.#answers.get(response.request) ?? null }
  }

  async unbind(): Promise<{ response: Response; seen: SeenPdu | null }> {
    const { bound } = this
    if (bound === null) throw new Fault('session.not-bound', {})
    this.#isEndingByUs = true
    const response = await bound.unbind()
    return { response, seen: this.#answers.get(response.request) ?? null }
  }

  sendRaw(octets: Uint8Array): void {
    this.bound?.sendRaw(octets)
  }

  /** The peer has said that it closes the connection, and a step has heard it. */
  closeIsExpected(): void {
    this.#isEndingByUs = true
    // It may have happened before the step looked.
    this.#arrivals = this.#arrivals.filter(({ pdu }) => pdu !== null)
  }

  /** Ends the connection without unbind. */
  async cut(): Promise<void> {
    this.#isEndingByUs = true
    await this.#session?.close('cut')
  }

  /** Unbinds where it is bound, within two seconds. */
  async end(): Promise<void> {
    this.#isEndingByUs = true
    const session = this.#session
    if (session === null || session.phase === 'closed') return
    const { clock } = this.#options
    const timer = clock.setTimeout(() => void session.close('cut'), unbindPatienceMs)
    await session.close('unbind')
    clock.clearTimeout(timer)
  }

  /** Resolves when something has come since the call. */
  arrival(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  take(arrival: Arrival): void {
    this.#octets -= octetsOf(arrival)
    this.#arrivals = this.#arrivals.filter((one) => one !== arrival)
  }

  /** Takes everything; what waits for an answer gets ESME_ROK. */
  takeAll(): readonly Arrival[] {
    const all = this.#arrivals
    this.#arrivals = []
    this.#octets = 0
    for (const arrival of all) {
      arrival.reply?.(statusOk)
      arrival.reply = null
    }
    return all
  }

  #passed(pdu: SeenPdu, event: PduEvent): void {
    if (event.direction === 'sent') return
    const { request, mark } = event
    if (request !== null) {
      this.#answers.set(request, pdu)
      if (bindIds.has(request.commandId)) this.#bindAnswer = pdu
      return
    }
    const arrival: Arrival = { pdu, at: this.#options.clock.monotonic(), reply: null }
    this.#byMark.set(mark, arrival)
    this.#add(arrival)
  }

  #delivered(mark: PduMark): number | Promise<number | null> {
    const arrival = this.#byMark.get(mark)
    if (!this.holdsAnswers || arrival === undefined) return statusOk
    return new Promise((resolve) => {
      arrival.reply = resolve
    })
  }

  #closed(): void {
    this.load?.closed()
    if (this.#isEndingByUs || this.#bindAnswer === null) return
    this.#add({ pdu: null, at: this.#options.clock.monotonic(), reply: null })
  }

  #add(arrival: Arrival): void {
    this.#arrivals.push(arrival)
    this.#octets += octetsOf(arrival)
    while (this.#arrivals.length > mostArrivals || this.#octets > mostOctets) {
      const oldest = this.#arrivals.shift()
      if (oldest === undefined) break
      this.#octets -= octetsOf(oldest)
      oldest.reply?.(statusOk)
      this.lost += 1
    }
    const wake = this.#wake
    this.#wake = null
    wake?.()
  }
}

function octetsOf({ pdu }: Arrival): number {
  return pdu?.subject.row.octets.length ?? 0
}

/** True for what no step needs to expect: the peer asks whether we are there. */
export function isKeepAlive({ pdu }: Arrival): boolean {
  return pdu !== null && pdu.subject.commandId === enquireLinkId
}
