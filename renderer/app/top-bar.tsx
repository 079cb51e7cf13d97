import AddOutlined from '@mui/icons-material/AddOutlined'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openConnection, setPaletteOpen } from '../stores/navigation-store.ts'
import { chipSessions, useSessions } from '../stores/sessions-store.ts'
import { SessionChip } from './session-chip.tsx'
import { SessionLane } from './session-lane.tsx'

const isMac = navigator.platform.startsWith('Mac')

export function TopBar() {
  const { t } = useTranslation('common')
  const sessions = useSessions((state) => state.sessions)
  const [lane, setLane] = useState<{ sessionId: string; anchor: HTMLElement } | null>(null)
  const opened = lane === null ? undefined : sessions[lane.sessionId]
  return (
    <header className="top">
      <nav className="chips" aria-label={t('session.chips')}>
        {chipSessions(sessions).map((session) => (
          <SessionChip
            key={session.sessionId}
            session={session}
            isOpen={lane?.sessionId === session.sessionId}
            onOpen={(anchor) => setLane({ sessionId: session.sessionId, anchor })}
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
      {lane !== null && opened !== undefined && (
        <SessionLane session={opened} anchor={lane.anchor} onClose={() => setLane(null)} />
      )}
      <button type="button" className="search" onClick={() => setPaletteOpen(true)}>
        <span className="cut">{t('palette.open')}</span>
        <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
    </header>
  )
}
