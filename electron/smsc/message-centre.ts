import { quotedText } from '../../shared/receipts/format-receipt.ts'
import type { MessageContext, RequestContext } from '../../shared/simulator/rule-context.ts'
import { udhIndicator } from '../../shared/smpp/message-flags.ts'
import { type DecodedPdu, isCommand, type ListItem, type Pdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from '../session/clock.ts'
import { type ReplySpec, replyStatus } from '../session/request.ts'
import type { Account } from './account.ts'
import type { Answer } from './behaviours/behaviours.ts'
import { type Bound, pendingBound, receiptBound } from './bounds.ts'
import { type Destination, destinationsOf } from './destinations.ts'
import type { SimulatorEvent } from './event-log.ts'
import { FinalStates } from './final-states.ts'
import { LoadLimits } from './load-limits.ts'
import { cancelMessages, replaceMessages } from './message-changes.ts'
import { messageContext } from './message-context.ts'
import { MessageMemory } from './message-memory.ts'
import {
  MessageStore,
  type NewMessage,
  type Outcome,
  octetsOf,
  queryAnswer,
  type StoredMessage,
} from './message-store.ts'
import { ownLatin1 } from './own-text.ts'
import { PendingMessages, wantsIntermediate, wantsReceipt } from './pending-messages.ts'
import { ReceiptDelivery } from './receipt-delivery.ts'
import { SharedIds } from './shared-ids.ts'
import { Shortage } from './shortage.ts'
import { factsOf, type SubmitFacts } from './submit-facts.ts'
import { timesStatus, validUntil } from './validity.ts'

type Single = DecodedPdu & (Pdu<'submit_sm'> | Pdu<'data_sm'>)
type Multi = DecodedPdu & Pdu<'submit_multi'>

/** A destination that was not accepted, and the answer to it. */
export interface Refused {
  readonly answer: Answer
  readonly destination: string
}

/** The answer to a submission, and the destinations that were refused. */
export interface Submission {
  readonly reply: ReplySpec
  readonly refusals: readonly Refused[]
}

/** A message to one destination that is to be taken. */
interface Offer {
  readonly pdu: Single | Multi
  readonly destination: Destination
  readonly facts: SubmitFacts
  readonly request: RequestContext
  readonly sessionId: string
}

const statusOk = statusValue('ESME_ROK')
const queueFull = statusValue('ESME_RMSGQFUL')
const defaultBounds = { pending: pendingBound, receipts: receiptBound }

export type ShortageKind = Extract<
  SimulatorEvent['kind'],
  'queue-full' | 'queue-relieved' | 'receipts-full' | 'receipts-relieved'
>

/** Takes messages in, brings them to their final state and tells about it. */
export class MessageCentre {
  readonly receipts: ReceiptDelivery
  readonly limits: LoadLimits
  readonly #account: Account
  readonly #clock: Clock
  readonly #onChange: () => void
  readonly #memory = new MessageMemory()
  #store: MessageStore
  #shared: SharedIds
  readonly #pending: PendingMessages
  readonly #shortage: Shortage
  readonly #finalStates: FinalStates
  #accepted = 0
  #refused = 0

  constructor(options: {
    account: Account
    clock: Clock
    /** Sets the first message_id. */
    seed: number
    onChange: () => void
    /** A bound was reached, or is so no more; `detail` says how many were turned away. */
    onShortage: (kind: ShortageKind, detail: string) => void
    bounds?: { readonly pending: Bound; readonly receipts: Bound }
  }) {
    const { account, clock } = options
    this.#account = account
    this.#clock = clock
    this.#onChange = options.onChange
    this.#store = new MessageStore(options.seed)
    this.#shared = new SharedIds(this.#store)
    const { pending: pendingMost, receipts: receiptsMost } = options.bounds ?? defaultBounds
    const shortageOf = (what: 'queue' | 'receipts') =>
      new Shortage(
        () => options.onShortage(`${what}-full`, ''),
        (count) => options.onShortage(`${what}-relieved`, String(count)),
      )
    this.#pending = new PendingMessages(pendingMost)
    this.#shortage = shortageOf('queue')
    this.receipts = new ReceiptDelivery({
      clock,
      onChange: options.onChange,
      shortage: shortageOf('receipts'),
      bound: receiptsMost,
    })
    this.limits = new LoadLimits({
      clock,
      settings: () => account.config.pressure,
      queued: () => this.#pending.size,
    })
    this.#finalStates = new FinalStates({
      clock,
      delayMs: () => account.config.receipt.delay * 1000,
      pending: this.#pending,
      onStep: (message) => this.#reached(message),
      onDue: (message) => this.#due(message),
    })
  }

  get counters() {
    return {
      accepted: this.#accepted,
      refused: this.#refused,
      receiptsPending: this.#pending.awaited + this.receipts.pending,
      receiptsSent: this.receipts.sent,
      receiptsGivenUp: this.receipts.givenUp,
      queued: this.#pending.size,
    }
  }

  /** A run begins: message ids follow from its seed, unless messages of the one before are still on their way. */
  beginRun(seed: number): void {
    if (this.#pending.size > 0) return
    this.#store = new MessageStore(seed)
    this.#shared = new SharedIds(this.#store)
  }

  /** Call it when the receipt's delay was changed and when the simulator starts. */
  arm(): void {
    this.#finalStates.arm()
  }

  /** Stops the timers; messages and receipts stay queued. */
  stop(): void {
    this.#finalStates.stop()
    this.receipts.stop()
  }

  /** submit_sm, or data_sm, whose receipts come in deliver_sm as well. */
  submit(pdu: Single, request: RequestContext, sessionId: string): Submission {
    const { fields } = pdu
    const times = pdu.command === 'submit_sm' ? this.#timesStatus(pdu.fields) : statusOk
    if (times !== statusOk) return this.#refuse({ status: times })
    if (fields.destination_addr === '') return this.#refuse({ status: statusValue('ESME_RINVDSTADR') })
    const destination = {
      ton: fields.dest_addr_ton,
      npi: fields.dest_addr_npi,
      addr: fields.destination_addr,
    }
    const busy = this.#busy(fields.source_addr, 1, sessionId)
    if (busy) return this.#refuse(busy.reply, [{ answer: busy, destination: destination.addr }])
    if (!this.#hasRoom(fields, [destination])) return this.#refuse({ status: queueFull })
    const facts = factsOf(pdu, destination.addr)
    const taken = this.#take({ pdu, destination, facts, request, sessionId })
    if ('reply' in taken) {
      return this.#refuse(taken.reply, [{ answer: taken, destination: destination.addr }])
    }
    const message = this.#shared.add(taken, facts.part)
    this.#send(message)
    return { reply: { status: statusOk, fields: { message_id: message.messageId } }, refusals: [] }
  }

  /** One id for all destinations; the refused ones are listed in unsuccess_sme (SMPP 3.4 §4.5.2). */
  submitMulti(pdu: Multi, request: RequestContext, sessionId: string): Submission {
    const times = this.#timesStatus(pdu.fields)
    if (times !== statusOk) return this.#refuse({ status: times })
    const destinations = destinationsOf(pdu.fields.dest_address, this.#account.config.distributionLists)
    if (typeof destinations === 'number') return this.#refuse({ status: destinations })
    const busy = this.#busy(pdu.fields.source_addr, destinations.length, sessionId)
    if (busy) return this.#refuse(busy.reply, [{ answer: busy, destination: destinations[0]?.addr ?? '' }])
    if (!this.#hasRoom(pdu.fields, destinations)) return this.#refuse({ status: queueFull })
    const read = factsOf(pdu, '')
    const refusals: Refused[] = []
    const unsuccessful: ListItem[] = []
    let first: StoredMessage | null = null
    for (const destination of destinations) {
      const facts = { ...read, destination: destination.addr }
      const taken = this.#take({ pdu, destination, facts, request, sessionId })
      if ('reply' in taken) {
        this.#refused++
        refusals.push({ answer: taken, destination: destination.addr })
        const status = replyStatus(taken.reply)
        if (status !== null) unsuccessful.push(unsuccessItem(destination, status))
        continue
      }
      const stored: StoredMessage = first ? this.#store.addUnder(first, taken) : this.#store.add(taken)
      first ??= stored
      this.#send(stored)
    }
    // SMPP 3.4 §4.5.2: only a success has a body, so nothing is listed when nothing was taken.
    if (first === null) return { reply: { status: statusValue('ESME_RSUBMITFAIL') }, refusals }
    const fields = { message_id: first.messageId, unsuccess_sme: unsuccessful }
    return { reply: { status: statusOk, fields }, refusals }
  }

  /** SMPP 3.4 §4.8.1: the source address must be that of the submit; left empty it is not compared. */
  query(pdu: DecodedPdu & Pdu<'query_sm'>, systemId: string): ReplySpec {
    const { message_id, source_addr } = pdu.fields
    const messages = this.#store.findAll(message_id).filter((one) => one.systemId === systemId)
    // A message to several destinations is pending while it is pending to one of them.
    const message = messages.find((one) => this.#pending.has(one)) ?? messages[0]
    const isSender = source_addr === '' || source_addr === message?.source.addr
    if (!message || !isSender) return { status: statusValue('ESME_RQUERYFAIL') }
    return { status: statusOk, fields: queryAnswer(message) }
  }

  /** Ends the pending messages as DELETED, which their receipts say. */
  cancel(pdu: DecodedPdu & Pdu<'cancel_sm'>, systemId: string): ReplySpec {
    const cancelled = cancelMessages(pdu.fields, systemId, this.#store, this.#pending)
    const at = this.#clock.now()
    for (const message of cancelled) this.#settle(message, { at, stat: 'DELETED', err: '000' })
    return { status: statusValue(cancelled.length > 0 ? 'ESME_ROK' : 'ESME_RCANCELFAIL') }
  }

  replace(pdu: DecodedPdu & Pdu<'replace_sm'>, systemId: string): ReplySpec {
    const times = this.#timesStatus(pdu.fields)
    if (times !== statusOk) return { status: times }
    const isDone = replaceMessages(pdu, systemId, this.#store, this.#pending, this.#clock.now())
    return { status: statusValue(isDone ? 'ESME_ROK' : 'ESME_RREPLACEFAIL') }
  }

  /** The answer while the account may not send this, or the simulator takes no more; null when it is to be taken. */
  #busy(source: string, segments: number, sessionId: string): Answer | null {
    const own = this.#account.accounts.of(sessionId)?.messageRefusal(source, segments)
    return own ?? this.limits.refusal(segments)
  }

  /** The messages of a request, one for each destination, as behaviours see them; none for one that has none. */
  contextsOf(pdu: DecodedPdu, request: RequestContext, sessionId: string): MessageContext[] {
    if (isCommand(pdu, 'submit_sm') || isCommand(pdu, 'data_sm')) {
      return [this.#contextOf(request, factsOf(pdu, pdu.fields.destination_addr), sessionId)]
    }
    if (!isCommand(pdu, 'submit_multi')) return []
    const destinations = destinationsOf(pdu.fields.dest_address, this.#account.config.distributionLists)
    if (typeof destinations === 'number') return []
    const facts = factsOf(pdu, '')
    return destinations.map(({ addr }) =>
      this.#contextOf(request, { ...facts, destination: addr }, sessionId),
    )
  }

  #contextOf(request: RequestContext, facts: SubmitFacts, sessionId: string): MessageContext {
    const balance = this.#account.accounts.of(sessionId)?.settings.balance ?? null
    return messageContext(request, facts, { memory: this.#memory, balance, at: this.#clock.now() })
  }

  /** Whether as much can be kept; if not, that is told of. */
  #hasRoom(fields: Single['fields'] | Multi['fields'], destinations: readonly Destination[]): boolean {
    const { service_type: serviceType, source_addr } = fields
    const source = { addr: source_addr }
    let octets = 0
    for (const destination of destinations) octets += octetsOf({ source, destination, serviceType })
    const hasRoom = this.#pending.hasRoom(destinations.length, octets)
    if (!hasRoom) this.#shortage.turnedAway(destinations.length)
    return hasRoom
  }

  #refuse(reply: ReplySpec, refusals: readonly Refused[] = []): Submission {
    this.#refused++
    return { reply, refusals }
  }

  /** The gateway pages do not mention times: their profiles accept every value and ignore it. */
  #timesStatus(fields: { schedule_delivery_time: string; validity_period: string }): number {
    return this.#account.profile.isPlain ? timesStatus(fields) : statusOk
  }

  /** The message as it is to be stored, or what a behaviour answers in its place. */
  #take({ pdu, destination, facts, request, sessionId }: Offer): NewMessage | Answer {
    const { behaviours, profile } = this.#account
    const sender = this.#account.accounts.of(sessionId)
    const at = this.#clock.now()
    const context = this.#contextOf(request, facts, sessionId)
    const answer = behaviours.onMessage(context)
    if (answer !== null) return answer
    // Asked before the message is remembered, which would make it a repeat of itself.
    const course = behaviours.onAcceptance(context)
    this.#memory.keep(facts, at)
    sender?.spendPart()
    this.limits.take(1)
    this.#accepted++
    const { fields } = pdu
    const validity = profile.isPlain && pdu.command !== 'data_sm' ? pdu.fields.validity_period : ''
    return {
      sessionId,
      systemId: sender?.systemId ?? '',
      source: {
        ton: fields.source_addr_ton,
        npi: fields.source_addr_npi,
        addr: ownLatin1(fields.source_addr),
      },
      destination: { ...destination, addr: ownLatin1(destination.addr) },
      serviceType: ownLatin1(fields.service_type),
      registeredDelivery: fields.registered_delivery,
      dataCoding: fields.data_coding,
      hasUdh: (fields.esm_class & udhIndicator) !== 0,
      text: quotedText(facts.text),
      submittedAt: at,
      validUntil: validUntil(validity, at) ?? null,
      ...course,
    }
  }

  #send(message: StoredMessage): void {
    this.#pending.add(message, this.#clock.monotonic())
    // The receipt is written at once, the response when the request has been dealt with.
    if (message.receipt.order === 'before-response') this.#due(message)
    else this.#finalStates.added(message)
  }

  /** A state before the final one. */
  #reached(message: StoredMessage): void {
    const step = message.receipt.intermediate?.[message.steps - 1]
    if (step === undefined || !wantsIntermediate(message)) return
    const { stat, err } = step
    this.receipts.hand({ message, state: { stat, err, at: this.#clock.now(), isFinal: false } })
  }

  #due(message: StoredMessage): void {
    const at = this.#clock.now()
    const { stat, err } = message.ending ?? this.#account.config.receipt
    const isLate = message.validUntil !== null && message.validUntil < at
    this.#settle(message, { at, stat: isLate ? 'EXPIRED' : stat, err })
  }

  /** Nothing happens to a message that has its final state. */
  #settle(message: StoredMessage, outcome: Outcome): void {
    if (!this.#pending.remove(message)) return
    message.outcome = outcome
    this.#store.trim()
    if (this.#pending.isRelieved) this.#shortage.relieved()
    this.#onChange()
    if (!wantsReceipt(message)) return
    this.receipts.hand({ message, state: { ...outcome, isFinal: true } }, message.receipt.copies)
  }
}

function unsuccessItem(destination: Destination, status: number): ListItem {
  return {
    dest_addr_ton: destination.ton,
    dest_addr_npi: destination.npi,
    destination_addr: destination.addr,
    error_status_code: status,
  }
}
