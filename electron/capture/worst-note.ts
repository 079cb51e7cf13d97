import type { CaptureRow } from '../../shared/contract/capture.ts'
import { inspectPdu } from '../../shared/inspect/inspect.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import { readingOf } from '../../shared/profiles/inspect-options.ts'
import type { CaptureRecord, SessionLabel } from './capture-record.ts'

type Readings = Readonly<Record<CaptureRecord['direction'], InspectOptions>>

const readings = new WeakMap<SessionLabel, Readings>()

/** Made once a label: the window asks for the notes of thousands of rows under the same few. */
function readingsOf(label: SessionLabel): Readings {
  const kept = readings.get(label)
  if (kept !== undefined) return kept
  const made = {
    sent: readingOf({ ...label, direction: 'sent' }),
    received: readingOf({ ...label, direction: 'received' }),
  }
  readings.set(label, made)
  return made
}

/** The gravest of the notes on a PDU; null when there are none. */
export function worstNoteOf({
  octets,
  label,
  direction,
}: Pick<CaptureRecord, 'octets' | 'label' | 'direction'>): CaptureRow['worstNote'] {
  let worst: CaptureRow['worstNote'] = null
  for (const { severity } of inspectPdu(octets, readingsOf(label)[direction]).notes) {
    if (severity === 'error') return 'error'
    if (severity === 'warning' || worst === null) worst = severity
  }
  return worst
}
