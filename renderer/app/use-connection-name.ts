import { useTranslation } from 'react-i18next'
import { shownName } from '../parts/shown-name.ts'
import { useConnections } from '../stores/connections-store.ts'
import { useSessions } from '../stores/sessions-store.ts'

/** Name of a connection; of a removed one, the name that its sessions have. */
export function useConnectionName(connectionId: string): string {
  const { t } = useTranslation('common')
  const own = useConnections(
    (state) => state.connections.find((connection) => connection.connectionId === connectionId)?.name,
  )
  const last = useSessions(
    (state) => Object.values(state.sessions).find((session) => session.connectionId === connectionId)?.name,
  )
  return shownName(own ?? last ?? '', t)
}
