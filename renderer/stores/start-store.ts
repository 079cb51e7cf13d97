import { create } from 'zustand'

interface StartState {
  /** The first screen has been drawn with what the host tells of it: what it did not wait for may be fetched. */
  readonly isDrawn: boolean
}

export const useStart = create<StartState>(() => ({ isDrawn: false }))
