import { sessionFilter } from '../../../shared/filter/join-filter.ts'

/** A filter at hand: `text` null where nothing says which one is meant. */
export interface QuickFilter {
  readonly id: 'errors' | 'noKeepAlive' | 'thisSession' | 'unanswered'
  readonly text: string | null
}

/** `sessionName`: of the chosen PDU, or the only session; null where there is no such one. */
export function quickFilters(sessionName: string | null): readonly QuickFilter[] {
  return [
    { id: 'errors', text: 'status != 0' },
    { id: 'noKeepAlive', text: 'not command in {enquire_link, enquire_link_resp}' },
    {
      id: 'thisSession',
      text: sessionName === null ? null : sessionFilter(sessionName),
    },
    { id: 'unanswered', text: 'not answered' },
  ]
}
