import type { DecodedPdu, Tlv } from '../../shared/smpp/pdu.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import { type Concatenation, readUdh } from '../../shared/text/udh.ts'

/** A deliver_sm or data_sm that carries a message of a subscriber. */
export interface IncomingMessage {
  readonly source: { ton: number; npi: number; addr: string }
  readonly destination: { ton: number; npi: number; addr: string }
  readonly text: string
  readonly encoding: string
  readonly dataCoding: number
  /** Of a part; null for a whole message. */
  readonly part: { readonly reference: number; readonly total: number; readonly number: number } | null
}

const tag = { reference: 0x020c, total: 0x020e, number: 0x020f, payload: 0x0424 } as const
const udhFlag = 0x40

export function readIncoming(pdu: DecodedPdu): IncomingMessage {
  const short = pdu.fields['short_message']
  const payload = tlvValueOf(pdu.tlvs, tag.payload)
  const userData = short instanceof Uint8Array && short.length > 0 ? short : (payload ?? new Uint8Array())
  const hasUdh = (numberField(pdu, 'esm_class') & udhFlag) !== 0
  const udh = hasUdh ? readUdh(userData) : null
  const dataCoding = numberField(pdu, 'data_coding')
  const { text, encoding } = decodeText(userData.subarray(udh?.headerOctets ?? 0), dataCoding)
  const concatenation = udh?.elements.find((element) => element.concatenation !== null)?.concatenation
  return {
    source: addressOf(pdu, 'source'),
    destination: { ...addressOf(pdu, 'dest'), addr: stringField(pdu, 'destination_addr') },
    text,
    encoding,
    dataCoding,
    part: validPart(concatenation ?? sarPart(pdu.tlvs)),
  }
}

function addressOf(pdu: DecodedPdu, side: 'source' | 'dest'): { ton: number; npi: number; addr: string } {
  return {
    ton: numberField(pdu, `${side}_addr_ton`),
    npi: numberField(pdu, `${side}_addr_npi`),
    addr: stringField(pdu, 'source_addr'),
  }
}

type Numbers = Pick<Concatenation, 'reference' | 'total' | 'number'>

/** v3.4 §5.3.2.22 to 24; all three or none. */
function sarPart(tlvs: readonly Tlv[]): Numbers | null {
  const reference = tlvValueOf(tlvs, tag.reference)
  const total = tlvValueOf(tlvs, tag.total)
  const number = tlvValueOf(tlvs, tag.number)
  if (reference === null || total === null || number === null) return null
  const integer = (octets: Uint8Array) => octets.reduce((value, octet) => value * 256 + octet, 0)
  return { reference: integer(reference), total: integer(total), number: integer(number) }
}

/** TS 23.040 §9.2.3.24.1: a part numbered 0 or beyond the total is no part; it is shown as a message of its own. */
function validPart(numbers: Numbers | null): Numbers | null {
  if (numbers === null || numbers.total < 2 || numbers.total > 255) return null
  return numbers.number >= 1 && numbers.number <= numbers.total ? numbers : null
}

function tlvValueOf(tlvs: readonly Tlv[], wanted: number): Uint8Array | null {
  return tlvs.find((tlv) => tlv.tag === wanted)?.value ?? null
}

function numberField(pdu: DecodedPdu, name: string): number {
  const value = pdu.fields[name]
  return typeof value === 'number' ? value : 0
}

function stringField(pdu: DecodedPdu, name: string): string {
  const value = pdu.fields[name]
  return typeof value === 'string' ? value : ''
}
