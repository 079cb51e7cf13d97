import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { HandoverDialogs } from '../parts/handover/handover-dialogs.tsx'
import { useNavigation } from '../stores/navigation-store.ts'
import { roomOf, rooms, tabIds } from '../stores/rooms.ts'
import { ElsewhereDialog } from './elsewhere-dialog.tsx'
import { HelpAside } from './help-aside.tsx'
import { HostGone } from './host-gone.tsx'
import { KeptScreen } from './kept-screen.tsx'
import { Rail } from './rail.tsx'
import { RoomHead } from './room-head.tsx'
import { focusScreen } from './screen-focus.ts'
import { StatusBar } from './status-bar.tsx'
import { Toasts } from './toasts.tsx'
import { TopBar } from './top-bar.tsx'
import { useWindowDrop } from './use-window-drop.ts'
import { useWindowKeys } from './use-window-keys.ts'
import './shell.css'

/** Brings the code tables and the PDU reader with it: fetched when first opened. */
const fetchPalette = () => import('./command-palette.tsx')
const CommandPalette = lazy(() => fetchPalette().then((module) => ({ default: module.CommandPalette })))
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then((m) => ({ default: m.KeysDialog })))
/** Then it is there before the first key is typed into it. */
const idleMs = 1500

export function Shell() {
  const isPaletteOpen = useNavigation((state) => state.isPaletteOpen)
  const areKeysOpen = useNavigation((state) => state.areKeysOpen)
  useWindowKeys()
  useWindowDrop()
  useEffect(() => {
    const timer = setTimeout(() => void fetchPalette(), idleMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="shell">
      <SkipLink />
      <Rail />
      <TopBar />
      <Room />
      <StatusBar />
      {isPaletteOpen && (
        <Suspense>
          <CommandPalette />
        </Suspense>
      )}
      {areKeysOpen && (
        <Suspense>
          <KeysDialog />
        </Suspense>
      )}
      <HandoverDialogs />
      <ElsewhereDialog />
      <HelpAside />
      <Toasts />
      <HostGone />
    </div>
  )
}

/** The first stop of Tab: past the rail and the chips, into the screen. */
function SkipLink() {
  const { t } = useTranslation('common')
  const tab = useNavigation((state) => state.tab)
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => {
        const screen = document.querySelector<HTMLElement>(`#screen-${tab} > .kept-screen`)
        if (screen !== null) focusScreen(screen)
      }}
    >
      {t('skip')}
    </button>
  )
}

/** The room on show, and out of sight every screen that was visited. */
function Room() {
  const { t } = useTranslation('common')
  const tab = useNavigation((state) => state.tab)
  const visited = useNavigation((state) => state.visited)
  const room = roomOf(tab)
  return (
    <main className="room" aria-label={t(`rooms.${room}`)}>
      {rooms[room].length > 1 && <RoomHead room={room} tab={tab} />}
      <div className="room-screens">
        {tabIds()
          .filter((one) => visited.includes(one))
          .map((one) => (
            <KeptScreen key={one} tab={one} isShown={one === tab} />
          ))}
      </div>
    </main>
  )
}
