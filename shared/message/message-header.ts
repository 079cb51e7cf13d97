import { badField } from '../smpp/bad-field.ts'
import { fromHex } from '../smpp/hex.ts'
import type { Tlv } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { waitingElement, waitingFacilities } from '../text/message-waiting.ts'
import type { HeaderElement } from '../text/segment-plan.ts'
import { wapPushPorts } from '../text/wap-tokens.ts'
import type { SendIntent } from './send-intent.ts'

/** Content of a message beside its text: header elements, and TLVs of the same meaning. */
export interface MessageHeader {
  readonly elements: readonly HeaderElement[]
  readonly firstElements: readonly HeaderElement[]
  readonly tlvs: readonly Tlv[]
  /** Octets of the elements that the message centre will make of the TLVs. */
  readonly tlvElementOctets: number
}

type Ports = NonNullable<SendIntent['ports']>

function wordOctets(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 0xff, value & 0xff)
}

/** Destination first, originator second (TS 23.040 9.2.3.24.3 and .4). */
function portElement({ destination, source, width }: Ports): HeaderElement {
  if (width === 8) return { iei: 0x04, data: Uint8Array.of(destination & 0xff, source & 0xff) }
  return { iei: 0x05, data: Uint8Array.of(...wordOctets(destination), ...wordOctets(source)) }
}

function portTlvs({ destination, source }: Ports): Tlv[] {
  return [
    { tag: tlvTag('dest_port'), value: wordOctets(destination) },
    { tag: tlvTag('source_port'), value: wordOctets(source) },
  ]
}

/** Elements of hex without UDHL. Throws Fault pdu.bad-field when they do not fill it. */
function readElements(hex: string): HeaderElement[] {
  const octets = fromHex(hex)
  const elements: HeaderElement[] = []
  let at = 0
  for (; octets !== null && at + 2 <= octets.length; at += 2 + (octets[at + 1] ?? 0)) {
    const end = at + 2 + (octets[at + 1] ?? 0)
    elements.push({ iei: octets[at] ?? 0, data: octets.slice(at + 2, end) })
  }
  if (octets === null || at !== octets.length) throw badField('UDH', { problem: 'not-udh-elements' })
  return elements
}

/** Ports, message waiting, USSD operation and the first part's own elements, each where the method lets it travel. */
export function messageHeader(intent: SendIntent): MessageHeader {
  const ports = intent.ports ?? (intent.wapPush ? wapPushPorts : null)
  const { waiting, ussdServiceOp } = intent
  const elements: HeaderElement[] = []
  const tlvs: Tlv[] = []
  let tlvElementOctets = 0
  if (ports !== null) {
    const element = portElement(ports)
    // SAR TLVs and a header exclude each other in a PDU (SMPP 3.4 §5.2.12): TLVs become the same element.
    if (intent.method === 'sar') {
      tlvs.push(...portTlvs(ports))
      tlvElementOctets += 2 + element.data.length
    } else elements.push(element)
  }
  if (waiting?.by === 'udh') elements.push(waitingElement(waiting))
  if (waiting?.by === 'tlv') {
    tlvs.push({ tag: tlvTag('ms_msg_wait_facilities'), value: Uint8Array.of(waitingFacilities(waiting)) })
    tlvs.push({ tag: tlvTag('number_of_messages'), value: Uint8Array.of(waiting.count) })
  }
  if (ussdServiceOp !== undefined && ussdServiceOp !== null) {
    tlvs.push({ tag: tlvTag('ussd_service_op'), value: Uint8Array.of(ussdServiceOp) })
  }
  return { elements, firstElements: readElements(intent.firstPartHeader ?? ''), tlvs, tlvElementOctets }
}
