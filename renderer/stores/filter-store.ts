import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { compileFilter } from '../../shared/filter/compile-filter.ts'
import { notPart, withPart } from '../../shared/filter/join-filter.ts'
import { setFilter, useCapture } from './capture-store.ts'
import { filterBounds, type KeptFilters, keptFilters, type SavedFilter, withFilter } from './kept-filters.ts'
import { lazyStorage } from './lazy-storage.ts'

interface FilterState extends KeptFilters {
  /** What stands in the filter's field: in force, or on its way to be. */
  readonly typed: string
  /** Counts how often the field was asked to take the focus. */
  readonly focusAsked: number
}

/** The filter as it is typed, those of before, and those with names, in the window's own storage. */
export const useFilter = create<FilterState>()(
  persist((): FilterState => ({ typed: '', focusAsked: 0, history: [], saved: [] }), {
    name: 'inspector.filters',
    version: 1,
    // Tests run without a page.
    storage: typeof document === 'undefined' ? undefined : lazyStorage(),
    partialize: ({ history, saved }) => ({ history, saved }),
    merge: (kept, current) => ({ ...current, ...keptFilters(kept) }),
  }),
)

/** The filter that was put in force from here last. */
let applied = ''

// Others set filters too: the field shows what is in force.
useCapture.subscribe(({ filter }, before) => {
  if (filter === before.filter || filter.trim() === applied.trim()) return
  applied = filter
  useFilter.setState({ typed: filter })
})

/** Puts the filter in force, and in the history; one that cannot be read stays in the field, where it is told. */
export function applyFilter(text: string): void {
  useFilter.setState({ typed: text })
  if ('code' in compileFilter(text, 1000 * Date.now())) return
  if (!asksForPassword(text)) useFilter.setState(({ history }) => ({ history: withFilter(history, text) }))
  applied = text
  void setFilter(text)
}

/** As applyFilter for words that are searched for while they are typed: they are in no history. */
export function searchFor(words: string): void {
  if (words.trim() === applied.trim()) return
  applied = words
  void setFilter(words)
}

/** Wants `part` beside the filter in force. */
export function andFilter(part: string): void {
  applyFilter(withPart(useCapture.getState().filter, part))
}

/** Wants, beside the filter in force, that `part` does not hold. */
export function notFilter(part: string): void {
  andFilter(notPart(part))
}

/** Puts the filter into its field, to be changed before it is applied. */
export function prepareFilter(text: string): void {
  useFilter.setState(({ focusAsked }) => ({ typed: text, focusAsked: focusAsked + 1 }))
}

export function typeFilter(typed: string): void {
  useFilter.setState({ typed })
}

/** False when as many are kept as there may be. */
export function saveFilter(name: string, text: string): boolean {
  const { saved } = useFilter.getState()
  const id = Math.max(0, ...saved.map((one) => one.id)) + 1
  const one = { id, name: name.trim().slice(0, filterBounds.nameUnits), text: text.trim() }
  if (saved.length >= filterBounds.saved || one.name === '' || one.text.length > filterBounds.textUnits)
    return false
  useFilter.setState({ saved: [...saved, one] })
  return true
}

export function renameFilter(id: number, name: string): void {
  const shorter = name.trim().slice(0, filterBounds.nameUnits)
  if (shorter === '') return
  useFilter.setState(({ saved }) => ({
    saved: saved.map((one) => (one.id === id ? { ...one, name: shorter } : one)),
  }))
}

/** Removes it; what is given back puts it where it was. */
export function removeFilter(id: number): () => void {
  const before = useFilter.getState().saved
  const place = before.findIndex((one) => one.id === id)
  const removed = before[place]
  if (removed === undefined) return () => undefined
  useFilter.setState({ saved: before.filter((one) => one !== removed) })
  return () => putBack(removed, place)
}

function putBack(one: SavedFilter, place: number): void {
  const { saved } = useFilter.getState()
  if (saved.some(({ id }) => id === one.id) || saved.length >= filterBounds.saved) return
  useFilter.setState({ saved: saved.toSpliced(place, 0, one) })
}

export function clearFilterHistory(): void {
  useFilter.setState({ history: [] })
}

/** Such a filter holds what should be written nowhere. */
function asksForPassword(text: string): boolean {
  return /\bpassword\b/i.test(text)
}
