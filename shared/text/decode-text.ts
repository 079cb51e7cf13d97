import { signsOfAscii, usesAsciiSigns } from './ascii-signs.ts'
import type { Alphabet } from './data-coding.ts'
import { readDataCoding } from './data-coding.ts'
import type { Gsm7Shifts } from './gsm7.ts'
import { decodeGsm7 } from './gsm7.ts'
import { escapeSeptet } from './gsm7-table.ts'
import {
  type LikelyReading,
  likelyReading,
  type ReadingName,
  readAs,
  utf8Sequences,
} from './likely-reading.ts'
import { plausibility } from './plausibility.ts'
import { decodeAscii, decodeIso8859Part5, decodeIso8859Part8, decodeLatin1 } from './single-octet.ts'
import { decodeUcs2 } from './ucs2.ts'

export interface DecodeTextOptions {
  /** Alphabet of data_coding 0 at this message centre. */
  readonly defaultAlphabet?: 'gsm7' | 'latin1' | 'ascii'
  /** National tables announced in the header, UDH elements 0x25 and 0x24. */
  readonly shifts?: Gsm7Shifts
}

/**
 * 'ucs2-odd-length': one octet is left over. 'ucs2-little-endian': a mark or the pattern of the octets says
 * so, the text is still read as the standard says. 'gsm7-high-octet': an octet above 0x7F. 'suspect-utf8',
 * 'suspect-packed': what the high octets look like. 'suspect-ascii': signs of ASCII that are letters in GSM 7-bit.
 * 'suspect-other': the octets read well in another way, which `likely` names. 'alphabet-unknown': read as Latin-1,
 * since there is no table.
 */
type TextProblem =
  | 'ucs2-odd-length'
  | 'ucs2-little-endian'
  | 'gsm7-high-octet'
  | 'suspect-utf8'
  | 'suspect-packed'
  | 'suspect-ascii'
  | 'suspect-other'
  | 'alphabet-unknown'
  | 'compressed'

export interface DecodedText {
  /** '' for binary: octets are not text. */
  readonly text: string
  readonly encoding: Alphabet
  readonly problems: readonly TextProblem[]
}

/** The alphabet of the octets and what looks wrong about them. */
export interface CheckedText {
  readonly encoding: Alphabet
  readonly problems: readonly TextProblem[]
  /** The reading that the octets speak for, where that is not the one announced. */
  readonly likely: LikelyReading | null
}

/** Most messages: GSM 7-bit without an escape, and nothing odd. One object, so that they are told by a comparison. */
export const plainGsm7: CheckedText = { encoding: 'gsm7', problems: [], likely: null }

const noOptions: DecodeTextOptions = {}
const noProblems: readonly TextProblem[] = []

/** A byte order mark FF FE, or most units with a small second octet and an empty first one the wrong way round. */
function looksLittleEndian(octets: Uint8Array): boolean {
  if (octets.length < 2) return false
  if (octets[0] === 0xff && octets[1] === 0xfe) return true
  const units = octets.length >> 1
  let swapped = 0
  let straight = 0
  for (let index = 0; index < units; index++) {
    const high = octets[index * 2] ?? 0
    const low = octets[index * 2 + 1] ?? 0
    // Latin, Greek and Cyrillic are in the first five pages: that octet shows the order.
    if (low <= 0x04 && high >= 0x10) swapped += 1
    if (high <= 0x04 && low >= 0x10) straight += 1
  }
  return units >= 2 && swapped > straight && swapped * 2 > units
}

/** Marks of the octets in GSM 7-bit: 1 where ASCII has a sign and GSM a letter, 2 escape, 0x80 above the alphabet. */
const gsm7Marks = Uint8Array.from({ length: 256 }, (_, octet) => {
  if (octet > 0x7f) return 0x80
  return (signsOfAscii.includes(octet) ? 1 : 0) | (octet === escapeSeptet ? 2 : 0)
})

/** Four octets a turn: every message passes here. */
function marksOf(octets: Uint8Array): number {
  const { length } = octets
  let marks = 0
  let at = 0
  for (; at + 3 < length; at += 4) {
    marks |=
      (gsm7Marks[octets[at] ?? 0] ?? 0) |
      (gsm7Marks[octets[at + 1] ?? 0] ?? 0) |
      (gsm7Marks[octets[at + 2] ?? 0] ?? 0) |
      (gsm7Marks[octets[at + 3] ?? 0] ?? 0)
  }
  for (; at < length; at += 1) marks |= gsm7Marks[octets[at] ?? 0] ?? 0
  return marks
}

function checkGsm7(octets: Uint8Array): CheckedText {
  const encoding = 'gsm7'
  const marks = marksOf(octets)
  if (marks === 0 && !mayBeUcs2(octets)) return plainGsm7
  if ((marks & 0x80) === 0) {
    if ((marks & 1) !== 0 && usesAsciiSigns(octets)) {
      return { encoding, problems: ['suspect-ascii'], likely: { name: 'ascii', text: decodeAscii(octets) } }
    }
    return mayBeUcs2(octets)
      ? doubted(encoding, octets, [])
      : { encoding, problems: noProblems, likely: null }
  }
  if (utf8Sequences(octets) > 0) return asUtf8(encoding, octets, ['gsm7-high-octet'])
  let high = 0
  for (let index = 0; index < octets.length; index++) if ((octets[index] ?? 0) > 0x7f) high += 1
  const read = doubted(encoding, octets, ['gsm7-high-octet'])
  // Packed septets set about every other top bit; Latin-1 text sets few.
  if (high * 4 <= octets.length) return read
  const packed = { name: 'gsm7-packed', text: readAs('gsm7-packed', octets) } as const
  if (read.likely !== null && plausibility(read.likely.text) > plausibility(packed.text)) return read
  return { encoding, problems: ['gsm7-high-octet', 'suspect-packed'], likely: packed }
}

function asUtf8(encoding: Alphabet, octets: Uint8Array, problems: readonly TextProblem[]): CheckedText {
  const likely = { name: 'utf8', text: readAs('utf8', octets) } as const
  return { encoding, problems: [...problems, 'suspect-utf8'], likely }
}

/** Asks what the octets speak for, which takes time: only where a glance at them shows something odd. */
function doubted(
  encoding: Alphabet,
  octets: Uint8Array,
  problems: readonly TextProblem[],
  announced: ReadingName | null = encoding as ReadingName,
): CheckedText {
  const likely = likelyReading(octets, announced)
  if (likely === null) return { encoding, problems, likely }
  const problem = likely.name === 'utf8' ? 'suspect-utf8' : 'suspect-other'
  return { encoding, problems: [...problems, problem], likely }
}

/** True when the first two characters could be of UTF-16, either way: octets that hardly any text begins with. */
function mayBeUcs2(octets: Uint8Array): boolean {
  if (octets.length < 4 || octets.length % 2 === 1) return false
  const isBelow = (at: number): boolean => (octets[at] ?? 0) < 0x20
  return (isBelow(0) && isBelow(2)) || (isBelow(1) && isBelow(3))
}

/** Pages that letters and signs of most texts in UCS-2 stand in: Latin, Greek, Cyrillic, Hebrew, Arabic, signs. */
const plainPages = Uint8Array.from({ length: 256 }, (_, page) =>
  page <= 0x06 || page === 0x20 || page === 0x21 ? 1 : 0,
)

function checkUcs2(octets: Uint8Array): CheckedText {
  const encoding = 'ucs2'
  const problems: TextProblem[] = octets.length % 2 === 1 ? ['ucs2-odd-length'] : []
  let isPlain = 1
  for (let index = 0; index < octets.length; index += 2) isPlain &= plainPages[octets[index] ?? 0] ?? 0
  if (isPlain === 1) return { encoding, problems, likely: null }
  if (looksLittleEndian(octets)) return littleEndian(octets, problems)
  const read = doubted(encoding, octets, problems)
  return read.likely?.name === 'ucs2-le' ? littleEndian(octets, problems) : read
}

function littleEndian(octets: Uint8Array, problems: readonly TextProblem[]): CheckedText {
  const likely = { name: 'ucs2-le', text: readAs('ucs2-le', octets) } as const
  return { encoding: 'ucs2', problems: [...problems, 'ucs2-little-endian'], likely }
}

function checkSingle(encoding: 'ascii' | 'latin1', octets: Uint8Array): CheckedText {
  let bits = 0
  for (let index = 0; index < octets.length; index++) bits |= octets[index] ?? 0
  if (bits > 0x7f && utf8Sequences(octets) > 0) return asUtf8(encoding, octets, noProblems)
  if (bits <= 0x7f && !mayBeUcs2(octets)) return { encoding, problems: noProblems, likely: null }
  return doubted(encoding, octets, noProblems)
}

/** The alphabet of the octets and what looks wrong about them, without the work of making the text. */
export function checkText(
  octets: Uint8Array,
  dataCoding: number,
  options: DecodeTextOptions = noOptions,
): CheckedText {
  const coding = readDataCoding(dataCoding)
  const encoding = dataCoding === 0 ? (options.defaultAlphabet ?? 'gsm7') : coding.alphabet
  if (coding.isCompressed) return { encoding, problems: ['compressed'], likely: null }
  switch (encoding) {
    case 'gsm7':
      return checkGsm7(octets)
    case 'ucs2':
      return checkUcs2(octets)
    case 'ascii':
    case 'latin1':
      return checkSingle(encoding, octets)
    case 'iso-8859-5':
    case 'iso-8859-8':
      return { encoding, problems: noProblems, likely: null }
    case 'binary':
      return doubted(encoding, octets, noProblems, null)
    default:
      return { encoding, problems: ['alphabet-unknown'], likely: null }
  }
}

/**
 * Octets after the header to text, by data_coding. Total: any octets give a text, what looks wrong is a problem.
 * @param dataCoding 0 to 255, SMPP values first, then TS 23.038 groups.
 */
export function decodeText(
  octets: Uint8Array,
  dataCoding: number,
  options: DecodeTextOptions = noOptions,
): DecodedText {
  const checked = checkText(octets, dataCoding, options)
  const { encoding, problems } = checked
  return { text: checkedText(checked, octets, options), encoding, problems }
}

/** The text of octets that checkText has looked at with the same options. */
export function checkedText(
  { encoding, problems }: CheckedText,
  octets: Uint8Array,
  options: DecodeTextOptions = noOptions,
): string {
  return problems[0] === 'compressed' ? '' : textIn(encoding, octets, options)
}

function textIn(encoding: Alphabet, octets: Uint8Array, options: DecodeTextOptions): string {
  switch (encoding) {
    case 'gsm7':
      return decodeGsm7(octets, options.shifts)
    case 'ucs2':
      return decodeUcs2(octets)
    case 'ascii':
      return decodeAscii(octets)
    case 'iso-8859-5':
      return decodeIso8859Part5(octets)
    case 'iso-8859-8':
      return decodeIso8859Part8(octets)
    case 'binary':
      return ''
    default:
      return decodeLatin1(octets)
  }
}
