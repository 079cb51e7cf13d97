import { Fault } from '../faults/fault.ts'
import type { PduToEncode } from './encode.ts'
import type { FieldRow } from './field-kinds.ts'
import { fromHex } from './hex.ts'
import type { BodyTail, FieldValue, ListItem, Tlv } from './pdu.ts'
import { layoutById, layoutByName, type PduLayout } from './pdu-layout.ts'
import type { TlvRow } from './tlv-table.ts'
import { tlvByName, tlvByTag } from './tlv-value.ts'

type JsonObject = Readonly<Record<string, unknown>>

/**
 * The PDU that a JSON object describes, in the form pduToJson gives: `command` or `command_id`, `sequence_number`,
 * `command_status`, `fields`, `tlvs` as {tag|name, hex|value}; `body` for a PDU that had an error or is unknown. A
 * response with `fields: {}` has no body. Throws Fault pdu.bad-field.
 */
export function pduFromJson(json: unknown): PduToEncode {
  if (!isObject(json)) throw bad('pdu', '≠ {}')
  const layout = layoutOfJson(json)
  const head = {
    command: layout?.command ?? null,
    command_id: integerOf(json, 'command_id', layout?.id ?? 0),
    command_status: integerOf(json, 'command_status', 0),
    sequence_number: integerOf(json, 'sequence_number', 1),
  }
  const hasError = json['error'] !== undefined && json['error'] !== null
  if (layout === null || (hasError && json['body'] !== undefined)) {
    return { ...head, body: octetsOf('body', json['body'] ?? '') }
  }
  const fields = json['fields']
  const isEmptied = isObject(fields) && Object.keys(fields).length === 0
  const isBodiless = json['has_body'] === false || (isEmptied && layout.isResponse && layout.names.length > 0)
  return {
    ...head,
    ...(fields === undefined ? {} : { fields: fieldsOf(layout, fields) }),
    tlvs: tlvsOf(json['tlvs'] ?? []),
    ...(isBodiless ? { hasBody: false } : {}),
    tail: tailOf(json['tail']),
  }
}

function layoutOfJson(json: JsonObject): PduLayout | null {
  const command = json['command']
  if (typeof command === 'string') {
    const layout = layoutByName(command)
    if (layout === null) throw bad('command', `${command} ∉ SMPP`)
    return layout
  }
  const id = json['command_id']
  if (typeof id !== 'number') throw bad('command', '?')
  return layoutById(id)
}

function fieldsOf(layout: PduLayout, json: unknown): Record<string, FieldValue> {
  if (!isObject(json)) throw bad('fields', '≠ {}')
  const fields: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(json)) {
    const row = layout.rows[layout.names.indexOf(name)]
    if (row === undefined) throw bad(name, `∉ ${layout.command}`)
    fields[name] = fieldOf(row, value)
  }
  return fields
}

function fieldOf(row: FieldRow, value: unknown): FieldValue {
  switch (row.kind.type) {
    case 'integer':
      if (typeof value !== 'number') throw bad(row.name, '≠ 0…')
      return value
    case 'c-octet-string':
      if (typeof value !== 'string') throw bad(row.name, '≠ ""')
      return value
    case 'octet-string':
      return octetsOf(row.name, value)
    case 'list':
      if (!Array.isArray(value)) throw bad(row.name, '≠ []')
      return value.map((item: unknown) => itemOf(row.name, item))
  }
}

function itemOf(name: string, json: unknown): ListItem {
  if (!isObject(json)) throw bad(name, '≠ {}')
  const item: Record<string, number | string> = {}
  for (const [key, value] of Object.entries(json)) {
    if (typeof value !== 'number' && typeof value !== 'string') throw bad(key, typeof value)
    item[key] = value
  }
  return item
}

function tlvsOf(json: unknown): Tlv[] {
  if (!Array.isArray(json)) throw bad('tlvs', '≠ []')
  return json.map((entry: unknown) => {
    if (!isObject(entry)) throw bad('tlvs', '≠ {}')
    const { tag, name } = entry
    const row = typeof name === 'string' ? tlvByName(name) : typeof tag === 'number' ? tlvByTag(tag) : null
    const number = typeof tag === 'number' ? tag : row?.tag
    if (number === undefined) throw bad('tlvs', `${typeof name === 'string' ? name : 'tag'} ?`)
    const label = row?.name ?? `TLV ${number}`
    if (entry['hex'] !== undefined) return { tag: number, value: octetsOf(label, entry['hex']) }
    return { tag: number, value: tlvOctets(label, row, entry['value']) }
  })
}

/** The octets of a value by the TLV's type; an unknown tag's value is hex. */
function tlvOctets(label: string, row: TlvRow | null, value: unknown): Uint8Array {
  if (value === undefined || value === null) return new Uint8Array(0)
  if (row?.type === 'integer') {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw bad(label, '≠ 0…')
    const octets = Math.max(row.minOctets, 1)
    if (value >= 256 ** octets) throw bad(label, `${value} ∉ 0…${256 ** octets - 1}`)
    return Uint8Array.from(
      { length: octets },
      (_, index) => Math.floor(value / 256 ** (octets - 1 - index)) % 256,
    )
  }
  if (row?.type === 'c-octet-string') {
    if (typeof value !== 'string') throw bad(label, '≠ ""')
    return Uint8Array.from([...value, '\0'], (character) => {
      const code = character.codePointAt(0) ?? 0
      if (code > 0xff) throw bad(label, `${character} ∉ Latin-1`)
      return code
    })
  }
  return octetsOf(label, value)
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
  if (octets === null) throw bad(field, '≠ hex')
  return octets
}

function integerOf(json: JsonObject, name: string, fallback: number): number {
  const value = json[name]
  if (value === undefined) return fallback
  if (typeof value !== 'number') throw bad(name, '≠ 0…')
  return value
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function bad(field: string, problem: string): Fault<'pdu.bad-field'> {
  return new Fault('pdu.bad-field', { field, problem })
}
