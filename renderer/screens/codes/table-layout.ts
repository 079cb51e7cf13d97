import type { CodeSectionId } from '../../../shared/explain/browse.ts'

/** Beside the meaning: the specification's name, the provider, or, if neither says more, the advice. */
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
