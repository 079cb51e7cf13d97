import { gsm7Codes, isInGsm7 } from '../text/gsm7.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, type NoteSubject } from './note-subject.ts'

const space = 0x20
const plus = 0x2b
const digitZero = 0x30
const tonInternational = 1
const tonAlphanumeric = 5
/** E.164. */
const mostDigits = 15

const blankKind = 1
const letterKind = 2
const digitKind = 4
/** Signs that people write numbers with. */
const signKind = 8
/** Controls and octets above ASCII. */
const strangeKind = 16
/** The star and the hash of service codes. */
const codeKind = 32
const plusKind = 64

const octetKinds = Uint8Array.from({ length: 256 }, (_, octet) => {
  const letter = octet | 0x20
  if (octet === space) return blankKind
  if (letter >= 0x61 && letter <= 0x7a) return letterKind
  if (octet >= digitZero && octet <= digitZero + 9) return digitKind
  if (octet === plus) return plusKind
  if (octet === 0x2a || octet === 0x23) return codeKind
  return octet < space || octet > 0x7e ? strangeKind : signKind
})

/** Addresses against their TON. Read from the octets: a TON stands two octets before its address. */
export function noteAddresses(notes: Note[], { bytes, map }: NoteSubject): void {
  const { layout, fieldAt } = map
  if (layout === null) return
  for (const index of layout.addresses) {
    const at = fieldAt[index]
    if (at === undefined) return
    const end = (fieldAt[index + 1] ?? map.fieldsEnd) - 1
    if (end > at) noteAddress(notes, layout.names[index] ?? '', bytes, at, end)
  }
}

function noteAddress(notes: Note[], name: string, bytes: Uint8Array, at: number, end: number): void {
  const ton = bytes[at - 2] ?? 0
  // No address begins with a control character, and no TON is a digit's octet: a string before wrote one NUL too many.
  if ((bytes[at] ?? 0) < space || octetKinds[ton] === digitKind) {
    addNote(notes, 'fields-shifted', name, at, { ton: hexNumber(ton), first: hexNumber(bytes[at] ?? 0) })
    return
  }
  let kinds = 0
  for (let index = at; index < end; index += 1) kinds |= octetKinds[bytes[index] ?? 0] ?? 0
  const isName = ton === tonAlphanumeric || (kinds & letterKind) !== 0
  if ((kinds & blankKind) !== 0 && !isName) addNote(notes, 'address-blank', name, bytes.indexOf(space, at))
  if ((kinds & (strangeKind | signKind | codeKind)) !== 0)
    noteCharacter(notes, name, bytes.subarray(at, end), at, isName)
  const isNumber = (kinds & ~(digitKind | plusKind)) === 0
  if (ton === tonAlphanumeric && isNumber && end - at > 2) {
    addNote(notes, 'alphanumeric-digits', name, at)
    return
  }
  const isPlus = bytes[at] === plus
  if (isPlus || (ton === tonInternational && bytes[at] === digitZero && bytes[at + 1] === digitZero)) {
    addNote(notes, 'address-plus-prefix', name, at, { prefix: isPlus ? '+' : '00' })
  }
  if (ton === tonAlphanumeric) {
    if (name === 'source_addr' && end - at > 11) {
      addNote(notes, 'alphanumeric-too-long', name, at, { characters: end - at })
    }
  } else if ((kinds & letterKind) !== 0) {
    // A receipt returns the sender as its destination, and SMSCs give it any TON.
    addNote(notes, 'alphanumeric-ton', name, at, { ton }, name === 'source_addr' ? 'warning' : 'info')
  } else if (ton === tonInternational && kinds === digitKind && end - at > mostDigits) {
    addNote(notes, 'address-too-long', name, at, { digits: end - at })
  }
}

/** Notes the first character that no number, or no name in the GSM alphabet, has. */
function noteCharacter(notes: Note[], name: string, octets: Uint8Array, at: number, isName: boolean): void {
  // Service codes are addresses too: *100#.
  const isCode = octetKinds[octets[0] ?? 0] === codeKind
  const codes = isName ? gsm7Codes() : null
  const place = octets.findIndex((octet) => {
    const kind = octetKinds[octet] ?? 0
    if (codes !== null) return octet < space || octet === 0x7f || !isInGsm7(codes, octet)
    return kind === strangeKind || kind === signKind || (kind === codeKind && !isCode)
  })
  if (place === -1) return
  const octet = octets[place] ?? 0
  const value = octet > space && octet < 0x7f ? String.fromCharCode(octet) : hexNumber(octet)
  addNote(notes, 'address-character', name, at + place, { value, place: place + 1 })
}
