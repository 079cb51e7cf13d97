import type { MessageCard } from '../../shared/contract/message.ts'
import type { Store } from '../storage/store.ts'

/** Settled cards kept in memory; older ones are read from the store when something happens to them. */
const keptInMemory = 5_000

/** Every message card: the live ones in memory, all of them in the store. Cards are values, replaced as a whole. */
export class CardCache {
  readonly #store: Store
  readonly #cards = new Map<string, MessageCard>()
  readonly #listeners = new Set<(card: MessageCard) => void>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Keeps the card, writes it to the store and tells who follows the cards. */
  put(card: MessageCard): void {
    this.#cards.delete(card.messageId)
    this.#cards.set(card.messageId, card)
    this.#store.putCard(card)
    this.#forgetOldest()
    for (const listener of this.#listeners) listener(card)
  }

  /** The card if it is in memory. */
  peek(messageId: string): MessageCard | undefined {
    return this.#cards.get(messageId)
  }

  async get(messageId: string): Promise<MessageCard | null> {
    const card = this.#cards.get(messageId)
    if (card !== undefined) return card
    const stored = await this.#store.call('getCard', messageId)
    // It may have been changed while the store was asked.
    return this.#cards.get(messageId) ?? stored
  }

  /** Changes a card; a card that is nowhere any more is left alone. */
  async change(messageId: string, change: (card: MessageCard) => MessageCard): Promise<MessageCard | null> {
    const card = this.#cards.get(messageId) ?? (await this.get(messageId).catch(() => null))
    if (card === null) return null
    const changed = change(card)
    if (changed !== card) this.put(changed)
    return changed
  }

  onCard(listener: (card: MessageCard) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Forgets everything settled; the store was cleared. Cards still waiting for something are written again. */
  clear(): void {
    for (const card of this.#cards.values()) {
      if (isSettled(card)) this.#cards.delete(card.messageId)
      else this.#store.putCard(card)
    }
  }

  #forgetOldest(): void {
    if (this.#cards.size <= keptInMemory) return
    for (const card of this.#cards.values()) {
      if (this.#cards.size <= keptInMemory) return
      if (isSettled(card)) this.#cards.delete(card.messageId)
      // Only unsettled ones may be in front: looking further each time would cost more than it frees.
      else return
    }
  }
}

function isSettled(card: MessageCard): boolean {
  return (
    card.direction === 'received' ||
    card.parts.every((part) => part.state !== 'waiting' && part.state !== 'sent')
  )
}
