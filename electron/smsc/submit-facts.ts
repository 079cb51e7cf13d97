import { messageOctets, type PartNumber, partNumber } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import { headerShifts } from '../../shared/text/national-tables.ts'

/** A message that an ESME hands over, as behaviours and receipts need it. */
export interface SubmitFacts {
  readonly source: string
  readonly destination: string
  readonly dataCoding: number
  /** Octets of the user data with its header, wherever it travels. */
  readonly octets: number
  /** Without the header; '' for octets that are no text. */
  readonly text: string
  /** The text, or the octets of a message without one as a character each: equal for the same message sent again. */
  readonly content: string
  /** The place in a long message; null for a message of its own. */
  readonly part: PartNumber | null
}

const noOctets = new Uint8Array(0)

/** Reads the user data of a submit_sm, data_sm or submit_multi. */
export function factsOf(
  pdu: DecodedPdu & { readonly fields: { readonly source_addr: string } },
  destination: string,
): SubmitFacts {
  const message = messageOctets(pdu)
  const { octets = noOctets, dataCoding = 0, udh = null } = message ?? {}
  const content = udh === null ? octets : octets.subarray(udh.headerOctets)
  const { text } = decodeText(content, dataCoding, { shifts: headerShifts(udh) })
  return {
    source: pdu.fields.source_addr,
    destination,
    dataCoding,
    octets: octets.length,
    text,
    content: text || privateUse(content),
    part: partNumber(pdu, message),
  }
}

/** Octets as characters that no word of a list contains. */
function privateUse(octets: Uint8Array): string {
  return String.fromCharCode(...Array.from(octets, (octet) => 0xe000 + octet))
}
