import { randomUUID } from 'node:crypto'
import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { isOpenToDoubt } from '../../shared/filter/in-doubt.ts'
import { buildSubmits } from '../../shared/message/build-submits.ts'
import type { SendIntent } from '../../shared/message/send-intent.ts'
import { readReceiptPdu } from '../../shared/receipts/read-receipt.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { type ArrivedReceipt, ReceiptJoiner } from '../delivery/receipt-joiner.ts'
import { type PartRef, SmscIdIndex } from '../delivery/smsc-id-index.ts'
import type { Clock } from '../session/clock.ts'
import type { OnSent } from '../session/outbound.ts'
import type { OutgoingPdu, RequestOutcome } from '../session/outgoing.ts'
import type { PduEvent, PduTrace, SessionIdentity } from '../session/session-hooks.ts'
import type { Store } from '../storage/store.ts'
import { CardShelf } from './card-shelf.ts'
import { DoubtBook } from './doubt-book.ts'
import { Inbox } from './inbox.ts'
import { readIncoming, textField } from './incoming-message.ts'
import {
  blankPart,
  firstTrySeq,
  idsOf,
  isDecided,
  sentAgain,
  sentCard,
  sentIntent,
  stateAfterQuery,
  withPart,
} from './message-card.ts'

/** What the tracker needs of a session that can send. */
export interface SendingSession {
  readonly identity: SessionIdentity
  /** `onSent` is called when the request is encoded and has its numbers; not when it never leaves. */
  request(pdu: OutgoingPdu, onSent?: OnSent): Promise<RequestOutcome>
}

interface Options {
  readonly store: Store
  readonly clock: Clock
  /** Joins a captured PDU to its card. */
  readonly link: (captureSeq: number, messageId: string) => void
  /** Takes a receipt that belongs to something without a card; see ReceiptJoiner. */
  readonly claimReceipt?: (receipt: ArrivedReceipt) => false | Promise<boolean>
}

/** Follows every message from the intent to its last receipt, and everything that comes in. */
export class MessageTracker {
  readonly shelf: CardShelf
  readonly doubts: DoubtBook
  readonly #options: Options
  readonly #index: SmscIdIndex
  readonly #joiner: ReceiptJoiner
  readonly #inbox: Inbox
  /** Parts given up, by the request that a late response will name. */
  readonly #givenUp = new WeakMap<PduTrace, PartRef>()

  constructor(options: Options) {
    this.#options = options
    this.shelf = new CardShelf(options.store)
    this.doubts = new DoubtBook(this.shelf)
    this.#index = new SmscIdIndex(options.store)
    this.#inbox = new Inbox(this.shelf)
    this.#joiner = new ReceiptJoiner({
      shelf: this.shelf,
      index: this.#index,
      clock: options.clock,
      claim: options.claimReceipt,
      onJoined: options.link,
      onOrphan: (receipt) => this.#keepOrphan(receipt),
    })
  }

  /** Parts that waited for an answer when the engine last ended: nobody knows whether the SMSC took them. */
  async restore(): Promise<void> {
    const undecided = await this.#options.store.call('undecidedCards').catch(() => [])
    for (const card of undecided) this.doubts.note(card)
    const cards = await this.#options.store.call('unsettledCards').catch(() => [])
    for (const card of cards) {
      let restored = card
      for (const part of card.parts) {
        if (part.state === 'waiting' || part.state === 'sent') {
          restored = withPart(restored, part.number, { state: 'in-doubt' })
        }
      }
      this.shelf.put(restored)
    }
  }

  /** Hands every part to the session's queue and returns the card's id. Throws what the text or a field forbids. */
  send(session: SendingSession, intent: SendIntent): string {
    const { plan, dataCoding, submits } = buildSubmits(intent)
    // A field that cannot be encoded must be told before anything is on its way.
    for (const submit of submits) encodePdu(submit)
    const messageId = randomUUID()
    this.shelf.put(
      sentCard({
        messageId,
        createdAt: this.#options.clock.now(),
        session: session.identity,
        intent,
        encoding: plan.encoding,
        dataCoding,
        partTexts: plan.segments.map((segment) => segment.text),
      }),
    )
    for (const [index, submit] of submits.entries()) {
      const ref: PartRef = { messageId, part: index + 1 }
      void session
        .request(submit, (trace, repeatOf) => this.#submitted(ref, trace, repeatOf !== undefined))
        .then((outcome) => this.#settle(ref, outcome))
    }
    return messageId
  }

  /** query_sm or cancel_sm about one part; resolves to the card with the answer in it. */
  async ask(
    session: SendingSession,
    card: MessageCard,
    part: MessagePart,
    command: 'query_sm' | 'cancel_sm',
  ): Promise<MessageCard> {
    const [message_id] = idsOf(part)
    if (message_id === undefined) throw new Fault('message.no-smsc-id', {})
    const { source, destination } = card
    const from = { source_addr_ton: source.ton, source_addr_npi: source.npi, source_addr: source.addr }
    const to = {
      dest_addr_ton: destination.ton,
      dest_addr_npi: destination.npi,
      destination_addr: destination.addr,
    }
    const outcome = await session.request(
      command === 'query_sm'
        ? { command, fields: { message_id, ...from } }
        : { command, fields: { message_id, ...from, ...to } },
      (trace) => this.#options.link(trace.captureSeq, card.messageId),
    )
    if (outcome.kind === 'never-sent') throw outcome.error ?? new Fault('session.not-bound', {})
    if (outcome.kind === 'lost') throw new Fault('session.lost', {})
    if (outcome.kind === 'timed-out') {
      throw new Fault('session.response-timeout', { command, seconds: outcome.seconds })
    }
    const { pdu, captureSeq } = outcome.response
    const messageState = numberOf(pdu, 'message_state')
    const changed = await this.shelf.change(card.messageId, (current) => {
      const now = current.parts.find((one) => one.number === part.number) ?? part
      return withPart(current, part.number, {
        state: messageState === null ? now.state : stateAfterQuery(now, messageState),
        lastQuery: {
          at: this.#options.clock.now(),
          seq: captureSeq,
          requestCommand: command,
          command: pdu.command ?? 'generic_nack',
          commandStatus: pdu.command_status,
          messageState,
          finalDate: textField(pdu, 'final_date'),
          errorCode: numberOf(pdu, 'error_code'),
        },
      })
    })
    return changed ?? card
  }

  /**
   * Sends a part in doubt or unanswered once more; resolves to the card with the part waiting again. Throws
   * message.not-in-doubt for any other, and for a card that does not say how it was sent.
   */
  async retry(session: SendingSession, card: MessageCard, part: MessagePart): Promise<MessageCard> {
    const intent = sentIntent(card)
    const submit = intent === null ? undefined : buildSubmits(intent).submits[part.number - 1]
    if (!isOpenToDoubt(part) || submit === undefined) {
      throw new Fault('message.not-in-doubt', { state: part.state })
    }
    const ref: PartRef = { messageId: card.messageId, part: part.number }
    const repeatOf = firstTrySeq(part)
    const waiting = { state: 'waiting', isLeft: false } as const
    const changed = await this.shelf.change(card.messageId, (now) => withPart(now, part.number, waiting))
    void session
      .request(repeatOf === undefined ? submit : { ...submit, repeatOf }, (trace) =>
        this.#submitted(ref, trace, true),
      )
      // What never left this time leaves the first time as much in doubt as it was.
      .then((outcome) =>
        outcome.kind === 'never-sent'
          ? this.#change(ref.messageId, ref.part, { state: part.state })
          : this.#settle(ref, outcome),
      )
    return changed ?? card
  }

  /** Notes that a part in doubt stays so. Throws message.not-in-doubt. */
  async leave(card: MessageCard, part: MessagePart): Promise<MessageCard> {
    if (!isOpenToDoubt(part)) throw new Fault('message.not-in-doubt', { state: part.state })
    const changed = await this.shelf.change(card.messageId, (now) =>
      withPart(now, part.number, { isLeft: true }),
    )
    return changed ?? card
  }

  /** Each recorded PDU of a client session passes here; its octets are not kept. */
  onPdu(session: SessionIdentity, event: PduEvent): void {
    if (event.direction === 'sent') return
    const { pdu, request } = event
    if (event.answer === 'late' && request !== null) {
      const ref = this.#givenUp.get(request)
      if (ref !== undefined) this.#answerLate(ref, request, pdu, event.trace.captureSeq, event.at)
    } else if (pdu.command === 'deliver_sm' || pdu.command === 'data_sm') {
      this.#receive(session, event)
    }
  }

  /** The capture and the cards were cleared. */
  clear(): void {
    this.shelf.clear()
    this.#index.clear()
    this.doubts.clear()
  }

  close(): void {
    this.#joiner.close()
  }

  #submitted({ messageId, part: number }: PartRef, trace: PduTrace, isRepeat: boolean): void {
    this.#options.link(trace.captureSeq, messageId)
    this.#changePart(messageId, number, (part) => ({
      ...(isRepeat ? sentAgain(part) : {}),
      state: 'sent',
      sequenceNumber: trace.sequenceNumber,
      submitSeq: trace.captureSeq === 0 ? null : trace.captureSeq,
      submittedAt: trace.at,
    }))
  }

  #settle(ref: PartRef, outcome: RequestOutcome): void {
    switch (outcome.kind) {
      case 'answered': {
        const { pdu, captureSeq, request, latencyMs } = outcome.response
        this.#answer(ref, pdu, captureSeq, request.at + latencyMs)
        return
      }
      case 'timed-out':
        this.#givenUp.set(outcome.request, ref)
        this.#change(ref.messageId, ref.part, { state: 'timed-out' })
        return
      case 'lost':
        this.#change(ref.messageId, ref.part, { state: 'in-doubt' })
        return
      case 'never-sent':
        // It never left, which is no doubt at all: a submit without a number says so.
        this.#change(ref.messageId, ref.part, { state: 'failed' })
    }
  }

  #answer(ref: PartRef, pdu: DecodedPdu, captureSeq: number, at: number): void {
    const { accepted, ...answer } = readAnswer(pdu, captureSeq, at)
    this.#changePart(ref.messageId, ref.part, (part) => ({
      ...answer,
      responseCommand: pdu.command,
      // The receipts of an earlier try may have said already how it ended.
      state: isDecided(part) ? part.state : accepted ? 'accepted' : 'refused',
    }))
    this.#joinId(ref, answer.smscMessageId)
  }

  /** An answer to a request that was given up: to the part's last try, or to one before it was sent again. */
  #answerLate(ref: PartRef, request: PduTrace, pdu: DecodedPdu, captureSeq: number, at: number): void {
    const { accepted, ...answer } = readAnswer(pdu, captureSeq, at)
    const isOfThis = ({ submitSeq }: { readonly submitSeq: number | null }) =>
      submitSeq === request.captureSeq
    this.#changePart(ref.messageId, ref.part, (part) => {
      const earlier = part.earlier ?? []
      if (!earlier.some(isOfThis)) {
        const state = isDecided(part) ? part.state : accepted ? 'accepted' : 'refused'
        return { ...answer, responseCommand: pdu.command, state }
      }
      return {
        earlier: earlier.map((one) => (isOfThis(one) ? { ...one, ...answer } : one)),
        // The SMSC has it, whatever becomes of the try after it.
        ...(accepted && isOpenToDoubt(part) ? { state: 'accepted' as const } : {}),
      }
    })
    this.#joinId(ref, answer.smscMessageId)
  }

  /** Also of a refused one: a receipt for it is a contradiction worth showing. */
  #joinId(ref: PartRef, smscMessageId: string | null): void {
    if (smscMessageId === null || smscMessageId === '') return
    this.#index.add(smscMessageId, ref)
    void this.#joiner.answered(smscMessageId, ref)
  }

  #receive(session: SessionIdentity, event: PduEvent): void {
    const receipt = readReceiptPdu(event.pdu)
    if (receipt === null) {
      const card = this.#inbox.receive(session, readIncoming(event.pdu), {
        at: event.at,
        captureSeq: event.trace.captureSeq,
      })
      this.#options.link(event.trace.captureSeq, card.messageId)
      return
    }
    void this.#joiner.arrive({
      session,
      about: textField(event.pdu, 'source_addr') ?? '',
      view: {
        seq: event.trace.captureSeq,
        at: event.at,
        stat: receipt.stat,
        state: receipt.state,
        err: receipt.err,
        final: receipt.final,
        receivedId: receipt.id,
      },
    })
  }

  /** A received card whose only part holds nothing but the receipt: the window shows it as an orphan. */
  #keepOrphan({ session, about, view }: ArrivedReceipt): void {
    const card: MessageCard = {
      messageId: randomUUID(),
      direction: 'received',
      sessionId: session.sessionId,
      connectionId: session.connectionId,
      sessionName: session.name,
      profileId: session.profileId,
      createdAt: view.at,
      source: { ton: 0, npi: 0, addr: about },
      destination: { ton: 0, npi: 0, addr: '' },
      text: '',
      encoding: 'ascii',
      dataCoding: 0,
      registeredDelivery: 0,
      parts: [
        {
          ...blankPart(1, ''),
          state: 'delivered',
          submitSeq: view.seq,
          receipts: [{ ...view, idRule: 'none' }],
        },
      ],
      state: 'received',
    }
    this.shelf.put(card)
    this.#options.link(view.seq, card.messageId)
  }

  #change(messageId: string, part: number, change: Partial<MessagePart>): void {
    this.#changePart(messageId, part, () => change)
  }

  #changePart(messageId: string, number: number, change: (part: MessagePart) => Partial<MessagePart>): void {
    void this.shelf.change(messageId, (card) => {
      const part = card.parts.find((one) => one.number === number)
      return part === undefined ? card : withPart(card, number, change(part))
    })
  }
}

/** What a part takes over from the answer to one of its tries. */
function readAnswer(pdu: DecodedPdu, captureSeq: number, at: number) {
  return {
    accepted: pdu.command_status === 0 && pdu.command === 'submit_sm_resp',
    responseSeq: captureSeq === 0 ? null : captureSeq,
    respondedAt: at,
    commandStatus: pdu.command_status,
    smscMessageId: textField(pdu, 'message_id'),
  }
}

function numberOf(pdu: DecodedPdu, name: string): number | null {
  const value = pdu.fields[name]
  return typeof value === 'number' ? value : null
}
