import type { Gsm7Table } from './gsm7-table.ts'
import { defaultTable, escapeSeptet, extensionTable, lockingTables, singleShiftTables } from './gsm7-table.ts'
import { octetText } from './octet-text.ts'
import { suggestReplacement } from './replacement-table.ts'

/** National language identifiers in force, as UDH elements 0x25 (locking) and 0x24 (single shift) name them. */
export interface Gsm7Shifts {
  readonly locking?: number
  readonly singleShift?: number
}

export interface GsmOffender {
  /** The whole character: both halves of a surrogate pair. */
  readonly character: string
  /** UTF-16 index of its first unit. */
  readonly index: number
  /** Replacement inside GSM 7-bit; absent without an obvious one. */
  readonly replacement?: string
}

const notInTable = 0xffff
/** Mark of a code that follows an escape; the code itself is in the low octet. */
export const escapedMark = escapeSeptet << 8

function tablesOf(shifts: Gsm7Shifts): { base: Gsm7Table; shifted: Gsm7Table } {
  // An identifier without a table of its own leaves the default one in force (TS 23.038 6.2.1.2.4).
  return {
    base: lockingTables[shifts.locking ?? 0] ?? defaultTable,
    shifted: singleShiftTables[shifts.singleShift ?? 0] ?? extensionTable,
  }
}

/** Code by UTF-16 unit; filled from the end so that a character listed twice keeps its lowest code. */
function buildCodes(shifts: Gsm7Shifts): Uint16Array {
  const { base, shifted } = tablesOf(shifts)
  const codes = new Uint16Array(0x10000).fill(notInTable)
  for (let code = 127; code >= 0; code--) {
    const character = shifted[code]
    if (character !== undefined) codes[character.charCodeAt(0)] = escapedMark | code
  }
  for (let code = 127; code >= 0; code--) {
    const character = base[code]
    if (character !== undefined) codes[character.charCodeAt(0)] = code
  }
  return codes
}

const defaultCodes = buildCodes({})

/**
 * Codes of the alphabet by UTF-16 unit: below 128 one septet, `escapedMark | code` two, 0xFFFF none.
 * The default alphabet's array is shared; the caller must not write to it.
 */
export function gsm7Codes(shifts: Gsm7Shifts = {}): Uint16Array {
  return shifts.locking || shifts.singleShift ? buildCodes(shifts) : defaultCodes
}

export function isInGsm7(codes: Uint16Array, unit: number): boolean {
  return codes[unit] !== notInTable
}

/**
 * Text to septets, one per octet with the top bit clear, as nearly every message centre takes them.
 * @returns null when a character is in neither table.
 */
export function encodeGsm7(text: string, shifts: Gsm7Shifts = {}): Uint8Array | null {
  const codes = gsm7Codes(shifts)
  const octets = new Uint8Array(text.length * 2)
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const code = codes[text.charCodeAt(index)] ?? notInTable
    if (code === notInTable) return null
    if (code >= escapedMark) octets[length++] = escapeSeptet
    octets[length++] = code & 0x7f
  }
  return octets.slice(0, length)
}

/** UTF-16 units of the default table; 0 for the escape and for octets above 0x7F, which need the slow way. */
const plainUnits = Uint16Array.from({ length: 256 }, (_, octet) => defaultTable[octet]?.charCodeAt(0) ?? 0)

/** Text of octets that stand for one character of the default table each; null when an octet is anything else. */
function decodePlainGsm7(octets: Uint8Array): string | null {
  for (let index = 0; index < octets.length; index++) if (plainUnits[octets[index] ?? 0] === 0) return null
  return octetText(octets, plainUnits)
}

/**
 * Septets, one per octet, to text. An escaped code with no character shows the base table's one, a doubled or
 * last escape a space (TS 23.038 6.2.1.1); an octet above 0x7F or an empty cell shows U+FFFD.
 */
export function decodeGsm7(octets: Uint8Array, shifts: Gsm7Shifts = {}): string {
  const plain = shifts.locking || shifts.singleShift ? null : decodePlainGsm7(octets)
  if (plain !== null) return plain
  const { base, shifted } = tablesOf(shifts)
  let text = ''
  for (let index = 0; index < octets.length; index++) {
    const octet = octets[index] ?? 0
    if (octet !== escapeSeptet) {
      text += base[octet] ?? '\uFFFD'
      continue
    }
    index += 1
    const escaped = octets[index]
    if (escaped === undefined || escaped === escapeSeptet) text += ' '
    else text += shifted[escaped] ?? base[escaped] ?? '\uFFFD'
  }
  return text
}

/** Every character of the text that the default alphabet and its extension lack, in order. */
export function outsideGsm(text: string, shifts: Gsm7Shifts = {}): GsmOffender[] {
  const codes = gsm7Codes(shifts)
  const offenders: GsmOffender[] = []
  for (let index = 0; index < text.length; index++) {
    if (codes[text.charCodeAt(index)] !== notInTable) continue
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
    const replacement = suggestReplacement(character)
    offenders.push(replacement === undefined ? { character, index } : { character, index, replacement })
    index += character.length - 1
  }
  return offenders
}
