import type { CaptureRow } from '../../../shared/contract/capture.ts'
import { filterField } from '../../../shared/filter/field-table.ts'
import type { FilterValue } from '../../../shared/filter/filter-field.ts'
import type { FieldOfPdu } from '../../../shared/filter/span-field.ts'
import { toWireshark } from '../../../shared/filter/wireshark-filter.ts'
import { writeCondition } from '../../../shared/filter/write-condition.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { fieldOfColumn } from '../../stores/kept-columns.ts'
import { requestOfRow, valuesOfRow } from './list-facts.ts'
import { isResponse } from './row-words.ts'

/** A field that a menu is about. */
export interface MenuField {
  /** As the filter knows it. */
  readonly name: string
  readonly condition: string
  /** null: Wireshark has no such field. */
  readonly wireshark: string | null
  /** What is copied as its value; null where it has none. */
  readonly value: string | null
}

/** The field of a PDU with its conditions; null where the filter cannot say it. */
export function menuField({ name, value }: FieldOfPdu): MenuField | null {
  const condition = writeCondition(name, value)
  if (condition === null) return null
  const there = toWireshark(condition, 1000 * Date.now())
  const wireshark = 'code' in there || there.text === '' ? null : there.text
  return { name, condition, wireshark, value: plainValue(value) }
}

function plainValue(value: FilterValue | null): string | null {
  return value instanceof Uint8Array ? toHex(value) : value === null ? null : String(value)
}

/** The fields that a row's columns show, each once; with the place of the first of one of these columns. */
export function fieldsOfRow(
  row: CaptureRow,
  columnIds: readonly string[],
  catalogue: Catalogue,
  wanted: string | null,
): { readonly fields: readonly MenuField[]; readonly at: number } {
  const fields: MenuField[] = []
  let at = 0
  for (const id of columnIds) {
    const own = fieldsOfCell(id, row, catalogue).flatMap((field) => menuField(field) ?? [])
    if (id === wanted && own[0] !== undefined) {
      const known = fields.findIndex(({ condition }) => condition === own[0]?.condition)
      at = known < 0 ? fields.length : known
    }
    fields.push(...own.filter(({ condition }) => !fields.some((one) => one.condition === condition)))
  }
  return { fields, at }
}

function fieldsOfCell(id: string, row: CaptureRow, catalogue: Catalogue): readonly FieldOfPdu[] {
  switch (id) {
    case 'time':
    case 'date':
      return [{ name: 'time', value: Math.round(1000 * row.at) }]
    case 'direction':
      return known([['direction', row.direction]])
    case 'session':
      return [{ name: 'session', value: row.sessionName }]
    case 'command':
      return [{ name: 'command', value: row.commandId }]
    case 'seq':
      return [{ name: 'seq', value: row.sequenceNumber }]
    case 'status':
      return [{ name: 'status', value: row.commandStatus }]
    case 'route':
      return fieldsOfRoute(row)
    case 'latency':
      return row.latencyMs === null ? [] : [{ name: 'latency', value: Math.round(1000 * row.latencyMs) }]
    case 'summary':
      return fieldsOfSummary(row)
    case 'number':
      return [{ name: 'number', value: row.seq }]
    case 'profile':
      return known([['profile', row.profileId]])
    case 'octets':
      return [{ name: 'octets', value: row.octets }]
    default:
      return fieldsOfField(id, row, catalogue)
  }
}

/** Whom it went to and whom it came from; a response stands with its request, and with the other PDUs to that number. */
function fieldsOfRoute(row: CaptureRow): readonly FieldOfPdu[] {
  const shown = row.source !== null || row.destination !== null ? row : requestOfRow(row)
  const pair = isResponse(row) && row.requestSeq !== null ? known([['pair', row.requestSeq]]) : []
  return [
    ...pair,
    ...known([
      ['to', shown?.destination],
      ['from', shown?.source],
    ]),
  ]
}

function fieldsOfSummary({ summary }: CaptureRow): readonly FieldOfPdu[] {
  switch (summary.kind) {
    case 'text':
      return known([['text', summary.text]])
    case 'receipt':
      return known([
        ['receipt.stat', summary.stat],
        ['receipt.id', summary.id],
        ['receipt.err', summary.err],
      ])
    case 'id':
      return known([['message_id', summary.id]])
    case 'system':
      return known([['system_id', summary.systemId]])
    case 'state':
      return known([['message_state', summary.messageState]])
    case 'fault':
    case 'none':
      return []
  }
}

function fieldsOfField(id: string, row: CaptureRow, catalogue: Catalogue): readonly FieldOfPdu[] {
  const name = fieldOfColumn(id)
  const field = name === null ? null : filterField(name)
  // A password is masked here: what is shown finds nothing.
  if (name === null || field === null || field.name === 'password') return []
  return [{ name, value: valuesOfRow(catalogue, field, row)?.[0] ?? null }]
}

/** Those that have a value, under a name that the filter knows. */
function known(pairs: readonly (readonly [string, FilterValue | null | undefined])[]): FieldOfPdu[] {
  return pairs.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' || filterField(name) === null
      ? []
      : [{ name, value }],
  )
}
