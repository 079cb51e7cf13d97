import type { Address } from '../../shared/message/send-intent.ts'
import { type UssdMark, ussdMark } from '../../shared/message/ussd.ts'
import { findTlv, integerField, messageOctets, partNumber } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import { headerShifts } from '../../shared/text/national-tables.ts'

const serviceOpTag = tlvTag('ussd_service_op')
const sessionTag = tlvTag('its_session_info')

/** A deliver_sm or data_sm that carries a message of a subscriber. */
export interface IncomingMessage {
  readonly source: Address
  readonly destination: Address
  readonly text: string
  readonly encoding: string
  readonly dataCoding: number
  /** Of a USSD dialogue; null for a message of none. */
  readonly ussd: UssdMark | null
  /** Of a part; null for a whole message. */
  readonly part: { readonly reference: number; readonly parts: number; readonly part: number } | null
}

export function readIncoming(pdu: DecodedPdu): IncomingMessage {
  const message = messageOctets(pdu)
  const octets = message?.octets.subarray(message.udh?.headerOctets ?? 0) ?? new Uint8Array()
  const dataCoding = message?.dataCoding ?? 0
  const { text, encoding } = decodeText(octets, dataCoding, { shifts: headerShifts(message?.udh ?? null) })
  const number = partNumber(pdu, message)
  return {
    source: {
      ton: integerField(pdu, 'source_addr_ton'),
      npi: integerField(pdu, 'source_addr_npi'),
      addr: textField(pdu, 'source_addr') ?? '',
    },
    destination: {
      ton: integerField(pdu, 'dest_addr_ton'),
      npi: integerField(pdu, 'dest_addr_npi'),
      addr: textField(pdu, 'destination_addr') ?? '',
    },
    text,
    encoding,
    dataCoding,
    ussd: ussdMark(
      textField(pdu, 'service_type') ?? '',
      octetsOf(pdu, serviceOpTag),
      octetsOf(pdu, sessionTag),
    ),
    part: number !== null && number.parts > 1 && number.parts <= 255 ? number : null,
  }
}

function octetsOf({ tlvs }: DecodedPdu, tag: number): Uint8Array | null {
  return findTlv(tlvs, tag)?.value ?? null
}

/** A C-Octet String field, null when the PDU has none of that name. */
export function textField(pdu: DecodedPdu, name: string): string | null {
  const value = pdu.fields[name]
  return typeof value === 'string' ? value : null
}
