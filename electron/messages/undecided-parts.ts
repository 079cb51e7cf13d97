import type { Doubts, MessageCard } from '../../shared/contract/message.ts'
import { undecidedParts } from '../../shared/message/part-state.ts'
import type { CardCache } from './card-cache.ts'
import { TurnTeller } from './turn-teller.ts'

interface Doubt {
  readonly sessionId: string
  readonly connectionId: string | null
  readonly parts: number
}

/** Which messages hold parts that somebody has yet to decide about: a lost link must not go by unseen. */
export class UndecidedParts extends TurnTeller<Doubts> {
  readonly #doubts = new Map<string, Doubt>()

  constructor(cards: CardCache) {
    super(() => this.#view())
    cards.onCard((card) => this.note(card))
  }

  /** The messages, oldest doubt first. */
  get messageIds(): string[] {
    return [...this.#doubts.keys()]
  }

  note(card: MessageCard): void {
    const { messageId, sessionId, connectionId } = card
    const parts = undecidedParts(card)
    if (parts === (this.#doubts.get(messageId)?.parts ?? 0)) return
    if (parts === 0) this.#doubts.delete(messageId)
    else this.#doubts.set(messageId, { sessionId, connectionId, parts })
    this.tell()
  }

  clear(): void {
    this.#doubts.clear()
    this.tell()
  }

  #view(): Doubts {
    const sessions = new Map<string, Doubt>()
    let parts = 0
    for (const doubt of this.#doubts.values()) {
      parts += doubt.parts
      const before = sessions.get(doubt.sessionId)?.parts ?? 0
      sessions.set(doubt.sessionId, { ...doubt, parts: before + doubt.parts })
    }
    return { parts, messages: this.#doubts.size, sessions: [...sessions.values()] }
  }
}
