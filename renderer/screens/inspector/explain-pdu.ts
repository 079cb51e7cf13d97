import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { setCodesProfile } from '../../stores/codes-store.ts'
import { openPaste } from '../../stores/explain-store.ts'
import { fetchPdu } from '../../stores/pdu-store.ts'
import { useShownCapture } from '../../stores/shown-capture.ts'
import { notifyFault } from '../../stores/toast-store.ts'

/**
 * The PDU on the screen Explain, passwords masked, with the way back to it. It is read by the profile of its session; of
 * a file, which knows none, by the one that is chosen there.
 */
export async function explainPdu({ seq, profileId }: CaptureRow): Promise<void> {
  const { captureId } = useShownCapture.getState()
  try {
    const { hex } = await fetchPdu(seq)
    if (profileId !== '') setCodesProfile(profileId)
    openPaste(hex, { origin: { captureId, seq } })
  } catch (error) {
    notifyFault(error)
  }
}
