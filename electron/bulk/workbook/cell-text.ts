/** Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30, and those of East Asian locales). */
const dateFormatRanges = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const

/** True when a number format shows a date or a time. `code`: null for a built-in one. */
export function isDateFormat(id: number, code: string | null): boolean {
  if (code === null) return dateFormatRanges.some(([first, last]) => id >= first && id <= last)
  // Text in quotes or behind a backslash is literal; brackets hold colours and conditions, or [h].
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare)
}

/** Decimal digits that a double holds without loss. */
const exactDigits = 15

/**
 * A number as it should be read: a phone number is not a quantity. Excel writes long ones with an exponent;
 * they are written out when every digit is exact, else left as they are, and later fail as phone numbers.
 */
export function numberText(written: string): string {
  const whole = /^(-?\d+)\.0+$/.exec(written)?.[1]
  if (whole !== undefined) return whole
  const [, sign = '', first, rest = '', power] = /^(-?)(\d)(?:\.(\d+))?E\+?(\d{1,3})$/i.exec(written) ?? []
  if (first === undefined || power === undefined) return written
  const digits = `${first}${rest.replace(/0+$/, '')}`
  const zeros = Number(power) - (digits.length - 1)
  return zeros < 0 || Number(power) >= exactDigits ? written : `${sign}${digits}${'0'.repeat(zeros)}`
}

const dayMs = 86_400_000
/** Day 0 of serial numbers: one day early, because Excel counts a 29 February 1900 that never was. */
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)
const maxSerial = 2_958_466

/** A serial date as YYYY-MM-DD, HH:MM:SS, or both; the number as it is written when it is not a date. It has no time zone. */
export function dateText(written: string, isFrom1904: boolean): string {
  const serial = Number(written)
  if (written === '' || !(serial >= 0 && serial < maxSerial)) return written
  const start = isFrom1904 ? epoch1904 : serial < 60 ? epoch1900 + dayMs : epoch1900
  const iso = new Date(start + Math.round(serial * 86_400) * 1000).toISOString()
  const date = iso.slice(0, 10)
  const time = iso.slice(11, 19)
  if (Number.isInteger(serial)) return date
  return serial < 1 ? time : `${date} ${time}`
}

/** Characters that XML cannot hold are written as _xHHHH_, and such a text itself as _x005F_xHHHH_. */
export function unescapeText(text: string): string {
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** The index of the column in a reference such as AB12; null for any other text. */
export function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0]
  if (letters === undefined) return null
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
