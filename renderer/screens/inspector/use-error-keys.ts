import type { GridWindow } from '../../parts/grid/grid-window.ts'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { captureRows, useCapture } from '../../stores/capture-store.ts'
import { nextError } from './row-severity.ts'
import { goToIndex } from './scroll-marks.tsx'

/** Goes to the next error of the list or to the one before; round from the other end, where no row is chosen. */
export function useErrorKeys({ virtual }: GridWindow): void {
  const go = (step: 1 | -1) => {
    const { selectedSeq } = useCapture.getState()
    const from = selectedSeq === null ? -1 : captureRows.indexOf(selectedSeq)
    const start = from < 0 ? (step === 1 ? 0 : captureRows.count - 1) : from + step
    goToIndex(virtual, nextError(captureRows, start, step))
  }
  useKeys('errors', { nextError: () => go(1), previousError: () => go(-1) })
}
