import type { CaptureRow } from '../../shared/contract/capture.ts'
import { mostRecorded, type RecordedPdu, recordedPlan } from '../../shared/plan/recorded-plan.ts'
import { decodePdu } from '../../shared/smpp/decode.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { captureRows } from './capture-store.ts'
import { goTo } from './navigation-store.ts'
import { fetchPdu } from './pdu-store.ts'
import { choosePlan } from './plans-store.ts'
import { notifyFault } from './toast-store.ts'

/** A new plan of what passed over the row's session from the row on, as far as it is loaded. */
export async function recordPlan(row: CaptureRow): Promise<void> {
  const rows = captureRows
    .after(row.seq - 1)
    .filter((entry): entry is CaptureRow => 'seq' in entry && entry.sessionId === row.sessionId)
    .slice(0, mostRecorded)
  try {
    const pdus = await Promise.all(rows.map(recorded))
    await choosePlan(
      null,
      recordedPlan(
        pdus.flatMap((pdu) => pdu ?? []),
        row.sessionName,
      ),
    )
    goTo('plans')
  } catch (error) {
    notifyFault(error)
  }
}

async function recorded({ seq, direction }: CaptureRow): Promise<RecordedPdu | null> {
  const { hex } = await fetchPdu(seq)
  const octets = fromHex(hex)
  return octets === null ? null : { direction, pdu: decodePdu(octets) }
}
