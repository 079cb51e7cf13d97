import type { Gsm7Shifts } from './gsm7.ts'
import { gsm7Codes, isInGsm7 } from './gsm7.ts'
import {
  isGsm7,
  type MessageEncoding,
  type NationalChoice,
  type PlainEncoding,
  type TextRules,
} from './message-options.ts'
import { chooseShifts, shiftsOf } from './national-tables.ts'
import { hasLatin1, hasPart5, hasPart8 } from './single-octet.ts'

/**
 * Why the encoding is what it is: 'chosen' by the user; 'gsm7' holds every character; 'national' tables make it hold
 * them, or make it shorter; 'default-alphabet' of the provider holds them; 'ucs2-needed' since GSM 7-bit does not;
 * 'only-accepted' of what the provider takes; 'none-accepted' holds the text at all.
 */
export type EncodingReason =
  | 'chosen'
  | 'gsm7'
  | 'national'
  | 'default-alphabet'
  | 'ucs2-needed'
  | 'only-accepted'
  | 'none-accepted'

export interface EncodingChoice {
  readonly encoding: PlainEncoding
  readonly dataCoding: number
  /** National tables in force; empty for other encodings. */
  readonly shifts: Gsm7Shifts
  readonly reason: EncodingReason
}

export interface EncodingRequest {
  readonly text: string
  readonly encoding: MessageEncoding
  readonly locking: NationalChoice
  readonly singleShift: NationalChoice
  readonly rules: TextRules
  /** Octets of the header's other elements in a message alone and in a part, without UDHL. */
  readonly otherOctets: { readonly alone: number; readonly split: number }
}

/** SMPP 3.4 §5.2.19. */
const dataCodings: Readonly<Record<PlainEncoding, number>> = {
  gsm7: 0,
  'gsm7-packed': 0,
  ascii: 1,
  latin1: 3,
  binary: 4,
  'iso-8859-5': 6,
  'iso-8859-8': 7,
  ucs2: 8,
}

/** The data_coding for an alphabet: 0 where that is the provider's own default. */
export function dataCodingFor(encoding: PlainEncoding, rules: TextRules = {}): number {
  return encoding === rules.defaultAlphabet ? 0 : dataCodings[encoding]
}

function isGsm7Text(text: string, shifts: Gsm7Shifts): boolean {
  const codes = gsm7Codes(shifts)
  for (let index = 0; index < text.length; index++) {
    if (!isInGsm7(codes, text.charCodeAt(index))) return false
  }
  return true
}

function every(text: string, has: (unit: number) => boolean): boolean {
  for (let index = 0; index < text.length; index++) if (!has(text.charCodeAt(index))) return false
  return true
}

const isAscii = (unit: number): boolean => unit < 0x80

/** Single-octet alphabets in the order in which they are tried where UCS-2 is not taken. */
const narrow: readonly (readonly [PlainEncoding, (unit: number) => boolean])[] = [
  ['ascii', isAscii],
  ['latin1', hasLatin1],
  ['iso-8859-5', hasPart5],
  ['iso-8859-8', hasPart8],
]

/** Encoding of a text, and the reason. Never fails: characters that no accepted encoding holds are named by the planner. */
export function chooseEncoding(request: EncodingRequest): EncodingChoice {
  const { text, rules, locking, singleShift } = request
  const plain = (encoding: PlainEncoding, reason: EncodingReason): EncodingChoice => ({
    encoding,
    dataCoding: dataCodingFor(encoding, rules),
    shifts: {},
    reason,
  })
  const named = shiftsOf(numberOf(locking), numberOf(singleShift))
  const isAutomatic = locking === 'auto' || singleShift === 'auto'
  const best = (): Gsm7Shifts | null =>
    isAutomatic
      ? chooseShifts(text, { locking, singleShift }, request.otherOctets)
      : isGsm7Text(text, named)
        ? named
        : null

  if (request.encoding !== 'auto') {
    const choice = plain(request.encoding, 'chosen')
    return isGsm7(request.encoding) ? { ...choice, shifts: best() ?? named } : choice
  }
  const isAccepted = (encoding: PlainEncoding): boolean =>
    rules.dataCodings === undefined || rules.dataCodings.includes(dataCodingFor(encoding, rules))
  const { defaultAlphabet = 'gsm7' } = rules
  if (defaultAlphabet === 'gsm7' && isAccepted('gsm7')) {
    const shifts = best()
    const isNational = isAutomatic && shifts !== null && Object.keys(shifts).length > 0
    if (shifts !== null) return { ...plain('gsm7', isNational ? 'national' : 'gsm7'), shifts }
  } else if (isAccepted(defaultAlphabet)) {
    const has = narrow.find(([encoding]) => encoding === defaultAlphabet)?.[1]
    if (has !== undefined && every(text, has)) return plain(defaultAlphabet, 'default-alphabet')
  }
  if (isAccepted('ucs2')) return plain('ucs2', 'ucs2-needed')
  const only = narrow.find(([encoding, has]) => isAccepted(encoding) && every(text, has))
  return only === undefined ? plain(defaultAlphabet, 'none-accepted') : plain(only[0], 'only-accepted')
}

function numberOf(choice: NationalChoice): number {
  return typeof choice === 'number' ? choice : 0
}
