import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { followStorage } from './follow-storage.ts'
import { type ColorRule, keptRules, ruleBounds, usualRules } from './kept-rules.ts'
import { lazyStorage } from './lazy-storage.ts'

interface RulesState {
  /** The first that is on and finds a row gives it its colour. */
  readonly rules: readonly ColorRule[]
}

/** The colour rules of the capture's list, in the window's own storage. */
export const useRules = followStorage(
  'inspector.rules',
  create<RulesState>()(
    persist((): RulesState => ({ rules: usualRules }), {
      name: 'inspector.rules',
      version: 1,
      // Tests run without a page.
      storage: typeof document === 'undefined' ? undefined : lazyStorage(),
      merge: (kept, current) => ({ ...current, rules: keptRules(kept) }),
    }),
  ),
)

/** Puts a new rule first and gives its id; null when there are as many as there may be. */
export function addRule(filter: string): string | null {
  const { rules } = useRules.getState()
  if (rules.length >= ruleBounds.rules) return null
  const numbers = rules.map(({ id }) => Number(/^own-(\d+)$/.exec(id)?.[1] ?? 0))
  const id = `own-${Math.max(0, ...numbers) + 1}`
  const one: ColorRule = {
    id,
    name: '',
    filter: filter.slice(0, ruleBounds.filterUnits),
    color: 'blue',
    shape: 'circle',
    isOn: true,
  }
  useRules.setState({ rules: [one, ...rules] })
  return id
}

export function changeRule(id: string, change: Partial<Omit<ColorRule, 'id'>>): void {
  useRules.setState(({ rules }) => ({
    rules: rules.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }))
}

/** Moves the rule up (-1) or down (1). */
export function moveRule(id: string, by: -1 | 1): void {
  const { rules } = useRules.getState()
  const from = rules.findIndex((one) => one.id === id)
  const one = rules[from]
  if (one === undefined || rules[from + by] === undefined) return
  useRules.setState({ rules: rules.toSpliced(from, 1).toSpliced(from + by, 0, one) })
}

export function removeRule(id: string): void {
  useRules.setState(({ rules }) => ({ rules: rules.filter((one) => one.id !== id) }))
}

/** Puts back what there was. */
export function putRules(rules: readonly ColorRule[]): void {
  useRules.setState({ rules })
}

export function resetRules(): void {
  useRules.setState({ rules: usualRules })
}
