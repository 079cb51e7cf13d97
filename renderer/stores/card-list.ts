import type { MessageCard } from '../../shared/contract/message.ts'

/** The cards on show, newest first to the reader, kept oldest first so that a new one is appended. */
export class CardList {
  readonly #ids: string[] = []
  readonly #cards = new Map<string, MessageCard>()

  get count(): number {
    return this.#ids.length
  }

  /** 0 is the newest. */
  at(index: number): MessageCard | undefined {
    const id = this.#ids[this.#ids.length - 1 - index]
    return id === undefined ? undefined : this.#cards.get(id)
  }

  get(messageId: string): MessageCard | undefined {
    return this.#cards.get(messageId)
  }

  /** -1 when it is not in the list. */
  indexOf(messageId: string): number {
    const index = this.#ids.lastIndexOf(messageId)
    return index < 0 ? -1 : this.#ids.length - 1 - index
  }

  /** Puts the newer state of a card that is there. */
  replace(card: MessageCard): void {
    if (this.#cards.has(card.messageId)) this.#cards.set(card.messageId, card)
  }

  /** Takes a new card in at its place by number, which is nearly always the newest. */
  add(card: MessageCard): void {
    if (this.#cards.has(card.messageId)) {
      this.replace(card)
      return
    }
    let place = this.#ids.length
    while (place > 0 && this.#isNewer(this.#ids[place - 1], card)) place--
    this.#ids.splice(place, 0, card.messageId)
    this.#cards.set(card.messageId, card)
  }

  /** A page of older cards, newest first as the engine gives it. */
  addOlder(page: readonly MessageCard[]): void {
    const older = page.filter((card) => !this.#cards.has(card.messageId))
    for (const card of older) this.#cards.set(card.messageId, card)
    this.#ids.unshift(...older.map((card) => card.messageId).reverse())
  }

  /** Lets the oldest go above `limit`; true when some went. */
  trimTo(limit: number): boolean {
    const surplus = this.#ids.length - limit
    if (surplus <= 0) return false
    for (const id of this.#ids.splice(0, surplus)) this.#cards.delete(id)
    return true
  }

  clear(): void {
    this.#ids.length = 0
    this.#cards.clear()
  }

  #isNewer(messageId: string | undefined, card: MessageCard): boolean {
    return messageId !== undefined && Number(messageId) > Number(card.messageId)
  }
}
