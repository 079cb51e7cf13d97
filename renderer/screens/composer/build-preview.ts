import type { SendIntent } from '../../../shared/contract/message.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits } from '../../../shared/smpp/build-submits.ts'
import type { Pdu } from '../../../shared/smpp/pdu.ts'
import { outsideGsm } from '../../../shared/text/gsm7.ts'
import { inferAddress } from '../../../shared/text/infer-address.ts'
import type { PlainEncoding, SegmentPlan } from '../../../shared/text/segment-plan.ts'
import { planSegments } from '../../../shared/text/segment-plan.ts'
import type { AddressDraft, ComposerDraft } from '../../stores/composer-store.ts'
import type { NoticeFault } from '../../stores/notices-store.ts'
import { readTlv } from './tlv-draft.ts'

export interface Preview {
  readonly intent: SendIntent
  readonly plan: SegmentPlan
  /** Empty when the message cannot be built; `fault` says why. */
  readonly submits: readonly Pdu<'submit_sm'>[]
  readonly fault: NoticeFault | null
}

/** Alphabets that TS 23.038 can name together with a message class. */
const classBases: Readonly<Partial<Record<PlainEncoding, number>>> = { gsm7: 0x10, binary: 0x14, ucs2: 0x18 }

/** Whether data_coding can carry a class for this alphabet: Latin-1 and ASCII have none in TS 23.038. */
export function canCarryClass(encoding: PlainEncoding): boolean {
  return classBases[encoding] !== undefined
}

function dataCodingOf(draft: ComposerDraft, encoding: PlainEncoding): number | null {
  if (draft.dataCoding !== null) return draft.dataCoding
  const base = classBases[encoding]
  return draft.messageClass === null || base === undefined ? null : base | draft.messageClass
}

function addressOf({ addr, ton, npi }: AddressDraft): SendIntent['source'] {
  const inferred = inferAddress(addr)
  return { addr, ton: ton ?? inferred.ton, npi: npi ?? inferred.npi }
}

function plainEncoding({ encoding, text }: ComposerDraft): PlainEncoding {
  if (encoding !== 'auto') return encoding
  return outsideGsm(text).length === 0 ? 'gsm7' : 'ucs2'
}

export function intentOf(draft: ComposerDraft): SendIntent {
  return {
    source: addressOf(draft.source),
    destination: addressOf(draft.destination),
    text: draft.text,
    encoding: draft.encoding,
    method: draft.method,
    reference: draft.method === 'udh8' ? draft.reference & 0xff : draft.reference,
    ...(draft.graphemes ? { graphemes: true } : {}),
    ...(draft.partOctets === null ? {} : { partOctets: draft.partOctets }),
    data_coding:
      draft.messageClass === null && draft.dataCoding === null
        ? null
        : dataCodingOf(draft, plainEncoding(draft)),
    service_type: draft.serviceType,
    protocol_id: draft.protocolId,
    priority_flag: draft.priority,
    schedule_delivery_time: draft.schedule,
    validity_period: draft.validity,
    registered_delivery: draft.registeredDelivery,
    replace_if_present_flag: draft.replaceIfPresent,
    sm_default_msg_id: draft.defaultMessageId,
    tlvs: draft.tlvs.map(readTlv).filter((tlv) => tlv !== null),
  }
}

/** What the engine would send for this draft, built by the same functions. */
export function buildPreview(draft: ComposerDraft): Preview {
  const intent = intentOf(draft)
  try {
    return { intent, ...buildSubmits(intent), fault: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { text, encoding, method, reference, graphemes = false } = intent
    const size = intent.partOctets === undefined ? {} : { partOctets: intent.partOctets }
    const plan = planSegments({ text, encoding, method, reference, graphemes, ...size })
    return { intent, plan, submits: [], fault: { code: error.code, detail: error.detail } }
  }
}
