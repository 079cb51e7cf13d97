import type { Address } from '../../shared/message/send-intent.ts'
import { integerField, messageOctets, partNumber } from '../../shared/smpp/message-octets.ts'
import type { DecodedPdu } from '../../shared/smpp/pdu.ts'
import { decodeText } from '../../shared/text/decode-text.ts'
import type { Udh } from '../../shared/text/udh.ts'

/** A deliver_sm or data_sm that carries a message of a subscriber. */
export interface IncomingMessage {
  readonly source: Address
  readonly destination: Address
  readonly text: string
  readonly encoding: string
  readonly dataCoding: number
  /** Of a part; null for a whole message. */
  readonly part: { readonly reference: number; readonly parts: number; readonly part: number } | null
}

/** TS 23.040 §9.2.3.24.15 and .16: the national tables a header announces. */
const singleShiftElement = 0x24
const lockingElement = 0x25

export function readIncoming(pdu: DecodedPdu): IncomingMessage {
  const message = messageOctets(pdu)
  const octets = message?.octets.subarray(message.udh?.headerOctets ?? 0) ?? new Uint8Array()
  const dataCoding = message?.dataCoding ?? 0
  const { text, encoding } = decodeText(octets, dataCoding, { shifts: shiftsOf(message?.udh ?? null) })
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
    part: number !== null && number.parts > 1 && number.parts <= 255 ? number : null,
  }
}

/** A C-Octet String field, null when the PDU has none of that name. */
export function textField(pdu: DecodedPdu, name: string): string | null {
  const value = pdu.fields[name]
  return typeof value === 'string' ? value : null
}

function shiftsOf(udh: Udh | null): { locking?: number; singleShift?: number } {
  const shifts: { locking?: number; singleShift?: number } = {}
  for (const { iei, data } of udh?.elements ?? []) {
    const [table] = data
    if (table === undefined) continue
    if (iei === lockingElement) shifts.locking = table
    if (iei === singleShiftElement) shifts.singleShift = table
  }
  return shifts
}
