import { create } from 'zustand'
import { useShownCapture } from './shown-capture.ts'

interface CompareState {
  /** The PDU that waits for the other one to be chosen; null while none does. */
  readonly first: number | null
  /** The two that are compared. */
  readonly pair: { readonly a: number; readonly b: number } | null
}

export const useCompare = create<CompareState>(() => ({ first: null, pair: null }))

/** The next PDU that is chosen is compared with this one. */
export function startCompare(seq: number): void {
  useCompare.setState({ first: seq, pair: null })
}

/** The older one stands first. One PDU is no pair. */
export function comparePdus(one: number, other: number): void {
  if (one === other) return
  useCompare.setState({ first: null, pair: { a: Math.min(one, other), b: Math.max(one, other) } })
}

export function endCompare(): void {
  const { first, pair } = useCompare.getState()
  if (first !== null || pair !== null) useCompare.setState({ first: null, pair: null })
}

// Numbers of one capture mean nothing in another.
useShownCapture.subscribe(endCompare)
