/** ms of each unit. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** Longest wait that timers can keep, ms. */
const longestMs = 2 ** 31 - 1

/** ms of '500ms', '2s', '10m', '1.5h'; null for any other text. A bare number has no unit to go by, 0 needs none. */
export function readDuration(text: string): number | null {
  const [, number, unit] = /^(\d{1,12}(?:\.\d{1,6})?)\s*(ms|s|min|m|h|d)$/.exec(text.trim()) ?? []
  if (number === undefined || unit === undefined) return text.trim() === '0' ? 0 : null
  const ms = Number(number) * (units[unit] ?? 0)
  return ms <= longestMs ? ms : null
}

/** '250 ms', '2 s', '1.5 min': three digits that count. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${rounded(ms)} ms`
  if (ms < 120_000) return `${rounded(ms / 1000)} s`
  return ms < 7_200_000 ? `${rounded(ms / 60_000)} min` : `${rounded(ms / 3_600_000)} h`
}

/** A second of '100/s', '6000/m', '10/h'; null for any other text. */
export function readRate(text: string): number | null {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,6})?)\s*\/\s*(s|min|m|h)$/.exec(text.trim()) ?? []
  return number === undefined || unit === undefined ? null : (Number(number) * 1000) / (units[unit] ?? 1)
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

/** A number with a fraction; null for any other text. */
export function readNumber(text: string): number | null {
  return /^-?\d{1,15}(?:\.\d{1,12})?$/.test(text.trim()) ? Number(text) : readCount(text)
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(value >= 100 ? 4 : 3)))
}
