import type { TFunction } from 'i18next'
import { noTime } from '../../shared/contract/no-time.ts'
import type { Language } from '../../shared/words/words.ts'

const pad = (value: number, digits: number) => String(value).padStart(digits, '0')

/** In the place of a time that nobody told. */
const without = '—'

/** Wall-clock time of this machine to the millisecond: 12:04:31.204. The zone stands in the status bar. */
export function formatTime(at: number): string {
  if (at === noTime) return without
  const date = new Date(at)
  return `${formatClock(at)}.${pad(date.getMilliseconds(), 3)}`
}

/** 12:04:31 */
export function formatClock(at: number): string {
  const date = new Date(at)
  return `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}`
}

/** 2026-11-22, on this machine's calendar. */
export function formatDay(at: number): string {
  if (at === noTime) return without
  const date = new Date(at)
  return `${date.getFullYear()}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`
}

/** 2026-11-22, in UTC: as certificates state their days. */
export function formatUtcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** 2026-11-22 12:04, where lines are told apart by their minute; in this machine's zone or in UTC. */
export function formatMinute(at: number, isUtc = false): string {
  if (isUtc) return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  return `${formatDay(at)} ${formatClock(at).slice(0, 5)}`
}

const dayFirst = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}),? +(?<hour>\d{1,2}):(?<minute>\d{2})$/
const yearFirst =
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?: +|T)(?<hour>\d{1,2}):(?<minute>\d{2})$/

/** Epoch ms of 2026-11-22 12:04 or 22.11.2026 12:04; null for what is neither, or is on no calendar. */
export function readMoment(text: string, isUtc = false): number | null {
  const { groups } = yearFirst.exec(text.trim()) ?? dayFirst.exec(text.trim()) ?? {}
  if (groups === undefined) return null
  const number = (name: string) => Number(groups[name])
  const [year, month, day, hour] = [number('year'), number('month'), number('day'), number('hour')]
  const parts = [year, month - 1, day, hour, number('minute')] as const
  const at = isUtc ? Date.UTC(...parts) : new Date(...parts).getTime()
  // The 31st of a short month and 25:00 become another day. An hour that the clocks skip becomes a later one, and stays.
  const wanted = `${year}-${pad(month, 2)}-${pad(day, 2)}`
  const isReal = hour < 24 && number('minute') < 60 && formatMinute(at, isUtc).startsWith(wanted)
  return isReal ? at : null
}

/** 2026-11-22 12:04:31.204 UTC+03:00: complete, for tooltips and tickets. */
export function formatMoment(at: number): string {
  if (at === noTime) return without
  return `${formatDay(at)} ${formatTime(at)} ${formatZone(at)}`
}

/** The zone in force at that moment: UTC+03:00. */
export function formatZone(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset()
  const sign = minutes < 0 ? '−' : '+'
  return `UTC${sign}${pad(Math.floor(Math.abs(minutes) / 60), 2)}:${pad(Math.abs(minutes) % 60, 2)}`
}

/** Milliseconds as a number with three significant digits, for a unit to follow: 4.83, 12.4, 310. */
export function formatMs(ms: number): string {
  if (ms < 0.01) return '<0.01'
  if (ms < 10) return ms.toFixed(2)
  return ms < 100 ? ms.toFixed(1) : ms.toFixed(0)
}

/** A count with the language's own digit grouping. Never for ids. */
export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-US')
}

/** A length of time in the largest fitting unit: 4.83 ms, 12.4 s, 3.1 min. */
export function formatDuration(ms: number, t: TFunction<'common'>): string {
  if (ms < 1000) return t('units.ms', { value: formatMs(ms) })
  if (ms < 120_000) return t('units.s', { value: (ms / 1000).toFixed(1) })
  return ms < 7_200_000
    ? t('units.min', { value: (ms / 60_000).toFixed(1) })
    : t('units.h', { value: (ms / 3_600_000).toFixed(1) })
}

/** A length of time that somebody chose, as short as it is whole: 10 min, 90 s. */
export function formatSpan(ms: number, t: TFunction<'common'>): string {
  const unit = spanUnits.find(([size]) => ms >= size && ms % size === 0)
  return unit === undefined ? formatDuration(ms, t) : t(`units.${unit[1]}`, { value: ms / unit[0] })
}

const spanUnits = [
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
] as const

/** An amount of octets in decimal units: 31 MB. */
export function formatSize(octets: number, t: TFunction<'common'>): string {
  const rounded = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0))
  if (octets < 1000) return t('size.octets', { value: octets })
  if (octets < 1e6) return t('size.kilo', { value: rounded(octets / 1e3) })
  return octets < 1e9
    ? t('size.mega', { value: rounded(octets / 1e6) })
    : t('size.giga', { value: rounded(octets / 1e9) })
}

/** Seconds as they count down: 0.4, 61. */
export function formatSeconds(seconds: number): string {
  return seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0)
}

/** A speed per second: 0.5, 12.3, 400. */
export function formatRate(perSecond: number): string {
  return perSecond < 100 ? String(Math.round(perSecond * 10) / 10) : perSecond.toFixed(0)
}
