import { useEffect, useLayoutEffect, useRef } from 'react'
import { behaviourFilter } from '../../stores/rule-filter-store.ts'
import { FilterField } from '../filter/filter-input.tsx'
import { FilterPlaceContext } from '../filter/use-filter-place.ts'

/** The filter of a behaviour, with completion. One stands in a form at a time. */
export function BehaviourFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const inputRef = useRef<HTMLInputElement>(null)
  const typed = behaviourFilter.useFilter((state) => state.typed)
  const isBegun = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins with the behaviour's, and is the reader's from then on
  useLayoutEffect(() => behaviourFilter.typeFilter(value), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed is told
  useEffect(() => {
    if (isBegun.current && typed !== value) onChange(typed)
    isBegun.current = true
  }, [typed])
  return (
    <FilterPlaceContext value={behaviourFilter}>
      <FilterField inputRef={inputRef} />
    </FilterPlaceContext>
  )
}
