import { isResponseId } from './command-id.ts'
import { enumVerdicts, verdictRemarkable } from './enum-value.ts'
import type { FieldKind, FieldRow } from './field-kinds.ts'
import type { FieldValue } from './pdu.ts'
import { type CommandName, type PduRow, pduTable } from './pdu-table.ts'

/** Kind of a field's octets, as one number to switch on. */
export const fieldInteger1 = 0
export const fieldInteger2 = 1
export const fieldInteger4 = 2
export const fieldCount = 3
export const fieldCString = 4
export const fieldOctets = 5
export const fieldList = 6

/** A row of the PDU table as arrays that a loop walks without looking anything up. */
export interface FieldRun {
  readonly rows: readonly FieldRow[]
  readonly names: readonly string[]
  readonly codes: Uint8Array
}

export interface ListLayout {
  /** Name of the octet that chooses a variant; null when there is one variant only. */
  readonly flag: string | null
  readonly variants: ReadonlyMap<number, FieldRun>
}

export interface PduLayout extends FieldRun {
  readonly command: CommandName
  readonly id: number
  readonly isResponse: boolean
  /** The command that answers; null when none does. */
  readonly response: CommandName | null
  /** 'submit_sm.source_addr', by index of the field: joined once, not for every PDU. */
  readonly paths: readonly string[]
  /** By index of the field; null for fields that are not lists. */
  readonly lists: readonly (ListLayout | null)[]
  /** Every field with its null default: 0, '', no octets, no items. Copied to give each PDU one fixed shape. */
  readonly template: Readonly<Record<string, FieldValue>>
  /** At 256 * index + octet, for one-octet fields: 0 when there is nothing to say about the value. */
  readonly verdicts: Uint8Array
  /** Octets of the longest C-octet string that fits its field; for times 1, so that every filled one is looked at. */
  readonly plainOctets: Uint16Array
  /** Indices of source_addr and destination_addr, each two octets after its TON. */
  readonly addresses: readonly number[]
  readonly pdu: PduRow
}

function codeOf(kind: FieldKind): number {
  switch (kind.type) {
    case 'integer':
      if (kind.counts !== null) return fieldCount
      return kind.octets === 1 ? fieldInteger1 : kind.octets === 2 ? fieldInteger2 : fieldInteger4
    case 'c-octet-string':
      return fieldCString
    case 'octet-string':
      return fieldOctets
    case 'list':
      return fieldList
  }
}

function defaultOf(kind: FieldKind): FieldValue {
  switch (kind.type) {
    case 'integer':
      return 0
    case 'c-octet-string':
      return ''
    case 'octet-string':
      return new Uint8Array(0)
    case 'list':
      return []
  }
}

function runOf(rows: readonly FieldRow[]): FieldRun {
  return {
    rows,
    names: rows.map((field) => field.name),
    codes: Uint8Array.from(rows, (field) => codeOf(field.kind)),
  }
}

function listOf(kind: FieldKind): ListLayout | null {
  if (kind.type !== 'list') return null
  const variants = Object.entries(kind.variants).map(([flag, rows]) => [Number(flag), runOf(rows)] as const)
  return { flag: kind.flag, variants: new Map(variants) }
}

function verdictsOf(rows: readonly FieldRow[]): Uint8Array {
  const verdicts = new Uint8Array(256 * rows.length)
  for (const [index, { kind }] of rows.entries()) {
    if (kind.type !== 'integer' || kind.octets !== 1) continue
    // No items, and the length that 3.4 forbids.
    if (kind.counts !== null) verdicts[256 * index] = verdicts[256 * index + 255] = verdictRemarkable
    if (kind.values !== null) verdicts.set(enumVerdicts(kind.values), 256 * index)
  }
  return verdicts
}

function plainOctetsOf(kind: FieldKind): number {
  if (kind.type !== 'c-octet-string') return 0
  return kind.format === 'time' ? 1 : kind.maxOctets
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(pduTable, name)
}

function layoutOf(command: CommandName): PduLayout {
  const pdu: PduRow = pduTable[command]
  const template: Record<string, FieldValue> = {}
  for (const field of pdu.fields) template[field.name] = defaultOf(field.kind)
  return {
    ...runOf(pdu.fields),
    command,
    id: pdu.id,
    isResponse: isResponseId(pdu.id),
    response: pdu.response !== null && isCommandName(pdu.response) ? pdu.response : null,
    paths: pdu.fields.map((field) => `${command}.${field.name}`),
    lists: pdu.fields.map((field) => listOf(field.kind)),
    template,
    verdicts: verdictsOf(pdu.fields),
    addresses: ['source_addr', 'destination_addr']
      .map((name) => pdu.fields.findIndex((field) => field.name === name))
      .filter((index) => index !== -1),
    plainOctets: Uint16Array.from(pdu.fields, (field) => plainOctetsOf(field.kind)),
    pdu,
  }
}

/** Every PDU of the table, in its order. */
export const pduLayouts: readonly PduLayout[] = Object.keys(pduTable).filter(isCommandName).map(layoutOf)

const byCommand: ReadonlyMap<string, PduLayout> = new Map(
  pduLayouts.map((layout) => [layout.command, layout]),
)

/** Ids of the specifications are below 0x200 but for the response bit, so an array finds them fastest. */
const requests: (PduLayout | null)[] = new Array(0x200).fill(null)
const responses: (PduLayout | null)[] = new Array(0x200).fill(null)
for (const layout of pduLayouts) (layout.isResponse ? responses : requests)[layout.id & 0x1ff] = layout

export function layoutById(commandId: number): PduLayout | null {
  if ((commandId & 0x7ffffe00) !== 0) return null
  return (isResponseId(commandId) ? responses : requests)[commandId & 0x1ff] ?? null
}

/** null for a name that is not in the table. */
export function layoutByName(command: string): PduLayout | null {
  return byCommand.get(command) ?? null
}

/** The layout of a command that the table has. */
export function layoutOfCommand(command: CommandName): PduLayout {
  const layout = byCommand.get(command)
  if (layout === undefined) throw new Error(`no layout for ${command}`)
  return layout
}

/** Octets of the longest value that a field holds: of a C-octet string without its NUL, of an octet string by 3.4. */
export function maxValueOctets(command: CommandName, field: string): number {
  const kind = layoutOfCommand(command).rows.find(({ name }) => name === field)?.kind
  if (kind?.type === 'c-octet-string') return kind.maxOctets - 1
  if (kind?.type === 'octet-string') return kind.maxOctets['3.4']
  throw new Error(`${command}.${field} is no string`)
}
