/** A filter that the reader gave a name. */
export interface SavedFilter {
  readonly id: number
  readonly name: string
  readonly text: string
}

/** Filters of before, newest first, and those with names, in the order of their saving. */
export interface KeptFilters {
  readonly history: readonly string[]
  readonly saved: readonly SavedFilter[]
}

/** Bounds of what the window's storage keeps: filters, and UTF-16 units of each. */
export const filterBounds = { history: 30, saved: 50, nameUnits: 60, textUnits: 2000 } as const

/** The history with one more at its front; the same of before leaves. A longer one than is kept is not taken in. */
export function withFilter(history: readonly string[], filter: string): readonly string[] {
  const text = filter.trim()
  if (text === '' || text.length > filterBounds.textUnits) return history
  return [text, ...history.filter((before) => before !== text)].slice(0, filterBounds.history)
}

/** What the window's storage kept; anything that is not of this shape is left out. */
export function keptFilters(kept: unknown): KeptFilters {
  return {
    history: listIn(kept, 'history').filter(isText).slice(0, filterBounds.history),
    saved: listIn(kept, 'saved').filter(isSavedFilter).slice(0, filterBounds.saved),
  }
}

function listIn(kept: unknown, key: keyof KeptFilters): readonly unknown[] {
  const list: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, key) : null
  return Array.isArray(list) ? list : []
}

function isText(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && text.length <= filterBounds.textUnits
}

function isSavedFilter(one: unknown): one is SavedFilter {
  if (typeof one !== 'object' || one === null) return false
  const { id, name, text } = one as Partial<Record<keyof SavedFilter, unknown>>
  return typeof id === 'number' && isText(name) && name.length <= filterBounds.nameUnits && isText(text)
}
