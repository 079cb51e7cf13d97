import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keys of a screen, pressed anywhere in the window while nothing is typed and no modifier is held. `actionOf` gives
 * what a key does, undefined for one that does nothing here.
 */
export function useScreenKeys(actionOf: (event: KeyboardEvent) => (() => void) | undefined): void {
  const latest = useRef(actionOf)
  latest.current = actionOf
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const run = latest.current(event)
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** `/` goes to the screen's search field and selects what it holds. */
export function useSlashKey(inputRef: RefObject<HTMLInputElement | HTMLTextAreaElement | null>): void {
  useScreenKeys((event) => (isSlash(event) ? () => inputRef.current?.select() : undefined))
}

/** The key with / on it, by its place as well, so that it works under a Russian layout. */
export function isSlash(event: KeyboardEvent): boolean {
  return event.key === '/' || event.code === 'Slash'
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  )
}
