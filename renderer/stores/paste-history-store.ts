import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { maskedBeginning } from '../../shared/paste/mask-paste.ts'
import type { PastedItem } from '../../shared/paste/pasted-item.ts'
import { type Pasted, useExplain } from './explain-store.ts'
import { lazyStorage } from './lazy-storage.ts'
import { historyBounds, type KeptPaste, keptPastes, withPaste } from './paste-history.ts'

interface HistoryState {
  /** Newest first. */
  readonly pastes: readonly KeptPaste[]
  /** The id of the paste that was on the screen when the history was cleared; null before. */
  readonly forgotten: number | null
}

/** What was pasted before, in the window's own storage: it leaves this machine by no way. */
export const usePasteHistory = create<HistoryState>()(
  persist((): HistoryState => ({ pastes: [], forgotten: null }), {
    name: 'explain.history',
    version: 1,
    // Tests run without a page.
    storage: typeof document === 'undefined' ? undefined : lazyStorage(),
    partialize: ({ pastes }) => ({ pastes }),
    merge: (kept, current) => ({ ...current, pastes: keptPastes(kept) }),
  }),
)

/**
 * Keeps a paste in which something was recognised, its passwords masked; a file that is no text is not kept.
 * @param id the same for a paste that was only typed on.
 */
export function keepPaste({ content, fileName }: Pasted, items: readonly PastedItem[], id: number): void {
  const { forgotten } = usePasteHistory.getState()
  if (typeof content !== 'string' || items.length === 0 || id === forgotten) return
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const text = maskedBeginning(content, items, historyBounds.unitsOfOne)
  if (text === '') return
  const isCut = content.length > historyBounds.unitsOfOne
  const one: KeptPaste = { id, at: Date.now(), text, isCut, fileName, kinds }
  usePasteHistory.setState(({ pastes }) => ({ pastes: withPaste(pastes, one) }))
}

/** Forgets them all, and keeps what is on the screen no more. */
export function clearPasteHistory(): void {
  usePasteHistory.setState({ pastes: [], forgotten: useExplain.getState().pasteId })
}
