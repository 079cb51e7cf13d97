import { create } from 'zustand'
import { pduFields } from '../../shared/filter/field-table.ts'
import { type FilterPlace, filterPlace } from './filter-place.ts'
import { captureFilter } from './filter-store.ts'

/** A filter of PDUs that stands in a form; what it completes are values of the capture. `keptAs` names its history. */
export function formFilter(keptAs: string): FilterPlace {
  const useWritten = create<{ readonly filter: string }>(() => ({ filter: '' }))
  const place = filterPlace({
    keptAs,
    subject: 'pdus',
    table: pduFields,
    inForce: () => useWritten.getState().filter,
    useInForce: () => useWritten(({ filter }) => filter),
    onInForce: (listener) => void useWritten.subscribe(({ filter }) => listener(filter)),
    setFilter: async (filter) => useWritten.setState({ filter }),
    useSearch: () => null,
    stopSearch: () => undefined,
    useSeen: captureFilter.useSeen,
    loadSeen: captureFilter.loadSeen,
  })
  // What is written is the form's at once: nothing waits for Enter.
  place.useFilter.subscribe(({ typed }) => {
    if (useWritten.getState().filter !== typed) useWritten.setState({ filter: typed })
  })
  return place
}
