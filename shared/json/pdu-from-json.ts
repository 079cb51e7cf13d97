import { badField } from '../smpp/bad-field.ts'
import { encodePdu, type PduToEncode } from '../smpp/encode.ts'
import { integerProblem, writeUint32 } from '../smpp/encode-values.ts'
import type { FieldRow } from '../smpp/field-kinds.ts'
import { fromHex } from '../smpp/hex.ts'
import type { BodyTail, FieldValue, ListItem } from '../smpp/pdu.ts'
import { type ListLayout, layoutById, layoutByName, type PduLayout } from '../smpp/pdu-layout.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import { tlvsFromJson } from './tlvs-from-json.ts'

type JsonObject = Readonly<Record<string, unknown>>

/** Keys that pduToJson prints, `length` among them, which only informs. Other keys are ignored. */
const knownKeys: ReadonlySet<string> = new Set([
  'offset',
  'length',
  'command',
  'command_id',
  'command_status',
  'status',
  'sequence_number',
  'fields',
  'tlvs',
  'udh',
  'receipt',
  'text_readings',
  'text',
  'error',
  'notes',
  'body',
  'has_body',
  'tail',
])

/** Keys of a PDU’s JSON that pduFromJson passes over: a newer version may print more, a typing error looks the same. */
export function ignoredKeys(json: unknown): string[] {
  return isObject(json) ? Object.keys(json).filter((key) => !knownKeys.has(key)) : []
}

/** The octets of pduFromJson's PDU; a command_length among its fields is kept as typed, even a wrong one. */
export function octetsFromJson(json: unknown, vendorTlvs: readonly VendorTlv[] = []): Uint8Array {
  const octets = encodePdu(pduFromJson(json, vendorTlvs))
  const fields = isObject(json) ? json['fields'] : undefined
  if (!isObject(fields)) return octets
  const length = integerOf(fields, 'command_length', octets.length)
  const problem = integerProblem(length, 4)
  if (problem !== null) throw badField('command_length', problem)
  writeUint32(octets, 0, length)
  return octets
}

/**
 * The PDU that a JSON object describes, in the form pduToJson gives: `command` or `command_id`, `sequence_number`,
 * `command_status`, `fields`, `tlvs` as {tag|name, hex|value}; `body` for a PDU that had an error or is unknown. A
 * response with `fields: {}` has no body. The header's own fields may stand in `fields`, where most libraries have
 * them. `vendorTlvs`: those of a provider, which may be named too. Throws Fault pdu.bad-field.
 */
export function pduFromJson(json: unknown, vendorTlvs: readonly VendorTlv[] = []): PduToEncode {
  if (!isObject(json)) throw badField('pdu', { problem: 'not-an-object' })
  const { header, body: fields } = partsOf(json)
  const layout = layoutOfJson(json, header)
  const misplaced = layout?.names.find((name) => Object.hasOwn(json, name))
  if (misplaced !== undefined) throw badField(misplaced, { problem: 'outside-fields' })
  const head = {
    command: layout?.command ?? null,
    command_id: integerOf(header, 'command_id', layout?.id ?? 0),
    command_status: integerOf(header, 'command_status', 0),
    sequence_number: integerOf(header, 'sequence_number', 1),
  }
  if (layout !== null && head.command_id !== layout.id) {
    throw badField('command_id', {
      problem: 'number-and-name-differ',
      given: head.command_id,
      expected: layout.command,
    })
  }
  const hasError = json['error'] !== undefined && json['error'] !== null
  if (layout === null || (hasError && json['body'] !== undefined)) {
    if (layout === null && Object.keys(fields ?? {}).length > 0) {
      throw badField('fields', { problem: 'fields-without-layout' })
    }
    return { ...head, body: octetsOf('body', json['body'] ?? '') }
  }
  const isEmptied = fields !== undefined && Object.keys(fields).length === 0
  const isBodiless = json['has_body'] === false || (isEmptied && layout.isResponse && layout.names.length > 0)
  return {
    ...head,
    ...(fields === undefined ? {} : { fields: fieldsOf(layout, fields) }),
    tlvs: tlvsFromJson(json['tlvs'] ?? [], vendorTlvs),
    ...(isBodiless ? { hasBody: false } : {}),
    tail: tailOf(json['tail']),
  }
}

/** The header's values, wherever they stand, and the fields of the body. */
function partsOf(json: JsonObject): { header: JsonObject; body: JsonObject | undefined } {
  const fields = json['fields'] ?? undefined
  if (fields === undefined) return { header: json, body: undefined }
  if (!isObject(fields)) throw badField('fields', { problem: 'not-an-object' })
  const { command_length: _, command_id, command_status, sequence_number, ...body } = fields
  return { header: { command_id, command_status, sequence_number, ...json }, body }
}

function layoutOfJson(json: JsonObject, header: JsonObject): PduLayout | null {
  const command = json['command']
  if (typeof command === 'string') {
    const layout = layoutByName(command)
    if (layout === null) throw badField('command', { problem: 'unknown-command', given: command })
    return layout
  }
  const id = header['command_id']
  if (typeof id !== 'number') throw badField('command', { problem: 'no-command' })
  return layoutById(id)
}

function fieldsOf(layout: PduLayout, json: JsonObject): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(json)) {
    const index = layout.names.indexOf(name)
    const row = layout.rows[index]
    if (row === undefined) throw badField(name, { problem: 'not-a-field-of', expected: layout.command })
    fields[name] = fieldOf(row, layout.lists[index] ?? null, value)
  }
  return fields
}

function fieldOf(row: FieldRow, list: ListLayout | null, value: unknown): FieldValue {
  switch (row.kind.type) {
    case 'integer':
      if (typeof value !== 'number') throw badField(row.name, { problem: 'not-a-number' })
      return value
    case 'c-octet-string':
      if (typeof value !== 'string') throw badField(row.name, { problem: 'not-a-text' })
      return value
    case 'octet-string':
      return octetsOf(row.name, value)
    case 'list':
      if (!Array.isArray(value)) throw badField(row.name, { problem: 'not-a-list' })
      return value.map((item: unknown) => itemOf(row.name, list, item))
  }
}

function itemOf(name: string, list: ListLayout | null, json: unknown): ListItem {
  if (!isObject(json)) throw badField(name, { problem: 'not-an-object' })
  const known = [...(list?.variants.values() ?? [])].flatMap((run) => run.names)
  const item: Record<string, number | string> = {}
  for (const [key, value] of Object.entries(json)) {
    if (!known.includes(key)) throw badField(key, { problem: 'not-a-field-of', expected: name })
    if (typeof value !== 'number' && typeof value !== 'string') {
      throw badField(key, { problem: 'not-one-of', given: JSON.stringify(value), expected: 'text, number' })
    }
    item[key] = value
  }
  return item
}

function tailOf(json: unknown): BodyTail | null {
  if (!isObject(json)) return null
  const { ends_after: endsAfter, nul, rest } = json
  return {
    endsAfter: typeof endsAfter === 'string' ? endsAfter : null,
    hasNul: nul !== false,
    rest: octetsOf('rest', rest ?? ''),
  }
}

function octetsOf(field: string, value: unknown): Uint8Array {
  const octets = typeof value === 'string' ? fromHex(value) : null
  if (octets === null) throw badField(field, { problem: 'not-hex' })
  return octets
}

function integerOf(json: JsonObject, name: string, fallback: number): number {
  const value = json[name]
  if (value === undefined) return fallback
  if (typeof value !== 'number') throw badField(name, { problem: 'not-a-number' })
  return value
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
