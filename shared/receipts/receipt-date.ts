import { daysInMonth } from '../text/smpp-time.ts'

export interface ReceiptDate {
  /** ISO 8601 as far as the digits go; no zone unless the text gives one. null: nothing, or not a date. */
  readonly at: string | null
  readonly deviation: 'bad-date' | 'ambiguous-date' | 'smpp-time' | 'zero-date' | null
  /** Every reading, the chosen one first, where there are several. */
  readonly readings?: readonly string[]
}

const nothing: ReceiptDate = { at: null, deviation: null }

/** Day before month and year, as some SMSCs write it; offered only where the year first gives no date. */
function dayFirst(raw: string): string | null {
  const year = fullYear(raw.slice(4, 6))
  return isoOf(year, raw.slice(2, 4) + raw.slice(0, 2) + raw.slice(6))
}

/** Seconds, or milliseconds, since 1970, of this century's first half; null for other digits. */
function sinceEpoch(raw: string): string | null {
  const seconds = raw.length === 13 ? Math.floor(Number(raw) / 1000) : Number(raw)
  const isLikely =
    (raw.length === 10 || raw.length === 13) && seconds >= 978_307_200 && seconds < 2_556_144_000
  return isLikely ? new Date(seconds * 1000).toISOString().replace('.000', '') : null
}

function badDate(raw: string): ReceiptDate {
  const readings = [raw.length === 13 ? null : dayFirst(raw), sinceEpoch(raw)].filter((read) => read !== null)
  return readings.length === 0
    ? { at: null, deviation: 'bad-date' }
    : { at: null, deviation: 'bad-date', readings }
}

/** Digits to ISO 8601, or null when there is no such day or hour: never rolled over. */
function isoOf(year: number, rest: string): string | null {
  const number = (at: number): number => (at + 2 <= rest.length ? Number(rest.slice(at, at + 2)) : 0)
  const [month, day, hour, minute, second] = [number(0), number(2), number(4), number(6), number(8)]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  const two = (at: number): string => rest.slice(at, at + 2)
  const seconds = rest.length >= 10 ? `:${two(8)}` : ''
  return `${String(year).padStart(4, '0')}-${two(0)}-${two(2)}T${two(4)}:${two(6)}${seconds}`
}

/** A receipt can be old, never far ahead: 70 to 99 are the last century. */
function fullYear(twoDigits: string): number {
  const year = Number(twoDigits)
  return year < 70 ? 2000 + year : 1900 + year
}

function readSmppTime(raw: string): ReceiptDate {
  const iso = isoOf(fullYear(raw.slice(0, 2)), raw.slice(2, 12))
  const quarters = Number(raw.slice(13, 15))
  if (iso === null || quarters > 48) return { at: null, deviation: 'bad-date' }
  const hours = String(Math.floor(quarters / 4)).padStart(2, '0')
  const minutes = String((quarters % 4) * 15).padStart(2, '0')
  const sign = quarters === 0 ? '+' : raw.charAt(15)
  return { at: `${iso}.${raw.charAt(12)}${sign}${hours}:${minutes}`, deviation: 'smpp-time' }
}

function shortYear(raw: string): string | null {
  return isoOf(fullYear(raw.slice(0, 2)), raw.slice(2))
}

function longYear(raw: string): string | null {
  return isoOf(Number(raw.slice(0, 4)), raw.slice(4, 14))
}

const signed =
  /^(\d{1,4})([-/.])(\d\d?)\2(\d{2,4})[T ](\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?$/

/** Day and time with signs between: ISO 8601, and the year last or of two digits. Null for what is not written so. */
function readSigned(raw: string): ReceiptDate | null {
  const [, one = '', , two = '', three = '', hour = '', minute = '', second, zone = ''] =
    signed.exec(raw) ?? []
  if (one === '') return null
  const pad = (part: string) => part.padStart(2, '0')
  const time = `${pad(hour)}${minute}${second ?? ''}`
  const ofDay = (year: string, month: string, day: string): string | null => {
    const number = year.length === 2 ? fullYear(year) : Number(year)
    const iso = year.length === 3 ? null : isoOf(number, pad(month) + pad(day) + time)
    return iso === null ? null : iso + zoneOf(zone)
  }
  if (one.length === 4) {
    const at = three.length === 2 ? ofDay(one, two, three) : null
    if (at === null) return { at: null, deviation: 'bad-date' }
    return { at: raw[4] === '-' ? raw.replace(' ', 'T') : at, deviation: null }
  }
  const lastYear = [ofDay(three, two, one), ofDay(three, one, two)]
  const found = three.length === 2 ? [ofDay(one, two, three), ...lastYear] : lastYear
  const readings = [...new Set(found.filter((read) => read !== null))]
  const [at = null] = readings
  if (at === null) return { at, deviation: 'bad-date' }
  return readings.length === 1 ? { at, deviation: null } : { at, deviation: 'ambiguous-date', readings }
}

/** `+0300` as ISO 8601 writes it beside a time with colons. */
function zoneOf(written: string): string {
  return written.replace(/^([+-]\d\d):?(\d\d)?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
}

/** Reads a submit or done date by its number of digits, or by the signs between them. */
export function readReceiptDate(raw: string): ReceiptDate {
  if (raw === '') return nothing
  if (/^0+$/.test(raw)) return { at: null, deviation: 'zero-date' }
  if (/^\d{15}[+-]$/.test(raw)) return readSmppTime(raw)
  const read = readSigned(raw)
  if (read !== null) return read
  const zoned = /^(\d{14})(Z|[+-]\d\d:?\d\d)$/.exec(raw)
  const parted = /^(\d{6}|\d{8}) (\d{4}|\d{6})$/.exec(raw)
  if (zoned !== null || parted !== null) {
    const [, day = '', time = ''] = zoned ?? parted ?? []
    const at = zoned ? longYear(day) : day.length === 8 ? longYear(day + time) : shortYear(day + time)
    return at === null
      ? { at: null, deviation: 'bad-date' }
      : { at: zoned ? at + zoneOf(time) : at, deviation: null }
  }
  if (!/^\d+$/.test(raw)) return { at: null, deviation: 'bad-date' }
  switch (raw.length) {
    case 10: {
      const short = shortYear(raw)
      return short === null ? badDate(raw) : { at: short, deviation: null }
    }
    case 12: {
      const [short, long] = [shortYear(raw), longYear(raw)]
      // YYMMDDhhmmss and YYYYMMDDhhmm are both sent; below the year 1970 the latter fits by chance.
      const isLongLikely = long !== null && Number(raw.slice(0, 4)) >= 1970
      if (short !== null && isLongLikely) {
        return { at: short, deviation: 'ambiguous-date', readings: [short, long] }
      }
      if (short !== null) return { at: short, deviation: null }
      return long === null ? badDate(raw) : { at: long, deviation: null }
    }
    case 14:
    case 16: {
      const long = longYear(raw)
      return long === null ? { at: null, deviation: 'bad-date' } : { at: long, deviation: null }
    }
    case 13:
      return badDate(raw)
    default:
      return { at: null, deviation: 'bad-date' }
  }
}
