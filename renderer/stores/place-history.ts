import { type TabId, tabIds } from './rooms.ts'

/** Tells where in a tab the reader is, and brings him back there. */
interface PlaceKeeper<P> {
  readonly read: () => P
  readonly restore: (place: P) => void
  /** Over a reload too, in the window's session storage; what may be secret is not. */
  readonly isStored: boolean
}

interface KeptPlace {
  readonly tab: TabId
  readonly place: unknown
  readonly isStored: boolean
}

interface Window {
  readonly tabOnShow: () => TabId
  /** The address names the tab that is returned to. */
  readonly onReturn: () => void
}

const storageKey = 'smpp-workbench.places'
/** Steps of which the places are known, at most. */
const maxPlaces = 200

const keepers = new Map<TabId, PlaceKeeper<unknown>>()
/** By the number of the step, which the history of the window keeps. */
const places = new Map<number, KeptPlace>()
/** Of tabs whose keeper is not there yet: its screen is fetched when it is shown. */
const waiting = new Map<TabId, unknown>()
let step = 0

/** A store takes part in the history: its tab is left and come back to with what it tells. */
export function keepPlace<P>(tab: TabId, keeper: PlaceKeeper<P>): void {
  keepers.set(tab, keeper as PlaceKeeper<unknown>)
  if (!waiting.has(tab)) return
  keeper.restore(waiting.get(tab) as P)
  waiting.delete(tab)
}

/** A step forward, to the place that has this address; steps that were taken back are gone. */
export function stepTo(address: string, from: TabId): void {
  note(from)
  step += 1
  for (const number of places.keys()) if (number >= step || number < step - maxPlaces) places.delete(number)
  history.pushState({ step }, '', address)
}

/** False at the first step: before it lies what is not the workbench. */
export function canStepBack(): boolean {
  return step > 0
}

export function stepBack(): void {
  if (canStepBack()) history.back()
}

export function stepForward(): void {
  history.forward()
}

/** Follows Back and Forward; after a reload the place is as it was. */
export function returnToPlaces({ tabOnShow, onReturn }: Window): void {
  const kept = stepOf(history.state)
  if (kept === null) history.replaceState({ step }, '')
  else {
    step = kept
    readStored()
    restore()
  }
  window.addEventListener('popstate', ({ state }) => {
    note(tabOnShow())
    const number = stepOf(state)
    if (number === null) {
      // An address that was typed.
      step += 1
      history.replaceState({ step }, '')
    } else step = number
    onReturn()
    restore()
  })
  window.addEventListener('pagehide', () => {
    note(tabOnShow())
    const stored = [...places].filter(([, { isStored }]) => isStored)
    sessionStorage.setItem(storageKey, JSON.stringify(stored))
  })
}

function note(tab: TabId): void {
  const keeper = keepers.get(tab)
  if (keeper !== undefined) places.set(step, { tab, place: keeper.read(), isStored: keeper.isStored })
}

function restore(): void {
  const kept = places.get(step)
  if (kept === undefined) return
  const keeper = keepers.get(kept.tab)
  if (keeper === undefined) waiting.set(kept.tab, kept.place)
  else keeper.restore(kept.place)
}

function stepOf(state: unknown): number | null {
  const number = typeof state === 'object' && state !== null && 'step' in state ? state.step : null
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** Written by this page alone; what is not of its form is left. */
function readStored(): void {
  const text = sessionStorage.getItem(storageKey)
  if (text === null) return
  const stored: unknown = JSON.parse(text)
  if (!Array.isArray(stored)) return
  for (const [number, kept] of stored as [number, KeptPlace][]) {
    if (tabIds().includes(kept?.tab)) places.set(number, kept)
  }
}
