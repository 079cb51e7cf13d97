import type { TFunction } from 'i18next'
import { noTime } from '../../shared/contract/capture.ts'
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

/** 2026-11-22 12:04, where lines are told apart by their minute. */
export function formatMinute(at: number): string {
  return `${formatDay(at)} ${formatClock(at).slice(0, 5)}`
}

/** 2026-11-22T12:04: what an `<input type="datetime-local">` shows. */
export function toLocalInput(at: number): string {
  return formatMinute(at).replace(' ', 'T')
}

/** Epoch ms of what such an input holds, in this machine's zone; null while it holds nothing whole. */
export function fromLocalInput(text: string): number | null {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
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
