import type { PersistStorage } from 'zustand/middleware'

const delayMs = 250

/**
 * The window's storage, written a moment after the last change and when the page goes away: writing is synchronous, and
 * a long text would be written at every key.
 */
export function lazyStorage<State>(): PersistStorage<State> {
  const waiting = new Map<string, unknown>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const write = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    for (const [name, value] of waiting) localStorage.setItem(name, JSON.stringify(value))
    waiting.clear()
  }
  // A hidden page may be ended without another event.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && write())
  window.addEventListener('pagehide', write)
  return {
    getItem: (name) => {
      const kept = localStorage.getItem(name)
      return kept === null ? null : JSON.parse(kept)
    },
    setItem: (name, value) => {
      waiting.set(name, value)
      timer ??= setTimeout(write, delayMs)
    },
    removeItem: (name) => {
      waiting.delete(name)
      localStorage.removeItem(name)
    },
  }
}
