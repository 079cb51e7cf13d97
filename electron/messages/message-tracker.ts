import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { buildSubmits } from '../../shared/message/build-submits.ts'
import { type MessageAction, takesPart } from '../../shared/message/message-action.ts'
import { idsOf } from '../../shared/message/part-ids.ts'
import { isInDoubt, type PartState } from '../../shared/message/part-state.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { readReceiptPdu, readUnannouncedReceipt } from '../../shared/receipts/read-receipt.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import type { DeliveryOutcome, SentMark } from '../delivery/delivery-outcome.ts'
import type { LateAnswers } from '../delivery/late-answers.ts'
import type { ReceiptJoiner } from '../delivery/receipt-joiner.ts'
import { type SendOver, sendRequest } from '../delivery/sender.ts'
import type { Clock } from '../session/clock.ts'
import type { OutgoingRequest } from '../session/request.ts'
import type { PduEvent, SessionIdentity } from '../session/session-hooks.ts'
import type { Store } from '../storage/store.ts'
import type { CardCache } from './card-cache.ts'
import { CardDelivery } from './card-delivery.ts'
import { CardReceipts, type PartRef } from './card-receipts.ts'
import type { Inbox } from './inbox.ts'
import { readIncoming, textField } from './incoming-message.ts'
import { type CardSession, firstTrySeq, sentCard, sentIntent, withEvent } from './message-card.ts'
import { queryView, unansweredQuery, withQuery } from './message-query.ts'
import { UndecidedParts } from './undecided-parts.ts'

/** Cards read from the store in one go when all doubts are decided at once. */
const readAtOnce = 100
/** Characters of a message that may be a receipt without saying so; it is held until no part can have its id. */
const longestReceipt = 1000

/** Sending side of a message: one session, or a connection with all its binds. */
export interface SendingSession {
  readonly identity: CardSession
  readonly sendOver: SendOver
}

/** Why a part is sent again, and who hears how that ended. */
interface Resending {
  readonly action: Extract<MessageAction, 'refused' | 'unsent' | 'retry'>
  readonly onOutcome?: ((outcome: DeliveryOutcome) => void) | undefined
}

interface Options {
  readonly store: Store
  readonly clock: Clock
  readonly cards: CardCache
  readonly inbox: Inbox
  readonly joiner: ReceiptJoiner
  readonly late: LateAnswers
  /** Joins a captured PDU to its card. */
  readonly link: (captureSeq: number, messageId: string) => void
  /** A message of a subscriber came in whole, with the PDU that passes; nothing that may be a receipt is told. */
  readonly onMessage?: (session: SessionIdentity, event: PduEvent, card: MessageCard) => void
}

/** Follows every message from the intent to its last receipt, and everything that comes in. */
export class MessageTracker {
  readonly cards: CardCache
  readonly undecided: UndecidedParts
  readonly #options: Options
  readonly delivery: CardDelivery
  readonly #receipts: CardReceipts

  constructor(options: Options) {
    const { cards, link } = options
    this.#options = options
    this.cards = cards
    this.undecided = new UndecidedParts(cards)
    this.#receipts = new CardReceipts(options)
    this.delivery = new CardDelivery({ cards, receipts: this.#receipts, link })
  }

  /** Parts that waited for an answer when the engine last ended: nobody knows whether the SMSC took them. */
  async restore(): Promise<void> {
    const undecided = await this.#options.store.call('undecidedCards').catch(() => [])
    for (const card of undecided) this.undecided.note(card)
    const cards = await this.#options.store.call('unsettledCards').catch(() => [])
    for (const card of cards) {
      // The disk lags behind the wire: a part that waits there may have left, unless it is of a row, which is noted ahead.
      const interrupted = { kind: 'interrupted', isMarkedAhead: card.run !== undefined } as const
      this.cards.put(card.parts.reduce((so, { number }) => withEvent(so, number, interrupted), card))
    }
  }

  /** Hands every part to the session's queue and returns the card's id. Throws what the text or a field forbids. */
  send(session: SendingSession, intent: SendIntent): string {
    const { plan, dataCoding, submits } = buildSubmits(intent)
    // A field that cannot be encoded must be told before anything is on its way.
    for (const submit of submits) encodePdu(submit)
    const card = sentCard({
      messageId: this.cards.nextId(),
      createdAt: this.#options.clock.now(),
      session: session.identity,
      intent,
      encoding: plan.encoding,
      dataCoding,
      partTexts: plan.segments.map((segment) => segment.text),
    })
    this.cards.put(card)
    for (const [index, submit] of submits.entries()) {
      this.#send(session, card, index + 1, submit, { back: 'failed', isRetry: false })
    }
    return card.messageId
  }

  /**
   * query_sm or cancel_sm about one part; resolves to the card with the answer in it. One that left and is not answered is in
   * the card as well, and rejects. `isPaced`: at the pace of
   * segments; `isPolled`: so as well, and asked by schedule.
   */
  async ask(
    session: SendingSession,
    card: MessageCard,
    part: MessagePart,
    command: 'query_sm' | 'cancel_sm',
    {
      isPolled = false,
      isPaced = isPolled,
    }: { readonly isPolled?: boolean; readonly isPaced?: boolean } = {},
  ): Promise<MessageCard> {
    const [message_id] = idsOf(part)
    if (message_id === undefined) throw new Fault('message.no-smsc-id', {})
    const { source, destination, messageId } = card
    const from = { source_addr_ton: source.ton, source_addr_npi: source.npi, source_addr: source.addr }
    const to = {
      dest_addr_ton: destination.ton,
      dest_addr_npi: destination.npi,
      destination_addr: destination.addr,
    }
    const request: OutgoingRequest =
      command === 'query_sm'
        ? { command, fields: { message_id, ...from }, isPaced }
        : { command, fields: { message_id, ...from, ...to } }
    let sent: SentMark | null = null
    const outcome = await new Promise<DeliveryOutcome>((resolve) => {
      const onSent = (mark: SentMark) => {
        sent = mark
        this.#link(mark.captureSeq, messageId)
      }
      sendRequest(session.sendOver, request, { onSent, onOutcome: resolve }, null)
    })
    if (outcome.kind === 'failed') throw outcome.fault
    const now = this.#options.clock.now()
    const query =
      outcome.kind === 'answered'
        ? queryView(command, outcome.answer, sent, now)
        : unansweredQuery(command, sent, now)
    const asked = isPolled ? { ...query, isPolled } : query
    const changed = await this.cards.change(messageId, (before) => withQuery(before, part.number, asked))
    if (outcome.kind !== 'answered') throw outcome.fault
    return changed ?? card
  }

  /**
   * Sends a part in doubt once more; resolves to the card with the part waiting again. Throws message.not-in-doubt for
   * any other, and for a card that does not say how it was sent.
   */
  retry(session: SendingSession, card: MessageCard, part: MessagePart): Promise<MessageCard> {
    return this.sendAgain(session, card, part, { action: 'retry' })
  }

  /** The same for a part that the action is about; `onOutcome`, if the promise does not reject, exactly once. */
  async sendAgain(
    session: SendingSession,
    card: MessageCard,
    part: MessagePart,
    { action, onOutcome }: Resending,
  ): Promise<MessageCard> {
    const { number } = part
    const intent = sentIntent(card)
    const submit = intent === null ? undefined : buildSubmits(intent).submits[number - 1]
    let before = part
    const changed = await this.cards.change(card.messageId, (now) => {
      // A late answer may have come since the card was read, or somebody have sent the part again.
      before = now.parts.find((one) => one.number === number) ?? before
      if (!takesPart(action, before) || submit === undefined) return now
      const kind = action === 'retry' ? 'resent' : 'repeated'
      const resent = withEvent(now, number, { kind }, { isLeft: false })
      // What waits of a row is its run's to send.
      return now.run === undefined ? resent : withEvent(resent, number, { kind: 'left' })
    })
    const { state } = before
    if (!takesPart(action, before) || submit === undefined || changed === null) {
      throw new Fault('message.not-in-doubt', { state })
    }
    const repeatOf = firstTrySeq(before)
    // If this try never leaves, the part is as it was before.
    const how = { back: state, isRetry: before.submittedAt !== null, onOutcome }
    this.#send(session, card, number, repeatOf === undefined ? submit : { ...submit, repeatOf }, how)
    return changed
  }

  /** Notes that parts in doubt stay so. Throws message.not-in-doubt. */
  async leave(card: MessageCard, parts: readonly MessagePart[]): Promise<MessageCard> {
    const decided = parts.find(({ state }) => !isInDoubt(state))
    if (decided !== undefined) throw new Fault('message.not-in-doubt', { state: decided.state })
    const left = new Set(parts.map(({ number }) => number))
    const changed = await this.cards.change(card.messageId, (now) => ({
      ...now,
      parts: now.parts.map((part) => (left.has(part.number) ? { ...part, isLeft: true } : part)),
    }))
    return changed ?? card
  }

  /** The messages that hold parts to decide about, oldest doubt first, read some at a time. */
  async *undecidedCards(): AsyncGenerator<MessageCard> {
    const { messageIds } = this.undecided
    for (let at = 0; at < messageIds.length; at += readAtOnce) {
      const some = messageIds.slice(at, at + readAtOnce)
      const cards = await Promise.all(some.map((messageId) => this.cards.get(messageId).catch(() => null)))
      for (const card of cards) if (card !== null) yield card
    }
  }

  /** Each recorded PDU of a client session passes here; its octets are not kept. */
  onPdu(session: SessionIdentity, event: PduEvent): void {
    const { direction, pdu, at } = event
    const { captureSeq } = event.mark
    const { inbox, joiner } = this.#options
    if (direction === 'sent') {
      const isAnswer = pdu.command === 'deliver_sm_resp' || pdu.command === 'data_sm_resp'
      if (isAnswer && event.request !== null)
        inbox.arrivals.acknowledged(event.request, pdu.command_status, at)
      return
    }
    if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return
    const arrived = { session, about: textField(pdu, 'source_addr') ?? '', at, captureSeq }
    const receipt = readReceiptPdu(pdu)
    if (receipt !== null) {
      joiner.arrive({ receipt, ...arrived })
      return
    }
    const message = readIncoming(pdu)
    const keep = () => inbox.receive(session, message, { at, captureSeq, mark: event.mark })
    // A receipt that esm_class does not announce counts where it has the id of a part: anybody can type such a text.
    const unannounced = message.text.length > longestReceipt ? null : readUnannouncedReceipt(pdu)
    if (unannounced === null) {
      const whole = keep()
      if (whole !== null && pdu.error === null) this.#options.onMessage?.(session, event, whole)
    } else joiner.arrive({ receipt: unannounced, ...arrived, orElse: () => void keep() })
  }

  /** The link of a session of ours is gone. */
  linkLost(sessionId: string): void {
    this.#options.inbox.arrivals.linkLost(sessionId, this.#options.clock.now())
  }

  /** The capture and the cards were cleared. */
  clear(): void {
    this.cards.clear()
    this.#receipts.clear()
    this.undecided.clear()
  }

  /** `back`: what the part is when it never leaves. */
  #send(
    session: SendingSession,
    card: MessageCard,
    part: number,
    submit: OutgoingRequest,
    {
      back,
      isRetry,
      onOutcome,
    }: { readonly back: PartState; readonly isRetry: boolean } & Partial<Resending>,
  ): void {
    const ref: PartRef = { messageId: card.messageId, part }
    sendRequest(
      session.sendOver,
      submit,
      {
        onSent: (mark) => this.delivery.left(ref, mark, isRetry || mark.firstTry !== null),
        onOutcome: (outcome) => {
          this.delivery.ended(card, ref, outcome, back)
          onOutcome?.(outcome)
        },
        onLate: (answer) => this.delivery.answeredLate(card, ref, answer),
      },
      this.#options.late,
    )
  }

  #link(captureSeq: number | null, messageId: string): void {
    if (captureSeq !== null) this.#options.link(captureSeq, messageId)
  }
}
