import type { BindMode } from '../../shared/contract/connections.ts'
import type { Interference, SimulatorState } from '../../shared/contract/simulator.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { statusNumber } from '../../shared/simulator/status-value.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { version34, version50 } from '../../shared/smpp/interface-version.ts'
import { type DecodedPdu, isCommand, type Pdu } from '../../shared/smpp/pdu.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { refusalsIn } from '../../shared/smpp/session-rules.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { bindModeOf, sendFault, wireState } from '../session/bind-rules.ts'
import type { Clock } from '../session/clock.ts'
import { type OutgoingRequest, type ReplySpec, replyStatus } from '../session/request.ts'
import type { ServerSession } from '../session/server-session.ts'
import type { SessionNote } from '../session/session-note.ts'
import type { Account } from './account.ts'
import type { Answer } from './behaviours/behaviours.ts'
import type { Broadcasts } from './broadcasts.ts'
import type { DelayedAnswers } from './delayed-answers.ts'
import type { EventLog, SimulatorEvent } from './event-log.ts'
import type { Receipt } from './held-receipts.ts'
import type { MessageCentre, Submission } from './message-centre.ts'
import type { Taken } from './receipt-delivery.ts'
import { receiptPdu } from './receipt-pdu.ts'
import { SessionAnswers } from './session-answers.ts'
import type { TrafficCounters } from './traffic-counters.ts'

export interface SessionServices {
  readonly account: Account
  readonly messages: MessageCentre
  readonly broadcasts: Broadcasts
  readonly delayed: DelayedAnswers
  readonly events: EventLog
  readonly clock: Clock
  readonly counters?: TrafficCounters
  readonly onChange: () => void
  /** A message was accepted; its response has not left yet. */
  readonly onAccepted: (pdu: DecodedPdu & (Pdu<'submit_sm'> | Pdu<'data_sm'>), sessionId: string) => void
}

/** system_id of the bind responses. */
const smscSystemId = 'simulator'
/** SMPP 3.4 §5.3.2.25, sent only to clients of 3.4 and later, which know optional parameters. */
const scInterfaceVersion = 0x0210

const firstUnanswered = 0x4000_0000

/** Answers of a client that mean "later": the receipt is sent again. */
const laterStatuses: ReadonlySet<number> = new Set(
  (['ESME_RMSGQFUL', 'ESME_RTHROTTLED', 'ESME_RX_T_APPN'] as const).map(statusValue),
)

/** One client of the simulator: its requests answered by the gateway's rules, receipts handed to it. */
export class SimulatorSession {
  readonly session: ServerSession
  readonly #services: SessionServices
  readonly #since: number
  /** A cut has an event of its own and needs no second one. */
  #isCut = false
  readonly #noticed = new Set<SessionNote['kind']>()
  /** sequence_number of the next PDU without an answer: far from those the session counts from 1. */
  #unanswered = firstUnanswered
  readonly #answers: SessionAnswers

  constructor(session: ServerSession, services: SessionServices) {
    this.session = session
    this.#services = services
    this.#since = services.clock.now()
    session.isSupported = (command) => services.account.profile.supported.has(command)
    const { account, delayed, clock } = services
    const { limits } = services.messages
    const onStrike = (rule: string, detail: string) => this.note('acted', { rule, detail })
    this.#answers = new SessionAnswers({ session, account, limits, delayed, clock, onStrike })
    session.refuses = (pdu, verdict) => {
      const isSilent = this.#answers.isSilentFor(pdu)
      return isSilent || account.behaviours.refuses(this.#answers.contextOf(pdu, verdict))
    }
    session.onInterception = (pdu) => this.#intercept(pdu)
    session.onRequest = (pdu) => this.#answer(pdu)
    session.onLeaving = (pdu, reply) => this.#answers.leave(pdu, reply)
    session.onBound = () => this.#bound()
    session.onDeadline = (which) => {
      this.#isCut = true
      this.note(which === 'bind' ? 'bind-deadline' : 'answer-deadline')
    }
    session.onClose = (close) => {
      services.messages.receipts.detach(session.sessionId)
      services.account.accounts.left(session.sessionId)
      services.delayed.drop(session.sessionId)
      if (!this.#isCut) this.note('closed', { close })
      services.onChange()
    }
  }

  /** Notes an observation about the client. Each kind once: a flood would push all else out of the list. */
  noticed({ kind, ...detail }: SessionNote): void {
    if (this.#noticed.has(kind)) return
    this.#noticed.add(kind)
    this.note('noted', { note: { kind, detail } })
  }

  /** The session's row in the simulator's state. */
  view(): SimulatorState['sessions'][number] {
    const { sessionId, systemId, bindMode, received, sent, inFlight, interfaceVersion } = this.session
    return {
      sessionId,
      systemId,
      bindMode,
      remoteAddress: this.#remote(),
      since: this.#since,
      received,
      sent,
      version: bindMode === null ? null : interfaceVersion,
      inFlight,
      waiting: this.#answers.waiting,
      isSilent: this.#answers.isSilent,
    }
  }

  /** Ends the link, or lets the session fall silent or answer again. A cut is over when the socket is gone. */
  interfere(how: Interference): void {
    if (how === 'fin') void this.session.end()
    else if (how === 'rst') void this.session.reset()
    else if (how === 'unbind') void this.session.unbind()
    else if (how === 'answer') this.#answers.speak()
    else {
      this.#answers.fallSilent(Number.POSITIVE_INFINITY, false)
      this.note('silenced')
    }
    this.#services.onChange()
  }

  note(
    kind: SimulatorEvent['kind'],
    about: {
      commandStatus?: number | null
      rule?: string | null
      systemId?: string | null
      detail?: string
      note?: SimulatorEvent['note']
      close?: SimulatorEvent['close']
    } = {},
  ): void {
    this.#services.events.add({
      at: this.#services.clock.now(),
      kind,
      systemId: about.systemId ?? this.session.systemId,
      commandStatus: about.commandStatus ?? null,
      rule: about.rule ?? null,
      detail: about.detail ?? this.#remote(),
      ...(about.note !== undefined && { note: about.note }),
      ...(about.close !== undefined && { close: about.close }),
    })
    this.#services.onChange()
  }

  /**
   * Sends a PDU that has no answer: alert_notification, outbind. Throws `session.not-bound`, `session.wrong-bind`,
   * `pdu.bad-field`.
   */
  notify(pdu: OutgoingRequest): void {
    const { command } = pdu
    const { bindMode, interfaceVersion } = this.session
    const verdict = refusalsIn('smsc', wireState(bindMode), interfaceVersion).get(command)
    if (verdict !== 'allowed') {
      throw bindMode === null
        ? new Fault('session.not-bound', {})
        : (sendFault(command, verdict, bindMode, interfaceVersion) ?? new Fault('session.not-bound', {}))
    }
    this.session.sendRaw(encodePdu<CommandName>({ ...pdu, sequence_number: this.#unanswered++ }))
  }

  #remote(): string {
    return this.session.remoteAddress ?? ''
  }

  #answer(pdu: DecodedPdu): ReplySpec {
    if (this.#answers.isSilentFor(pdu)) return null
    this.#answers.asked(pdu)
    const reply = this.#decide(pdu)
    this.#services.onChange()
    return reply
  }

  /** The answer of a behaviour to an enquire_link or unbind; undefined leaves it to the session. */
  #intercept(pdu: DecodedPdu): ReplySpec | undefined {
    if (this.#answers.isSilentFor(pdu)) return null
    const answer = this.#behave(pdu)
    return answer === null ? undefined : this.#refused(answer, pdu.command ?? '')
  }

  #behave(pdu: DecodedPdu): Answer | null {
    const context = this.#answers.contextOf(pdu, this.session.verdictOn(pdu.command))
    return this.#services.account.behaviours.onRequest(context)
  }

  #decide(pdu: DecodedPdu): ReplySpec {
    if (pdu.command === null || !this.#services.account.profile.supported.has(pdu.command)) {
      const nack = statusValue('ESME_RINVCMDID')
      this.note('nack', { commandStatus: nack, detail: pdu.command ?? '' })
      return { nack }
    }
    const { account } = this.#services
    const { sessionId, interfaceVersion } = this.session
    const mode = bindModeOf(pdu.command)
    const sender = account.accounts.of(sessionId)
    const limited = mode === null && sender?.refusal(pdu.command, interfaceVersion, this.#answers.waiting)
    const answer = limited || this.#behave(pdu)
    if (answer !== null) return this.#refused(answer, pdu.command)
    return mode === null ? this.#handle(pdu) : this.#bind(pdu, mode)
  }

  #handle(pdu: DecodedPdu): ReplySpec {
    const { account, messages, broadcasts } = this.#services
    const { sessionId } = this.session
    const request = this.#answers.contextOf(pdu, this.session.verdictOn(pdu.command))
    if (account.behaviours.readsMessages) {
      const contexts = messages.contextsOf(pdu, request, sessionId)
      this.#answers.read(pdu, account.behaviours.readMessages(contexts))
    }
    if (isCommand(pdu, 'submit_sm') || isCommand(pdu, 'data_sm')) {
      const reply = this.#tell(messages.submit(pdu, request, sessionId), pdu.fields.source_addr)
      if (replyStatus(reply) === statusValue('ESME_ROK')) this.#services.onAccepted(pdu, sessionId)
      return reply
    }
    if (isCommand(pdu, 'submit_multi')) {
      return this.#tell(messages.submitMulti(pdu, request, sessionId), pdu.fields.source_addr)
    }
    const systemId = account.accounts.of(sessionId)?.systemId ?? ''
    if (isCommand(pdu, 'query_sm')) return messages.query(pdu, systemId)
    if (isCommand(pdu, 'cancel_sm')) return messages.cancel(pdu, systemId)
    if (isCommand(pdu, 'replace_sm')) return messages.replace(pdu, systemId)
    if (isCommand(pdu, 'broadcast_sm')) return broadcasts.submit(pdu)
    if (isCommand(pdu, 'query_broadcast_sm')) return broadcasts.query(pdu)
    if (isCommand(pdu, 'cancel_broadcast_sm')) return broadcasts.cancel(pdu)
    // Readable, but without all of its mandatory parameters.
    return { status: statusValue('ESME_RINVCMDLEN') }
  }

  /** What a request is answered that is not handled. */
  #refused(answer: Answer, command: string): ReplySpec {
    const { because } = answer
    return this.#noteAnswer(answer, because === '' ? command : `${command}: ${because}`)
  }

  /** Lists what was refused. One destination that leaves the request unanswered does so for all. */
  #tell({ reply, refusals }: Submission, source: string): ReplySpec {
    let isUnanswered = false
    for (const { answer, destination } of refusals) {
      const { because } = answer
      const route = `${source} → ${destination}`
      this.#noteAnswer(answer, because === destination || because === '' ? route : `${route}: ${because}`)
      isUnanswered ||= answer.strike !== undefined
    }
    return isUnanswered ? null : reply
  }

  #noteAnswer({ rule, reply, strike }: Answer, detail: string): ReplySpec {
    if (strike === undefined) this.note('refused', { commandStatus: replyStatus(reply), rule, detail })
    else {
      this.note('acted', { rule, detail })
      this.#answers.strike(strike)
    }
    return reply
  }

  #bind(pdu: DecodedPdu, mode: BindMode): ReplySpec {
    const { system_id, password, system_type, interface_version } = pdu.fields
    const systemId = textOf(system_id)
    const { account } = this.#services
    const status = this.#loginStatus(
      account.accounts.bind(this.session.sessionId, {
        systemId,
        password: textOf(password),
        systemType: textOf(system_type),
        mode,
        address: this.session.remoteHost,
      }),
    )
    if (status !== statusValue('ESME_ROK')) {
      this.note('bind-refused', { commandStatus: status, systemId })
      return { status }
    }
    const version = typeof interface_version === 'number' ? interface_version : 0
    const ours = version >= version50 && account.profile.isPlain ? version50 : version34
    const tlvs = version >= version34 ? [{ tag: scInterfaceVersion, value: Uint8Array.of(ours) }] : []
    return { status, fields: { system_id: smscSystemId }, tlvs }
  }

  /** A refused login as the configuration words it. */
  #loginStatus(status: number): number {
    const { systemId, password } = this.#services.account.config.loginRefusals
    if (status === statusValue('ESME_RINVSYSID')) return statusNumber(systemId)
    return status === statusValue('ESME_RINVPASWD') ? statusNumber(password) : status
  }

  #bound(): void {
    const { session } = this
    this.note('bound', { detail: `${session.bindMode} · ${this.#remote()}` })
    const account = this.#services.account.accounts.of(session.sessionId)
    if (session.bindMode === 'transmitter' || account === undefined || !account.mayReceive) return
    this.#services.messages.receipts.attach({
      sessionId: session.sessionId,
      systemId: account.systemId,
      take: async (receipt) => {
        const taken = await this.#takeReceipt(receipt)
        if (taken === 'taken') this.#services.counters?.of(account.systemId).receipts.add(receipt.state.stat)
        return taken
      },
    })
  }

  async #takeReceipt({ message, state }: Receipt): Promise<Taken> {
    try {
      const { pdu } = await this.session.request(receiptPdu(message, state))
      if (pdu.command !== 'generic_nack' && pdu.command_status === statusValue('ESME_ROK')) return 'taken'
      return laterStatuses.has(pdu.command_status) ? 'later' : 'refused'
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      // An address longer than the field is echoed as it came, so no receipt of ours fails for its fields.
      return 'lost'
    }
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
