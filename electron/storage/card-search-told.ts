import type { EmptySearch } from '../../shared/contract/search-end.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../shared/filter/card-subject.ts'
import { fieldValueText } from '../../shared/filter/field-value-text.ts'
import type { CardSort } from '../../shared/message/card-sort.ts'
import { emptyReason } from '../capture/empty-reason.ts'
import { ValueCounts } from '../capture/value-counts.ts'
import type { CardFilter } from './card-filter.ts'
import { newestNumber } from './card-numbers.ts'
import type { CardKey } from './card-order.ts'
import { CardPage } from './card-page.ts'
import type { CardSearchPart, CardSearchQuery, SortedCards } from './store-protocol.ts'

/** Time between two words of progress, ms. */
const progressMs = 100
/** The newest cards that values of a field are looked for in. */
const valueCards = 20_000

/** The newest cards that another spelling is looked for in, where all of them have to be read. */
const hintCards = 20_000

interface SearchedCards {
  /** Throws Fault capture.bad-filter. */
  readonly ask: (filter: string) => CardFilter
  readonly total: number
}

export interface SeenValues {
  readonly values: { text: string; count: number }[]
  /** There are no other cards. */
  readonly isWhole: boolean
}

interface SortableCards extends SearchedCards {
  /** The highest number of a card. */
  readonly last: number
  readonly page: (keys: readonly CardKey[]) => SortedCards
}

interface Told extends CardSearchQuery {
  readonly tell: (part: CardSearchPart) => void
  readonly signal: AbortSignal | undefined
}

/** As TrafficOperations.searchCards. */
export async function searchCards(cards: SortableCards, told: Told): Promise<void> {
  const { filter, sort, tell, signal } = told
  const found = await (sort === null ? searchNewest(cards, told) : searchSorted(cards, { ...told, sort }))
  if (signal?.aborted) return
  const empty = found > 0 ? null : await whyEmpty(cards.ask, filter, signal)
  tell({ kind: 'done', found, total: cards.total, empty })
}

/** How many it finds; the first of them in the order are told at the end. */
async function searchSorted(
  { ask, total, last, page }: SortableCards,
  { filter, limit, sort, tell, signal }: Told & { readonly sort: CardSort },
): Promise<number> {
  const search = ask(filter)
  const isTime = paced(progressMs)
  const pause = () => {
    if (isTime()) tell({ kind: 'progress', searched: search.searched, total, found: search.found })
  }
  const keys = await search.first({ sort, after: null, limit, isCounted: true }, { signal, pause })
  if (signal?.aborted !== true) tell({ kind: 'sorted', ...page(keys), newest: String(last) })
  return search.found
}

/** How many it finds; they are told as they are found. */
async function searchNewest(
  { ask, total }: SearchedCards,
  { filter, limit, tell, signal }: Told,
): Promise<number> {
  const search = ask(filter)
  const page = new CardPage(limit)
  let told = 0
  let found = 0
  const isTime = paced(progressMs)
  const tellCards = () => {
    if (page.cards.length > told) tell({ kind: 'cards', cards: page.cards.slice(told) })
    told = page.cards.length
  }
  const pause = () => {
    tellCards()
    if (isTime()) tell({ kind: 'progress', searched: search.searched, total, found })
  }
  await search.newestFirst(newestNumber, {
    ...{ signal, pause },
    take(card) {
      found += 1
      page.take(card)
      return true
    },
    takeCount(cards) {
      if (!page.isFull) return false
      found += cards
      return true
    },
  })
  tellCards()
  return found
}

/** True when so many ms have passed since it was so before. */
function paced(ms: number): () => boolean {
  let since = performance.now()
  return () => {
    if (performance.now() - since < ms) return false
    since = performance.now()
    return true
  }
}

function whyEmpty(
  ask: SearchedCards['ask'],
  filter: string,
  signal: AbortSignal | undefined,
): Promise<EmptySearch> {
  const firstOf = async (asked: string, isHint: boolean) => {
    let first: CardSubject | null = null
    const search = ask(asked)
    const enough = new AbortController()
    const ends = signal === undefined ? [enough.signal] : [enough.signal, signal]
    const pause = () => {
      if (isHint && search.searched >= hintCards) enough.abort()
    }
    const take = (card: ConstructorParameters<typeof CardSubject>[0]) => {
      first = new CardSubject(card)
      return false
    }
    await search.newestFirst(newestNumber, { signal: AbortSignal.any(ends), take, pause })
    return first as CardSubject | null
  }
  return emptyReason({ table: cardFields, firstOf, signal }, filter)
}

/** As TrafficOperations.cardValues. */
export async function cardValues(
  { ask, total }: SearchedCards,
  fieldName: string,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<SeenValues> {
  const field = cardFields.field(fieldName)
  if (field === null) return { values: [], isWhole: true }
  const counts = new ValueCounts()
  let looked = 0
  const take = (card: ConstructorParameters<typeof CardSubject>[0]) => {
    for (const value of field.values(new CardSubject(card))) counts.add(fieldValueText(field, value))
    looked += 1
    return looked < valueCards
  }
  await ask('').newestFirst(newestNumber, { signal, take })
  return { values: counts.most(limit), isWhole: total <= valueCards }
}
