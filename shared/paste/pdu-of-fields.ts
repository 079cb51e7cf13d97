import { encodePdu } from '../smpp/encode.ts'
import { fromHex } from '../smpp/hex.ts'
import type { FieldValue, Tlv } from '../smpp/pdu.ts'
import { layoutById, layoutByName } from '../smpp/pdu-layout.ts'
import { statusTable } from '../smpp/status-table.ts'
import { integerOctets, tlvByName } from '../smpp/tlv-value.ts'
import { encodeGsm7 } from '../text/gsm7.ts'
import { encodeLatin1 } from '../text/single-octet.ts'
import { encodeUcs2 } from '../text/ucs2.ts'
import type { PastedPdu, PasteProblem, PasteStyle } from './pasted-item.ts'
import { unescaped } from './unescaped.ts'

/** Fields as a log wrote them, by the names of the specification; octets stand as Uint8Array. */
export type WrittenFields = Map<string, string | Uint8Array>

const header = new Set(['command', 'command_id', 'command_length', 'command_status', 'sequence_number'])

/**
 * A PDU put together from written fields; null without a command. A value that does not fit is told and left out.
 * @param unsaidTlvs those that the log names without their value.
 */
export function pduOfFields(
  written: WrittenFields,
  style: PasteStyle,
  lines: readonly [number, number],
  unsaidTlvs: readonly string[] = [],
): { readonly item: PastedPdu; readonly problems: readonly PasteProblem[] } | null {
  const layout =
    layoutByName(textOf(written.get('command'))) ?? layoutById(numberOf(written.get('command_id')) ?? -1)
  if (layout === null) return null
  const problems: PasteProblem[] = []
  const fields: Record<string, FieldValue> = {}
  const unsaid: string[] = []
  const bad = (field: string) => problems.push({ code: 'bad-field', line: lines[0], field })
  const coding = numberOf(written.get('data_coding')) ?? 0
  for (const [index, name] of layout.names.entries()) {
    const value = written.get(name)
    const kind = layout.rows[index]?.kind
    if (kind?.type === 'integer' && kind.counts !== null) continue
    const isSaid = value !== undefined && !(kind?.type === 'integer' && textOf(value) === '')
    if (!isSaid || kind === undefined || kind.type === 'list') unsaid.push(name)
    else if (kind.type === 'octet-string') fields[name] = octetsOf(value, coding)
    else if (kind.type === 'c-octet-string') {
      const text = textOf(value)
      if (encodeLatin1(text) === null || text.includes('\0')) bad(name)
      else fields[name] = text
    } else {
      const number = numberOf(value)
      if (number === null || number >= 256 ** kind.octets) bad(name)
      else fields[name] = number
    }
  }
  const tlvs: Tlv[] = []
  for (const [name, value] of written) {
    const tlv = header.has(name) || layout.names.includes(name) ? null : tlvOf(name, value, coding)
    if (tlv !== null) tlvs.push(tlv)
  }
  const head = {
    status: statusOf(written.get('command_status')),
    sequence: numberOf(written.get('sequence_number')),
  }
  if (head.status === null) unsaid.push('command_status')
  if (head.sequence === null) unsaid.push('sequence_number')
  unsaid.push(...unsaidTlvs)
  const saidNone = Object.keys(fields).length === 0
  const octets = encodePdu({
    command: layout.command,
    command_status: head.status ?? 0,
    sequence_number: head.sequence ?? 0,
    ...(saidNone && (head.status ?? 0) !== 0 ? {} : { fields }),
    tlvs,
  })
  return { item: { kind: 'pdu', style, lines, octets, missingOctets: 0, fromFields: true, unsaid }, problems }
}

/** NULL and its like as nothing, quotes taken off. */
function textOf(value: string | Uint8Array | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return Array.from(value, (octet) => String.fromCharCode(octet)).join('')
  const text = value.trim()
  if (/^(?:NULL|None|null|undefined|\(null\)|<empty>|\(Default\))$/.test(text)) return ''
  const quoted = /^b?u?(["'])([\s\S]*)\1$/.exec(text)
  return quoted === null ? text : unescaped(quoted[2] ?? '')
}

/** 4, 0x04, '4 = 0x00000004', 'National (0x02)'. */
function numberOf(value: string | Uint8Array | undefined): number | null {
  const text = textOf(value)
  const found = /^(\d{1,10})(?=\D|$)(?!x)|0x([0-9a-f]{1,8})/i.exec(text)
  if (found === null) return null
  const number = found[1] === undefined ? Number.parseInt(found[2] ?? '', 16) : Number(found[1])
  return number <= 0xffffffff ? number : null
}

function statusOf(value: string | Uint8Array | undefined): number | null {
  const name = textOf(value).replace(/^.*\./, '')
  return statusTable.find((row) => row.name === name)?.value ?? numberOf(value)
}

function octetsOf(value: string | Uint8Array, coding: number): Uint8Array {
  if (typeof value !== 'string') return value.subarray(0, 0xff)
  return octetsOfText(textOf(value), coding).subarray(0, 0xff)
}

/** A text that a log shows read, in octets that may be those it was read from. */
export function octetsOfText(text: string, coding: number): Uint8Array {
  return coding === 8 ? encodeUcs2(text) : (encodeLatin1(text) ?? encodeGsm7(text) ?? encodeUcs2(text))
}

/** `44 = 0x0000002c`. */
const kannelNumber = /^\d+ = 0x[0-9a-f]+$/i

function tlvOf(name: string, value: string | Uint8Array, coding: number): Tlv | null {
  const number = /^0x([0-9a-f]{4})$/i.exec(name)
  if (number !== null) {
    return {
      tag: Number.parseInt(number[1] ?? '0', 16),
      value: typeof value === 'string' ? (fromHex(value) ?? new Uint8Array(0)) : value,
    }
  }
  const row = tlvByName(name)
  if (row === null) return null
  if (typeof value !== 'string') return { tag: row.tag, value }
  const isNumber = row.type === 'integer' || kannelNumber.test(value)
  // Kannel shows octets that are signs as a text.
  const shown = isNumber && numberOf(value) === null ? encodeLatin1(textOf(value)) : null
  if (shown !== null && shown.length > 0) return { tag: row.tag, value: shown }
  const integer = isNumber ? integerOctets(row, numberOf(value) ?? 0) : null
  if (integer !== null) return { tag: row.tag, value: integer }
  if (row.type === 'octets') return { tag: row.tag, value: fromHex(value) ?? octetsOf(value, coding) }
  return { tag: row.tag, value: encodeLatin1(`${textOf(value)}\0`) ?? new Uint8Array(0) }
}
