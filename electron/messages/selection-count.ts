import type { MessageSelection } from '../../shared/contract/message-export.ts'
import type { SelectionCount } from '../../shared/contract/message-work.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../shared/filter/card-subject.ts'
import { withPart } from '../../shared/filter/join-filter.ts'
import {
  actionFilters,
  type MessageAction,
  messageActions,
  takesPart,
} from '../../shared/message/message-action.ts'
import { compiledCardFilter } from '../storage/card-filter.ts'
import type { Store } from '../storage/store.ts'
import type { CardCache } from './card-cache.ts'
import { beforeOf, selectedCards, storedCards } from './selected-cards.ts'

type Counts = Omit<SelectionCount, 'fault'>

const nothing: Readonly<Record<MessageAction, number>> = {
  refused: 0,
  unsent: 0,
  retry: 0,
  query: 0,
  leave: 0,
}

/** How many messages are selected, and how many of them each action is about. */
export async function countSelection(
  parts: { readonly store: Store; readonly cards: CardCache },
  selection: MessageSelection,
  signal: AbortSignal,
): Promise<Counts> {
  if (selection.messageIds === null) return countFound(parts, selection, signal)
  let messages = 0
  const applies = { ...nothing }
  for await (const card of selectedCards(storedCards(parts.store, parts.cards, signal), selection)) {
    if (signal.aborted) break
    messages++
    if (card.direction === 'received') continue
    for (const action of messageActions) {
      if (card.parts.some((part) => takesPart(action, part))) applies[action]++
    }
  }
  return { messages, applies }
}

/** By the columns of the store, without reading the cards. */
async function countFound(
  { store, cards }: { readonly store: Store; readonly cards: CardCache },
  { filter, newest, except }: MessageSelection,
  signal: AbortSignal,
): Promise<Counts> {
  const before = beforeOf(newest)
  const left: CardSubject[] = []
  for (const messageId of new Set(except)) {
    // One that is newer was never among them.
    const card = newest !== null && Number(messageId) > Number(newest) ? null : await cards.get(messageId)
    if (card !== null) left.push(new CardSubject(card))
  }
  const countOf = async (asked: string) => {
    const { matches } = compiledCardFilter(asked)
    const all = await store.search(signal, 'countCards', before, asked)
    return Math.max(0, all - left.filter((subject) => matches(subject)).length)
  }
  const messages = await countOf(filter)
  const applies = { ...nothing }
  for (const action of messageActions) {
    if (signal.aborted) break
    applies[action] = await countOf(withPart(filter, actionFilters[action], cardFields))
  }
  return { messages, applies }
}
