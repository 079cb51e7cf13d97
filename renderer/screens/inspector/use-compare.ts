import { useEffect } from 'react'
import { comparePdus, endCompare, startCompare, useCompare } from '../../stores/compare-store.ts'

/**
 * What the key d does for the chosen PDU: marks it to be compared, and compares a marked one with it. null while none is
 * chosen. Choosing a third one leaves a comparison.
 */
export function useCompareKey(seq: number | null): (() => void) | null {
  const first = useCompare((state) => state.first)
  useEffect(() => {
    const { pair } = useCompare.getState()
    if (pair !== null && seq !== pair.a && seq !== pair.b) endCompare()
  }, [seq])
  if (seq === null) return null
  return () => {
    if (first === null) startCompare(seq)
    else if (first === seq) endCompare()
    else comparePdus(first, seq)
  }
}
