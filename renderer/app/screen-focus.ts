import { overScreen } from '../parts/keys/use-keys.ts'
import { useNavigation } from '../stores/navigation-store.ts'

/** Fetching a screen takes less, or something is wrong. */
const patienceMs = 5000

const listFirst = '[data-first-focus], [role=grid]'
/** In this order: the buttons beside a label stand before its field in the page. */
const places = [
  '[data-first-focus]',
  '[role=grid]',
  'input, textarea, select, [role=combobox]',
  '[role=tablist], button',
]

/** What had the focus last within each screen. */
const lastFocused = new WeakMap<HTMLElement, HTMLElement>()

export function rememberFocus(screen: HTMLElement): void {
  screen.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) lastFocused.set(screen, target)
  })
}

/**
 * Brings the focus into a screen that was gone to: where it was in it, else to the element that the screen marks with
 * `data-first-focus`, its list or its first field. It waits for a screen that is being fetched, and for a list whose rows
 * are. Returns what ends the waiting.
 */
export function focusScreen(screen: HTMLElement): () => void {
  const { isFresh } = useNavigation.getState()
  const before = isFresh ? undefined : lastFocused.get(screen)
  const tryIt = (isLast = false): boolean => {
    if (isElsewhere(screen)) return true
    const target = before !== undefined && isFocusable(before) ? before : firstOf(screen)
    const mayComeBetter = target !== before && target?.matches(listFirst) === false && isLoading(screen)
    if (mayComeBetter && !isLast) return false
    target?.focus({ preventScroll: true })
    return target !== undefined
  }
  const observer = new MutationObserver(() => {
    if (tryIt()) end()
  })
  // A dialog that closes gives the focus back to where it was opened: after that.
  const frame = requestAnimationFrame(() => {
    if (tryIt()) end()
    else observer.observe(screen, { childList: true, subtree: true })
  })
  const timer = setTimeout(() => {
    tryIt(true)
    end()
  }, patienceMs)
  const end = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    observer.disconnect()
  }
  return end
}

/** The screen has taken the focus itself, tabs are being walked, or a dialog, a menu or a list to choose from is open. */
function isElsewhere(screen: HTMLElement): boolean {
  const { activeElement } = document
  return (
    activeElement !== null &&
    (screen.contains(activeElement) || activeElement.closest(`.room-tabs, ${overScreen}`) !== null)
  )
}

/** A part of the screen waits for what it is to show. */
function isLoading(screen: HTMLElement): boolean {
  return screen.querySelector('[data-loading]') !== null
}

function firstOf(screen: HTMLElement): HTMLElement | undefined {
  for (const place of places) {
    const found = [...screen.querySelectorAll<HTMLElement>(place)].find(isFocusable)
    if (found !== undefined) return found
  }
  return undefined
}

function isFocusable(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [type=file], [aria-hidden=true]') &&
    element.getClientRects().length > 0
  )
}
