import type { BindMode } from '../../shared/contract/connections.ts'
import type { SimulatorState } from '../../shared/contract/simulator.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { RequestContext } from '../../shared/simulator/rule-context.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { version34, version50 } from '../../shared/smpp/interface-version.ts'
import { type DecodedPdu, isCommand } from '../../shared/smpp/pdu.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { refusalsIn, type SendVerdict } from '../../shared/smpp/session-rules.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { bindModeOf, sendFault, wireState } from '../session/bind-rules.ts'
import type { Clock } from '../session/clock.ts'
import { type OutgoingRequest, type ReplySpec, replyStatus } from '../session/request.ts'
import type { ServerSession } from '../session/server-session.ts'
import type { SessionNote } from '../session/session-note.ts'
import type { Account } from './account.ts'
import type { Broadcasts } from './broadcasts.ts'
import type { DelayedAnswers } from './delayed-answers.ts'
import type { EventLog, SimulatorEvent } from './event-log.ts'
import type { Receipt } from './held-receipts.ts'
import type { MessageCentre, Submission } from './message-centre.ts'
import type { Taken } from './receipt-delivery.ts'
import { receiptPdu } from './receipt-pdu.ts'
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
  /** Requests of the client whose answer is held back. */
  #unansweredRequests = 0

  constructor(session: ServerSession, services: SessionServices) {
    this.session = session
    this.#services = services
    this.#since = services.clock.now()
    session.isSupported = (command) => services.account.profile.supported.has(command)
    session.refuses = (pdu, verdict) => services.account.behaviours.refuses(this.#contextOf(pdu, verdict))
    session.onRequest = (pdu) => this.#answer(pdu)
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
    const { sessionId, systemId, bindMode, received, sent } = this.session
    return {
      sessionId,
      systemId,
      bindMode,
      remoteAddress: this.#remote(),
      since: this.#since,
      received,
      sent,
    }
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

  #contextOf(pdu: DecodedPdu, verdict: SendVerdict): RequestContext {
    const { interfaceVersion } = this.session
    return { pdu, verdict, interfaceVersion, profile: this.#services.account.profile.played }
  }

  #answer(pdu: DecodedPdu): ReplySpec | Promise<ReplySpec> {
    const { account, delayed, onChange } = this.#services
    const reply = this.#withLoad(this.#decide(pdu))
    onChange()
    const answer = delayed.delay(this.session.sessionId, reply, account.config.responseDelayMs)
    return answer instanceof Promise ? this.#counted(answer) : answer
  }

  /** Counts a request that waits for its answer. */
  async #counted(answer: Promise<ReplySpec>): Promise<ReplySpec> {
    this.#unansweredRequests++
    try {
      return await answer
    } finally {
      this.#unansweredRequests--
    }
  }

  #decide(pdu: DecodedPdu): ReplySpec {
    if (pdu.command === null || !this.#services.account.profile.supported.has(pdu.command)) {
      const nack = statusValue('ESME_RINVCMDID')
      this.note('nack', { commandStatus: nack, detail: pdu.command ?? '' })
      return { nack }
    }
    const mode = bindModeOf(pdu.command)
    if (mode !== null) return this.#bind(pdu, mode)
    const { account, messages, broadcasts } = this.#services
    const { sessionId, interfaceVersion } = this.session
    const sender = account.accounts.of(sessionId)
    const request = this.#contextOf(pdu, this.session.verdictOn(pdu.command))
    const answer =
      sender?.refusal(pdu.command, interfaceVersion, this.#unansweredRequests) ??
      account.behaviours.onRequest(request)
    if (answer !== null && answer !== undefined) {
      const { rule, reply, because } = answer
      const detail = because === '' ? pdu.command : `${pdu.command}: ${because}`
      this.note('refused', { commandStatus: replyStatus(reply), rule, detail })
      return reply
    }
    if (isCommand(pdu, 'submit_sm') || isCommand(pdu, 'data_sm')) {
      return this.#tell(messages.submit(pdu, request, sessionId), pdu.fields.source_addr)
    }
    if (isCommand(pdu, 'submit_multi')) {
      return this.#tell(messages.submitMulti(pdu, request, sessionId), pdu.fields.source_addr)
    }
    const systemId = sender?.systemId ?? ''
    if (isCommand(pdu, 'query_sm')) return messages.query(pdu, systemId)
    if (isCommand(pdu, 'cancel_sm')) return messages.cancel(pdu, systemId)
    if (isCommand(pdu, 'replace_sm')) return messages.replace(pdu, systemId)
    if (isCommand(pdu, 'broadcast_sm')) return broadcasts.submit(pdu)
    if (isCommand(pdu, 'query_broadcast_sm')) return broadcasts.query(pdu)
    if (isCommand(pdu, 'cancel_broadcast_sm')) return broadcasts.cancel(pdu)
    // Readable, but without all of its mandatory parameters.
    return { status: statusValue('ESME_RINVCMDLEN') }
  }

  /** Lists what was refused. */
  #tell({ reply, refusals }: Submission, source: string): ReplySpec {
    for (const { answer, destination } of refusals) {
      const { rule, because } = answer
      const route = `${source} → ${destination}`
      const detail = because === destination || because === '' ? route : `${route}: ${because}`
      this.note('refused', { commandStatus: replyStatus(answer.reply), rule, detail })
    }
    return reply
  }

  /** With congestion_state, where that is told. */
  #withLoad(reply: ReplySpec): ReplySpec {
    if (reply === null || 'nack' in reply) return reply
    const load = this.#services.messages.limits.tlvs(this.session.interfaceVersion)
    return load.length === 0 ? reply : { ...reply, tlvs: [...(reply.tlvs ?? []), ...load] }
  }

  #bind(pdu: DecodedPdu, mode: BindMode): ReplySpec {
    const { system_id, password, system_type, interface_version } = pdu.fields
    const systemId = textOf(system_id)
    const { account } = this.#services
    const status = account.accounts.bind(this.session.sessionId, {
      systemId,
      password: textOf(password),
      systemType: textOf(system_type),
      mode,
      address: this.session.remoteHost,
    })
    if (status !== statusValue('ESME_ROK')) {
      this.note('bind-refused', { commandStatus: status, systemId })
      return { status }
    }
    const version = typeof interface_version === 'number' ? interface_version : 0
    const ours = version >= version50 && account.profile.isPlain ? version50 : version34
    const tlvs = version >= version34 ? [{ tag: scInterfaceVersion, value: Uint8Array.of(ours) }] : []
    return { status, fields: { system_id: smscSystemId }, tlvs }
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
