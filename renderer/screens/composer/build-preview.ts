import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits, messageDataCoding, planMessage } from '../../../shared/message/build-submits.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { Pdu } from '../../../shared/smpp/pdu.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { type ComposerDraft, intentOf } from '../../stores/composer-draft.ts'
import type { NoticeFault } from '../../stores/toast-store.ts'

/** The session gives the real number; 0 would be noted as wrong. */
const previewSequence = 1

export interface Preview {
  readonly intent: SendIntent
  readonly plan: SegmentPlan
  readonly dataCoding: number
  /** Empty when the message cannot be built; `fault` says why. */
  readonly submits: readonly Pdu<'submit_sm'>[]
  /** The submits as they go out, but for their sequence_number. */
  readonly octets: readonly Uint8Array[]
  readonly fault: NoticeFault | null
}

/** How the text would be cut, where what stands in the header or the push cannot be written. */
function planWithout(intent: SendIntent): SegmentPlan {
  try {
    return planMessage(intent)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return planMessage({ ...intent, wapPush: null, firstPartHeader: '' })
  }
}

/** The message that the engine would send for this draft, built by the same functions. */
export function buildPreview(draft: ComposerDraft, textRules?: TextRules): Preview {
  const intent = intentOf(draft, textRules)
  try {
    const built = buildSubmits(intent)
    // A value that no octets can carry is found by the encoder alone.
    const octets = built.submits.map((submit) => encodePdu({ ...submit, sequence_number: previewSequence }))
    return { intent, ...built, octets, fault: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const plan = planWithout(intent)
    const dataCoding = messageDataCoding(intent, plan)
    const fault = { code: error.code, detail: error.detail }
    return { intent, plan, dataCoding, submits: [], octets: [], fault }
  }
}
