import { useEffect, useRef } from 'react'
import type { CaptureFile } from '../../../shared/contract/capture-files.ts'
import { setFilter, useCapture } from '../../stores/capture-store.ts'
import { loadNewer } from '../../stores/file-rows-store.ts'

/** Brings the first rows of a file as soon as there are some, and looks again through one that was not whole. */
export function useFileRows(file: CaptureFile | undefined, hasNoPdu: boolean): void {
  const pdus = file?.pdus ?? 0
  const captureId = file?.captureId
  const isReading = file?.state === 'reading'
  const wasReading = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (captureId !== undefined && hasNoPdu && pdus > 0) void loadNewer()
  }, [captureId, hasNoPdu, pdus])
  useEffect(() => {
    const { filter } = useCapture.getState()
    if (!isReading && captureId !== undefined && wasReading.current === captureId && filter !== '')
      void setFilter(filter)
    wasReading.current = isReading ? captureId : undefined
  }, [captureId, isReading])
}
