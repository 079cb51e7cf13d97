import { isGuidePage } from '../../shared/guide/guide-table.ts'
import { useKeys } from '../parts/keys/use-keys.ts'
import { openAside } from '../stores/help-aside-store.ts'
import { goToRoom, openHelp, setKeysOpen, setPaletteOpen, useNavigation } from '../stores/navigation-store.ts'
import { stepBack, stepForward } from '../stores/place-history.ts'
import { roomOfKey } from './room-keys.ts'

/** In a dialog that has a page of its own that one, beside it; else that of the tab. */
function openHelpHere(): void {
  const dialog = [...document.querySelectorAll('body > .MuiDialog-root')].at(-1)
  const { helpPage = '', helpSection } = dialog?.querySelector<HTMLElement>('[data-help-page]')?.dataset ?? {}
  if (isGuidePage(helpPage)) openAside(helpPage, Number(helpSection))
  else openHelp()
}

/** Keys that work everywhere: the palette, the rooms, back and forward, the guide, the keys. */
export function useWindowKeys(): void {
  const toRoom = ({ code }: KeyboardEvent) => {
    const room = roomOfKey(code)
    if (room !== undefined) goToRoom(room)
  }
  useKeys('everywhere', {
    palette: () => setPaletteOpen(!useNavigation.getState().isPaletteOpen),
    rooms: toRoom,
    settings: toRoom,
    back: stepBack,
    forward: stepForward,
    help: openHelpHere,
    keys: () => setKeysOpen(!useNavigation.getState().areKeysOpen),
  })
}
