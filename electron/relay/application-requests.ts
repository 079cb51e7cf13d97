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
import type { ReplySpec, RequestOutcome, Response } from '../session/request.ts'
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

/** A request of an application's on its way. */
interface LedRequest {
  readonly command: CommandName
  readonly octets: Uint8Array
  readonly destination: string
  readonly mark: PduMark
  readonly delayMs: number
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
  answer(
    application: Application,
    session: SessionIdentity,
    pdu: DecodedPdu,
    mark: PduMark,
  ): ReplySpec | Promise<ReplySpec> {
    const { pairing, rows } = this.#options
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
    const request = { command, octets, destination: destinationOf(led), mark, delayMs }
    return this.#refusal(application, led, command) ?? this.#lead(application, request)
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

  #lead(application: Application, request: LedRequest): Promise<ReplySpec> {
    const { binds, pairing } = this.#options
    const { command, octets, mark } = request
    const { promise, resolve } = Promise.withResolvers<ReplySpec>()
    this.#open++
    const answered = (reply: ReplySpec) => {
      resolve(reply)
      this.#open--
      if (this.#open === 0) this.#onIdle?.()
    }
    const settle = (outcome: RequestOutcome) => this.#settled(application, request, outcome, answered)
    const body = octets.subarray(headerOctets)
    this.#delayed.run(request.delayMs, () =>
      binds.sendOnce({ command, body }, settle, (out) =>
        pairing.left(mark, out, { side: 'provider', application: application.name }),
      ),
    )
    return promise
  }

  #settled(
    application: Application,
    request: LedRequest,
    outcome: RequestOutcome,
    answered: (reply: ReplySpec) => void,
  ): void {
    const { command, destination } = request
    switch (outcome.kind) {
      case 'answered':
        this.#answeredBy(application, request, outcome.response, answered)
        return
      case 'never-sent':
        answered(outcome.error === null ? this.#lost(command) : { status: statusSystemError })
        return
      case 'timed-out':
        this.#options.late.expect(
          outcome.request,
          (answer) => void this.#rememberLate(application, command, destination, answer),
        )
        this.#doubt()
        answered(this.#lost(command))
        return
      case 'lost':
        this.#doubt()
        answered(this.#lost(command))
    }
  }

  /** The id is this application's before it is told of it. */
  #answeredBy(
    { name: account }: Application,
    request: LedRequest,
    response: Response,
    answered: (reply: ReplySpec) => void,
  ): void {
    const { command, destination } = request
    const messageId = response.pdu.fields['message_id']
    const judge = () => this.#judged(request, response, answered)
    if (!giving.has(command) || typeof messageId !== 'string' || messageId === '') judge()
    else void this.#options.memory.give({ messageId, account, destination }).then(judge)
  }

  /** The provider's answer, as the rows let it go on. */
  #judged({ mark }: LedRequest, { pdu, request }: Response, answered: (reply: ReplySpec) => void): void {
    const { rows, pairing, binds } = this.#options
    const octets = rows.isOn ? pairing.answerOctetsOf(request) : null
    const [session] = binds.sessions
    const verdict = octets === null || session === undefined ? null : rows.judge(octets, 'provider', session)
    if (verdict === null) {
      answered(replyOf(pdu))
      return
    }
    pairing.touched(request, verdict, true)
    if (verdict.isDropped) answered(this.#dropped(mark))
    else this.#delayed.run(verdict.delayMs, () => answered(replyOf(decodePdu(verdict.octets))))
  }

  async #rememberLate(
    { name }: Application,
    command: CommandName,
    destination: string,
    { messageId }: Answer,
  ): Promise<void> {
    if (!giving.has(command) || messageId === null || messageId === '') return
    await this.#options.memory.give({ messageId, account: name, destination })
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
