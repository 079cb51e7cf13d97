import type { FieldRow } from '../../../shared/smpp/field-kinds.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { layoutByName } from '../../../shared/smpp/pdu-layout.ts'
import { readTag, tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import type { ListItemDraft, OperationDraft, TlvDraft } from '../../stores/operations-store.ts'
import { encodeTyped } from './encode-typed.ts'

/** What is wrong with a typed value; the form words it. */
export type FieldProblem = 'number' | 'range' | 'hex' | 'latin1' | 'not-encodable' | 'tag'

export interface ReadDraft {
  /** In the form that pduFromJson reads. */
  readonly json: Readonly<Record<string, unknown>>
  /** By 'field', 'list[0].field', 'tlv:id'. */
  readonly problems: Readonly<Record<string, FieldProblem>>
}

/** Reads what was typed. What cannot be read is left out of the PDU and named. */
export function readDraft(command: string, draft: OperationDraft): ReadDraft {
  const problems: Record<string, FieldProblem> = {}
  const fields: Record<string, unknown> = {}
  const dataCoding = readNumber(draft.fields['data_coding'] ?? '') ?? 0
  const keep = (target: Record<string, unknown>, name: string, place: string, read: Read) => {
    if ('problem' in read) problems[place] = read.problem
    else if (read.value !== undefined) target[name] = read.value
  }
  for (const row of layoutByName(command)?.rows ?? []) {
    if (row.kind.type === 'list') {
      const { variants, flag } = row.kind
      fields[row.name] = (draft.lists[row.name] ?? []).map((item, index) => {
        const read: Record<string, unknown> = flag === null ? {} : { [flag]: item.flag }
        for (const inner of variantRows(variants, item, flag)) {
          const place = `${row.name}[${index}].${inner.name}`
          keep(read, inner.name, place, readValue(inner, item.values[inner.name] ?? ''))
        }
        return read
      })
    } else if (row.kind.type === 'octet-string') {
      keep(fields, row.name, row.name, readOctets(draft, row.name, draft.fields[row.name] ?? '', dataCoding))
    } else if (!isCount(row)) {
      keep(fields, row.name, row.name, readValue(row, draft.fields[row.name] ?? ''))
    }
  }
  const tlvs = draft.tlvs.flatMap((tlv) => {
    const read = readTlv(tlv, draft, dataCoding)
    if ('problem' in read) {
      problems[tlvPlace(tlv.id)] = read.problem
      return []
    }
    return [read.value]
  })
  return { json: { command, sequence_number: 1, fields, tlvs }, problems }
}

/** The rows of a list's item that are typed: its flag is chosen, not typed. */
export function variantRows(
  variants: Readonly<Record<number, readonly FieldRow[]>>,
  item: ListItemDraft,
  flag: string | null,
): readonly FieldRow[] {
  return (variants[item.flag] ?? []).filter(({ name }) => name !== flag)
}

/** Lengths and counts are computed by the encoder; a wrong one is made in the raw lab. */
export function isCount(row: FieldRow): boolean {
  return row.kind.type === 'integer' && row.kind.counts !== null
}

export function tlvPlace(id: number): string {
  return `tlv:${id}`
}

/** A whole number as typed, decimal or 0x…; null when it is none. */
export function readNumber(typed: string): number | null {
  const text = typed.trim()
  if (/^0x[0-9a-f]+$/i.test(text)) return Number.parseInt(text.slice(2), 16)
  return /^\d+$/.test(text) ? Number(text) : null
}

type Read = { readonly value: unknown } | { readonly problem: FieldProblem }

function readValue(row: FieldRow, typed: string): Read {
  if (row.kind.type !== 'integer') {
    const isLatin1 = [...typed].every((character) => (character.codePointAt(0) ?? 0) <= 0xff)
    return isLatin1 ? { value: typed } : { problem: 'latin1' }
  }
  if (typed.trim() === '') return { value: undefined }
  const number = readNumber(typed)
  if (number === null) return { problem: 'number' }
  return number < 256 ** row.kind.octets ? { value: number } : { problem: 'range' }
}

function readOctets(draft: OperationDraft, place: string, typed: string, dataCoding: number): Read {
  if (draft.modes[place] === 'hex') {
    const octets = fromHex(typed)
    return octets === null ? { problem: 'hex' } : { value: toHex(octets) }
  }
  const octets = encodeTyped(typed, dataCoding)
  return octets === null ? { problem: 'not-encodable' } : { value: toHex(octets) }
}

function readTlv(
  { id, tag: typedTag, value }: TlvDraft,
  draft: OperationDraft,
  dataCoding: number,
): { value: Record<string, unknown> } | { problem: FieldProblem } {
  const tag = readTag(typedTag)
  if (tag === null) return { problem: 'tag' }
  const row = tlvByTag(tag)
  if (row?.type === 'integer') {
    const number = readNumber(value)
    if (number === null) return { problem: 'number' }
    return number < 256 ** Math.max(row.minOctets, 1)
      ? { value: { tag, value: number } }
      : { problem: 'range' }
  }
  if (row?.type === 'c-octet-string') {
    const read = [...value].every((character) => (character.codePointAt(0) ?? 0) <= 0xff)
    return read ? { value: { tag, value } } : { problem: 'latin1' }
  }
  const octets =
    draft.modes[tlvPlace(id)] === 'text' ? readOctets(draft, tlvPlace(id), value, dataCoding) : null
  if (octets !== null) return 'problem' in octets ? octets : { value: { tag, hex: octets.value } }
  const hex = fromHex(value)
  return hex === null ? { problem: 'hex' } : { value: { tag, hex: toHex(hex) } }
}
