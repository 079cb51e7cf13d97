import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { cardSortSchema } from '../../shared/contract/message.ts'
import { type CardSort, newestFirst } from '../../shared/message/card-sort.ts'
import { lazyStorage } from './lazy-storage.ts'

/** Tabs that show the list of cards: every message, or what was received. */
export type MessagesPlace = 'messages' | 'inbox'

type Sorts = Readonly<Record<MessagesPlace, CardSort>>

/** What each of the lists is sorted by, in the window's own storage. */
export const useSorts = create<Sorts>()(
  persist((): Sorts => ({ messages: newestFirst, inbox: newestFirst }), {
    name: 'messages.sort',
    version: 1,
    // Tests run without a page.
    storage: typeof document === 'undefined' ? undefined : lazyStorage(),
    merge: (kept, current) => ({ ...current, ...keptSorts(kept) }),
  }),
)

/** What the window's storage kept; the newest first where there is nothing to read. */
export function keptSorts(kept: unknown): Sorts {
  const sortOf = (place: MessagesPlace): CardSort => {
    const one: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, place) : null
    return cardSortSchema.safeParse(one).data ?? newestFirst
  }
  return { messages: sortOf('messages'), inbox: sortOf('inbox') }
}
