import { messageDataCoding, messageTlvs, partEsmClass, planMessage } from '../message/build-submits.ts'
import type { SendIntent } from '../message/send-intent.ts'
import { toHex } from '../smpp/hex.ts'
import type { Tlv } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import type { EncodingReason } from '../text/choose-encoding.ts'
import { cutClusters } from '../text/cut-clusters.ts'
import type { GsmOffender } from '../text/gsm7.ts'
import type { MessageMethod, PlainEncoding } from '../text/message-options.ts'
import type { PartLimits } from '../text/part-limits.ts'
import type { Segment, SegmentPlan } from '../text/segment-plan.ts'
import { type TlvJson, tlvToJson } from './pdu-json.ts'

/** One part of the plan. */
export interface SegmentJson {
  readonly units: number
  /** Octets of user data, header included. */
  readonly octets: number
  readonly text: string
  readonly udh: string
  readonly short_message: string
  /** Of the whole PDU: those of the method, of the kind of message, and those that were given. */
  readonly tlvs: readonly TlvJson[]
  readonly esm_class: number
  /** UTF-16 indices into the text. */
  readonly start: number
  readonly end: number
}

/** One line of the `segments` command; a promise to scripts: fields are added, never renamed. */
export interface SegmentsJson {
  readonly encoding: PlainEncoding
  readonly data_coding: number
  readonly units: number
  readonly segments: readonly SegmentJson[]
  readonly outside_gsm: readonly GsmOffender[]
  readonly not_encodable: readonly { readonly character: string; readonly index: number }[]
  readonly method: MessageMethod
  /** Why it is this encoding. */
  readonly reason: EncodingReason
  /** Units that fit a message alone, the first part of a split one, and every other part. */
  readonly limits: PartLimits
  /** National tables in force; null is the default one. */
  readonly national: { readonly single_shift: number | null; readonly locking_shift: number | null }
  /** Cuts inside what is seen as one character, and the parts that keeping those whole costs or would cost. */
  readonly graphemes_cut: number
  readonly graphemes_cost: number
}

/** How the message is cut and what each part carries, octets as lower-case hex. Throws as planMessage and messageTlvs. */
export function segmentsJson(intent: SendIntent): SegmentsJson {
  const plan = planMessage(intent)
  const tlvs = messageTlvs(intent)
  const { singleShift = null, locking = null } = plan.shifts
  return {
    encoding: plan.encoding,
    data_coding: messageDataCoding(intent, plan),
    units: plan.units,
    segments: plan.segments.map((segment) => segmentJson(intent, segment, tlvs)),
    outside_gsm: plan.outsideGsm,
    not_encodable: plan.notEncodable,
    method: plan.method,
    reason: plan.reason,
    limits: plan.limits,
    national: { single_shift: singleShift, locking_shift: locking },
    ...graphemesOf(intent, plan),
  }
}

function segmentJson(intent: SendIntent, segment: Segment, tlvs: readonly Tlv[]): SegmentJson {
  const payload = segment.tlvs.find(({ tag }) => tag === tlvTag('message_payload'))?.value
  return {
    units: segment.units,
    octets: (payload ?? segment.short_message).length,
    text: segment.text,
    udh: toHex(segment.udh),
    short_message: toHex(segment.short_message),
    tlvs: [...segment.tlvs, ...tlvs].map((tlv) => tlvToJson(tlv)),
    esm_class: partEsmClass(intent, segment),
    start: segment.start,
    end: segment.end,
  }
}

function graphemesOf(
  intent: SendIntent,
  plan: SegmentPlan,
): Pick<SegmentsJson, 'graphemes_cut' | 'graphemes_cost'> {
  // Octets are no characters, and what is not cut costs nothing.
  if (plan.encoding === 'binary' || plan.segments.length === 1) return { graphemes_cut: 0, graphemes_cost: 0 }
  const isWhole = intent.graphemes === true
  const cuts = cutClusters(intent.text, plan)
  if (!isWhole && cuts === 0) return { graphemes_cut: 0, graphemes_cost: 0 }
  const other = planMessage({ ...intent, graphemes: !isWhole }).segments.length
  const cost = isWhole ? plan.segments.length - other : other - plan.segments.length
  return { graphemes_cut: cuts, graphemes_cost: cost }
}
