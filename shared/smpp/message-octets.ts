import { concatenationOf, readUdh, type Udh } from '../text/udh.ts'
import { udhIndicator } from './message-flags.ts'
import type { DecodedPdu, Tlv } from './pdu.ts'
import { tlvTag } from './tlv-value.ts'

const messagePayload = tlvTag('message_payload')
const sarReference = tlvTag('sar_msg_ref_num')
const sarTotal = tlvTag('sar_total_segments')
const sarNumber = tlvTag('sar_segment_seqnum')

/** SMPP 3.4 §5.3.2.23: the number is one octet, whatever length its TLV claims. */
const mostParts = 255

/** The text or data a PDU carries, and how it says it is to be read. */
export interface MessageOctets {
  readonly field: 'short_message' | 'message_payload'
  /** UDH included. */
  readonly octets: Uint8Array
  /** 0 for replace_sm, which has no such field: the coding is that of the message it replaces. */
  readonly dataCoding: number
  /** Null when esm_class does not announce a header. */
  readonly udh: Udh | null
}

/** Which part of a long message a PDU is. */
export interface PartNumber {
  readonly reference: number
  readonly part: number
  readonly parts: number
  readonly by: 'udh' | 'sar'
}

export function findTlv(tlvs: readonly Tlv[], tag: number): Tlv | null {
  for (const tlv of tlvs) if (tlv.tag === tag) return tlv
  return null
}

/** An integer field, 0 when the PDU has none of that name. */
export function integerField(pdu: DecodedPdu, name: string): number {
  const value = pdu.fields[name]
  return typeof value === 'number' ? value : 0
}

/** null when the PDU carries no message. message_payload is taken when both are there, as most SMSCs do. */
export function messageOctets(pdu: DecodedPdu): MessageOctets | null {
  const payload = findTlv(pdu.tlvs, messagePayload)
  const short = pdu.fields['short_message']
  const octets = payload !== null ? payload.value : short instanceof Uint8Array ? short : null
  if (octets === null) return null
  const hasUdh = (integerField(pdu, 'esm_class') & udhIndicator) !== 0
  return {
    field: payload !== null ? 'message_payload' : 'short_message',
    octets,
    dataCoding: integerField(pdu, 'data_coding'),
    udh: hasUdh ? readUdh(octets) : null,
  }
}

/** From the UDH when it has a valid concatenation, else from the three SAR TLVs when all are there and valid. */
export function partNumber(pdu: DecodedPdu, message: MessageOctets | null): PartNumber | null {
  const header = message?.udh ?? null
  const concatenation = header === null ? null : concatenationOf(header)
  if (concatenation !== null) {
    const { reference, number, total } = concatenation
    return { reference, part: number, parts: total, by: 'udh' }
  }
  if (pdu.tlvs.length < 3) return null
  const reference = tlvInteger(findTlv(pdu.tlvs, sarReference))
  const parts = tlvInteger(findTlv(pdu.tlvs, sarTotal))
  const part = tlvInteger(findTlv(pdu.tlvs, sarNumber))
  if (reference === null || part === null || parts === null) return null
  if (part < 1 || part > parts || parts > mostParts) return null
  return { reference, part, parts, by: 'sar' }
}

function tlvInteger(tlv: Tlv | null): number | null {
  if (tlv === null || tlv.value.length === 0 || tlv.value.length > 4) return null
  let number = 0
  for (const octet of tlv.value) number = number * 256 + octet
  return number
}
