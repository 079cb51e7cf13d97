import { isoTime } from '../pcap/captured-row.ts'
import { messageStateByValue } from '../receipts/stat-table.ts'
import { toHex } from '../smpp/hex.ts'
import { layoutById } from '../smpp/pdu-layout.ts'
import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import { filterField } from './field-table.ts'
import type { FilterField, FilterValue } from './filter-field.ts'
import { quoted } from './join-filter.ts'

/** Characters of a text, and octets, that a condition quotes; of longer values it asks for the beginning. */
const mostQuoted = { characters: 200, octets: 64 } as const

/**
 * A condition that holds for PDUs whose field of this name has this value: `command_id == submit_sm`. Of a time it holds
 * from that moment on, of a duration from that length on: one that is exactly as long helps nobody. A longer text or run of
 * octets is asked for by its beginning, `hex` by any part of it. `value` null: for PDUs without the field. Gives null for a
 * name that is no field's, and where the language cannot write the value.
 */
export function writeCondition(name: string, value: FilterValue | null): string | null {
  const field = filterField(name)
  if (field === null) return null
  if (field.kind === 'none') return name
  if (value === null) return `not ${name}`
  const head = headOf(value)
  const text = written(field, head)
  if (text !== null && (head !== value || field.name === 'hex')) return `${name} contains ${text}`
  if (text === null) return null
  return `${name} ${field.kind === 'time' || field.kind === 'duration' ? '>=' : '=='} ${text}`
}

/** The value as the language reads it back; null where it cannot. */
function written(field: FilterField, value: FilterValue): string | null {
  if (value instanceof Uint8Array) return toHex(value).replace(/..(?=.)/g, '$&:')
  if (typeof value === 'string') return quoted(value)
  if (field.kind === 'time') return quotedTime(value)
  if (field.kind === 'duration') return duration(value)
  if (field.expected === 'command') return layoutById(value)?.command ?? hexNumber(value, 4)
  if (field.expected === 'status') {
    const name = statusName(value)
    return name.startsWith('0x') ? hexNumber(value, 4) : name
  }
  if (field.expected === 'state') return messageStateByValue(value)?.name ?? String(value)
  return Number.isSafeInteger(value) && value >= 0 ? String(value) : null
}

function quotedTime(value: number): string | null {
  const text = isoTime(Math.floor(value))
  return text === null ? null : `"${text}"`
}

/** µs in ms where that loses nothing. */
function duration(value: number): string | null {
  if (!(value >= 0 && value < 1e15)) return null
  const whole = Math.round(value)
  return whole >= 1000 ? `${String(whole / 1000)}ms` : `${whole}us`
}

/** The value, or the beginning of a long one, without half of a character at its end. */
function headOf(value: FilterValue): FilterValue {
  if (typeof value === 'string') {
    return value.length <= mostQuoted.characters
      ? value
      : value.slice(0, mostQuoted.characters).replace(/[\ud800-\udbff]$/, '')
  }
  const isLong = value instanceof Uint8Array && value.length > mostQuoted.octets
  return isLong ? value.subarray(0, mostQuoted.octets) : value
}
