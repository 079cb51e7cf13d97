import type { GsmOffender } from './gsm7.ts'
import type { PlainEncoding } from './message-options.ts'
import type { SegmentPlan } from './segment-plan.ts'

const messagePayload = 0x0424

/** One line of the `segments` command; a promise to scripts: fields are added, never renamed. */
export interface SegmentsJson {
  readonly encoding: PlainEncoding
  readonly data_coding: number
  readonly units: number
  readonly segments: readonly {
    readonly units: number
    /** Octets of user data, header included. */
    readonly octets: number
    readonly text: string
    readonly udh: string
    readonly short_message: string
    readonly tlvs: readonly { readonly tag: number; readonly hex: string }[]
  }[]
  readonly outside_gsm: readonly GsmOffender[]
  readonly not_encodable: readonly { readonly character: string; readonly index: number }[]
}

function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
}

/** The plan as plain JSON, octets as lower-case hex. */
export function segmentsJson(plan: SegmentPlan): SegmentsJson {
  return {
    encoding: plan.encoding,
    data_coding: plan.dataCoding,
    units: plan.units,
    segments: plan.segments.map((segment) => ({
      units: segment.units,
      octets:
        segment.tlvs.find((tlv) => tlv.tag === messagePayload)?.value.length ?? segment.short_message.length,
      text: segment.text,
      udh: hex(segment.udh),
      short_message: hex(segment.short_message),
      tlvs: segment.tlvs.map((tlv) => ({ tag: tlv.tag, hex: hex(tlv.value) })),
    })),
    outside_gsm: plan.outsideGsm,
    not_encodable: plan.notEncodable,
  }
}
