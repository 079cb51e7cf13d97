import { pduFields } from '../../shared/filter/field-table.ts'
import { setFilter, stopSearch, useCapture } from './capture-store.ts'
import { filterPlace } from './filter-place.ts'
import { loadSeenValues, useSeenValues } from './seen-values-store.ts'

/** The filter of the inspector. */
export const captureFilter = filterPlace({
  keptAs: 'inspector.filters',
  subject: 'pdus',
  table: pduFields,
  inForce: () => useCapture.getState().filter,
  useInForce: () => useCapture((state) => state.filter),
  onInForce: (listener) =>
    useCapture.subscribe(({ filter }, before) => {
      if (filter !== before.filter) listener(filter)
    }),
  setFilter,
  useSearch: () => useCapture((state) => state.search),
  stopSearch,
  useSeen: (field) => useSeenValues((state) => (field === null ? undefined : state.seen[field])),
  loadSeen: loadSeenValues,
})

export const {
  useFilter,
  applyFilter,
  searchFor,
  andFilter,
  notFilter,
  prepareFilter,
  typeFilter,
  saveFilter,
  renameFilter,
  removeFilter,
} = captureFilter
