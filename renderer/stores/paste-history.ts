import type { PastedItem } from '../../shared/paste/pasted-item.ts'

/** A paste of before, its passwords masked. */
export interface KeptPaste {
  readonly id: number
  /** Unix time in ms. */
  readonly at: number
  readonly text: string
  /** The beginning alone is kept. */
  readonly isCut: boolean
  readonly fileName: string | null
  /** What was recognised in it, each kind once. */
  readonly kinds: readonly PastedItem['kind'][]
}

/** Bounds of what is kept: pastes, and UTF-16 units of one and of all. */
export const historyBounds = { pastes: 50, unitsOfOne: 64 * 1024, unitsOfAll: 512 * 1024 } as const

/** The history with one more, newest first; the same paste of before leaves, and the oldest beyond the bounds. */
export function withPaste(kept: readonly KeptPaste[], one: KeptPaste): readonly KeptPaste[] {
  const text = one.text.slice(0, historyBounds.unitsOfOne)
  const newest = { ...one, text, isCut: one.isCut || text.length < one.text.length }
  const others = kept.filter(({ id, text: before }) => id !== one.id && before !== text)
  let units = 0
  return [newest, ...others].slice(0, historyBounds.pastes).filter(({ text: { length } }) => {
    units += length
    return units <= historyBounds.unitsOfAll
  })
}

/** What the window's storage kept; anything that is not of this shape is left out. */
export function keptPastes(kept: unknown): readonly KeptPaste[] {
  const list: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, 'pastes') : null
  return Array.isArray(list) ? list.filter(isKeptPaste).slice(0, historyBounds.pastes) : []
}

function isKeptPaste(one: unknown): one is KeptPaste {
  if (typeof one !== 'object' || one === null) return false
  const { id, at, text, kinds, fileName } = one as Partial<Record<keyof KeptPaste, unknown>>
  return (
    typeof id === 'number' &&
    typeof at === 'number' &&
    typeof text === 'string' &&
    Array.isArray(kinds) &&
    (fileName === null || typeof fileName === 'string')
  )
}
