import type { Gsm7Shifts } from './gsm7.ts'
import { escapedMark, gsm7Codes, isInGsm7 } from './gsm7.ts'
import type { PlainEncoding } from './message-options.ts'
import { part5Octet, part8Octet } from './single-octet.ts'

/**
 * A text laid out in the units of one alphabet. `costs[i]` is what UTF-16 unit i takes; 0 marks a unit that belongs
 * to the one before it (second half of a pair, second digit of an octet), so no part may begin there.
 */
export interface TextUnits {
  readonly costs: Uint8Array
  readonly total: number
  readonly notEncodable: readonly { readonly character: string; readonly index: number }[]
  /** Octets of a run of the text; what the alphabet lacks becomes a question mark. */
  readonly encode: (start: number, end: number) => Uint8Array
}

const questionMark = 0x3f

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00
}

/** True when unit `index` is the second half of a pair; a lone half stands for itself. */
function isSecondHalf(text: string, index: number): boolean {
  return index > 0 && isLow(text.charCodeAt(index)) && isHigh(text.charCodeAt(index - 1))
}

/** One code table, at most two octets a character: GSM 7-bit and the single-octet alphabets. */
function layOutCoded(text: string, codeOf: (unit: number) => number | undefined): TextUnits {
  const costs = new Uint8Array(text.length)
  const notEncodable: { character: string; index: number }[] = []
  let total = 0
  for (let index = 0; index < text.length; index++) {
    if (isSecondHalf(text, index)) continue
    const code = codeOf(text.charCodeAt(index))
    if (code === undefined) {
      notEncodable.push({ character: String.fromCodePoint(text.codePointAt(index) ?? questionMark), index })
    }
    const cost = code !== undefined && code >= escapedMark ? 2 : 1
    costs[index] = cost
    total += cost
  }
  const encode = (start: number, end: number): Uint8Array => {
    const octets = new Uint8Array((end - start) * 2)
    let length = 0
    for (let index = start; index < end; index++) {
      if (costs[index] === 0) continue
      const code = codeOf(text.charCodeAt(index)) ?? questionMark
      if (code >= escapedMark) octets[length++] = escapedMark >> 8
      octets[length++] = code & 0xff
    }
    return octets.slice(0, length)
  }
  return { costs, total, notEncodable, encode }
}

function layOutUcs2(text: string): TextUnits {
  const costs = new Uint8Array(text.length).fill(1)
  for (let index = 1; index < text.length; index++) {
    if (!isSecondHalf(text, index)) continue
    costs[index - 1] = 2
    costs[index] = 0
  }
  const encode = (start: number, end: number): Uint8Array => {
    const octets = new Uint8Array((end - start) * 2)
    for (let index = start; index < end; index++) {
      const unit = text.charCodeAt(index)
      octets[(index - start) * 2] = unit >> 8
      octets[(index - start) * 2 + 1] = unit & 0xff
    }
    return octets
  }
  return { costs, total: text.length, notEncodable: [], encode }
}

function hexDigit(unit: number): number | null {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : null
}

/** Octets typed as hex digits; blanks and colons between octets are free. */
function layOutHex(text: string): TextUnits {
  const costs = new Uint8Array(text.length)
  const notEncodable: { character: string; index: number }[] = []
  let total = 0
  let openDigit = -1
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (/[\s:]/.test(character)) continue
    if (hexDigit(text.charCodeAt(index)) === null) {
      const whole = String.fromCodePoint(text.codePointAt(index) ?? questionMark)
      notEncodable.push({ character: whole, index })
      index += whole.length - 1
      continue
    }
    if (openDigit >= 0) {
      openDigit = -1
      continue
    }
    openDigit = index
    costs[index] = 1
    total += 1
  }
  if (openDigit >= 0) notEncodable.push({ character: text.charAt(openDigit), index: openDigit })
  const encode = (start: number, end: number): Uint8Array => {
    const digits: number[] = []
    for (let index = start; index < end; index++) {
      const digit = hexDigit(text.charCodeAt(index))
      if (digit !== null) digits.push(digit)
    }
    return Uint8Array.from({ length: (digits.length + 1) >> 1 }, (_, index) => {
      return ((digits[index * 2] ?? 0) << 4) | (digits[index * 2 + 1] ?? 0)
    })
  }
  return { costs, total, notEncodable, encode }
}

/** Lays a text out in units of the alphabet. Linear in the text. */
export function layOutText(text: string, encoding: PlainEncoding, shifts: Gsm7Shifts = {}): TextUnits {
  switch (encoding) {
    case 'gsm7':
    case 'gsm7-packed': {
      const codes = gsm7Codes(shifts)
      return layOutCoded(text, (unit) => (isInGsm7(codes, unit) ? codes[unit] : undefined))
    }
    case 'latin1':
      return layOutCoded(text, (unit) => (unit < 0x100 ? unit : undefined))
    case 'ascii':
      return layOutCoded(text, (unit) => (unit < 0x80 ? unit : undefined))
    case 'iso-8859-5':
      return layOutCoded(text, part5Octet)
    case 'iso-8859-8':
      return layOutCoded(text, part8Octet)
    case 'ucs2':
      return layOutUcs2(text)
    case 'binary':
      return layOutHex(text)
  }
}
