import { Fault } from '../faults/fault.ts'
import { badField } from '../smpp/bad-field.ts'
import { fromHex, toHex } from '../smpp/hex.ts'
import { udhIndicator } from '../smpp/message-flags.ts'
import type { Pdu, Tlv } from '../smpp/pdu.ts'
import type { PduBody } from '../smpp/pdu-table.ts'
import { isGsm7, type PlainEncoding } from '../text/message-options.ts'
import { waitingDataCoding } from '../text/message-waiting.ts'
import { planSegments, type Segment, type SegmentPlan } from '../text/segment-plan.ts'
import { encodeWapPush, wapPushProblem } from '../text/wap-push.ts'
import { hexNumber } from '../words/hex-text.ts'
import { type WireFieldName, wireFieldList } from './intent-fields.ts'
import { messageHeader } from './message-header.ts'
import type { SendIntent } from './send-intent.ts'

/** 8-bit data of class 1, which is what WAP push gateways send. */
const wapPushDataCoding = 0xf5

/** The numbers of parts have an octet each in both headers and in the SAR TLVs. */
export const maxParts = 255

/** Alphabets that TS 23.038 can name together with a message class. */
const classBases: Readonly<Partial<Record<PlainEncoding, number>>> = {
  gsm7: 0x10,
  'gsm7-packed': 0x10,
  binary: 0x14,
  ucs2: 0x18,
}

/** True when data_coding can carry a class for this alphabet: TS 23.038 has none for single-octet ones. */
export function canCarryClass(encoding: PlainEncoding): boolean {
  return classBases[encoding] !== undefined
}

/** A message to be sent: the parts, data_coding of all of them, and the submit_sm PDUs, one a part. */
export interface BuiltMessage {
  readonly plan: SegmentPlan
  readonly dataCoding: number
  readonly submits: Pdu<'submit_sm'>[]
}

/**
 * How the message is cut, even when it cannot be sent as it is. Throws Fault pdu.bad-field for an invalid
 * header of the first part, and for a WAP push with a zero octet or an invalid moment.
 */
export function planMessage(intent: SendIntent): SegmentPlan {
  const { text, encoding, method, reference, graphemes, partOctets, wapPush } = intent
  const { elements, firstElements, tlvElementOctets } = messageHeader(intent)
  const header = { elements, firstElements, tlvElementOctets }
  const cut = { method, reference, graphemes, partOctets, ...header }
  if (wapPush) {
    const problem = wapPushProblem(wapPush, text)
    if (problem !== null) throw badField('WAP push', { problem })
    return planSegments({ ...cut, text: toHex(encodeWapPush(wapPush, text)), encoding: 'binary' })
  }
  const national = {
    locking: intent.nationalLockingShift ?? null,
    singleShift: intent.nationalSingleShift ?? null,
  }
  return planSegments({ ...cut, text, encoding, national, rules: intent.textRules })
}

/** data_coding of every part: set by hand, else by the kind of message, else by the encoding. */
export function messageDataCoding(intent: SendIntent, plan: SegmentPlan): number {
  if (intent.data_coding !== null) return intent.data_coding
  if (intent.wapPush) return wapPushDataCoding
  if (intent.waiting?.by === 'coding') {
    const alphabet = isGsm7(plan.encoding) ? 'gsm7' : plan.encoding === 'ucs2' ? 'ucs2' : null
    const coding = waitingDataCoding(intent.waiting, alphabet)
    if (coding !== null) return coding
  }
  const { messageClass = null } = intent
  const base = classBases[plan.encoding]
  return messageClass === null || base === undefined ? plan.dataCoding : base | messageClass
}

/** esm_class of a part: as asked, and a header is announced. */
export function partEsmClass({ esm_class = 0 }: SendIntent, segment: Segment): number {
  return segment.udh.length > 0 ? esm_class | udhIndicator : esm_class
}

/** TLVs of every part beside those of its method. Throws Fault pdu.bad-field for one that is not hex. */
export function messageTlvs(intent: SendIntent): Tlv[] {
  const ownTlvs = intent.tlvs.map(({ tag, hex }): Tlv => {
    const value = fromHex(hex)
    if (value === null) throw badField(`TLV ${hexNumber(tag, 2)}`, { problem: 'not-hex' })
    return { tag, value }
  })
  return [...messageHeader(intent).tlvs, ...ownTlvs]
}

/**
 * The submit_sm PDUs of a message, one a part, with sequence_number 0 to be given by the session. The composer's preview
 * and the sender both call this, so what is shown is what goes out. Throws Fault message.not-encodable,
 * message.too-many-parts, or pdu.bad-field for a TLV that is not hex and as planMessage.
 */
export function buildSubmits(intent: SendIntent): BuiltMessage {
  const plan = planMessage(intent)
  if (plan.notEncodable.length > 0) {
    const characters = [...new Set(plan.notEncodable.map((offender) => offender.character))].join(' ')
    throw new Fault('message.not-encodable', { characters, encoding: plan.encoding })
  }
  if (plan.segments.length > maxParts) {
    throw new Fault('message.too-many-parts', { parts: plan.segments.length })
  }
  const tlvs = messageTlvs(intent)
  const dataCoding = messageDataCoding(intent, plan)
  const fields = { ...messageFields(intent), data_coding: dataCoding }
  const submits = plan.segments.map(
    (segment): Pdu<'submit_sm'> => ({
      command: 'submit_sm',
      command_status: 0,
      sequence_number: 0,
      fields: {
        ...fields,
        esm_class: partEsmClass(intent, segment),
        sm_length: segment.short_message.length,
        short_message: segment.short_message,
      },
      tlvs: [...segment.tlvs, ...tlvs],
    }),
  )
  return { plan, dataCoding, submits }
}

/** The fields of submit_sm that every part has alike. */
function messageFields(intent: SendIntent): Omit<PduBody<'submit_sm'>, 'sm_length' | 'short_message'> {
  const { source, destination } = intent
  const fields: Record<string, unknown> = {}
  for (const [name, { wire, usual }] of wireFieldList) fields[wire] = intent[name] ?? usual
  return {
    // Each value is of the type that its row gives both fields.
    ...(fields as Pick<PduBody<'submit_sm'>, WireFieldName>),
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.addr,
    dest_addr_ton: destination.ton,
    dest_addr_npi: destination.npi,
    destination_addr: destination.addr,
  }
}
