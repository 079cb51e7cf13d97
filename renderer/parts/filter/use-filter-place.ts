import { createContext, useContext } from 'react'
import type { FilterPlace } from '../../stores/filter-place.ts'

/** The list whose filter the parts below show. */
export const FilterPlaceContext = createContext<FilterPlace | null>(null)

export function useFilterPlace(): FilterPlace {
  const place = useContext(FilterPlaceContext)
  if (place === null) throw new Error('A part of a filter stands in no list that can be filtered.')
  return place
}
