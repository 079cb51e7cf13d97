import { setImmediate } from 'node:timers/promises'
import type { MessageCard } from '../../shared/contract/message.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../shared/filter/card-subject.ts'
import { type CompiledFilter, compileFor } from '../../shared/filter/compile-filter.ts'
import { parseFilter } from '../../shared/filter/parse-filter.ts'
import { cardPlan } from './card-conditions.ts'
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

/** The message cards that a filter finds, a slice of the work at a time. */
export class CardFilter {
  readonly #rows: CardRows
  readonly #search: CardSearch
  readonly #matches: (subject: CardSubject) => boolean
  readonly #plan: ReturnType<typeof cardPlan>
  readonly #choose
  /** Cards looked at so far. */
  searched = 0

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

  /** Hands over those found below the number `before`, newest first; `signal` ends it. */
  async newestFirst(before: number, { signal, take, takeCount, pause }: CardWalk): Promise<void> {
    const { words, isCertain } = this.#plan
    const slice = words.length > 0 || this.#choose !== null ? chosenSlice : readSlice
    let since = performance.now()
    const rest = async () => {
      if (performance.now() - since < searchSliceMs) return
      pause?.()
      await setImmediate()
      since = performance.now()
    }
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
