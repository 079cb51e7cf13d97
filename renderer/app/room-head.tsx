import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RoomTitle } from '../parts/room-title.tsx'
import { goTo } from '../stores/navigation-store.ts'
import { type RoomId, rooms, type TabId } from '../stores/rooms.ts'
import { UnreadBadge, useUnreadWords } from './unread-badge.tsx'

/** The title of a room of several tabs, the tabs, and what the one on show is for. */
export function RoomHead({ room, tab }: { room: RoomId; tab: TabId }) {
  const { t } = useTranslation('common')
  const list = useRef<HTMLDivElement>(null)
  const tabs: readonly TabId[] = rooms[room]
  const unread = useUnreadWords()

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (tabs.indexOf(tab) + step + tabs.length) % tabs.length
    const to = tabs[next]
    if (to === undefined) return
    goTo(to)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <header className="room-head">
      <RoomTitle room={room} />
      <div
        ref={list}
        className="room-tabs"
        role="tablist"
        aria-label={t(`rooms.${room}`)}
        onKeyDown={onKeyDown}
      >
        {tabs.map((one) => (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            className="room-tab"
            aria-selected={one === tab}
            aria-controls={one === tab ? `screen-${one}` : undefined}
            tabIndex={one === tab ? 0 : -1}
            title={one === 'inbox' && unread !== '' ? unread : undefined}
            onClick={() => goTo(one)}
          >
            {t(`tabs.${one}.name`)}
            {one === 'inbox' && <UnreadBadge />}
          </button>
        ))}
      </div>
      <p className="dim cut">{t(`tabs.${tab}.about`)}</p>
    </header>
  )
}
