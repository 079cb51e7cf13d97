import type { MessageCard } from '../../shared/contract/message.ts'

/** Characters of the texts of a page; a card beyond them begins the next page. */
const pageCharacters = 512 << 10

/** Cards that are handed over together. */
export class CardPage {
  readonly cards: MessageCard[] = []
  readonly #limit: number
  #characters = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** False for one that has no room. */
  take(card: MessageCard): boolean {
    if (this.isFull) return false
    this.#characters += card.text.length
    this.cards.push(card)
    return true
  }

  get isFull(): boolean {
    return this.cards.length >= this.#limit || this.#characters > pageCharacters
  }
}
