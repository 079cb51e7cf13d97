import { create } from 'zustand'

interface ExplainState {
  /** As it was pasted: a text, or the octets of a file. */
  readonly pasted: string | Uint8Array
  /** null: no profile. */
  readonly profileId: string | null
}

/** Kept while the window is open and nowhere else: a paste may hold secrets. */
export const useExplain = create<ExplainState>(() => ({ pasted: '', profileId: null }))

export function setPasted(pasted: string | Uint8Array): void {
  useExplain.setState({ pasted })
}

export function setExplainProfile(profileId: string | null): void {
  useExplain.setState({ profileId })
}
