/** Oddity of a relative time that can be read. */
export type RelativeTimeWarning = 'zero-period' | 'above-range' | 'tenths-or-offset'

/** A time read from `YYMMDDhhmmsstnnp` (SMPP 3.4 §7.1.1). */
export type SmppTime =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'absolute'
      /** ISO 8601 without zone, to the tenth of a second. */
      readonly local: string
      /** The same instant, ending in Z. */
      readonly utc: string
      readonly epochMs: number
      /** Minutes the local time is ahead of UTC. */
      readonly offsetMinutes: number
    }
  | ({
      readonly kind: 'relative'
      readonly warnings: readonly RelativeTimeWarning[]
    } & RelativePeriod)
  | {
      readonly kind: 'invalid'
      readonly error: 'bad-length' | 'characters' | 'no-such-date' | 'offset-above-48'
    }

export interface RelativePeriod {
  readonly years: number
  readonly months: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/** Days of a month in the Gregorian calendar; month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function isoTenths(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 21)
}

function parseRelative(value: string): SmppTime {
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = (
    value.match(/../g) ?? []
  ).map(Number)
  const warnings: RelativeTimeWarning[] = []
  if (years + months + days + hours + minutes + seconds === 0) warnings.push('zero-period')
  // The parts still add up; some message centres refuse them.
  if (months > 12 || days > 31 || hours > 23 || minutes > 59 || seconds > 59) warnings.push('above-range')
  if (value.slice(12, 15) !== '000') warnings.push('tenths-or-offset')
  return { kind: 'relative', years, months, days, hours, minutes, seconds, warnings }
}

/**
 * Reads schedule_delivery_time, validity_period and final_date. Dates that do not exist are invalid, never rolled
 * over; YY is 2000 to 2099.
 */
export function parseSmppTime(value: string): SmppTime {
  if (value === '') return { kind: 'none' }
  if (value.length !== 16) return { kind: 'invalid', error: 'bad-length' }
  if (!/^\d{15}[-+R]$/.test(value)) return { kind: 'invalid', error: 'characters' }
  if (value.endsWith('R')) return parseRelative(value)
  const [yy = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (value.match(/../g) ?? []).map(
    Number,
  )
  const year = 2000 + yy
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  if (!isDate || hour > 23 || minute > 59 || second > 59) return { kind: 'invalid', error: 'no-such-date' }
  const quarters = Number(value.slice(13, 15))
  if (quarters > 48) return { kind: 'invalid', error: 'offset-above-48' }
  const offsetMinutes = quarters === 0 ? 0 : quarters * (value.endsWith('+') ? 15 : -15)
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second, Number(value.charAt(12)) * 100)
  const epochMs = localMs - offsetMinutes * 60_000
  return {
    kind: 'absolute',
    local: isoTenths(localMs),
    utc: `${isoTenths(epochMs)}Z`,
    epochMs,
    offsetMinutes,
  }
}

/**
 * An instant as absolute time, tenths rounded down. In UTC unless an offset is given: a whole number of quarter
 * hours up to 12 h either way. Throws RangeError for an offset or year that cannot be written.
 */
export function formatAbsoluteTime(epochMs: number, offsetMinutes = 0): string {
  const quarters = Math.abs(offsetMinutes) / 15
  if (!Number.isInteger(quarters) || quarters > 48) {
    throw new RangeError(`An SMPP time cannot be written with an offset of ${offsetMinutes} minutes.`)
  }
  const local = new Date(epochMs + offsetMinutes * 60_000)
  const year = local.getUTCFullYear()
  if (!(year >= 2000 && year <= 2099)) throw new RangeError(`An SMPP time has no year ${year}.`)
  const digits = local.toISOString().replace(/\D/g, '').slice(2, 15)
  return `${digits}${two(quarters)}${offsetMinutes < 0 ? '-' : '+'}`
}

/** A period as relative time, in days to seconds: months and years depend on the calendar. At most 99 days. */
export function formatRelativeTime(totalSeconds: number): string {
  const days = Math.floor(totalSeconds / 86_400)
  if (!(totalSeconds >= 0 && days <= 99))
    throw new RangeError(`A relative SMPP time has no ${totalSeconds} seconds.`)
  const rest = Math.floor(totalSeconds % 86_400)
  return `0000${two(days)}${two(Math.floor(rest / 3600))}${two(Math.floor(rest / 60) % 60)}${two(rest % 60)}000R`
}

/** Seconds of a relative period; a month counts 30 days and a year 365, since the message centre's calendar decides. */
export function approximateSeconds(period: RelativePeriod): number {
  const days = period.years * 365 + period.months * 30 + period.days
  return days * 86_400 + period.hours * 3600 + period.minutes * 60 + period.seconds
}
