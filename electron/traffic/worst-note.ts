import type { CaptureRow } from '../../shared/contract/capture.ts'
import { inspectPdu } from '../../shared/smpp/inspect.ts'

/** The gravest of the notes on a PDU; null when there are none. */
export function worstNoteOf(octets: Uint8Array): CaptureRow['worstNote'] {
  let worst: CaptureRow['worstNote'] = null
  for (const { severity } of inspectPdu(octets).notes) {
    if (severity === 'error') return 'error'
    if (severity === 'warning' || worst === null) worst = severity
  }
  return worst
}
