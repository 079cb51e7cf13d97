import { useKeys } from '../parts/keys/use-keys.ts'
import { goToRoom, openHelp, setKeysOpen, setPaletteOpen, useNavigation } from '../stores/navigation-store.ts'
import { stepBack, stepForward } from '../stores/place-history.ts'
import { roomOfKey } from './room-keys.ts'

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
    help: () => openHelp(),
    keys: () => setKeysOpen(!useNavigation.getState().areKeysOpen),
  })
}
