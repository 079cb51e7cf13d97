import { useEffect, useLayoutEffect, useRef } from 'react'
import { behaviourFilter } from '../../stores/rule-filter-store.ts'
import { FilterField } from '../filter/filter-input.tsx'
import { FilterPlaceContext } from '../filter/use-filter-place.ts'

/** The filter of a behaviour, with completion. One stands in a form at a time. */
<<<<<<<< HEAD:renderer/parts/behaviours/behaviour-filter.tsx
export function BehaviourFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
========
<<<<<<<< HEAD:renderer/parts/behaviours/filter-setting.tsx
export function FilterSetting({ value, onChange }: { value: string; onChange: (value: string) => void }) {
========
export function BehaviourFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
>>>>>>>> 6d2ea405 (Say how editors of behaviours are made; name the filter of a behaviour apart from the filter's field):renderer/parts/behaviours/behaviour-filter.tsx
>>>>>>>> 408cc4a3 (Say how editors of behaviours are made; name the filter of a behaviour apart from the filter's field):renderer/parts/behaviours/filter-setting.tsx
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
