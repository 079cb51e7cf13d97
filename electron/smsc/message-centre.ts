import type { DecodedPdu, ListItem, Pdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from '../session/clock.ts'
import type { ReplySpec } from '../session/outgoing.ts'
import type { Account } from './account.ts'
import { ConcatenationMemory } from './concatenation-memory.ts'
import { type Destination, destinationsOf } from './destinations.ts'
import { FinalStates } from './final-states.ts'
import { LoadLimits } from './load-limits.ts'
import { cancelMessages, replaceMessages } from './message-changes.ts'
import {
  MessageStore,
  type NewMessage,
  type Outcome,
  queryAnswer,
  type StoredMessage,
} from './message-store.ts'
import { PendingMessages, wantsReceipt } from './pending-messages.ts'
import { ReceiptDelivery } from './receipt-delivery.ts'
import { RepeatMemory } from './repeat-memory.ts'
import { judgeSubmit, type Memory, type Refusal, rememberSubmit } from './rules.ts'
import { factsOf, type SubmitFacts } from './submit-facts.ts'
import { timesStatus, validUntil } from './validity.ts'

type Single = DecodedPdu & (Pdu<'submit_sm'> | Pdu<'data_sm'>)
type Multi = DecodedPdu & Pdu<'submit_multi'>

/** What a submission is answered, and what was refused of it. */
export interface Submission {
  readonly reply: ReplySpec
  /** With the address that each is about. */
  readonly refusals: readonly { readonly refusal: Refusal; readonly destination: string }[]
}

const statusOk = statusValue('ESME_ROK')
const udhIndicator = 0x40

/** Takes messages in, brings them to their final state and tells about it. */
export class MessageCentre {
  readonly receipts: ReceiptDelivery
  readonly limits: LoadLimits
  readonly #account: Account
  readonly #clock: Clock
  readonly #onChange: () => void
  readonly #memory: Memory = { parts: new ConcatenationMemory(), repeats: new RepeatMemory() }
  readonly #store: MessageStore
  readonly #pending = new PendingMessages()
  readonly #finalStates: FinalStates
  #accepted = 0
  #refused = 0

  constructor(options: {
    account: Account
    clock: Clock
    /** Sets the first message_id. */
    seed: number
    onChange: () => void
  }) {
    const { account, clock } = options
    this.#account = account
    this.#clock = clock
    this.#onChange = options.onChange
    this.#store = new MessageStore(options.seed)
    this.receipts = new ReceiptDelivery({ clock, onChange: options.onChange })
    this.limits = new LoadLimits({
      clock,
      settings: () => account.config.pressure,
      queued: () => this.#pending.size,
    })
    this.#finalStates = new FinalStates({
      clock,
      delayMs: () => account.config.receipt.delay * 1000,
      onDue: (message) => this.#due(message),
    })
  }

  get counters() {
    return {
      accepted: this.#accepted,
      refused: this.#refused,
      receiptsPending: this.#pending.awaited + this.receipts.pending,
      receiptsSent: this.receipts.sent,
      queued: this.#pending.size,
    }
  }

  /** Call it when the receipt's delay was changed and when the simulator starts. */
  arm(): void {
    this.#finalStates.arm()
  }

  /** Messages keep their place; their time does not run on. */
  stop(): void {
    this.#finalStates.stop()
    this.receipts.stop()
  }

  /** submit_sm, or data_sm, whose receipts come in deliver_sm as well. */
  submit(pdu: Single, sessionId: string): Submission {
    const { fields } = pdu
    const times = pdu.command === 'submit_sm' ? this.#timesStatus(pdu.fields) : statusOk
    if (times !== statusOk) return this.#refuse(times)
    if (fields.destination_addr === '') return this.#refuse(statusValue('ESME_RINVDSTADR'))
    const destination = {
      ton: fields.dest_addr_ton,
      npi: fields.dest_addr_npi,
      addr: fields.destination_addr,
    }
    const busy = this.limits.refusal(1)
    const facts = factsOf(pdu, destination.addr)
    const refusal = busy ?? this.#judge(facts)
    if (refusal) {
      const refused = this.#refuse(refusal.status)
      return { ...refused, refusals: [{ refusal, destination: destination.addr }] }
    }
    const message = this.#store.add(this.#accept(pdu, destination, facts, sessionId))
    this.#send(message)
    return { reply: { status: statusOk, fields: { message_id: message.messageId } }, refusals: [] }
  }

  /** One id for all destinations; those that a rule refuses are listed in unsuccess_sme (v3.4 §4.5.2). */
  submitMulti(pdu: Multi, sessionId: string): Submission {
    const times = this.#timesStatus(pdu.fields)
    if (times !== statusOk) return this.#refuse(times)
    const destinations = destinationsOf(pdu.fields.dest_address, this.#account.config.distributionLists)
    if (typeof destinations === 'number') return this.#refuse(destinations)
    const busy = this.limits.refusal(destinations.length)
    if (busy) {
      const refused = this.#refuse(busy.status)
      return { ...refused, refusals: [{ refusal: busy, destination: destinations[0]?.addr ?? '' }] }
    }
    const facts = factsOf(pdu, '')
    const refusals: { refusal: Refusal; destination: string }[] = []
    const unsuccessful: ListItem[] = []
    let first: StoredMessage | null = null
    for (const destination of destinations) {
      const { addr } = destination
      const refusal = this.#judge({ ...facts, destination: addr })
      if (refusal) {
        this.#refused++
        refusals.push({ refusal, destination: addr })
        unsuccessful.push(unsuccessItem(destination, refusal.status))
        continue
      }
      const message = this.#accept(pdu, destination, { ...facts, destination: addr }, sessionId)
      const stored: StoredMessage = first ? this.#store.addUnder(first, message) : this.#store.add(message)
      first ??= stored
      this.#send(stored)
    }
    // v3.4 §4.5.2: a body comes with success alone, so nothing is listed when nothing was taken.
    if (first === null) return { reply: { status: statusValue('ESME_RSUBMITFAIL') }, refusals }
    const fields = { message_id: first.messageId, unsuccess_sme: unsuccessful }
    return { reply: { status: statusOk, fields }, refusals }
  }

  /** v3.4 §4.8.1: the source address must be that of the submit; left empty it is not compared. */
  query(pdu: DecodedPdu & Pdu<'query_sm'>): ReplySpec {
    const { message_id, source_addr } = pdu.fields
    const messages = this.#store.findAll(message_id)
    // Of several destinations, the message is on its way while one is.
    const message = messages.find((one) => this.#pending.has(one)) ?? messages[0]
    const isSender = source_addr === '' || source_addr === message?.source.addr
    if (!message || !isSender) return { status: statusValue('ESME_RQUERYFAIL') }
    return { status: statusOk, fields: queryAnswer(message) }
  }

  /** Ends what is on its way as DELETED, which its receipt tells. */
  cancel(pdu: DecodedPdu & Pdu<'cancel_sm'>): ReplySpec {
    const cancelled = cancelMessages(pdu.fields, this.#store, this.#pending)
    const at = this.#clock.now()
    for (const message of cancelled) this.#settle(message, { at, stat: 'DELETED', err: '000' })
    return { status: statusValue(cancelled.length > 0 ? 'ESME_ROK' : 'ESME_RCANCELFAIL') }
  }

  replace(pdu: DecodedPdu & Pdu<'replace_sm'>): ReplySpec {
    const times = this.#timesStatus(pdu.fields)
    if (times !== statusOk) return { status: times }
    const isDone = replaceMessages(pdu, this.#store, this.#pending, this.#clock.now())
    return { status: statusValue(isDone ? 'ESME_ROK' : 'ESME_RREPLACEFAIL') }
  }

  #refuse(status: number): Submission {
    this.#refused++
    return { reply: { status }, refusals: [] }
  }

  #judge(facts: SubmitFacts): Refusal | null {
    const { config, profile } = this.#account
    return judgeSubmit(facts, { config, profile, memory: this.#memory }, this.#clock.now())
  }

  /** The gateway pages say nothing of times: there they are taken as they come and have no effect. */
  #timesStatus(fields: { schedule_delivery_time: string; validity_period: string }): number {
    return this.#account.profile.isPlain ? timesStatus(fields) : statusOk
  }

  #accept(pdu: Single | Multi, destination: Destination, facts: SubmitFacts, sessionId: string): NewMessage {
    const { config, profile } = this.#account
    const at = this.#clock.now()
    rememberSubmit(facts, { config, profile, memory: this.#memory }, at)
    this.#account.spendPart()
    this.limits.take(1)
    this.#accepted++
    const { fields } = pdu
    const validity = profile.isPlain && pdu.command !== 'data_sm' ? pdu.fields.validity_period : ''
    return {
      sessionId,
      source: { ton: fields.source_addr_ton, npi: fields.source_addr_npi, addr: fields.source_addr },
      destination,
      serviceType: fields.service_type,
      registeredDelivery: fields.registered_delivery,
      dataCoding: fields.data_coding,
      hasUdh: (fields.esm_class & udhIndicator) !== 0,
      text: facts.text,
      submittedAt: at,
      validUntil: validUntil(validity, at) ?? null,
    }
  }

  #send(message: StoredMessage): void {
    this.#pending.add(message)
    this.#finalStates.add(message)
  }

  #due(message: StoredMessage): void {
    const at = this.#clock.now()
    const { stat, err } = this.#account.config.receipt
    const isLate = message.validUntil !== null && message.validUntil < at
    this.#settle(message, { at, stat: isLate ? 'EXPIRED' : stat, err })
  }

  /** Nothing happens to a message that has its final state. */
  #settle(message: StoredMessage, outcome: Outcome): void {
    if (!this.#pending.remove(message)) return
    message.outcome = outcome
    this.#onChange()
    if (wantsReceipt(message)) this.receipts.hand(message)
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
