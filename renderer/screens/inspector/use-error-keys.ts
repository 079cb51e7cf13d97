import type { GridWindow } from '../../parts/grid/grid-window.ts'
import { useScreenKeys } from '../../parts/screen-keys.ts'
import { captureRows, useCapture } from '../../stores/capture-store.ts'
import { nextError } from './row-severity.ts'
import { goToIndex } from './scroll-marks.tsx'

/** F8 goes to the next error of the list, Shift+F8 to the one before; round from the other end, where no row is chosen. */
export function useErrorKeys({ virtual }: GridWindow): void {
  useScreenKeys((event) => {
    if (event.code !== 'F8') return undefined
    return () => {
      const step = event.shiftKey ? -1 : 1
      const { selectedSeq } = useCapture.getState()
      const from = selectedSeq === null ? -1 : captureRows.indexOf(selectedSeq)
      const start = from < 0 ? (step === 1 ? 0 : captureRows.count - 1) : from + step
      goToIndex(virtual, nextError(captureRows, start, step))
    }
  })
}
