import { isoTime } from '../pcap/captured-row.ts'
import { toHex } from '../smpp/hex.ts'
import type { AnyField, FilterValue } from './filter-field.ts'

/** A value as a filter writes it, a text without its quotes: names where numbers have them; '' for what has no value. */
export function fieldValueText(field: AnyField, value: FilterValue): string {
  if (value instanceof Uint8Array) return toHex(value)
  if (typeof value === 'string') return value
  if (field.kind === 'none') return ''
  if (field.kind === 'time') return isoTime(value) ?? ''
  if (field.kind === 'duration') return `${value / 1000}ms`
  return field.nameOf?.(value) ?? String(value)
}
