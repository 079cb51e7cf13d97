import type { CardView } from '../message/card-view.ts'
import type { AskedSubject } from './compile-filter.ts'
import { cardSearchText } from './row-match.ts'

/** One message card as a filter sees it. */
export class CardSubject implements AskedSubject {
  readonly card: CardView
  #searched: string | null = null

  constructor(card: CardView) {
    this.card = card
  }

  /** True when a column of its row, or an id or code of its parts, holds the word, which is in small letters. */
  holdsWord(word: string): boolean {
    this.#searched ??= cardSearchText(this.card)
    return this.#searched.includes(word)
  }
}
