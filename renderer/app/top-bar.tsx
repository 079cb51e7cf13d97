import AddOutlined from '@mui/icons-material/AddOutlined'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { commandKey } from '../parts/command-key.ts'
import { FetchedPlace, fetchedPart } from '../parts/fetched-part.tsx'
import { chipConnections } from '../stores/binds.ts'
import { openConnection, setPaletteOpen } from '../stores/navigation-store.ts'
import { useSessions } from '../stores/sessions-store.ts'
import { SessionChip } from './session-chip.tsx'

const SessionLane = fetchedPart(() => import('./session-lane.tsx').then((m) => m.SessionLane))

export function TopBar() {
  const { t } = useTranslation('common')
  const connectionIds = useSessions(useShallow((state) => chipConnections(state.sessions)))
  const [lane, setLane] = useState<{ connectionId: string; anchor: HTMLElement } | null>(null)
  return (
    <header className="top">
      <nav className="chips" aria-label={t('session.chips')}>
        {connectionIds.map((connectionId) => (
          <SessionChip
            key={connectionId}
            connectionId={connectionId}
            isOpen={lane?.connectionId === connectionId}
            onOpen={(anchor) => setLane({ connectionId, anchor })}
          />
        ))}
        <button
          type="button"
          className="chip chip-add"
          aria-label={t('session.add')}
          title={t('session.add')}
          onClick={() => openConnection('')}
        >
          <AddOutlined fontSize="inherit" />
        </button>
      </nav>
      {lane !== null && (
        <FetchedPlace onFailed={() => setLane(null)}>
          <SessionLane connectionId={lane.connectionId} anchor={lane.anchor} onClose={() => setLane(null)} />
        </FetchedPlace>
      )}
      <button type="button" className="search" onClick={() => setPaletteOpen(true)}>
        <span className="cut">{t('palette.open')}</span>
        <kbd>{`${commandKey} K`}</kbd>
      </button>
    </header>
  )
}
