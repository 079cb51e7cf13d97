import type { Span } from '../inspect/inspection.ts'
import { toHex } from '../smpp/hex.ts'
import { filterField } from './field-table.ts'
import type { FilterValue } from './filter-field.ts'
import type { FilterSubject } from './filter-subject.ts'

/** A field of the filter language with the value that a PDU has of it; `value` null where it has none. */
export interface FieldOfPdu {
  readonly name: string
  readonly value: FilterValue | null
}

/** Of a piece of octets that has no field of its own, no more than this is quoted. */
const mostOctets = 32

/**
 * The field that a filter knows a span of this PDU by. Octets without a field of their own are found by `hex`; null for
 * groups, and for the password of a bind, which is shown masked.
 */
export function fieldOfSpan(span: Span, subject: FilterSubject): FieldOfPdu | null {
  const { path, kind, start, end, value } = span
  const last = path.slice(path.lastIndexOf('.') + 1)
  if (last === 'password') return null
  if (kind === 'text')
    return typeof value === 'string' ? { name: 'message_text', value } : fieldWith('message', null, subject)
  if (path.includes('.udh.')) return fieldOfHeader(span, subject)
  const tlv = /^tlvs\.([^.]+)/.exec(path)?.[1]
  if (tlv !== undefined) return fieldWith(`tlv.${tlv}`, value, subject)
  if (kind === 'field') return fieldWith(last, value, subject)
  return kind === 'rest' ? octetsAt(subject, start, end) : null
}

/** Numbers of a part by their names; any other element by its octets. */
function fieldOfHeader({ path, start, end, kind }: Span, subject: FilterSubject): FieldOfPdu | null {
  const { part } = subject
  if (part !== null && /\.concat/.test(path)) return { name: 'parts.ref', value: part.reference }
  return kind === 'group' || path.endsWith('.data') ? octetsAt(subject, start, end) : null
}

function octetsAt({ row: { octets } }: FilterSubject, start: number, end: number): FieldOfPdu | null {
  if (end <= start) return null
  return { name: 'hex', value: toHex(octets.subarray(start, Math.min(end, start + mostOctets))) }
}

/** Of several values the one that the span shows; of a time that is a length of time, the field of those. */
function fieldWith(name: string, shown: Span['value'], subject: FilterSubject): FieldOfPdu | null {
  const field = filterField(name)
  if (field === null) return null
  const values = field.values(subject)
  const value = values.find((one) => one === shown) ?? values[0] ?? null
  const relative = value === null && field.kind === 'time' ? filterField(`${name}_r`) : null
  const length = relative?.values(subject)[0]
  return relative !== null && length !== undefined ? { name: relative.name, value: length } : { name, value }
}
