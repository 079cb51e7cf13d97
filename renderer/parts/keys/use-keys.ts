import { type RefObject, useEffect, useRef } from 'react'
import { type KeyOf, type KeyPlace, keyOf } from './keys-by-place.ts'

/** What each key of a place does; null where it does nothing just now. */
export type KeyActions<P extends KeyPlace> = Readonly<
  Record<KeyOf<P>, ((event: KeyboardEvent) => void) | null>
>

/** Handles the keys of a place, pressed anywhere in the window, while the component is on show. */
export function useKeys<P extends KeyPlace>(place: P, actions: KeyActions<P>): void {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyOf(place, event)
      const run = key === undefined ? null : latest.current[key]
      if (run === null) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [place])
}

/** `/` goes to the screen's search field and selects what it holds. */
export function useSearchKey(inputRef: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): void {
  useKeys('lists', { search: () => inputRef.current?.select() })
}
