import { type RefObject, useEffect, useRef } from 'react'
import { type KeyOf, type KeyPlace, keyOf } from './keys-by-place.ts'

/** What lies over a screen while it is open. */
export const overScreen = '[role=dialog], [role=menu], [role=listbox]'

/** What each key of a place does; null where it does nothing just now. */
export type KeyActions<P extends KeyPlace> = Readonly<
  Record<KeyOf<P>, ((event: KeyboardEvent) => void) | null>
>

/**
 * Handles the keys of a place, pressed anywhere in the window, while the component is on show. Those with Ctrl or ⌘ come
 * before the element that has the focus, which knows no Ctrl: a list to choose from would open by Ctrl+Enter. In a dialog,
 * a menu or a list to choose from the keys of the screen behind it do nothing.
 */
export function useKeys<P extends KeyPlace>(place: P, actions: KeyActions<P>): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (place !== 'everywhere' && isOverScreen(event)) return
      const key = keyOf(place, event)
      const run = key === undefined ? null : latest.current[key]
      if (run === null) return
      event.preventDefault()
      event.stopPropagation()
      run(event)
    }
    const onCommand = (event: KeyboardEvent) => {
      if (isCommand(event)) handle(event)
    }
    const onKey = (event: KeyboardEvent) => {
      if (!isCommand(event)) handle(event)
    }
    window.addEventListener('keydown', onCommand, true)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onCommand, true)
      window.removeEventListener('keydown', onKey)
    }
  }, [place])
}

/** `/` goes to the screen's search field and selects what it holds. */
export function useSearchKey(inputRef: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): void {
  useKeys('lists', { search: () => inputRef.current?.select() })
}

function isCommand({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey
}

function isOverScreen({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(overScreen) !== null
}
