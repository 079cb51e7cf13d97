import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import type { DecodedPdu, Pdu } from '../../shared/smpp/pdu.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { Clock } from '../session/clock.ts'
import type { ReplySpec } from '../session/outgoing.ts'
import type { Account } from './account.ts'
import { ConcatenationMemory } from './concatenation-memory.ts'
import { FinalStates } from './final-states.ts'
import { MessageStore, queryAnswer, type StoredMessage } from './message-store.ts'
import { ReceiptDelivery } from './receipt-delivery.ts'
import { RepeatMemory } from './repeat-memory.ts'
import { judgeSubmit, type Memory, type Refusal, rememberSubmit } from './rules.ts'
import { factsOf } from './submit-facts.ts'

/** Takes messages in, brings them to their final state and tells about it. */
export class MessageDesk {
  readonly receipts: ReceiptDelivery
  readonly #account: Account
  readonly #clock: Clock
  readonly #onChange: () => void
  readonly #memory: Memory = { parts: new ConcatenationMemory(), repeats: new RepeatMemory() }
  readonly #store: MessageStore
  readonly #finalStates: FinalStates
  #accepted = 0
  #refused = 0
  /** Messages on their way whose sender wants to hear of some outcome. */
  #awaited = 0

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
    this.#finalStates = new FinalStates({
      clock,
      delayMs: () => account.config.receipt.delay * 1000,
      onDue: (message) => this.#settle(message),
    })
  }

  get counters(): { accepted: number; refused: number; receiptsPending: number; receiptsSent: number } {
    return {
      accepted: this.#accepted,
      refused: this.#refused,
      receiptsPending: this.#awaited + this.receipts.pending,
      receiptsSent: this.receipts.sent,
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

  submit(
    pdu: DecodedPdu & Pdu<'submit_sm'>,
    sessionId: string,
  ): { reply: ReplySpec; refusal: Refusal | null } {
    const { fields } = pdu
    if (fields.destination_addr === '') {
      this.#refused++
      return { reply: { status: statusValue('ESME_RINVDSTADR') }, refusal: null }
    }
    const { config, gateway } = this.#account
    const court = { config, gateway, memory: this.#memory }
    const facts = factsOf(pdu)
    const at = this.#clock.now()
    const refusal = judgeSubmit(facts, court, at)
    if (refusal) {
      this.#refused++
      return { reply: { status: refusal.status }, refusal }
    }
    rememberSubmit(facts, court, at)
    this.#account.spendPart()
    this.#accepted++
    const message = this.#store.add({
      sessionId,
      source: { ton: fields.source_addr_ton, npi: fields.source_addr_npi, addr: fields.source_addr },
      destination: { ton: fields.dest_addr_ton, npi: fields.dest_addr_npi, addr: fields.destination_addr },
      serviceType: fields.service_type,
      registeredDelivery: fields.registered_delivery,
      text: facts.text,
      submittedAt: at,
    })
    if (mayWantReceipt(message)) this.#awaited++
    this.#finalStates.add(message)
    const reply = { status: statusValue('ESME_ROK'), fields: { message_id: message.messageId } }
    return { reply, refusal: null }
  }

  /** v3.4 §4.8.1: the source address must be that of the submit; left empty it is not compared. */
  query(pdu: DecodedPdu & Pdu<'query_sm'>): ReplySpec {
    const { message_id, source_addr } = pdu.fields
    const message = this.#store.find(message_id)
    const isSender = source_addr === '' || source_addr === message?.source.addr
    if (!message || !isSender) return { status: statusValue('ESME_RQUERYFAIL') }
    return { status: statusValue('ESME_ROK'), fields: queryAnswer(message) }
  }

  #settle(message: StoredMessage): void {
    const { stat, err } = this.#account.config.receipt
    message.outcome = { at: this.#clock.now(), stat, err }
    if (!mayWantReceipt(message)) return
    this.#awaited--
    this.#onChange()
    if (wantsReceipt(message.registeredDelivery, stat)) this.receipts.hand(message)
  }
}

/** v3.4 §5.2.17: bits 0 and 1; 1 any outcome, 2 failure only, 3 success only. */
function mayWantReceipt(message: StoredMessage): boolean {
  return (message.registeredDelivery & 3) !== 0
}

function wantsReceipt(registeredDelivery: number, stat: SimulatorConfig['receipt']['stat']): boolean {
  const isSuccess = stat === 'DELIVRD' || stat === 'ACCEPTD'
  const wanted = registeredDelivery & 3
  return wanted === 1 || (wanted === 2 && !isSuccess) || (wanted === 3 && isSuccess)
}
