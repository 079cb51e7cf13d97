import type { SavedKind } from '../../shared/contract/saved-changes.ts'
import { followAlways } from './host-store.ts'

const readers = new Map<SavedKind, () => void>()

/** `read` is called when any window, this one too, has changed something of the kind. */
export function onSavedChange(kind: SavedKind, read: () => void): void {
  readers.set(kind, read)
}

/** To be started before the stores whose lists it keeps: nothing changes unheard between a list and this then. */
export function startSavedChanges(): void {
  followAlways(
    'saved.changed',
    () => ({}),
    (items) => {
      for (const kind of new Set(items.map((item) => item.kind))) readers.get(kind)?.()
    },
  )
}
