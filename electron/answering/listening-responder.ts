import type { AnswerLimits, AnswerRule } from '../../shared/answering/answer-rule.ts'
import type { AnswerEntry } from '../../shared/contract/answering.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { buildSubmits } from '../../shared/message/build-submits.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../../shared/receipts/read-receipt.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import type { DeliveryOutcome } from '../delivery/delivery-outcome.ts'
import { sendRequest } from '../delivery/sender.ts'
import { Inbox, type InboxCards } from '../messages/inbox.ts'
import { readIncoming } from '../messages/incoming-message.ts'
import type { Clock } from '../session/clock.ts'
import type { ConnectionBinds } from '../session/connection-binds.ts'
import type { PduEvent, PduMark, SessionIdentity } from '../session/session-hooks.ts'
import { AutoResponder, type DueReply } from './auto-responder.ts'
import type { SubjectContext } from './message-subject.ts'

/** A reply that every part of has its outcome, in the order of the parts. */
export interface SentReply {
  readonly reply: DueReply
  readonly at: number
  readonly outcomes: readonly DeliveryOutcome[]
}

interface Options {
  readonly clock: Clock
  readonly file: { readonly rules: readonly AnswerRule[]; readonly limits: AnswerLimits }
  readonly context: SubjectContext
  /** Asked when a reply leaves. */
  readonly binds: () => ConnectionBinds
  readonly onReply: (sent: SentReply) => void
  /** What a rule did else. */
  readonly onEntry: (entry: AnswerEntry) => void
}

/** Cards of messages whose parts are still coming; the Inbox keeps as many open. */
const mostCards = 1000
const statusOk = statusValue('ESME_ROK')

/** An autoresponder over the binds of one connection, with nothing stored: for the command line. */
export class ListeningResponder {
  readonly #options: Options
  readonly #responder: AutoResponder
  readonly #inbox = new Inbox(new OpenCards(), () => undefined)

  constructor(options: Options) {
    this.#options = options
    const { clock, context, file, onEntry } = options
    this.#responder = new AutoResponder(
      {
        ...{ clock, context },
        send: (reply) => this.#send(reply),
        onEntry: (entry) => {
          if (entry.kind !== 'replied') onEntry(entry)
        },
      },
      { ...file, connectionId: null },
    )
    this.#responder.turn(true)
  }

  /** Each PDU passes here; its octets are not kept. */
  onPdu(session: SessionIdentity, event: PduEvent): void {
    const { direction, pdu, at, mark } = event
    this.#responder.onPdu(session, event)
    const isMessage = pdu.command === 'deliver_sm' || pdu.command === 'data_sm'
    if (direction === 'sent' && event.request !== null) {
      this.#inbox.arrivals.acknowledged(event.request, pdu.command_status, at)
    }
    if (direction === 'sent' || !isMessage || pdu.error !== null) return
    if (readReceiptPdu(pdu) !== null || readUnannouncedReceipt(pdu) !== null) return
    const whole = this.#inbox.receive(session, readIncoming(pdu), { at, captureSeq: mark.captureSeq, mark })
    if (whole !== null) this.#responder.received(session, event, whole)
  }

  /** What answers the PDU with this mark in place of `usual`; a `usual` that refuses stays. */
  acknowledge(mark: PduMark, usual: number | Promise<number>): number | null | Promise<number | null> {
    const ruled = this.#responder.acknowledge(mark)
    if (ruled === undefined) return usual
    return Promise.all([usual, ruled]).then(([status, byRule]) => (status === statusOk ? byRule : status))
  }

  /** What waits is not sent. */
  close(): void {
    this.#responder.turn(false)
  }

  #send(reply: DueReply): null {
    const { clock, binds, onReply } = this.#options
    const { session: wanted } = reply.rule.then
    const connection = binds()
    if (wanted !== undefined && wanted !== connection.name)
      throw new Fault('answering.no-session', { name: wanted })
    connection.checkMaySend('submit_sm')
    const { submits } = buildSubmits(reply.intent)
    // A field that cannot be encoded must be told before anything is on its way.
    for (const submit of submits) encodePdu(submit)
    const outcomes: DeliveryOutcome[] = []
    let ended = 0
    for (const [index, submit] of submits.entries()) {
      const onOutcome = (outcome: DeliveryOutcome) => {
        outcomes[index] = outcome
        ended++
        if (ended === submits.length) onReply({ reply, at: clock.now(), outcomes })
      }
      sendRequest((pdu, settle, onSent) => connection.send(pdu, settle, onSent), submit, { onOutcome }, null)
    }
    return null
  }
}

/** Cards while their parts come; whole ones are not kept. */
class OpenCards implements InboxCards {
  readonly #cards = new Map<string, MessageCard>()
  #last = 0

  nextId(): string {
    this.#last++
    return String(this.#last)
  }

  peek(messageId: string): MessageCard | undefined {
    return this.#cards.get(messageId)
  }

  put(card: MessageCard): void {
    if (card.parts.length === 1) return
    this.#cards.set(card.messageId, card)
    if (this.#cards.size <= mostCards) return
    const [oldest] = this.#cards.keys()
    if (oldest !== undefined) this.#cards.delete(oldest)
  }

  /** A whole one is there no more: its copies are counted nowhere. */
  async change(messageId: string, change: (card: MessageCard) => MessageCard): Promise<MessageCard | null> {
    const card = this.#cards.get(messageId)
    if (card === undefined) return null
    const changed = change(card)
    this.replace(card, changed)
    return changed
  }

  replace(_before: MessageCard, card: MessageCard): void {
    if (card.parts.every(({ state }) => state === 'delivered')) this.#cards.delete(card.messageId)
    else this.put(card)
  }
}
