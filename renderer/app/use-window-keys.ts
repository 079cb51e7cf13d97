import { useEffect } from 'react'
import { goToRoom, setPaletteOpen, useNavigation } from '../stores/navigation-store.ts'
import { roomOfKey } from './room-keys.ts'

/** Keys that work everywhere, held with Ctrl or ⌘: K opens the palette, a digit goes to a room. */
export function useWindowKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const run = actionOf(event.code)
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function actionOf(code: string): (() => void) | undefined {
  if (code === 'KeyK') return () => setPaletteOpen(!useNavigation.getState().isPaletteOpen)
  const room = roomOfKey(code)
  return room === undefined ? undefined : () => goToRoom(room)
}
