import type { DecodedPdu, Tlv } from '../../shared/smpp/pdu.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import type { Gsm7Shifts } from '../../shared/text/gsm7.ts'
import { concatenationOf, readUdh, type Udh } from '../../shared/text/udh.ts'
import type { PartPlace } from './concatenation-memory.ts'

/** What the rules need to know of a message that an ESME hands over. */
export interface SubmitFacts {
  readonly source: string
  readonly destination: string
  readonly dataCoding: number
  /** Octets of the user data with its header, wherever it travels. */
  readonly octets: number
  /** Without the header; '' for octets that are no text. */
  readonly text: string
  /** What makes it the same message again: the text, or the octets of what is no text, one character each. */
  readonly content: string
  /** Where it belongs in a long message; null for a message of its own. */
  readonly part: PartPlace | null
}

/** What submit_sm, data_sm and submit_multi have in common; the last two lack some of it. */
export type Submitted = Pick<DecodedPdu, 'tlvs'> & {
  readonly fields: {
    readonly source_addr: string
    readonly esm_class: number
    readonly data_coding: number
    readonly short_message?: Uint8Array
  }
}

const udhIndicator = 0x40
const tags = { messagePayload: 0x0424, reference: 0x020c, total: 0x020e, number: 0x020f } as const

/** Reads the user data from short_message, or from message_payload when that is empty (v3.4 §4.4.1). */
export function factsOf(submit: Submitted, destination: string): SubmitFacts {
  const { source_addr, data_coding, esm_class } = submit.fields
  const data = userData(submit.fields.short_message, submit.tlvs)
  const udh = (esm_class & udhIndicator) !== 0 && data.length > 0 ? readUdh(data) : null
  const content = udh ? data.subarray(udh.headerOctets) : data
  const { text } = decodeText(content, data_coding, { shifts: udh ? shiftsOf(udh) : {} })
  return {
    source: source_addr,
    destination,
    dataCoding: data_coding,
    octets: data.length,
    text,
    content: text || privateUse(content),
    part: udh ? concatenationOf(udh) : sarPlace(submit.tlvs),
  }
}

/** short_message, or message_payload when that is empty or the PDU has none. */
export function userData(short: Uint8Array | undefined, tlvs: readonly Tlv[]): Uint8Array {
  if (short !== undefined && short.length > 0) return short
  return tlvOf(tlvs, tags.messagePayload) ?? short ?? new Uint8Array(0)
}

function shiftsOf(udh: Udh): Gsm7Shifts {
  const table = (iei: number) => udh.elements.find((element) => element.iei === iei)?.data[0]
  const [singleShift, locking] = [table(0x24), table(0x25)]
  return { ...(singleShift !== undefined && { singleShift }), ...(locking !== undefined && { locking }) }
}

/** Octets as characters that no word of a list contains. */
function privateUse(octets: Uint8Array): string {
  return String.fromCharCode(...Array.from(octets, (octet) => 0xe000 + octet))
}

/** v3.4 §5.3.2.22-24: the three parameters together, the reference of two octets. */
function sarPlace(tlvs: readonly Tlv[]): PartPlace | null {
  const [reference, total, number] = [tags.reference, tags.total, tags.number].map((tag) => {
    const value = tlvOf(tlvs, tag)
    return value?.reduce((sum, octet) => sum * 256 + octet, 0)
  })
  if (reference === undefined || total === undefined || number === undefined) return null
  return number >= 1 && number <= total ? { reference, number, total } : null
}

export function tlvOf(tlvs: readonly Tlv[], tag: number): Uint8Array | undefined {
  return tlvs.find((tlv) => tlv.tag === tag)?.value
}
