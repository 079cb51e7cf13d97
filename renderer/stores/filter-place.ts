import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { persist } from 'zustand/middleware'
import { compileFor } from '../../shared/filter/compile-filter.ts'
import type { SeenValue } from '../../shared/filter/complete-filter.ts'
import type { AnyFieldTable } from '../../shared/filter/filter-field.ts'
import { hasPart, notPart, withoutPart, withPart } from '../../shared/filter/join-filter.ts'
import { followStorage } from './follow-storage.ts'
import { filterBounds, type KeptFilters, keptFilters, type SavedFilter, withFilter } from './kept-filters.ts'
import { lazyStorage } from './lazy-storage.ts'
import type { SearchProgress } from './search-in-force.ts'

export interface FilterState extends KeptFilters {
  /** What stands in the filter's field: in force, or on its way to be. */
  readonly typed: string
  /** Counts how often the field was asked to take the focus. */
  readonly focusAsked: number
}

/** A list that can be filtered. */
interface FilteredList {
  /** Name under which the window's storage keeps filters of before and those with names. */
  readonly keptAs: string
  /** What it is a list of, for the words. */
  readonly subject: 'pdus' | 'messages'
  readonly table: AnyFieldTable
  /** The filter in force: now, to a component, and each time it changes. */
  readonly inForce: () => string
  readonly useInForce: () => string
  readonly onInForce: (listener: (filter: string) => void) => void
  /** Puts a filter that can be read in force. */
  readonly setFilter: (filter: string) => Promise<void>
  /** How far the search for it came; null: none is on its way. */
  readonly useSearch: () => SearchProgress | null
  readonly stopSearch: () => void
  /** Values of a field that the list holds, with their counts; undefined: not asked for. */
  readonly useSeen: (field: string | null) => readonly SeenValue[] | undefined
  readonly loadSeen: (field: string) => Promise<void>
}

export type FilterPlace = ReturnType<typeof filterPlace>

/** The filter of a list as it is typed, those of before, and those with names, in the window's own storage. */
export function filterPlace(list: FilteredList) {
  const { table } = list
  /**
   * The filter that was asked for last, which comes into force with the first answer: what is changed before that is changed
   * in this one. A reload may have brought one back before the field was fetched.
   */
  let applied = list.inForce()
  const useFilter: UseBoundStore<StoreApi<FilterState>> = followStorage(
    list.keptAs,
    create<FilterState>()(
      persist((): FilterState => ({ typed: applied, focusAsked: 0, history: [], saved: [] }), {
        name: list.keptAs,
        version: 1,
        // Tests run without a page.
        storage: typeof document === 'undefined' ? undefined : lazyStorage(),
        partialize: ({ history, saved }) => ({ history, saved }),
        merge: (kept, current) => ({ ...current, ...keptFilters(kept) }),
      }),
    ),
  )
  // Others set filters too: the field shows what is in force.
  list.onInForce((filter) => {
    if (filter.trim() === applied.trim()) return
    applied = filter
    useFilter.setState({ typed: filter })
  })

  /** Puts the filter in force, and in the history; one that cannot be read stays in the field, where it is told. */
  const applyFilter = (text: string) => {
    useFilter.setState({ typed: text })
    if ('code' in compileFor(table, text, 1000 * Date.now())) return
    if (!isFilterSecret(text)) useFilter.setState(({ history }) => ({ history: withFilter(history, text) }))
    applied = text
    void list.setFilter(text)
  }
  /** As applyFilter for words that are searched for while they are typed: they are in no history. */
  const searchFor = (words: string) => {
    if (words.trim() === applied.trim()) return
    applied = words
    void list.setFilter(words)
  }
  /** Wants `part` beside what is wanted. */
  const andFilter = (part: string) => applyFilter(withPart(applied, part, table))
  /** Wants `part` beside what is wanted, or does no more. */
  const toggleFilter = (part: string) =>
    hasPart(applied, part, table) ? applyFilter(withoutPart(applied, part, table)) : andFilter(part)
  /** Of these conditions wants one, or none, beside whatever else is wanted. */
  const chooseOne = (parts: readonly string[], one: string | null) => {
    const others = parts.reduce((filter, part) => withoutPart(filter, part, table), applied)
    applyFilter(one === null ? others : withPart(others, one, table))
  }
  /** Wants `text` alone, or nothing where it was wanted. */
  const toggleWhole = (text: string) => applyFilter(applied.trim() === text ? '' : text)
  /** Wants, beside what is wanted, that `part` does not hold. */
  const notFilter = (part: string) => andFilter(notPart(part, table))
  /** Puts the filter into its field, to be changed before it is applied. */
  const prepareFilter = (text: string) =>
    useFilter.setState(({ focusAsked }) => ({ typed: text, focusAsked: focusAsked + 1 }))
  const typeFilter = (typed: string) => useFilter.setState({ typed })
  return {
    ...list,
    useFilter,
    applyFilter,
    searchFor,
    andFilter,
    toggleFilter,
    toggleWhole,
    chooseOne,
    notFilter,
    prepareFilter,
    typeFilter,
    ...savedIn(useFilter),
  }
}

/** Changes of the filters that are kept. */
function savedIn(useFilter: StoreApi<FilterState>) {
  /** False when as many are kept as there may be. */
  const saveFilter = (name: string, text: string): boolean => {
    const { saved } = useFilter.getState()
    const id = Math.max(0, ...saved.map((one) => one.id)) + 1
    const one = { id, name: name.trim().slice(0, filterBounds.nameUnits), text: text.trim() }
    if (saved.length >= filterBounds.saved || one.name === '' || one.text.length > filterBounds.textUnits)
      return false
    useFilter.setState({ saved: [...saved, one] })
    return true
  }
  const renameFilter = (id: number, name: string) => {
    const shorter = name.trim().slice(0, filterBounds.nameUnits)
    if (shorter === '') return
    useFilter.setState(({ saved }) => ({
      saved: saved.map((one) => (one.id === id ? { ...one, name: shorter } : one)),
    }))
  }
  const putBack = (one: SavedFilter, place: number) => {
    const { saved } = useFilter.getState()
    if (saved.some(({ id }) => id === one.id) || saved.length >= filterBounds.saved) return
    useFilter.setState({ saved: saved.toSpliced(place, 0, one) })
  }
  /** Removes it; what is given back puts it where it was. */
  const removeFilter = (id: number): (() => void) => {
    const before = useFilter.getState().saved
    const place = before.findIndex((one) => one.id === id)
    const removed = before[place]
    if (removed === undefined) return () => undefined
    useFilter.setState({ saved: before.filter((one) => one !== removed) })
    return () => putBack(removed, place)
  }
  const clearFilterHistory = () => useFilter.setState({ history: [] })
  return { saveFilter, renameFilter, removeFilter, clearFilterHistory }
}

/** Such a filter holds what should be written nowhere. */
export function isFilterSecret(text: string): boolean {
  return /\bpassword\b/i.test(text)
}
