import type { MessageCard, MessagePart } from '../../shared/contract/message.ts'
import { type NumberPair, pairOf } from '../../shared/message/number-pair.ts'
import type { Store } from '../storage/store.ts'

/** Settled cards kept in memory, and characters of their texts; older ones are read from the store when needed. */
const keptInMemory = 5_000
const keptCharacters = 4 << 20
/** Cards looked at to make room for one: those in front may all wait for an answer. */
const looked = 32

/** Told of each card that changed, and of its parts that did; all of them when it is new. */
export type CardListener = (card: MessageCard, parts: readonly MessagePart[]) => void

/** Every message card: the live ones in memory, all of them in the store. Cards are values, replaced as a whole. */
export class CardCache {
  readonly #store: Store
  readonly #cards = new Map<string, MessageCard>()
  readonly #listeners = new Set<CardListener>()
  #characters = 0
  #lastMessage: number

  /** `lastMessage`: the highest number of a card in the store. */
  constructor(store: Store, lastMessage = 0) {
    this.#store = store
    this.#lastMessage = lastMessage
  }

  /** The id of a new card: numbers ascend, and none is given twice. */
  nextId(): string {
    this.#lastMessage += 1
    return String(this.#lastMessage)
  }

  /** Keeps a new card, writes it to the store and tells the followers of the cards. */
  put(card: MessageCard): void {
    this.#keep(card, card.parts)
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
    if (changed !== card) this.replace(card, changed)
    return changed
  }

  /** Puts `changed` in place of `card`; parts that are the same values are not written again. */
  replace(card: MessageCard, changed: MessageCard): void {
    this.#keep(
      changed,
      changed.parts.filter((part, index) => part !== card.parts[index]),
    )
  }

  /** Received messages in memory, or those between two numbers, are read. */
  readAll(pair: NumberPair | null): void {
    for (const card of [...this.#cards.values()]) {
      if (card.isUnread !== true) continue
      const own = pairOf(card)
      if (pair !== null && (own?.own !== pair.own || own.peer !== pair.peer)) continue
      const { isUnread: _unread, ...read } = card
      this.replace(card, read)
    }
  }

  onCard(listener: CardListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Forgets everything settled; the store was cleared. Cards still waiting for something are written again. */
  clear(): void {
    for (const card of this.#cards.values()) {
      if (isSettled(card)) this.#forget(card)
      else this.#store.putCard(card, card.parts)
    }
  }

  #keep(card: MessageCard, parts: readonly MessagePart[]): void {
    const before = this.#cards.get(card.messageId)
    if (before !== undefined) this.#forget(before)
    this.#cards.set(card.messageId, card)
    this.#characters += card.text.length
    this.#store.putCard(card, parts)
    this.#makeRoom()
    for (const listener of this.#listeners) listener(card, parts)
  }

  #forget(card: MessageCard): void {
    this.#cards.delete(card.messageId)
    this.#characters -= card.text.length
  }

  #makeRoom(): void {
    let looks = 0
    for (const card of this.#cards.values()) {
      const isRoom = this.#cards.size <= keptInMemory && this.#characters <= keptCharacters
      if (isRoom || looks++ === looked) return
      if (isSettled(card)) this.#forget(card)
    }
  }
}

function isSettled(card: MessageCard): boolean {
  return (
    card.direction === 'received' ||
    card.parts.every((part) => part.state !== 'waiting' && part.state !== 'sent')
  )
}
