import type { OwnBinds } from '../../shared/relay/relay-config.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { headerOctets } from '../../shared/smpp/frame.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { type StatusName, statusName, statusValue } from '../../shared/smpp/status-table.ts'
import type { Answer } from '../delivery/delivery-outcome.ts'
import type { LateAnswers } from '../delivery/late-answers.ts'
import type { Clock } from '../session/clock.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'
import { LateReply, type ReplySpec, type RequestOutcome, type Response } from '../session/request.ts'
import type { PduMark, SessionIdentity } from '../session/session-hooks.ts'
import { Shortage } from '../smsc/shortage.ts'
import type { Application } from './application.ts'
import { DelayedWork } from './delayed-work.ts'
import type { Pairing } from './pairing.ts'
import type { RelayMemory } from './relay-memory.ts'
import type { Judgement, RelayRows } from './relay-rows.ts'
import type { RelayTraffic } from './relay-traffic.ts'

interface Options {
  readonly settings: OwnBinds
  readonly binds: ConnectionBinds
  readonly memory: RelayMemory
  readonly pairing: Pairing
  readonly traffic: RelayTraffic
  readonly late: LateAnswers
  readonly rows: RelayRows
  readonly clock: Clock
}

/** A session of an application's. */
export interface ApplicationLink {
  readonly application: Application
  readonly session: SessionIdentity
  /** Its requests that have no answer yet. */
  open: number
}

/** A request of an application's on its way. */
interface LedRequest {
  readonly link: ApplicationLink
  readonly command: CommandName
  readonly octets: Uint8Array
  readonly destination: string
  readonly mark: PduMark
  readonly delayMs: number
  readonly reply: LateReply
}

/** Requests that give a message_id. */
const giving: ReadonlySet<CommandName> = new Set(['submit_sm', 'data_sm', 'submit_multi', 'broadcast_sm'])

/** Requests about a message, each with the status that says that it failed. */
const asking: Readonly<Partial<Record<CommandName, StatusName>>> = {
  query_sm: 'ESME_RQUERYFAIL',
  cancel_sm: 'ESME_RCANCELFAIL',
  replace_sm: 'ESME_RREPLACEFAIL',
  query_broadcast_sm: 'ESME_RBCASTQUERYFAIL',
  cancel_broadcast_sm: 'ESME_RBCASTCANCELFAIL',
}

/** True for what an application may send once it is bound. */
export function isLedOn(command: CommandName): boolean {
  return giving.has(command) || asking[command] !== undefined
}

const statusSystemError = statusValue('ESME_RSYSERR')
const statusThrottled = statusValue('ESME_RTHROTTLED')
const statusQueueFull = statusValue('ESME_RMSGQFUL')
const statusBadId = statusValue('ESME_RINVMSGID')

/** Requests of applications, led to the provider over its shared binds, and its answers led back. */
export class ApplicationRequests {
  readonly #options: Options
  readonly #shortage: Shortage
  readonly #delayed: DelayedWork
  #fullStatus = statusQueueFull
  #open = 0
  /** Told when nothing is open any more. */
  #onIdle: (() => void) | null = null
  #inDoubt = 0

  constructor(options: Options) {
    const { traffic, clock } = options
    this.#options = options
    this.#delayed = new DelayedWork(clock)
    this.#shortage = new Shortage(
      () => traffic.tell('provider-full', '', { status: statusName(this.#fullStatus) }),
      (count) => traffic.tell('provider-relieved', '', { count }),
    )
  }

  /** Requests of applications that have no answer yet. */
  get open(): number {
    return this.#open
  }

  /** Nothing new is led on; resolves when every request has its answer. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle = resolve
      this.#delayed.flush()
      if (this.#open === 0) resolve()
    })
  }

  /** The answer to a request that `isLedOn`; it comes when the provider has answered. */
  answer(link: ApplicationLink, pdu: DecodedPdu, mark: PduMark): ReplySpec | LateReply {
    const { pairing, rows } = this.#options
    const { application, session } = link
    const { command } = pdu
    const came = pairing.octetsOf(mark)
    if (command === null || came === null) return { status: statusSystemError }
    pairing.came(mark, 'application', application.name)
    const verdict = rows.isOn ? rows.judge(came, 'application', session) : null
    if (verdict !== null) pairing.touched(mark, verdict)
    if (verdict?.isDropped) return this.#dropped(mark)
    if (verdict?.refusal) return refusalOf(verdict.refusal)
    const { octets, delayMs } = verdict ?? { octets: came, delayMs: 0 }
    const led = octets === came ? pdu : decodePdu(octets)
    const refusal = this.#refusal(application, led, command)
    if (refusal !== null) return refusal
    const reply = new LateReply()
    this.#lead({ link, command, octets, destination: destinationOf(led), mark, delayMs, reply })
    return reply
  }

  #dropped(mark: PduMark): null {
    this.#options.pairing.dropped(mark)
    return null
  }

  #refusal(application: Application, pdu: DecodedPdu, command: CommandName): ReplySpec {
    const failed = asking[command]
    if (failed === undefined) return this.#fullness(command)
    const messageId = pdu.fields['message_id']
    // Without an id it names messages by their addresses, whoever sent them.
    if (typeof messageId !== 'string' || messageId === '') return { status: statusValue(failed) }
    if (this.#options.memory.find(messageId, null)?.account === application.name)
      return this.#fullness(command)
    this.#options.traffic.tell('not-its-message', application.name, { command })
    return { status: statusBadId }
  }

  /** null when the provider's side has room. */
  #fullness(command: CommandName): ReplySpec {
    const { binds, settings } = this.#options
    const session = binds.sessionFor(command)
    if (session === null || this.#onIdle !== null) return this.#lost(command)
    const isFull = session.queued >= settings.mostQueued && (session.queued > 0 || session.room <= 0)
    if (!isFull) {
      if (session.queued * 4 <= settings.mostQueued * 3) this.#shortage.relieved()
      return null
    }
    // With room in the window it is the rate that holds them back.
    const isPaced = session.room + session.queued > 0
    this.#fullStatus = isPaced ? statusThrottled : statusQueueFull
    this.#shortage.turnedAway(1)
    return { status: this.#fullStatus }
  }

  #lead(request: LedRequest): void {
    const { delayMs } = request
    this.#open++
    request.link.open++
    if (delayMs === 0) this.#send(request)
    else this.#delayed.run(delayMs, () => this.#send(request))
  }

  #send(request: LedRequest): void {
    const { binds, pairing } = this.#options
    const { command, octets, mark, link } = request
    binds.sendOnce(
      { command, body: octets.subarray(headerOctets) },
      (outcome) => this.#settled(request, outcome),
      (out) => pairing.left(mark, out, 'provider', link.application.name),
    )
  }

  #settled(request: LedRequest, outcome: RequestOutcome): void {
    switch (outcome.kind) {
      case 'answered':
        this.#answeredBy(request, outcome.response)
        return
      case 'never-sent':
        this.#give(
          request,
          outcome.error === null ? this.#lost(request.command) : { status: statusSystemError },
        )
        return
      case 'timed-out':
        this.#options.late.expect(outcome.request, (answer) => this.#rememberLate(request, answer))
        this.#doubt()
        this.#give(request, this.#lost(request.command))
        return
      case 'lost':
        this.#doubt()
        this.#give(request, this.#lost(request.command))
    }
  }

  /** The one place where a request that was led on gets its answer. */
  #give({ link, reply }: LedRequest, answer: ReplySpec): void {
    reply.give(answer)
    link.open--
    this.#open--
    if (this.#open === 0) this.#onIdle?.()
  }

  /** The id is this application's before it is told of it. */
  #answeredBy(request: LedRequest, response: Response): void {
    const { command, destination, link } = request
    const messageId = response.pdu.fields['message_id']
    const account = link.application.name
    const judge = () => this.#judged(request, response)
    if (!giving.has(command) || typeof messageId !== 'string' || messageId === '') judge()
    else this.#options.memory.give({ messageId, account, destination }, judge)
  }

  /** The provider's answer, as the rows let it go on. */
  #judged(led: LedRequest, { pdu, request }: Response): void {
    const { rows, pairing, binds } = this.#options
    const octets = rows.isOn ? pairing.answerOctetsOf(request) : null
    const [session] = binds.sessions
    const verdict = octets === null || session === undefined ? null : rows.judge(octets, 'provider', session)
    if (verdict === null) {
      this.#give(led, replyOf(pdu))
      return
    }
    pairing.touched(request, verdict, true)
    if (verdict.isDropped) this.#give(led, this.#dropped(led.mark))
    else this.#delayed.run(verdict.delayMs, () => this.#give(led, replyOf(decodePdu(verdict.octets))))
  }

  #rememberLate({ link, command, destination }: LedRequest, { messageId }: Answer): void {
    if (!giving.has(command) || messageId === null || messageId === '') return
    this.#options.memory.give({ messageId, account: link.application.name, destination })
  }

  #lost(command: CommandName): ReplySpec {
    const { whenLost } = this.#options.settings
    const isSubmit = command === 'submit_sm' || command === 'submit_multi'
    return { status: whenLost === 'ESME_RSUBMITFAIL' && isSubmit ? statusValue(whenLost) : statusSystemError }
  }

  /** Told once for all that one loss leaves in doubt. */
  #doubt(): void {
    this.#inDoubt++
    if (this.#inDoubt > 1) return
    setImmediate(() => {
      this.#options.traffic.tell('in-doubt', '', { count: this.#inDoubt })
      this.#inDoubt = 0
    })
  }
}

function refusalOf({ status, as }: NonNullable<Judgement['refusal']>): ReplySpec {
  return as === 'generic_nack' ? { nack: status } : { status }
}

/** The provider's answer as the application gets it: the same status, fields and TLVs under its own number. */
function replyOf(pdu: DecodedPdu): ReplySpec {
  if (pdu.command === 'generic_nack' || pdu.command === null) {
    // A generic_nack that says that all is well takes nothing.
    return { nack: pdu.command_status || statusSystemError }
  }
  return { status: pdu.command_status, fields: pdu.fields, tlvs: pdu.tlvs }
}

function destinationOf({ fields }: DecodedPdu): string {
  const destination = fields['destination_addr']
  return typeof destination === 'string' ? destination : ''
}
