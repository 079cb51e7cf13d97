import { encodePdu } from '../smpp/encode.ts'
import { fromHex } from '../smpp/hex.ts'
import { type MessageOctets, messageOctets } from '../smpp/message-octets.ts'
import type { DecodedPdu, FieldValue, Tlv } from '../smpp/pdu.ts'
import { tlvTag } from '../smpp/tlv-value.ts'
import { readDataCoding } from '../text/data-coding.ts'
import { decodeText } from '../text/decode-text.ts'
import { encodeText } from '../text/encode-text.ts'
import { headerShifts } from '../text/national-tables.ts'
import type { RelayChange } from './relay-action.ts'

const messagePayload = tlvTag('message_payload')
/** Alphabets that a text can be put back into. */
const writable: ReadonlySet<string> = new Set(['gsm7', 'ucs2', 'ascii', 'latin1'])

/**
 * The octets of the PDU after the change; null where it has nothing to change: no such field, TLV or text. Throws Fault
 * pdu.bad-field for a value that the field cannot hold.
 */
export function changePdu(pdu: DecodedPdu, change: RelayChange): Uint8Array | null {
  switch (change.kind) {
    case 'set-field':
      return setField(pdu, change.field, change.value)
    case 'set-tlv': {
      const tlv = { tag: change.tag, value: fromHex(change.hex) ?? new Uint8Array(0) }
      return withTlvs(pdu, putTlv(pdu.tlvs, tlv))
    }
    case 'remove-tlv': {
      const tlvs = pdu.tlvs.filter(({ tag }) => tag !== change.tag)
      return tlvs.length === pdu.tlvs.length ? null : withTlvs(pdu, tlvs)
    }
    case 'replace-text':
      return replaceText(pdu, change.find, change.replacement)
  }
}

function setField(pdu: DecodedPdu, name: string, value: string | number): Uint8Array | null {
  if (name === 'command_status') return encodePdu({ ...pdu, command_status: Number(value) })
  const known = pdu.fields[name]
  if (typeof known !== 'number' && typeof known !== 'string') return null
  // A form gives texts; a number is what a number stood for.
  const written = typeof known === 'number' ? Number(value) : String(value)
  return encodePdu({ ...pdu, fields: { ...pdu.fields, [name]: written } })
}

function withTlvs(pdu: DecodedPdu, tlvs: readonly Tlv[]): Uint8Array | null {
  return pdu.error === null ? encodePdu({ ...pdu, tlvs }) : null
}

function putTlv(tlvs: readonly Tlv[], tlv: Tlv): Tlv[] {
  const place = tlvs.findIndex(({ tag }) => tag === tlv.tag)
  const others = tlvs.filter(({ tag }) => tag !== tlv.tag)
  return place < 0 ? [...others, tlv] : others.toSpliced(place, 0, tlv)
}

function replaceText(pdu: DecodedPdu, find: string, replacement: string): Uint8Array | null {
  const message = messageOctets(pdu)
  if (message === null || !writable.has(readDataCoding(message.dataCoding).alphabet)) return null
  const start = message.udh?.headerOctets ?? 0
  const { text } = decodeText(message.octets.subarray(start), message.dataCoding, {
    shifts: headerShifts(message.udh),
  })
  if (!text.includes(find)) return null
  const content = encodeText(
    text.replaceAll(find, () => replacement),
    message.dataCoding,
  )
  if (content === null) return null
  const octets = new Uint8Array(start + content.length)
  octets.set(message.octets.subarray(0, start))
  octets.set(content, start)
  return withMessage(pdu, message, octets)
}

function withMessage(pdu: DecodedPdu, { field }: MessageOctets, octets: Uint8Array): Uint8Array {
  if (field === 'message_payload') {
    const tlvs = putTlv(pdu.tlvs, { tag: messagePayload, value: octets })
    return encodePdu({ ...pdu, tlvs })
  }
  // sm_length is computed of the new text.
  const { sm_length: _length, ...rest } = pdu.fields
  const fields: Readonly<Record<string, FieldValue>> = { ...rest, short_message: octets }
  return encodePdu({ ...pdu, fields })
}
