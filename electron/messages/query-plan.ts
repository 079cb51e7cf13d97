import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { queryModeOf } from '../../shared/profiles/query-mode.ts'
import type { SavedConnections } from '../storage/saved-connections.ts'
import type { QueryPlan } from './status-poller.ts'

/** How messages of a connection are asked about, as it or its profile says; null: it is not there any more. */
export function queryPlanOf(
  connections: SavedConnections,
  catalogue: Catalogue,
  connectionId: string,
): QueryPlan | null {
  const draft = connections.draftOf(connectionId)
  if (draft === null) return null
  const { statusQuery, profileId } = draft
  return { mode: queryModeOf(statusQuery.mode, catalogue.of(profileId)), settings: statusQuery }
}
