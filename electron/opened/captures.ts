import type { CaptureSource } from '../capture/capture-source.ts'
import type { LiveCapture } from '../capture/live-capture.ts'
import type { OpenedFiles } from './opened-files.ts'

export interface Captures {
  readonly capture: LiveCapture
  readonly openedFiles: OpenedFiles
}

/** The capture that a window asks: the live one, or an opened file. Throws capture.not-open. */
export function sourceOf({ capture, openedFiles }: Captures, captureId: string | undefined): CaptureSource {
  return captureId === undefined ? capture : openedFiles.capture(captureId)
}
