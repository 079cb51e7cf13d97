import { create } from 'zustand'
import type { GuidePageId } from '../../shared/guide/guide-table.ts'

/** A place in the guide that is read beside what it is about. */
export interface AsidePlace {
  readonly page: GuidePageId
  /** A heading by its number on the page, which is the same in every language; 0: its start. */
  readonly section: number
  /** A heading by its anchor, where a link names one. */
  readonly anchor?: string
}

/** null: nothing is read beside. */
export const useHelpAside = create<{ readonly place: AsidePlace | null }>(() => ({ place: null }))

export function openAside(page: GuidePageId, section = 0, anchor = ''): void {
  useHelpAside.setState({ place: { page, section, anchor } })
}

export function closeAside(): void {
  useHelpAside.setState({ place: null })
}
