import { setImmediate } from 'node:timers/promises'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../shared/filter/card-subject.ts'
import { type CompiledFilter, compileFor } from '../../shared/filter/compile-filter.ts'
import { parseFilter } from '../../shared/filter/parse-filter.ts'
import type { CardSort } from '../../shared/message/card-sort.ts'
import { cardPlan } from './card-conditions.ts'
import { newestNumber } from './card-numbers.ts'
import type { CardKey } from './card-order.ts'
import type { CardRows } from './card-rows.ts'
import type { CardSearch } from './card-search.ts'

/** Time that a search works on before the queue is looked at, ms: it must not hold up the writes. */
const searchSliceMs = 20
/** Cards looked at in one go where SQL chooses among them, and where all are read. */
const chosenSlice = 4_000
const readSlice = 200

export interface CardWalk {
  readonly signal?: AbortSignal | undefined
  /** Takes a card that was found; false when no more are wanted. */
  readonly take: (card: MessageCard) => boolean
  /** Takes so many found cards as a number; false when they are wanted one by one. */
  readonly takeCount?: (cards: number) => boolean
  /** Called between slices of the work. */
  readonly pause?: () => void
}

/** Numbers in [low, high). */
interface Range {
  readonly low: number
  readonly high: number
}

interface Ordered {
  readonly sort: CardSort
  /** Those behind it; null: from the beginning. */
  readonly after: CardKey | null
  readonly limit: number
  readonly isCounted: boolean
}

type Breaks = Pick<CardWalk, 'signal' | 'pause'>

interface Matching {
  readonly most: number | null
  readonly rest: () => Promise<void>
  readonly signal: AbortSignal | undefined
}

/** Lets the queue have its turn when a search has worked for a slice of time. */
function resting(pause: (() => void) | undefined): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < searchSliceMs) return
    pause?.()
    await setImmediate()
    since = performance.now()
  }
}

/** The message cards that a filter finds, a slice of the work at a time. */
export class CardFilter {
  readonly #rows: CardRows
  readonly #search: CardSearch
  readonly #matches: (subject: CardSubject) => boolean
  readonly #plan: ReturnType<typeof cardPlan>
  readonly #choose
  /** Cards looked at so far, and found among them where they are counted. */
  searched = 0
  found = 0

  /** Throws Fault capture.bad-filter. */
  constructor(parts: { readonly rows: CardRows; readonly search: CardSearch }, filter: string) {
    const now = 1000 * Date.now()
    this.#rows = parts.rows
    this.#search = parts.search
    this.#matches = compiledCardFilter(filter, now).matches
    const tree = parseFilter(filter, cardFields)
    this.#plan = cardPlan(tree === null || 'code' in tree ? null : tree, now)
    this.#choose = this.#plan.may === null ? null : parts.search.choosing(this.#plan.may)
  }

  /**
   * The first of those found in an order, of all cards; `signal` ends it early, with what was looked at until then.
   * `found` is then known where it is counted.
   */
  async first(
    { sort, after, limit, isCounted }: Ordered,
    { signal, pause }: Breaks = {},
  ): Promise<CardKey[]> {
    const { may, isCertain } = this.#plan
    const order = this.#search.ordering(sort, may)
    const count = may === null ? null : this.#search.counting(may)
    const rest = resting(pause)
    let keys: CardKey[] = []
    for (let high = newestNumber; high > 0 && signal?.aborted !== true; ) {
      const { low, cards } = this.#search.slice(high, chosenSlice)
      // Where each has to be counted by itself, none is passed over.
      const isPassing = keys.length === limit && (isCertain || !isCounted)
      const before = isPassing ? (keys.at(-1) ?? null) : null
      const range = { low, high, after, before, limit: isCertain ? limit : Number.MAX_SAFE_INTEGER }
      const ordered = order.first(range)
      const found = isCertain
        ? ordered
        : await this.#matching(ordered, range, { most: isCounted ? null : limit, rest, signal })
      if (isCertain && isCounted) this.found += count?.(low, high) ?? cards
      keys = order.merged(keys, found, limit)
      this.searched += cards
      high = low
      await rest()
    }
    return keys
  }

  /** Those of the candidates that the filter finds, `most` of them; null: all. */
  async #matching(
    keys: readonly CardKey[],
    { low, high }: Range,
    { most, rest, signal }: Matching,
  ): Promise<CardKey[]> {
    const { words } = this.#plan
    const held = words.length === 0 ? null : new Set(this.#search.mayHold(low, high, words))
    const found: CardKey[] = []
    for (const key of keys) {
      if (signal?.aborted || found.length === most) break
      if (held?.has(key.message) === false) continue
      const card = this.#rows.get(key.message)
      if (card !== null && this.#matches(new CardSubject(card))) found.push(key)
      await rest()
    }
    this.found += found.length
    return found
  }

  /** Hands over those found below the number `before`, newest first; `signal` ends it. */
  async newestFirst(before: number, { signal, take, takeCount, pause }: CardWalk): Promise<void> {
    const { words, isCertain } = this.#plan
    const slice = words.length > 0 || this.#choose !== null ? chosenSlice : readSlice
    const rest = resting(pause)
    for (let from = before; from > 0 && signal?.aborted !== true; ) {
      const { low, cards } = this.#search.slice(from, slice)
      const numbers = this.#numbers(low, from)
      const isCounted = isCertain && takeCount?.(numbers.length) === true
      for (const number of isCounted ? [] : numbers) {
        const card = this.#rows.get(number)
        if (card !== null && (isCertain || this.#matches(new CardSubject(card))) && !take(card)) return
        await rest()
        if (signal?.aborted) return
      }
      this.searched += cards
      from = low
      await rest()
    }
  }

  /** Numbers in [low, high) of cards that it may find, newest first. */
  #numbers(low: number, high: number): number[] {
    const { words } = this.#plan
    const chosen = this.#choose?.(low, high) ?? null
    if (words.length === 0) return chosen ?? this.#search.all(low, high)
    const held = this.#search.mayHold(low, high, words)
    if (chosen === null) return held
    const both = new Set(held)
    return chosen.filter((number) => both.has(number))
  }
}

/** Throws Fault capture.bad-filter. `now` is in µs since 1970. */
export function compiledCardFilter(filter: string, now = 1000 * Date.now()): CompiledFilter<CardSubject> {
  const compiled = compileFor(cardFields, filter, now)
  if (!('code' in compiled)) return compiled
  const { code, start, end } = compiled
  throw new Fault('capture.bad-filter', { code, start, end })
}
