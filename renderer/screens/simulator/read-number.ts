import type { NumberBounds } from '../../../shared/simulator/number-bounds.ts'

/** The typed number within its bounds (a comma is a decimal point too), or null. */
export function readNumber(typed: string, bounds: NumberBounds): number | null {
  const text = typed.trim().replace(',', '.')
  if (!/^\d+(\.\d+)?$/.test(text)) return null
  const value = Number(text)
  if (value < bounds.min || value > bounds.max) return null
  if (bounds.isWhole && !Number.isInteger(value)) return null
  return value
}

/** data_coding values with commas or blanks between, each decimal or hexadecimal after 0x; null when one is no octet. */
export function readDataCodings(typed: string): number[] | null {
  const values = typed.split(/[\s,;]+/).filter((word) => word !== '')
  const isOctet = (word: string) => /^(\d{1,3}|0[xX][\da-fA-F]{1,2})$/.test(word) && Number(word) <= 255
  return values.every(isOctet) ? [...new Set(values.map(Number))] : null
}
