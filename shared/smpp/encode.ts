import { badField } from './bad-field.ts'
import { writeList } from './encode-list.ts'
import { integerProblem, writeLatin1, writeUint32 } from './encode-values.ts'
import { headerOctets } from './frame.ts'
import { OctetWriter } from './octet-writer.ts'
import type { BodyTail, FieldValue, Tlv } from './pdu.ts'
import {
  fieldCount,
  fieldCString,
  fieldInteger1,
  fieldInteger2,
  fieldInteger4,
  fieldList,
  fieldOctets,
  layoutOfCommand,
  type PduLayout,
} from './pdu-layout.ts'
import type { CommandName, PduBody } from './pdu-table.ts'

/** Input of the encoder: a Pdu, a part of one, or a DecodedPdu, which comes out as it came in. */
export interface PduToEncode<C extends CommandName = CommandName> {
  /** null only with `command_id` and `body`. */
  readonly command: C | null
  readonly command_id?: number
  readonly command_status?: number
  readonly sequence_number: number
  /** Missing ones take their null default; length and count fields are computed unless given. */
  readonly fields?: Partial<PduBody<C>> | Readonly<Record<string, FieldValue>>
  readonly tlvs?: readonly Tlv[]
  /** False leaves the mandatory parameters out. Unset: left out of an error response that has no fields. */
  readonly hasBody?: boolean
  readonly tail?: BodyTail | null
  /** Raw octets after the header: when set, fields and TLVs are not looked at. */
  readonly body?: Uint8Array | null
}

/** The octets of a PDU. Throws Fault pdu.bad-field for a value that its field cannot hold; over-long strings pass. */
export function encodePdu<C extends CommandName>(pdu: PduToEncode<C>): Uint8Array {
  const writer = new OctetWriter(256)
  encodePduInto(writer, pdu)
  return writer.bytes.subarray(0, writer.length)
}

/** As encodePdu, appended to `writer`; on a Fault the writer keeps what it held before. Returns the octets written. */
export function encodePduInto<C extends CommandName>(writer: OctetWriter, pdu: PduToEncode<C>): number {
  const start = writer.length
  try {
    writeHeader(writer, pdu)
    if (pdu.body !== undefined && pdu.body !== null) writeOctets(writer, pdu.body)
    else if (pdu.command !== null) writeBody(writer, layoutOfCommand(pdu.command), pdu)
  } catch (error) {
    writer.length = start
    throw error
  }
  const length = writer.length - start
  writeUint32(writer.bytes, start, length)
  return length
}

function writeHeader(writer: OctetWriter, pdu: PduToEncode): void {
  const id = pdu.command === null ? (pdu.command_id ?? 0) : layoutOfCommand(pdu.command).id
  const status = pdu.command_status ?? 0
  checkInteger('command_id', id, 4)
  checkInteger('command_status', status, 4)
  checkInteger('sequence_number', pdu.sequence_number, 4)
  writer.reserve(128)
  const at = writer.length
  writeUint32(writer.bytes, at + 4, id)
  writeUint32(writer.bytes, at + 8, status)
  writeUint32(writer.bytes, at + 12, pdu.sequence_number)
  writer.length = at + headerOctets
}

function writeBody(writer: OctetWriter, layout: PduLayout, pdu: PduToEncode): void {
  const fields: Readonly<Record<string, FieldValue | undefined>> = pdu.fields ?? {}
  const tail = pdu.tail ?? null
  if (hasBody(layout, pdu)) writeFields(writer, layout, fields, tail)
  const tlvs = pdu.tlvs
  if (tlvs !== undefined) for (const tlv of tlvs) writeTlv(writer, tlv)
  if (tail !== null) writeOctets(writer, tail.rest)
}

/** SMPP 3.4 §4.4.2: no body when command_status is not zero; a caller that wants one gives fields. */
function hasBody(layout: PduLayout, pdu: PduToEncode): boolean {
  if (pdu.hasBody !== undefined) return pdu.hasBody
  if (!layout.isResponse || (pdu.command_status ?? 0) === 0 || pdu.fields === undefined) {
    return !(layout.isResponse && (pdu.command_status ?? 0) !== 0)
  }
  for (const _ in pdu.fields) return true
  return false
}

function writeFields(
  writer: OctetWriter,
  layout: PduLayout,
  fields: Readonly<Record<string, FieldValue | undefined>>,
  tail: BodyTail | null,
): void {
  const { names, codes } = layout
  const last = names.length - 1
  for (let index = 0; index <= last; index += 1) {
    const name = names[index] ?? ''
    const value = fields[name]
    const code = codes[index]
    // Most fields are left out, and the null default of most kinds is one zero.
    if (value === undefined && tail === null && (code === fieldInteger1 || code === fieldCString)) {
      writer.reserve(1)
      writer.bytes[writer.length++] = 0
      continue
    }
    switch (code) {
      case fieldInteger1:
        writeInteger(writer, name, value, 1)
        break
      case fieldInteger2:
        writeInteger(writer, name, value, 2)
        break
      case fieldInteger4:
        writeInteger(writer, name, value, 4)
        break
      case fieldCount:
        writeInteger(writer, name, value ?? countOf(layout, fields, index), 1)
        break
      case fieldCString:
        writeCString(writer, name, value)
        if (index === last && tail !== null && !tail.hasNul) writer.length -= 1
        break
      case fieldOctets:
        if (value instanceof Uint8Array) writeOctets(writer, value)
        else if (value !== undefined) throw badField(name, { problem: 'not-octets' })
        break
      case fieldList: {
        const list = layout.lists[index]
        if (list !== null && list !== undefined && value !== undefined) writeList(writer, name, value, list)
        break
      }
    }
    if (tail !== null && tail.endsAfter === name) return
  }
}

/** The length or count that the field after `index` has. */
function countOf(
  layout: PduLayout,
  fields: Readonly<Record<string, FieldValue | undefined>>,
  index: number,
): number {
  const name = layout.names[index + 1] ?? ''
  const value = fields[name]
  const count = value instanceof Uint8Array || Array.isArray(value) ? value.length : 0
  if (count > 255) throw badField(name, { problem: 'too-long', given: count, expected: 255 })
  return count
}

function writeInteger(
  writer: OctetWriter,
  name: string,
  value: FieldValue | undefined,
  octets: 1 | 2 | 4,
): void {
  const number = value ?? 0
  checkInteger(name, number, octets)
  if (typeof number !== 'number') return
  writer.reserve(octets)
  const at = writer.length
  if (octets === 1) writer.bytes[at] = number
  else if (octets === 4) writeUint32(writer.bytes, at, number)
  else {
    writer.bytes[at] = number >>> 8
    writer.bytes[at + 1] = number
  }
  writer.length = at + octets
}

function writeCString(writer: OctetWriter, name: string, value: FieldValue | undefined): void {
  const text = value ?? ''
  if (typeof text !== 'string') throw badField(name, { problem: 'not-a-text' })
  writer.reserve(text.length + 1)
  const problem = writeLatin1(writer.bytes, writer.length, text)
  if (problem !== null) throw badField(name, problem)
  writer.length += text.length + 1
}

function writeOctets(writer: OctetWriter, octets: Uint8Array): void {
  writer.reserve(octets.length)
  const { bytes, length } = writer
  // A loop beats Uint8Array.set for the few dozen octets of a message; long payloads are worth its set-up.
  if (octets.length > 96) bytes.set(octets, length)
  else for (let index = 0; index < octets.length; index += 1) bytes[length + index] = octets[index] ?? 0
  writer.length = length + octets.length
}

function writeTlv(writer: OctetWriter, tlv: Tlv): void {
  checkInteger('tag', tlv.tag, 2)
  const octets = tlv.value.length
  if (octets > 0xffff) throw badField('tlv', { problem: 'too-long', given: octets, expected: 0xffff })
  writer.reserve(4)
  const { bytes, length } = writer
  bytes[length] = tlv.tag >>> 8
  bytes[length + 1] = tlv.tag
  bytes[length + 2] = octets >>> 8
  bytes[length + 3] = octets
  writer.length = length + 4
  writeOctets(writer, tlv.value)
}

function checkInteger(field: string, value: FieldValue, octets: 1 | 2 | 4): void {
  const problem = integerProblem(value, octets)
  if (problem !== null) throw badField(field, problem)
}
