import { formFilter } from './form-filter.ts'

/** The filter of the auto-reply rule in the form. */
export const ruleFilter = formFilter('auto-reply.filters')

/** The filter of the simulator's or the relay's behaviour in the form. */
export const behaviourFilter = formFilter('behaviour.filters')
