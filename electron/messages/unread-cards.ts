import { mostUnread, type Unread } from '../../shared/contract/conversations.ts'
import { type NumberPair, pairOf } from '../../shared/message/number-pair.ts'
import type { Store } from '../storage/store.ts'
import type { CardCache } from './card-cache.ts'
import { TurnTeller } from './turn-teller.ts'

/** Messages that come meanwhile are counted together, ms. */
const countedMs = 200

/** Which received messages nobody has looked at: the marks lie in the cards, the store counts them. */
export class UnreadCards extends TurnTeller<Unread> {
  readonly #store: Store
  readonly #cards: CardCache
  #count = 0
  #revision = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(store: Store, cards: CardCache) {
    super(() => ({ count: this.#count, revision: this.#revision }))
    this.#store = store
    this.#cards = cards
    cards.onCard(({ direction }) => {
      if (direction === 'received') this.countSoon()
    })
  }

  override follow(listener: (unread: Unread) => void): () => void {
    this.countSoon()
    return super.follow(listener)
  }

  /** Marks received messages; those that are gone are left out. */
  async mark(messageIds: readonly string[], isUnread: boolean): Promise<void> {
    for (const messageId of messageIds) {
      await this.#cards.change(messageId, (card) => {
        const { isUnread: was = false, ...rest } = card
        if (card.direction === 'sent' || pairOf(card) === null || was === isUnread) return card
        return isUnread ? { ...rest, isUnread } : rest
      })
    }
  }

  /** All are read, or those between two numbers. Rejects with storage.unavailable. */
  async readAll(pair: NumberPair | null): Promise<void> {
    this.#cards.readAll(pair)
    await this.#store.call('readAllCards', pair)
    this.#revision += 1
    await this.#recount()
    this.tell()
  }

  /** Cards have come, changed or gone. */
  countSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#recount()
    }, countedMs)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  async #recount(): Promise<void> {
    // A store that has stopped is told of in the status.
    const count = await this.#store.call('countUnread').catch(() => this.#count)
    if (count === this.#count) return
    this.#count = Math.min(count, mostUnread)
    this.tell()
  }
}
