import { useEffect, useRef } from 'react'
import { revealRow } from '../../stores/capture-reveal.ts'
import { captureRows, useCapture } from '../../stores/capture-store.ts'

/** Keeps the chosen PDU in sight when the filter changes: where the list has it, and after a filter went in any case. */
export function useKeptChoice(): void {
  const filter = useCapture((state) => state.filter.trim())
  const isLoading = useCapture((state) => state.isLoading)
  const before = useRef(filter)
  useEffect(() => {
    if (isLoading || before.current === filter) return
    before.current = filter
    const { selectedSeq } = useCapture.getState()
    if (selectedSeq === null) return
    if (filter === '' || captureRows.indexOf(selectedSeq) >= 0) void revealRow(selectedSeq)
  }, [filter, isLoading])
}
