import { fieldNames, filterField } from '../filter/field-table.ts'
import { fieldValueText } from '../filter/field-value-text.ts'
import type { FilterField, FilterValue } from '../filter/filter-field.ts'
import { octetsOf, readValue } from '../filter/filter-value.ts'
import { figureUnit, thresholdNames } from '../load/threshold.ts'
import { type CommandName, pduTable } from '../smpp/pdu-table.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Expected } from './expected-words.ts'
import {
  durationText,
  rateText,
  readCount,
  readDuration,
  readRate,
  readShare,
  shareText,
} from './plan-values.ts'

/** Something that may be expected or captured: a field of the PDU as filters name it, or what was measured. */
export interface Measure {
  readonly name: string
  /** The field of the PDU; null for what is measured. */
  readonly field: FilterField | null
  /** What is written of it; null where that is none of its values. */
  readonly read: (text: string) => FilterValue | null
  readonly show: (value: FilterValue) => string
  readonly expected: Expected
}

type Own = Omit<Measure, 'name' | 'field'>
const plainText = (value: FilterValue) => String(value)

const durations: Own = {
  read: readDuration,
  show: (value) => durationText(Number(value)),
  expected: 'duration',
}
const shares: Own = { read: readShare, show: (value) => shareText(Number(value)), expected: 'share' }
const rates: Own = { read: readRate, show: (value) => rateText(Number(value)), expected: 'rate' }
const counts: Own = { read: readCount, show: plainText, expected: 'count' }
const texts: Own = { read: (text) => text, show: plainText, expected: 'text' }

/** What a step measures beside the fields of its PDU; durations in ms. */
const ownMeasures: Readonly<Record<string, Own>> = {
  /** From the request to its response. */
  response_time: durations,
  /** From the step's beginning to its PDU. */
  elapsed: durations,
  /** Parts that the text was cut into. */
  parts: counts,
  /** How the id of a receipt is written, against that of the response. */
  id_rule: texts,
}

/** How the figures of load are read, by their units. */
const figures: Readonly<Record<NonNullable<ReturnType<typeof figureUnit>>, Own>> = {
  time: durations,
  share: shares,
  rate: rates,
  count: counts,
}

/** What a step may expect or capture, by its name; null where there is no such thing. */
export function measureOf(name: string): Measure | null {
  const own = ownMeasures[name]
  if (own !== undefined && Object.hasOwn(ownMeasures, name)) return { name, field: null, ...own }
  const field = filterField(name)
  return field === null ? null : { name, field, ...fieldReading(field) }
}

/** As measureOf, of the figures of load. */
export function loadMeasureOf(name: string): Measure | null {
  const unit = figureUnit(name)
  return unit === null ? null : { name, field: null, ...figures[unit] }
}

export const measureNames: readonly string[] = [...Object.keys(ownMeasures), ...fieldNames]
export const loadMeasureNames: readonly string[] = thresholdNames

function fieldReading(field: FilterField): Own {
  if (field.name === 'command_status') return { read: read(field), show: statusText, expected: 'status' }
  const expected = field.kind === 'duration' ? 'duration' : field.kind === 'octets' ? 'hex' : 'value'
  return { read: read(field), show: (value) => fieldValueText(field, value), expected }
}

function read(field: FilterField): Measure['read'] {
  if (field.kind === 'octets') return (text) => octetsOf(text, false) ?? encodeUtf8(text)
  return (text) => readValue(field, { text, isQuoted: true, start: 0, end: 0 }, 0)
}

function statusText(value: FilterValue): string {
  const name = filterField('command_status')?.nameOf?.(Number(value)) ?? null
  const code = hexNumber(Number(value), 4)
  return name === null ? code : `${name} (${code})`
}

/** Commands that a peer may send, by name. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(pduTable, name)
}
