import { create } from 'zustand'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import type { SeenValue } from '../../shared/filter/complete-filter.ts'
import { filterPlace } from './filter-place.ts'
import { client } from './host-store.ts'
import { search, showMessagesOf, stopSearch, undecidedPart, useMessages } from './messages-store.ts'
import { goTo } from './navigation-store.ts'

interface SeenState {
  /** Values of a field that the newest cards have, by the field's name. */
  readonly seen: Readonly<Record<string, readonly SeenValue[]>>
}

const useSeenCards = create<SeenState>(() => ({ seen: {} }))

const mostValues = 30
/** Counts are good for so long, ms. */
const freshMs = 10_000
const askedAt = new Map<string, number>()

/** Brings the values of a field; those of before stay until the new ones are there. */
async function loadSeen(field: string): Promise<void> {
  const now = Date.now()
  if (now - (askedAt.get(field) ?? Number.NEGATIVE_INFINITY) < freshMs) return
  askedAt.set(field, now)
  try {
    const { values } = await client().call('message.values', { field, limit: mostValues })
    useSeenCards.setState(({ seen }) => ({ seen: { ...seen, [field]: values } }))
  } catch {
    // The list goes without them: a completion is no place to tell of a store that is away.
    askedAt.delete(field)
  }
}

/** The filter of the message cards. */
export const messageFilter = filterPlace({
  keptAs: 'messages.filters',
  subject: 'messages',
  table: cardFields,
  inForce: () => useMessages.getState().filter,
  useInForce: () => useMessages((state) => state.filter),
  onInForce: (listener) =>
    useMessages.subscribe(({ filter }, before) => {
      if (filter !== before.filter) listener(filter)
    }),
  setFilter: search,
  useSearch: () => useMessages((state) => state.search),
  stopSearch,
  useSeen: (field) => useSeenCards((state) => (field === null ? undefined : state.seen[field])),
  loadSeen,
})

/** Goes to all messages, and puts a filter in force there. */
export function showMessages(filter: string): void {
  showMessagesOf('messages')
  messageFilter.applyFilter(filter)
  goTo('messages')
}

/** Shows what waits for a decision alone, or everything again. */
export function showUndecided(isUndecidedOnly: boolean): void {
  showMessagesOf('messages')
  messageFilter.chooseOne([undecidedPart], isUndecidedOnly ? undecidedPart : null)
}
