import type { RelayAccount } from '../../shared/relay/relay-config.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { headerOctets } from '../../shared/smpp/frame.ts'
import { statusByValue, statusName, statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock, ClockTimer } from '../session/clock.ts'
import type { RequestOutcome } from '../session/request.ts'
import type { ServerSession } from '../session/server-session.ts'
import type { PduMark } from '../session/session-hooks.ts'
import type { Pairing } from './pairing.ts'
import type { RelayMemory, WaitingPdu } from './relay-memory.ts'
import type { RelayRows } from './relay-rows.ts'
import type { RelayTraffic } from './relay-traffic.ts'

interface Options {
  readonly account: RelayAccount
  readonly memory: RelayMemory
  readonly pairing: Pairing
  readonly traffic: RelayTraffic
  readonly clock: Clock
  readonly rows: RelayRows
}

/** What became of a PDU that was offered to an application: its command_status, null where a row keeps that back. */
type Offer = { readonly status: number | null } | 'lost' | 'impossible'

/** PDUs that waited which are on their way to an application at once. */
const drainWindow = 50
/** An application that says "later" is asked again after this, ms. */
const retryMs = 1_000

const statusOk = statusValue('ESME_ROK')
const statusLater = statusValue('ESME_RX_T_APPN')
const statusNever = statusValue('ESME_RX_R_APPN')

/** One account of the relay's with its sessions, and what the provider sends to it. */
export class Application {
  readonly account: RelayAccount
  readonly #options: Options
  readonly #sessions = new Set<ServerSession>()
  #turn = 0
  #isDraining = false
  #isDrainWanted = false
  #retry: ClockTimer | null = null

  constructor(options: Options) {
    this.account = options.account
    this.#options = options
  }

  get name(): string {
    return this.account.systemId
  }

  /** Its bound sessions. */
  get sessions(): ReadonlySet<ServerSession> {
    return this.#sessions
  }

  get mayReceive(): boolean {
    return this.#receiver() !== null
  }

  add(session: ServerSession): void {
    this.#sessions.add(session)
    if (session.bindMode !== 'transmitter') void this.#drain()
  }

  remove(session: ServerSession): void {
    this.#sessions.delete(session)
  }

  stop(): void {
    if (this.#retry !== null) this.#options.clock.clearTimeout(this.#retry)
    this.#retry = null
  }

  /**
   * A PDU of the provider's for this application; resolves to the command_status that the provider is to be given. What
   * the application cannot be given now is kept for it first.
   */
  async deliver(octets: Uint8Array, mark: PduMark): Promise<number | null> {
    const offer = await this.#offer(octets, mark)
    if (offer === 'impossible') return statusNever
    return offer === 'lost' ? this.#hold(octets) : offer.status
  }

  /** alert_notification, which nobody answers: to a session that may receive, if there is one. */
  notify(octets: Uint8Array, mark: PduMark): void {
    void this.#offer(octets, mark)
  }

  async #hold(octets: Uint8Array): Promise<number> {
    const { memory, traffic } = this.#options
    const hasRoom = memory.hasRoom(octets.length)
    const isKept = hasRoom && (await memory.hold(this.name, octets))
    if (!hasRoom) traffic.tell('waiting-full', this.name)
    if (isKept && this.mayReceive) void this.#drain()
    return isKept ? statusOk : statusLater
  }

  #offer(octets: Uint8Array, mark: PduMark | null): Promise<Offer> {
    const session = this.#receiver()
    const { command, command_status } = decodePdu(octets)
    if (session === null || command === null) return Promise.resolve('lost')
    const { pairing } = this.#options
    return new Promise((resolve) => {
      session.send(
        { command, command_status, body: octets.subarray(headerOctets) },
        (outcome) => resolve(this.#judged(offerOf(outcome), outcome, mark === null ? null : session)),
        (out) => pairing.left(mark, out, 'application', this.name),
      )
    })
  }

  /** The application's answer, as the rows let it go on; `session` null: nobody waits for it. */
  async #judged(offer: Offer, outcome: RequestOutcome, session: ServerSession | null): Promise<Offer> {
    const { rows, pairing, clock } = this.#options
    if (outcome.kind !== 'answered' || session === null || !rows.isOn) return offer
    const { request } = outcome.response
    const octets = pairing.answerOctetsOf(request)
    const verdict = octets === null ? null : rows.judge(octets, 'application', session)
    if (verdict === null) return offer
    pairing.touched(request, verdict, true)
    if (verdict.isDropped) return { status: null }
    const { delayMs } = verdict
    if (delayMs > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, delayMs))
    return { status: decodePdu(verdict.octets).command_status }
  }

  /** Hands over what waits, the oldest first, until nothing does or the application takes no more. */
  async #drain(): Promise<void> {
    this.#isDrainWanted = true
    if (this.#isDraining) return
    this.#isDraining = true
    while (this.#isDrainWanted) {
      this.#isDrainWanted = false
      const isTaken = await this.#drainOnce()
      if (!isTaken) break
    }
    this.#isDraining = false
  }

  /** True when nothing waits any more. */
  async #drainOnce(): Promise<boolean> {
    const { memory } = this.#options
    for (let after = 0; ; ) {
      const batch = memory.held(this.name, after, drainWindow)
      const last = batch.at(-1)
      if (last === undefined) return true
      after = last.id
      const taken = await Promise.all(batch.map((waiting) => this.#give(waiting)))
      if (taken.includes(false)) return false
    }
  }

  /** False when it goes on waiting. */
  async #give(waiting: WaitingPdu): Promise<boolean> {
    const { memory, traffic } = this.#options
    const offer = await this.#offer(waiting.octets, null)
    if (offer === 'lost') return false
    if (offer !== 'impossible' && offer.status !== null && offer.status !== statusOk) {
      if (statusByValue(offer.status)?.retry === 'later') return this.#retryLater()
      traffic.tell('waiting-refused', this.name, { status: statusName(offer.status) })
    }
    memory.drop(waiting)
    return true
  }

  #retryLater(): false {
    this.#retry ??= this.#options.clock.setTimeout(() => {
      this.#retry = null
      void this.#drain()
    }, retryMs)
    return false
  }

  /** Bound sessions that may receive take turns. */
  #receiver(): ServerSession | null {
    const able = [...this.#sessions].filter(
      ({ phase, bindMode }) => phase === 'bound' && bindMode !== 'transmitter',
    )
    this.#turn++
    return able[this.#turn % able.length] ?? null
  }
}

function offerOf(outcome: RequestOutcome): Offer {
  if (outcome.kind === 'never-sent') return outcome.error === null ? 'lost' : 'impossible'
  if (outcome.kind !== 'answered') return 'lost'
  const { command, command_status: status } = outcome.response.pdu
  return { status: command === 'generic_nack' && status === statusOk ? statusNever : status }
}
