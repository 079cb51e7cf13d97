import type { LikelyReading } from '../text/likely-reading.ts'
import { plausibility } from '../text/plausibility.ts'
import { readingLabels } from '../text/text-readings.ts'
import { decodeUcs2 } from '../text/ucs2.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, type NoteSubject, quoted, textOffset } from './note-subject.ts'
import type { NoteCode } from './note-table.ts'

/** Notes the way in which the octets were probably written, where data_coding says another, with the text so read. */
export function noteLikely(notes: Note[], subject: NoteSubject): void {
  const likely = subject.checked?.likely ?? null
  if (likely === null) return
  const code = codeOf(subject.checked?.encoding ?? 'gsm7', likely)
  if (code === null || (code === 'text-under-binary' && hasPorts(subject))) return
  const detail = { text: quoted(likely.text), alphabet: readingLabels[likely.name].en }
  addNote(notes, code, subject.message?.field ?? null, textOffset(subject), detail)
}

/** Text for a port is that of an application: a card, a push. */
function hasPorts({ message }: NoteSubject): boolean {
  return message?.udh?.elements.some(({ ports }) => ports !== null) === true
}

function codeOf(encoding: string, { name }: LikelyReading): NoteCode | null {
  if (encoding === 'binary') return 'text-under-binary'
  switch (name) {
    case 'utf8':
      return 'suspect-utf8'
    case 'gsm7-packed':
      return 'suspect-packed-gsm7'
    case 'ucs2-le':
      return encoding === 'ucs2' ? null : 'suspect-ucs2'
    case 'ucs2':
      return 'suspect-ucs2'
    case 'ascii':
      return encoding === 'ucs2' ? 'ascii-under-ucs2' : encoding === 'gsm7' ? 'suspect-ascii' : null
    default:
      if (encoding === 'ucs2') return 'single-octet-under-ucs2'
      // Octets above 0x7F in GSM 7-bit have a note that names Latin-1.
      return name === 'latin1' || name === 'gsm7' ? null : 'suspect-alphabet'
  }
}

/** Well above what shifted octets reach. */
const readsWell = 0.9
const readsBadly = 0.75

/**
 * Notes an octet too many in front of the text: UCS-2 that reads well without it, or a NUL before a text that has none.
 * @returns true when it was noted.
 */
export function noteShifted(notes: Note[], subject: NoteSubject, octets: Uint8Array): boolean {
  const { checked, bytes } = subject
  const first = octets[0] ?? 0
  let text: string | null = null
  if (checked?.encoding === 'ucs2') text = shiftedUcs2(subject, octets, bytes)
  else if (first === 0 && octets.length > 1 && isBehindNul(subject, octets)) {
    text = String.fromCharCode(...octets.subarray(1, 81))
  }
  if (text === null) return false
  const detail = { value: hexNumber(first), text: quoted(text) }
  addNote(notes, 'text-shifted', subject.message?.field ?? null, textOffset(subject), detail)
  return true
}

function shiftedUcs2(subject: NoteSubject, octets: Uint8Array, bytes: Uint8Array): string | null {
  const { pdu, checked } = subject
  const isOdd = octets.length % 2 === 1
  // sm_length does not count the octet where one is left over behind the text.
  const isCut = !isOdd && pdu.tail?.rest.length === 1
  if ((!isOdd && !isCut) || octets.length < 3 || checked?.likely?.name === 'utf8') return null
  const start = textOffset(subject) + 1
  const text = decodeUcs2(isCut ? bytes.subarray(start, start + octets.length) : octets.subarray(1))
  if (plausibility(text) < readsWell || plausibility(decodeUcs2(octets)) > readsBadly) return null
  return text
}

/** A first octet of 0 is an @ in GSM 7-bit; before a receipt and in other alphabets it is a NUL. */
function isBehindNul({ checked, pdu }: NoteSubject, octets: Uint8Array): boolean {
  if (octets.includes(0, 1)) return false
  if (checked?.encoding === 'latin1' || checked?.encoding === 'ascii') return true
  const isReceipt = (octets[1] ?? 0) >= 0x20 && octets[3] === 0x3a && ((octets[1] ?? 0) | 0x20) === 0x69
  return checked?.encoding === 'gsm7' && pdu.command !== 'submit_sm' && isReceipt
}

/** Notes a text of question marks, which a failed conversion leaves of letters. */
export function noteQuestionMarks(notes: Note[], subject: NoteSubject, octets: Uint8Array): void {
  const mark = 0x3f
  if (octets[0] !== mark && octets[1] !== mark) return
  let marks = 0
  let others = 0
  for (let index = 0; index < octets.length; index += 1) {
    const octet = octets[index] ?? 0
    if (octet === mark) marks += 1
    else if (octet !== 0 && octet !== 0x20) others += 1
  }
  if (marks >= 3 && others <= marks) {
    addNote(notes, 'question-marks', subject.message?.field ?? null, textOffset(subject))
  }
}
