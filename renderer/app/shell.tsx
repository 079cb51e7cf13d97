import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FetchedPlace, fetchedPart } from '../parts/fetched-part.tsx'
import { HandoverDialogs } from '../parts/handover/handover-dialogs.tsx'
import { useElsewhere } from '../stores/elsewhere-store.ts'
import { closeAside, useHelpAside } from '../stores/help-aside-store.ts'
import { setKeysOpen, setPaletteOpen, useNavigation } from '../stores/navigation-store.ts'
import { roomOf, rooms, tabIds } from '../stores/rooms.ts'
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

/** Brings the code tables and the PDU reader with it. */
const CommandPalette = fetchedPart(() => import('./command-palette.tsx').then((m) => m.CommandPalette))
const KeysDialog = fetchedPart(() => import('./keys-dialog.tsx').then((m) => m.KeysDialog))
const HelpAside = fetchedPart(() => import('./help-aside.tsx').then((m) => m.HelpAside))
const ElsewhereDialog = fetchedPart(() => import('./elsewhere-dialog.tsx').then((m) => m.ElsewhereDialog))
/** Then they are there before anybody asks. */
const idleMs = 1500

export function Shell() {
  const isPaletteOpen = useNavigation((state) => state.isPaletteOpen)
  const question = useElsewhere((state) => state.question)
  const aside = useHelpAside((state) => state.place)
  const areKeysOpen = useNavigation((state) => state.areKeysOpen)
  useWindowKeys()
  useWindowDrop()
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of [CommandPalette, HelpAside, KeysDialog, ElsewhereDialog]) part.prefetch()
    }, idleMs)
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
        <FetchedPlace onFailed={() => setPaletteOpen(false)}>
          <CommandPalette />
        </FetchedPlace>
      )}
      {areKeysOpen && (
        <FetchedPlace onFailed={() => setKeysOpen(false)}>
          <KeysDialog />
        </FetchedPlace>
      )}
      <HandoverDialogs />
      {question !== null && (
        <FetchedPlace onFailed={() => question.answer('none')}>
          <ElsewhereDialog question={question} />
        </FetchedPlace>
      )}
      {aside !== null && (
        <FetchedPlace onFailed={closeAside}>
          <HelpAside place={aside} />
        </FetchedPlace>
      )}
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
