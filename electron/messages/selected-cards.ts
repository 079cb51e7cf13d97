import type { MessageCard } from '../../shared/contract/message.ts'
import type { MessageSelection } from '../../shared/contract/message-export.ts'
import type { Store } from '../storage/store.ts'
import type { CardCache } from './card-cache.ts'

/** Cards that are read at once. */
const pageCards = 200

/** The message cards as they are read for many. */
export interface CardSource {
  readonly page: (
    before: string | null,
    limit: number,
    filter: string,
  ) => Promise<{ readonly cards: readonly MessageCard[]; readonly more: boolean }>
  readonly get: (messageId: string) => Promise<MessageCard | null>
}

/** The cards of the store, as they are in memory where they are there. `signal` ends what it looks for. */
export function storedCards(store: Store, cards: CardCache, signal: AbortSignal): CardSource {
  return {
    page: async (before, limit, filter) => {
      const page = await store.search(signal, 'pageCards', before, limit, filter)
      return { ...page, cards: page.cards.map((card) => cards.peek(card.messageId) ?? card) }
    },
    get: (messageId) => cards.get(messageId),
  }
}

/** The cards of a selection, newest first, as they are when they are reached; no more than a page of them is held. */
export async function* selectedCards(
  source: CardSource,
  { messageIds, filter, newest, except }: MessageSelection,
  size = pageCards,
): AsyncGenerator<MessageCard> {
  const left = new Set(except)
  if (messageIds !== null) {
    for (const messageId of [...new Set(messageIds)].sort((one, other) => Number(other) - Number(one))) {
      const card = left.has(messageId) ? null : await source.get(messageId)
      if (card !== null) yield card
    }
    return
  }
  for (let before = beforeOf(newest); ; ) {
    const { cards, more }: Awaited<ReturnType<CardSource['page']>> = await source.page(
      before,
      Math.min(size, pageCards),
      filter,
    )
    for (const card of cards) if (!left.has(card.messageId)) yield card
    before = cards.at(-1)?.messageId ?? null
    if (!more || before === null) return
  }
}

/** The number before which the newest one of a selection is the last; null: any. */
export function beforeOf(newest: string | null): string | null {
  return newest === null ? null : String(Number(newest) + 1)
}
