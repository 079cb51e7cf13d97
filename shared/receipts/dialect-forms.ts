import { daysInMonth } from '../text/smpp-time.ts'

/** How a provider writes message ids. */
export const idForms = ['decimal', 'hex', 'text'] as const
export type IdForm = (typeof idForms)[number]

/** How submit date and done date are written. */
export const dateForms = [
  'YYMMDDhhmm',
  'YYMMDDhhmmss',
  'YYYYMMDDhhmm',
  'YYYYMMDDhhmmss',
  'unix-seconds',
] as const
export type DateForm = (typeof dateForms)[number]

/** 2001 to 2040: what else has ten digits is no time in seconds. */
const unixSeconds = { first: 1_000_000_000, last: 2_208_988_800 }
/** Receipts are of the time since SMS exists, and of no time to come. */
const years = { first: 1992, last: 2069 }

/** True when the digits are a day and time in this form. */
export function isInDateForm(raw: string, form: DateForm): boolean {
  if (!/^\d+$/.test(raw)) return false
  if (form === 'unix-seconds') {
    return raw.length === 10 && Number(raw) >= unixSeconds.first && Number(raw) <= unixSeconds.last
  }
  if (raw.length !== form.length) return false
  const yearDigits = form.startsWith('YYYY') ? 4 : 2
  const year = Number(raw.slice(0, yearDigits)) + (yearDigits === 2 ? 2000 : 0)
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    raw.slice(yearDigits).match(/../g) ?? []
  ).map(Number)
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return isDay && year >= years.first && year <= years.last && hour < 24 && minute < 60 && second < 60
}

/**
 * How these ids are written: digits alone are decimal, though a few hexadecimal ones may have no letter; null without
 * ids.
 */
export function idFormOf(ids: readonly string[]): IdForm | null {
  if (ids.length === 0) return null
  if (ids.every((id) => /^\d+$/.test(id))) return 'decimal'
  return ids.every((id) => /^(?:0x)?[0-9a-f]+$/i.test(id)) ? 'hex' : 'text'
}
