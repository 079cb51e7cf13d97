import { create } from 'zustand'
import type { StreamItem, StreamName, StreamParams } from '../../shared/contract/contract.ts'
import { followAlways } from './host-store.ts'

interface ShownCapture {
  /** Of an opened file; null: the live capture. */
  readonly captureId: string | null
}

/** The capture on show in the inspector. Its rows, events, marks and values are those of the stores beside this one. */
export const useShownCapture = create<ShownCapture>(() => ({ captureId: null }))

export function showCapture(captureId: string | null): void {
  if (useShownCapture.getState().captureId !== captureId) useShownCapture.setState({ captureId })
}

/** What calls and streams of a capture are asked with. */
export function ofShown(): { readonly captureId?: string } {
  const { captureId } = useShownCapture.getState()
  return captureId === null ? {} : { captureId }
}

/** Follows a stream of the capture on show for as long as the window lives; another one on show is followed anew. */
export function followShown<N extends StreamName>(
  name: N,
  params: () => StreamParams<N>,
  onBatch: (items: readonly StreamItem<N>[]) => void,
): void {
  let stop = followAlways(name, params, onBatch)
  useShownCapture.subscribe(() => {
    stop()
    stop = followAlways(name, params, onBatch)
  })
}
