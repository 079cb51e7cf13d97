import type { MessageCard, ReceiptView } from '../../shared/contract/message.ts'
import { idsOf } from '../../shared/message/part-ids.ts'
import { receiptEvent } from '../../shared/message/part-state.ts'
import { canonicalId } from '../../shared/receipts/id-rules.ts'
import type { KnownPart } from '../delivery/message-id-index.ts'
import type {
  ArrivedReceipt,
  JoinedReceipt,
  ReceiptJoiner,
  ReceiptLink,
  ReceiptTarget,
} from '../delivery/receipt-joiner.ts'
import { keptReceipts, receiptCount } from '../storage/card-parts.ts'
import type { Store } from '../storage/store.ts'
import type { CardCache } from './card-cache.ts'
import { withEvent } from './message-card.ts'

/** One part of one message. */
export interface PartRef {
  readonly messageId: string
  /** Its number, from 1. */
  readonly part: number
}

interface Options {
  readonly store: Store
  readonly cards: CardCache
  readonly joiner: ReceiptJoiner
  /** Joins a captured PDU to its card. */
  readonly link: (captureSeq: number, messageId: string) => void
}

/** Message cards as something that receipts are about. */
export class CardReceipts implements ReceiptTarget<PartRef> {
  readonly #options: Options
  readonly #joined: ReceiptLink<PartRef>

  constructor(options: Options) {
    this.#options = options
    this.#joined = options.joiner.register(this)
  }

  /** Any try of a part was given a message_id. */
  answered(card: MessageCard, part: number, messageId: string): void {
    if (messageId === '') return
    const { store } = this.#options
    store.putSmscId({ canonicalId: canonicalId(messageId), messageId: card.messageId, part })
    this.#joined.answered(knownPart(card, part, messageId))
  }

  async find(canonicalIds: readonly string[]): Promise<KnownPart<PartRef>[]> {
    const { store } = this.#options
    const found = await store.call('findSmscIds', canonicalIds).catch(() => [])
    return found.flatMap(({ canonicalId: wanted, card, part: number }) => {
      const part = card.parts.find((one) => one.number === number)
      const ids = part === undefined ? [] : idsOf(part).filter((id) => canonicalId(id) === wanted)
      return ids.map((id) => knownPart(card, number, id))
    })
  }

  /** At once for a card in memory: the answer to the receipt then already finds its card in the capture. */
  attach({ messageId, part }: PartRef, joined: JoinedReceipt): boolean | Promise<boolean> {
    const { cards } = this.#options
    if (cards.peek(messageId) !== undefined) return this.#add(messageId, part, joined)
    return cards.get(messageId).then(
      (card) => card !== null && this.#add(messageId, part, joined),
      () => false,
    )
  }

  /** The cards were cleared. */
  clear(): void {
    this.#joined.forget()
  }

  #add(messageId: string, number: number, joined: JoinedReceipt): true {
    const { cards, link } = this.#options
    if (joined.captureSeq !== null) link(joined.captureSeq, messageId)
    void cards.change(messageId, (card) => withReceipt(card, number, joined))
    return true
  }
}

function knownPart(card: MessageCard, part: number, messageId: string): KnownPart<PartRef> {
  const { connectionId, profileId, createdAt, destination } = card
  const ref = { messageId: card.messageId, part }
  return { ref, messageId, connectionId, profileId, createdAt, destination: destination.addr }
}

/** The card with a receipt about one of its parts. */
export function withReceipt(card: MessageCard, number: number, joined: JoinedReceipt): MessageCard {
  const part = card.parts.find((one) => one.number === number)
  if (part === undefined) return card
  const view = {
    ...receiptView(joined, joined.rule),
    ...(joined.messageId === part.smscMessageId ? {} : { triedId: joined.messageId }),
  }
  return withEvent(card, number, receiptEvent(joined.receipt), {
    receipts: [...part.receipts, view].slice(-keptReceipts),
    receiptCount: receiptCount(part) + 1,
  })
}

/** A receipt as a card shows it; `idRule` 'none' for one that belongs to no part. */
export function receiptView(
  { receipt, at, captureSeq }: ArrivedReceipt,
  idRule: ReceiptView['idRule'],
): ReceiptView {
  const { stat, state, err, final, id } = receipt
  return { seq: captureSeq ?? 0, at, stat, state, err, final, receivedId: id, idRule }
}
