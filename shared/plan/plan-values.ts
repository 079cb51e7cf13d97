import { readRate as readLoadRate } from '../load/rate-shape.ts'
import { durationOf } from '../text/duration.ts'
import type { Language } from '../words/words.ts'

/** Longest wait that timers can keep, ms. */
const longestMs = 2 ** 31 - 1

/** ms of '500ms', '2s', '10m', '1.5h'; null for any other text. A bare number has no unit to go by, 0 needs none. */
export function readDuration(text: string): number | null {
  const written = text.trim()
  if (/^[\d.]+$/.test(written)) return written === '0' ? 0 : null
  const us = durationOf(written)
  return us === null || us / 1000 > longestMs ? null : us / 1000
}

const unitWords = {
  en: { ms: 'ms', s: 's', min: 'min', h: 'h' },
  ru: { ms: 'мс', s: 'с', min: 'мин', h: 'ч' },
} as const

/** '250 ms', '2 s', '1.5 min': three digits that count. Measured values have the units that plans are written in. */
export function durationText(ms: number, language: Language = 'en'): string {
  const words = unitWords[language]
  if (ms < 1000) return `${rounded(ms)} ${words.ms}`
  if (ms < 120_000) return `${rounded(ms / 1000)} ${words.s}`
  return ms < 7_200_000 ? `${rounded(ms / 60_000)} ${words.min}` : `${rounded(ms / 3_600_000)} ${words.h}`
}

/** A second of '100/s', '6000/m', '10/h'; null for any other text. */
export function readRate(text: string): number | null {
  return text.includes('/') ? readLoadRate(text) : null
}

export function rateText(perSecond: number): string {
  return `${rounded(perSecond)}/s`
}

/** The share of '0.1%', or of a number from 0 to 1; null for any other text. */
export function readShare(text: string): number | null {
  const [, number, sign] = /^(\d{1,3}(?:\.\d{1,9})?)\s*(%?)$/.exec(text.trim()) ?? []
  if (number === undefined) return null
  const share = sign === '%' ? Number(number) / 100 : Number(number)
  return share <= 1 ? share : null
}

export function shareText(share: number): string {
  return `${rounded(share * 100)}%`
}

export function readFlag(text: string): boolean | null {
  if (/^(?:true|yes|1)$/i.test(text)) return true
  return /^(?:false|no|0)$/i.test(text) ? false : null
}

/** A whole number in decimal, or in hex after 0x; null for any other text. */
export function readCount(text: string): number | null {
  const number = /^(?:\d{1,15}|0x[0-9a-f]{1,12})$/i.test(text.trim()) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : null
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(value >= 100 ? 4 : 3)))
}
