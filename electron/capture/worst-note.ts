import type { CaptureRow } from '../../shared/contract/capture.ts'
import { inspectPdu } from '../../shared/inspect/inspect.ts'
import type { InspectOptions } from '../../shared/inspect/inspection.ts'
import { type Catalogue, perCatalogue } from '../../shared/profiles/catalogue.ts'
import { readingOf } from '../../shared/profiles/inspect-options.ts'
import type { CaptureRecord, SessionLabel } from './capture-record.ts'

type Readings = Readonly<Record<CaptureRecord['direction'], InspectOptions>>

/** Made once a label: the window asks for the notes of thousands of rows under the same few. */
const readingsIn = perCatalogue((_catalogue) => new WeakMap<SessionLabel, Readings>())

function readingsOf(catalogue: Catalogue, label: SessionLabel): Readings {
  const readings = readingsIn(catalogue)
  const kept = readings.get(label)
  if (kept !== undefined) return kept
  const made = {
    sent: readingOf(catalogue, { ...label, direction: 'sent' }),
    received: readingOf(catalogue, { ...label, direction: 'received' }),
  }
  readings.set(label, made)
  return made
}

/** The gravest of the notes on a PDU; null when there are none. */
export function worstNoteOf(
  catalogue: Catalogue,
  { octets, label, direction }: Pick<CaptureRecord, 'octets' | 'label' | 'direction'>,
): CaptureRow['worstNote'] {
  let worst: CaptureRow['worstNote'] = null
  for (const { severity } of inspectPdu(octets, readingsOf(catalogue, label)[direction]).notes) {
    if (severity === 'error') return 'error'
    if (severity === 'warning' || worst === null) worst = severity
  }
  return worst
}
