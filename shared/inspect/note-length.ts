import { integerField } from '../smpp/message-octets.ts'
import { unitsBeside } from '../text/part-limits.ts'
import { plausibility } from '../text/plausibility.ts'
import { decodeLatin1 } from '../text/single-octet.ts'
import { decodeUcs2 } from '../text/ucs2.ts'
import { concatenationOf } from '../text/udh.ts'
import type { Note } from './inspection.ts'
import { addNote, fieldOffset, type NoteSubject } from './note-subject.ts'

const mostShort = 254

/**
 * Notes text behind short_message where the TLVs should begin: sm_length is too small for it, or is the length modulo
 * 256. Returns false when what is there is no text.
 */
export function noteShortLength(notes: Note[], subject: NoteSubject): boolean {
  const { bytes, pdu, map } = subject
  const length = integerField(pdu, 'sm_length')
  const rest = bytes.subarray(map.fieldsEnd, pdu.length)
  if (length === 0 || pdu.tlvs.length > 0 || rest.length === 0 || !continuesText(subject, rest)) return false
  const right = length + rest.length
  const at = fieldOffset(subject, 'sm_length')
  const isWrapped = right > mostShort + 1 && right % 256 === length
  addNote(notes, isWrapped ? 'sm-length-wrapped' : 'sm-length-short', 'sm_length', at, { length, right })
  return true
}

/** True when the octets are text as the message's own are: printable, and no tag of a TLV. */
function continuesText({ checked, octets }: NoteSubject, rest: Uint8Array): boolean {
  if (checked === null || octets === null) return false
  if (checked.encoding === 'ucs2') {
    return octets.length % 2 === 0 && rest.length > 2 && plausibility(decodeUcs2(rest)) >= 0.8
  }
  // Tags of TLVs begin with 00 to 06 and 14 to 3F: one of a provider's own may look like text.
  const isPrintable = rest.every((octet) => octet >= 0x20 && octet < 0x7f)
  return isPrintable && plausibility(decodeLatin1(rest)) >= 0.8
}

/** Notes a short_message that is longer than the air interface takes (TS 23.040 9.2.3.24: 140 octets). */
export function notePartLength(notes: Note[], subject: NoteSubject): void {
  const { message, octets, checked } = subject
  if (message === null || octets === null || checked === null) return
  // 140 octets hold any alphabet; a receipt does not travel over the air.
  if (message.octets.length <= 140) return
  const { udh } = message
  const isPart = udh !== null && concatenationOf(udh) !== null
  if (!isPart && (message.field === 'message_payload' || subject.pdu.command !== 'submit_sm')) return
  const isSeptets = checked.encoding === 'gsm7' && checked.likely?.name !== 'gsm7-packed'
  const isUcs2 = checked.encoding === 'ucs2'
  const encoding = isUcs2 ? 'ucs2' : isSeptets ? 'gsm7' : checked.encoding === 'ascii' ? 'ascii' : 'binary'
  const max = Math.floor(unitsBeside(encoding, udh?.headerOctets ?? 0))
  const units = isUcs2 ? octets.length >> 1 : octets.length
  if (units <= max) return
  const unit = isUcs2 ? 'UCS-2' : encoding === 'binary' ? '8-bit' : '7-bit'
  addNote(
    notes,
    'part-too-long',
    message.field,
    fieldOffset(subject, 'sm_length'),
    { units, max, unit },
    isPart ? 'warning' : 'info',
  )
}
