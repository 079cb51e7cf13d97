import { readTlv, type TlvProblem } from '../../../shared/message/typed-tlv.ts'
import type { FieldRow } from '../../../shared/smpp/field-kinds.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import { layoutByName } from '../../../shared/smpp/pdu-layout.ts'
import { encodeText } from '../../../shared/text/encode-text.ts'
import { readWholeNumber } from '../../../shared/text/whole-number.ts'
import type { ListItemDraft, OperationDraft } from '../../stores/operations-store.ts'

/** A problem of a typed value; the form words it. */
export type FieldProblem = Exclude<TlvProblem, 'tag'> | 'too-long'

export interface ReadDraft {
  /** In the form that pduFromJson reads. */
  readonly json: Readonly<Record<string, unknown>>
  /** By 'field', 'list[0].field'. */
  readonly problems: Readonly<Record<string, FieldProblem>>
  /** By the id of the TLV. */
  readonly tlvProblems: Readonly<Record<number, TlvProblem>>
}

/** Reads what was typed. What cannot be read is left out of the PDU and named. */
export function readDraft(command: string, draft: OperationDraft): ReadDraft {
  const problems: Record<string, FieldProblem> = {}
  const fields: Record<string, unknown> = {}
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
      const most = replacesText(command) ? longestReplacement : null
      keep(fields, row.name, row.name, readOctets(draft, row.name, most))
    } else if (!isCount(row)) {
      keep(fields, row.name, row.name, readValue(row, draft.fields[row.name] ?? ''))
    }
  }
  const { tlvs, tlvProblems } = readTlvs(draft)
  return { json: { command, sequence_number: 1, fields, tlvs }, problems, tlvProblems }
}

/** Octets of the short_message of replace_sm: SMPP 3.4 §4.10.1. Of longer texts 5.0 has the TLV message_payload. */
const longestReplacement = 254

/** True for the request whose text is read by the data_coding of another one. */
export function replacesText(command: string): boolean {
  return command === 'replace_sm'
}

/** data_coding of the PDU, or of the message that it replaces; 0 where there is none or none can be read. */
export function dataCodingOf({ fields }: OperationDraft): number {
  return readWholeNumber(fields['data_coding'] ?? '') ?? 0
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

type Read = { readonly value: unknown } | { readonly problem: FieldProblem }

function readValue(row: FieldRow, typed: string): Read {
  if (row.kind.type !== 'integer') {
    const isLatin1 = [...typed].every((character) => (character.codePointAt(0) ?? 0) <= 0xff)
    return isLatin1 ? { value: typed } : { problem: 'latin1' }
  }
  if (typed.trim() === '') return { value: undefined }
  const number = readWholeNumber(typed)
  if (number === null) return { problem: 'number' }
  return number < 256 ** row.kind.octets ? { value: number } : { problem: 'range' }
}

function readOctets(draft: OperationDraft, field: string, most: number | null): Read {
  const typed = draft.fields[field] ?? ''
  if (draft.modes[field] === 'hex') {
    const octets = fromHex(typed)
    return octets === null ? { problem: 'hex' } : { value: toHex(octets) }
  }
  const octets = encodeText(typed, dataCodingOf(draft))
  if (octets === null) return { problem: 'not-encodable' }
  return most !== null && octets.length > most ? { problem: 'too-long' } : { value: toHex(octets) }
}

function readTlvs(draft: OperationDraft): {
  tlvs: { tag: number; hex: string }[]
  tlvProblems: Record<number, TlvProblem>
} {
  const tlvs: { tag: number; hex: string }[] = []
  const tlvProblems: Record<number, TlvProblem> = {}
  for (const tlv of draft.tlvs) {
    const read = readTlv(tlv, dataCodingOf(draft))
    if (read.problem === null) tlvs.push({ tag: read.tag, hex: read.hex })
    else tlvProblems[tlv.id] = read.problem
  }
  return { tlvs, tlvProblems }
}
