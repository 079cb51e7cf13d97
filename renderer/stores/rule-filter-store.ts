import { create } from 'zustand'
import { pduFields } from '../../shared/filter/field-table.ts'
import { filterPlace } from './filter-place.ts'
import { captureFilter } from './filter-store.ts'

const useRuleFilter = create<{ readonly filter: string }>(() => ({ filter: '' }))

/** The filter of the auto-reply rule in the form; what it completes are values of the capture. */
export const ruleFilter = filterPlace({
  keptAs: 'auto-reply.filters',
  subject: 'pdus',
  table: pduFields,
  inForce: () => useRuleFilter.getState().filter,
  useInForce: () => useRuleFilter(({ filter }) => filter),
  onInForce: (listener) => void useRuleFilter.subscribe(({ filter }) => listener(filter)),
  setFilter: async (filter) => useRuleFilter.setState({ filter }),
  useSearch: () => null,
  stopSearch: () => undefined,
  useSeen: captureFilter.useSeen,
  loadSeen: captureFilter.loadSeen,
})

// What is written is the rule's at once: nothing waits for Enter.
ruleFilter.useFilter.subscribe(({ typed }) => {
  if (useRuleFilter.getState().filter !== typed) useRuleFilter.setState({ filter: typed })
})
