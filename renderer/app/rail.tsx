import { useTranslation } from 'react-i18next'
import { commandKey } from '../parts/command-key.ts'
import { goToRoom, useNavigation } from '../stores/navigation-store.ts'
import { type RoomId, roomIds, roomOf, rooms } from '../stores/rooms.ts'
import { roomKey } from './room-keys.ts'
import { roomIcons } from './room-table.tsx'
import { UnreadBadge, useUnreadWords } from './unread-badge.tsx'

/** The rooms; the settings and Help stand apart at the foot. */
export function Rail() {
  const { t } = useTranslation('common')
  return (
    <nav className="rail" aria-label={t('rail')}>
      {roomIds().map((room) => (
        <RailItem key={room} room={room} />
      ))}
    </nav>
  )
}

function RailItem({ room }: { room: RoomId }) {
  const { t } = useTranslation('common')
  const isCurrent = useNavigation((state) => roomOf(state.tab) === room)
  const Icon = roomIcons[room]
  const tabs = rooms[room]
  const about =
    tabs.length === 1 ? t(`tabs.${tabs[0]}.about`) : tabs.map((tab) => t(`tabs.${tab}.name`)).join(' · ')
  const key = roomKey(room)
  const unread = useUnreadWords()
  const news = room === 'messages' && unread !== '' ? `${unread}\n` : ''
  return (
    <button
      type="button"
      className="rail-item"
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={key === null ? 'F1' : `Control+${key}`}
      title={`${news}${about}\n${key === null ? 'F1' : `${commandKey} ${key}`}`}
      onClick={() => goToRoom(room)}
    >
      <span className="rail-icon">
        <Icon />
        {room === 'messages' && <UnreadBadge />}
      </span>
      {t(`rooms.${room}`)}
    </button>
  )
}
