import { formatAbsoluteTime, formatRelativeTime, parseSmppTime } from '../../../shared/text/smpp-time.ts'

/** How a time is being given: not at all, by a ready period, at a moment picked, or octet for octet. */
export type TimeMode = 'none' | 'preset' | 'moment' | 'exact'

export interface Period {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: number
}

const unitSeconds = { minutes: 60, hours: 3600, days: 86_400 } as const

export const validityPeriods: readonly Period[] = [
  { unit: 'minutes', count: 5 },
  { unit: 'hours', count: 1 },
  { unit: 'hours', count: 12 },
  { unit: 'days', count: 1 },
  { unit: 'days', count: 3 },
  { unit: 'days', count: 7 },
]

export const schedulePeriods: readonly Period[] = [
  { unit: 'minutes', count: 1 },
  { unit: 'minutes', count: 10 },
  { unit: 'hours', count: 1 },
  { unit: 'days', count: 1 },
]

export function periodValue({ unit, count }: Period): string {
  return formatRelativeTime(count * unitSeconds[unit])
}

/** The mode a stored value is shown in. */
export function timeMode(value: string, periods: readonly Period[]): TimeMode {
  if (value === '') return 'none'
  if (periods.some((period) => periodValue(period) === value)) return 'preset'
  return parseSmppTime(value).kind === 'absolute' ? 'moment' : 'exact'
}

/** A moment as absolute time in UTC, which needs no zone table at the other end; null for a year that has none. */
export function momentValue(at: number): string | null {
  const year = new Date(at).getUTCFullYear()
  return year >= 2000 && year <= 2099 ? formatAbsoluteTime(at) : null
}

/** A moment to begin with: the next full hour. */
export function nextHour(now: number): string {
  return formatAbsoluteTime((Math.floor(now / 3_600_000) + 1) * 3_600_000)
}
