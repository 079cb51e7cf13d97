import type { Alphabet } from './data-coding.ts'
import { readDataCoding } from './data-coding.ts'
import type { Gsm7Shifts } from './gsm7.ts'
import { decodeGsm7 } from './gsm7.ts'
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
 * 'suspect-packed': what the high octets look like. 'alphabet-unknown': read as Latin-1, since there is no
 * table.
 */
type TextProblem =
  | 'ucs2-odd-length'
  | 'ucs2-little-endian'
  | 'gsm7-high-octet'
  | 'suspect-utf8'
  | 'suspect-packed'
  | 'alphabet-unknown'
  | 'compressed'

export interface DecodedText {
  /** '' for binary: octets are not text. */
  readonly text: string
  readonly encoding: Alphabet
  readonly problems: readonly TextProblem[]
}

const noOptions: DecodeTextOptions = {}
const noProblems: readonly TextProblem[] = []

/** Two-octet UTF-8 sequences of letters (lead C2..DF) and no octet above 0x7F outside a sequence. */
function looksLikeUtf8(octets: Uint8Array): boolean {
  let sequences = 0
  for (let index = 0; index < octets.length; index++) {
    const octet = octets[index] ?? 0
    if (octet < 0x80) continue
    const follow =
      octet >= 0xc2 && octet <= 0xdf
        ? 1
        : octet >= 0xe0 && octet <= 0xef
          ? 2
          : octet >= 0xf0 && octet <= 0xf4
            ? 3
            : 0
    if (follow === 0) return false
    for (let step = 1; step <= follow; step++) {
      if (((octets[index + step] ?? 0) & 0xc0) !== 0x80) return false
    }
    index += follow
    sequences += 1
  }
  return sequences > 0
}

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

function gsm7Problems(octets: Uint8Array): readonly TextProblem[] {
  let bits = 0
  for (let index = 0; index < octets.length; index++) bits |= octets[index] ?? 0
  if (bits <= 0x7f) return noProblems
  let high = 0
  for (let index = 0; index < octets.length; index++) if ((octets[index] ?? 0) > 0x7f) high += 1
  if (looksLikeUtf8(octets)) return ['gsm7-high-octet', 'suspect-utf8']
  // Packed septets set about every other top bit; Latin-1 text sets few.
  return high * 4 > octets.length ? ['gsm7-high-octet', 'suspect-packed'] : ['gsm7-high-octet']
}

function ucs2Problems(octets: Uint8Array): readonly TextProblem[] {
  const problems: TextProblem[] = []
  if (octets.length % 2 === 1) problems.push('ucs2-odd-length')
  if (looksLittleEndian(octets)) problems.push('ucs2-little-endian')
  return problems
}

/** The alphabet of the octets and what looks wrong about them, without the work of making the text. */
export function checkText(
  octets: Uint8Array,
  dataCoding: number,
  options: DecodeTextOptions = noOptions,
): { readonly encoding: Alphabet; readonly problems: readonly TextProblem[] } {
  const coding = readDataCoding(dataCoding)
  const encoding = dataCoding === 0 ? (options.defaultAlphabet ?? 'gsm7') : coding.alphabet
  if (coding.isCompressed) return { encoding, problems: ['compressed'] }
  switch (encoding) {
    case 'gsm7':
      return { encoding, problems: gsm7Problems(octets) }
    case 'ucs2':
      return { encoding, problems: ucs2Problems(octets) }
    case 'ascii':
    case 'latin1':
      return { encoding, problems: looksLikeUtf8(octets) ? ['suspect-utf8'] : noProblems }
    case 'iso-8859-5':
    case 'iso-8859-8':
    case 'binary':
      return { encoding, problems: noProblems }
    default:
      return { encoding, problems: ['alphabet-unknown'] }
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
  const { encoding, problems } = checkText(octets, dataCoding, options)
  const text = problems[0] === 'compressed' ? '' : textIn(encoding, octets, options)
  return { text, encoding, problems }
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
