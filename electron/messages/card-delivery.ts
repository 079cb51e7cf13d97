import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import type { PartEvent, PartState } from '../../shared/message/part-state.ts'
import {
  type Answer,
  type DeliveryOutcome,
  partEventOf,
  type SentMark,
} from '../delivery/delivery-outcome.ts'
import type { CardCache } from './card-cache.ts'
import type { CardReceipts, PartRef } from './card-receipts.ts'
import { isTakenBefore, sentAgain, withEvent } from './message-card.ts'

interface Options {
  readonly cards: CardCache
  readonly receipts: CardReceipts
  /** Joins a captured PDU to its card. */
  readonly link: (captureSeq: number, messageId: string) => void
}

/** What becomes of a part that is sent, told to its card: the same for a message sent by hand and a row of a table. */
export class CardDelivery {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** A new card, of which parts may have been sent before it was made. */
  begin(card: MessageCard): void {
    const { cards, receipts } = this.#options
    cards.put(card)
    for (const { number, smscMessageId } of card.parts) {
      if (smscMessageId !== null) receipts.answered(card, number, smscMessageId)
    }
  }

  /** `isRepeat`: it had left before. */
  left(ref: PartRef, { captureSeq, sequenceNumber, at }: SentMark, isRepeat: boolean): void {
    if (captureSeq !== null) this.#options.link(captureSeq, ref.messageId)
    this.#change(ref, (part) => [
      { kind: 'left' },
      {
        ...(isRepeat ? sentAgain(part) : {}),
        sequenceNumber,
        submitSeq: captureSeq,
        submittedAt: at,
      },
    ])
  }

  /** `back`: what the part is when it never left. */
  ended(card: MessageCard, ref: PartRef, outcome: DeliveryOutcome, back: PartState): void {
    if (outcome.kind === 'answered') this.#answered(card, ref, outcome.answer)
    else this.#change(ref, (now) => [partEventOf(outcome, back, isTakenBefore(now))])
  }

  /** A part that was noted as sent ahead of the wire, and then was not. */
  givenBack(ref: PartRef): void {
    this.#change(ref, () => [{ kind: 'never-left', back: 'waiting' }])
  }

  /** An answer to a request that was given up: to the part's last try, or to one before it was sent again. */
  answeredLate(card: MessageCard, ref: PartRef, answer: Answer): void {
    const accepted = answer.isAccepted
    const isOfThis = ({ submitSeq }: { readonly submitSeq: number | null }) => submitSeq === answer.requestSeq
    this.#change(ref, ({ earlier = [] }) => {
      if (earlier.some(isOfThis)) {
        const tries = earlier.map((one) => (isOfThis(one) ? { ...one, ...tryAnswered(answer) } : one))
        return [{ kind: 'earlier-answered', accepted }, { earlier: tries }]
      }
      return [
        { kind: 'answered', accepted },
        { ...tryAnswered(answer), responseCommand: answer.command },
      ]
    })
    this.#know(card, ref, answer)
  }

  #answered(card: MessageCard, ref: PartRef, answer: Answer): void {
    const change = { ...tryAnswered(answer), responseCommand: answer.command }
    this.#change(ref, () => [{ kind: 'answered', accepted: answer.isAccepted }, change])
    this.#know(card, ref, answer)
  }

  /** Also the id of a refused one: a receipt for it is a contradiction worth showing. */
  #know(card: MessageCard, { part }: PartRef, { messageId }: Answer): void {
    if (messageId !== null) this.#options.receipts.answered(card, part, messageId)
  }

  /** Applies an event to a part, with the changes beside its state. */
  #change(
    ref: PartRef,
    change: (part: MessagePart) => readonly [event: PartEvent, change?: Partial<Omit<MessagePart, 'state'>>],
  ): void {
    void this.#options.cards.change(ref.messageId, (card) => {
      const part = card.parts.find((one) => one.number === ref.part)
      return part === undefined ? card : withEvent(card, ref.part, ...change(part))
    })
  }
}

/** Fields of a try that come from its answer. */
function tryAnswered({ captureSeq, at, commandStatus, messageId }: Answer) {
  return { responseSeq: captureSeq, respondedAt: at, commandStatus, smscMessageId: messageId }
}
