import type { SendIntent } from '../../../shared/contract/message.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits, messageDataCoding, planMessage } from '../../../shared/smpp/build-submits.ts'
import type { Pdu } from '../../../shared/smpp/pdu.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'
import type { SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { intentOf } from '../../parts/message-form/draft-intent.ts'
import type { ComposerDraft } from '../../stores/composer-store.ts'
import type { NoticeFault } from '../../stores/notices-store.ts'

export interface Preview {
  readonly intent: SendIntent
  readonly plan: SegmentPlan
  readonly dataCoding: number
  /** Empty when the message cannot be built; `fault` says why. */
  readonly submits: readonly Pdu<'submit_sm'>[]
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

/** What the engine would send for this draft, built by the same functions. */
export function buildPreview(draft: ComposerDraft, textRules?: TextRules): Preview {
  const intent = intentOf(draft, textRules)
  try {
    return { intent, ...buildSubmits(intent), fault: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const plan = planWithout(intent)
    const dataCoding = messageDataCoding(intent, plan)
    return { intent, plan, dataCoding, submits: [], fault: { code: error.code, detail: error.detail } }
  }
}
