import type { CodeSectionId } from '../../../shared/explain/browse.ts'

/** What stands beside the meaning: the specification's name, the provider, or, where neither says more, what to do. */
export type TableLayout = 'names' | 'owners' | 'advice'

export const layoutOf: Readonly<Record<CodeSectionId, TableLayout>> = {
  own: 'advice',
  'own-errors': 'advice',
  statuses: 'names',
  states: 'names',
  stats: 'advice',
  network: 'advice',
  vendors: 'owners',
}
