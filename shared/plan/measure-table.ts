import { fieldNames, filterField } from '../filter/field-table.ts'
import { fieldValueText } from '../filter/field-value-text.ts'
import type { FilterField, FilterValue } from '../filter/filter-field.ts'
import { octetsOf, readValue } from '../filter/filter-value.ts'
import { type CommandName, pduTable } from '../smpp/pdu-table.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Expected } from './expected-words.ts'
import {
  durationText,
  rateText,
  readCount,
  readDuration,
  readNumber,
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
const numbers: Own = { read: readNumber, show: plainText, expected: 'number' }
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

const percentile = String.raw`(?:min|mean|max|p\d{1,2}(?:\.\d{1,3})?)`
/** Figures of load. */
const loadMeasures: readonly (readonly [form: RegExp, own: Own])[] = [
  [new RegExp(`^(?:response_time|receipt_time)(?:\\.from_plan|\\.from_write)?\\.${percentile}$`), durations],
  [/^status\.(?:\w+|0x[0-9a-fA-F]{1,8})\.share$/, shares],
  [/^(?:window_full|late|lost|throttled)\.share$/, shares],
  [/^status\.(?:\w+|0x[0-9a-fA-F]{1,8})(?:\.count)?$/, counts],
  [/^(?:held|asked)_rate$/, rates],
  [/^(?:lost|sent|answered|accepted|refused|late|unanswered|throttled|not_sent_on_time|receipts)$/, numbers],
]

/** The response to a PDU has no number of its own that an expectation could name beside these. */
export function measureOf(name: string): Measure | null {
  const own = ownMeasures[name]
  if (own !== undefined && Object.hasOwn(ownMeasures, name)) return { name, field: null, ...own }
  const field = filterField(name)
  return field === null ? null : { name, field, ...fieldReading(field) }
}

/** As measureOf, of the figures of load. */
export function loadMeasureOf(name: string): Measure | null {
  const found = loadMeasures.find(([form]) => form.test(name))
  return found === undefined ? null : { name, field: null, ...found[1] }
}

export const measureNames: readonly string[] = [...Object.keys(ownMeasures), ...fieldNames]
export const loadMeasureNames: readonly string[] = [
  'response_time.p95',
  'response_time.max',
  'receipt_time.p95',
  'held_rate',
  'lost',
  'status.ESME_RTHROTTLED.share',
]

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
