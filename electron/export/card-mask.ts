import type { MessageCard } from '../../shared/contract/message.ts'
import type { MessageMask } from '../../shared/contract/message-export.ts'
import { NumberMask } from './number-mask.ts'

/** Hides numbers and texts in message cards; the same number has the same replacement in all of them. Ids stay. */
export class CardMask {
  readonly #choice: MessageMask
  readonly #numbers = new NumberMask()

  constructor(choice: MessageMask) {
    this.#choice = choice
  }

  /** The card with what is to be hidden hidden; it is left as it is. */
  mask(card: MessageCard): MessageCard {
    const { source, destination, parts } = card
    return {
      ...card,
      source: { ...source, addr: this.#number(source.addr) },
      destination: { ...destination, addr: this.#number(destination.addr) },
      text: this.#text(card.text),
      parts: parts.map((part) => ({ ...part, text: this.#text(part.text) })),
    }
  }

  #number(address: string): string {
    return this.#choice.numbers ? this.#numbers.mask(address) : address
  }

  #text(text: string): string {
    return this.#choice.texts ? text.replace(/./gsu, 'X') : text
  }
}
