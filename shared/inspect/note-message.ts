import { isUnannouncedReceipt } from '../receipts/read-receipt.ts'
import { isAsciiReceipt } from '../receipts/receipt-text.ts'
import { messageTypeOf, messageTypes } from '../smpp/message-flags.ts'
import { integerField } from '../smpp/message-octets.ts'
import { type CheckedText, plainGsm7 } from '../text/decode-text.ts'
import { isDoubtful } from '../text/doubtful-header.ts'
import { escapeSeptet, extensionTable } from '../text/gsm7-table.ts'
import { decodeAscii, decodeIso8859Part8 } from '../text/single-octet.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { notePayloadConflict } from './note-fields.ts'
import { notePartLength } from './note-length.ts'
import { noteLikely, noteQuestionMarks, noteShifted } from './note-reading.ts'
import { addNote, fieldOffset, type NoteSubject, quoted, textOffset } from './note-subject.ts'

/** The octets of the text against the alphabet that data_coding announces. */
export function noteMessage(notes: Note[], subject: NoteSubject): void {
  const { pdu, message, octets, checked } = subject
  if (message === null || octets === null || checked === null) return
  notePayloadConflict(notes, subject)
  noteReceiptClass(notes, subject, octets)
  if (octets.length === 0) {
    if (message.octets.length === 0 && integerField(pdu, 'sm_default_msg_id') === 0) {
      addNote(notes, 'empty-message', message.field, textOffset(subject))
    }
    return
  }
  notePartLength(notes, subject)
  // Under a header that does not fit the octets are no text of the alphabet.
  if (message.udh !== null && isDoubtful(message.udh)) return
  noteQuestionMarks(notes, subject, octets)
  if (noteShifted(notes, subject, octets)) return
  switch (checked.encoding) {
    case 'gsm7':
      noteGsm(notes, subject, octets)
      break
    case 'ucs2':
      noteUcs2(notes, subject, octets)
      break
    case 'latin1':
      noteLatin1(notes, subject, octets)
      break
    case 'ascii':
    case 'iso-8859-8':
      noteUndefined(notes, subject, octets)
      break
  }
  if (checked.problems.length === 0) return
  if (!isReceiptOctets(checked, octets)) noteLikely(notes, subject)
  if (checked.problems.includes('alphabet-unknown')) noteUnread(notes, subject, 'alphabet-unread')
  if (checked.problems.includes('compressed')) noteUnread(notes, subject, 'text-compressed')
}

/** A receipt in ASCII under UCS-2 has a note of its own. */
function isReceiptOctets({ encoding }: CheckedText, octets: Uint8Array): boolean {
  return encoding === 'ucs2' && isAsciiReceipt(octets)
}

function noteGsm(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  noteFinalNul(notes, subject, octets)
  if (subject.checked === plainGsm7) return
  const { problems = [], likely = null } = subject.checked ?? {}
  const field = subject.message?.field ?? null
  const hasOwnTables = subject.message?.udh?.elements.some((element) => element.iei === 0x24) === true
  const last = octets.length - 1
  let isUnknownNoted = hasOwnTables
  // UTF-8, packed septets and UTF-16 have notes of their own.
  let isHighNoted = !problems.includes('gsm7-high-octet') || (likely !== null && likely.name !== 'latin1')
  for (let index = 0; index <= last; index += 1) {
    const octet = octets[index] ?? 0
    if (octet > 0x7f && !isHighNoted) {
      isHighNoted = true
      addNote(notes, 'gsm-high-octet', field, textOffset(subject) + index, { value: hexNumber(octet) })
    }
    if (octet !== escapeSeptet) continue
    const escaped = octets[index + 1]
    if (escaped === undefined) {
      addNote(notes, 'gsm-dangling-escape', field, textOffset(subject) + index)
    } else if (!isUnknownNoted && extensionTable[escaped] === undefined) {
      isUnknownNoted = true
      const value = hexNumber(escaped)
      addNote(notes, 'gsm-unknown-escape', field, textOffset(subject) + index, { value })
    }
    index += 1
  }
}

function noteLatin1(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  const index = octets.findIndex((octet) => octet >= 0x80 && octet <= 0x9f)
  if (index !== -1 && subject.checked?.problems.includes('suspect-utf8') !== true) {
    const value = hexNumber(octets[index] ?? 0)
    addNote(notes, 'latin1-c1', subject.message?.field ?? null, textOffset(subject) + index, { value })
  }
  noteFinalNul(notes, subject, octets)
}

/** Octets that the alphabet gives no character; UTF-8 has a note of its own. */
function noteUndefined(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  if (subject.checked?.problems.includes('suspect-utf8') === true) return
  const read = subject.checked?.encoding === 'ascii' ? decodeAscii : decodeIso8859Part8
  const index = read(octets).indexOf('\ufffd')
  if (index === -1) return
  const detail = { value: hexNumber(octets[index] ?? 0), coding: integerField(subject.pdu, 'data_coding') }
  addNote(notes, 'octet-undefined', subject.message?.field ?? null, textOffset(subject) + index, detail)
}

/** Note that the text as shown differs from the text as sent. */
function noteUnread(notes: Note[], subject: NoteSubject, code: 'alphabet-unread' | 'text-compressed'): void {
  const value = hexNumber(integerField(subject.pdu, 'data_coding'))
  addNote(notes, code, 'data_coding', fieldOffset(subject, 'data_coding'), { value })
}

function noteFinalNul(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  const last = octets.length - 1
  if (last < 1 || octets[last] !== 0) return
  addNote(notes, 'nul-in-message', subject.message?.field ?? null, textOffset(subject) + last)
}

function noteUcs2(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  const field = subject.message?.field ?? null
  const at = textOffset(subject)
  if (isAsciiReceipt(octets)) {
    addNote(notes, 'receipt-ascii-under-ucs2', field, at)
    return
  }
  const likely = subject.checked?.likely ?? null
  if (likely !== null && likely.name !== 'ucs2-le') return
  if (octets.length % 2 === 1) addNote(notes, 'ucs2-odd-length', field, at, { octets: octets.length })
  else if (octets.length > 2 && octets.at(-1) === 0 && octets.at(-2) === 0) {
    addNote(notes, 'nul-in-message', field, at + octets.length - 2)
  }
  const first = ((octets[0] ?? 0) << 8) | (octets[1] ?? 0)
  if (octets.length > 1 && (first === 0xfeff || first === 0xfffe)) {
    addNote(notes, 'ucs2-bom', field, at, { value: hexNumber(first, 2) })
  } else if (subject.checked?.problems.includes('ucs2-little-endian') === true) {
    addNote(notes, 'ucs2-little-endian', field, at, { text: quoted(likely?.text ?? '') })
  }
  const lone = loneSurrogate(octets)
  if (lone !== -1) {
    const value = hexNumber(((octets[lone] ?? 0) << 8) | (octets[lone + 1] ?? 0), 2)
    addNote(notes, 'ucs2-lone-surrogate', field, at + lone, { value })
  }
}

/** Index of the first surrogate without its other half, or -1. */
function loneSurrogate(octets: Uint8Array): number {
  for (let index = 0; index + 1 < octets.length; index += 2) {
    const page = (octets[index] ?? 0) & 0xfc
    if (page === 0xdc) return index
    if (page !== 0xd8) continue
    if (((octets[index + 2] ?? 0) & 0xfc) !== 0xdc) return index
    index += 2
  }
  return -1
}

/** A receipt sent as an ordinary message: its text is one, or a TLV that only receipts carry is there. */
function noteReceiptClass(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  const { pdu } = subject
  if (pdu.command !== 'deliver_sm' && pdu.command !== 'data_sm') return
  if (messageTypeOf(integerField(pdu, 'esm_class')) !== messageTypes.ordinary) return
  if (!isUnannouncedReceipt(pdu, octets, subject.message?.dataCoding ?? 0)) return
  addNote(notes, 'receipt-without-esm-class', 'esm_class', fieldOffset(subject, 'esm_class'))
}
