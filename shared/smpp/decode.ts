import { isResponseId } from './command-id.ts'
import { readList } from './decode-list.ts'
import { readOnlyTlvs, readTlvs } from './decode-tlvs.ts'
import { headerOctets, readUint32 } from './frame.ts'
import { latin1 } from './latin1.ts'
import type { BodyFault, BodyFaultKind, BodyTail, DecodedPdu, FieldValue, Tlv } from './pdu.ts'
import {
  fieldCount,
  fieldCString,
  fieldInteger1,
  fieldInteger2,
  fieldInteger4,
  fieldList,
  fieldOctets,
  layoutById,
  type PduLayout,
} from './pdu-layout.ts'
import type { StatusName } from './status-table.ts'
import { statusValue } from './status-table.ts'

const noTlvs: readonly Tlv[] = []
const noFields: Readonly<Record<string, FieldValue>> = {}
const noOctets = new Uint8Array(0)

/**
 * Reads the PDU that stands in `start`..`end`, which readFrame has cut. Never throws: a body that cannot be read to its
 * end has an `error` and whatever came before it. Byte arrays in the result are views of `bytes`.
 */
export function decodePdu(bytes: Uint8Array, start = 0, end = bytes.length): DecodedPdu {
  return decodeTraced(bytes, start, end, null)
}

/** Where the mandatory parameters stand, counted from the start of the PDU; filled in while they are read. */
export interface BodyTrace {
  layout: PduLayout | null
  /** One offset for each field that was read, in wire order. */
  fieldAt: number[]
  /** Where the fields end and the TLVs begin. */
  fieldsEnd: number
}

/** As decodePdu, and leaves the offsets in `trace`. */
export function decodeTraced(
  bytes: Uint8Array,
  start: number,
  end: number,
  trace: BodyTrace | null,
): DecodedPdu {
  if (end - start < headerOctets) return shortPdu(bytes, start, end)
  const claimed = readUint32(bytes, start)
  const stop = claimed >= headerOctets && start + claimed < end ? start + claimed : end
  const commandId = readUint32(bytes, start + 4)
  const status = readUint32(bytes, start + 8)
  const layout = layoutById(commandId)
  if (layout === null) return unknownPdu(bytes, start, stop, commandId, status)
  if (trace !== null) trace.layout = layout
  const frame = { bytes, start, end: stop, layout, status }
  if (layout.isResponse && layout.names.length !== 0) {
    if (stop === start + headerOctets) return made(frame, noFields, noTlvs, null, null, false)
    if (status !== 0) {
      const tlvs = readOnlyTlvs(bytes, start + headerOctets, stop)
      if (tlvs !== null) return made(frame, noFields, tlvs, null, null, false)
    }
  }
  return readBody(frame, trace)
}

/** One PDU of a known command: its octets are `bytes` from `start` to `end`. */
interface Frame {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly layout: PduLayout
  readonly status: number
}

function readBody(frame: Frame, trace: BodyTrace | null): DecodedPdu {
  const { bytes, start, end, layout } = frame
  const { names, codes } = layout
  const fieldTotal = names.length
  const fields: Record<string, FieldValue> = { ...layout.template }
  let at = start + headerOctets
  let counted = 0
  let hasNul = true
  const fieldAt = trace === null ? null : new Array<number>(fieldTotal)
  if (trace !== null && fieldAt !== null) trace.fieldAt = fieldAt
  for (let index = 0; index < fieldTotal; index += 1) {
    const name = names[index] ?? ''
    const code = codes[index]
    if (fieldAt !== null) fieldAt[index] = at - start
    switch (code) {
      case fieldInteger1:
      case fieldCount: {
        if (at >= end)
          return stopped(frame, trace, fields, { index, at, kind: 'truncated-body', field: name })
        const octet = bytes[at] ?? 0
        if (code === fieldCount) counted = octet
        // The template holds zeros already, and most octets are.
        if (octet !== 0) fields[name] = octet
        at += 1
        break
      }
      case fieldCString: {
        if (at >= end)
          return stopped(frame, trace, fields, { index, at, kind: 'truncated-body', field: name })
        let nul = at
        while (nul < end && bytes[nul] !== 0) nul += 1
        // A last string without its NUL is common in responses, and its end is clear: the octets are taken.
        hasNul = nul !== end
        if (!hasNul && (!layout.isResponse || index !== fieldTotal - 1)) {
          return stopped(frame, trace, fields, { index, at, kind: 'missing-nul', field: name })
        }
        if (nul !== at) fields[name] = latin1(bytes, at, nul)
        at = hasNul ? nul + 1 : nul
        break
      }
      case fieldOctets:
        if (counted > end - at) {
          // With no octets left the message itself is missing; with too few, its length is wrong.
          const field = at === end ? name : (names[index - 1] ?? name)
          return stopped(frame, trace, fields, { index, at, kind: 'sm-length-overrun', field })
        }
        if (counted !== 0) fields[name] = new Uint8Array(bytes.buffer, bytes.byteOffset + at, counted)
        at += counted
        break
      case fieldList: {
        const list = layout.lists[index]
        if (list === null || list === undefined) break
        const read = readList({ bytes, at, end }, counted, list, name)
        fields[name] = read.items
        if (read.fault !== null) {
          const { fault: kind, field, end: readEnd } = read
          return stopped(frame, trace, fields, { index: index + 1, at: read.at, kind, field, readEnd })
        }
        at = read.at
        break
      }
      case fieldInteger2:
      case fieldInteger4: {
        const octets = code === fieldInteger2 ? 2 : 4
        if (end - at < octets) {
          return stopped(frame, trace, fields, { index, at, kind: 'truncated-body', field: name })
        }
        fields[name] = octets === 4 ? readUint32(bytes, at) : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
        at += octets
        break
      }
    }
  }
  if (trace !== null) trace.fieldsEnd = at - start
  if (at !== end) return withTlvs(frame, fields, at)
  return made(frame, fields, noTlvs, null, hasNul ? null : { endsAfter: null, hasNul, rest: noOctets })
}

/** The PDU whose fields end at `at`, with the TLVs that follow. */
function withTlvs(frame: Frame, fields: Readonly<Record<string, FieldValue>>, at: number): DecodedPdu {
  const { bytes, start, end, layout } = frame
  const tlvs: Tlv[] = []
  const stopAt = readTlvs(bytes, at, end, tlvs)
  if (stopAt === end) return made(frame, fields, tlvs, null, null)
  // One to three octets are too few for a TLV header; after a PDU without fields, or under an error status
  // (SMPP 5.0 §3.2.1.3: ignore the body), what cannot be TLVs is left over too, not a fault.
  if (end - stopAt < 4 || layout.names.length === 0 || isErrorResponse(frame)) {
    const tail = { endsAfter: null, hasNul: true, rest: bytes.subarray(stopAt, end) }
    return made(frame, fields, tlvs, null, tail)
  }
  const fault = faultOf(layout, 'tlv-overrun', 'tlv', stopAt - start, 'ESME_RINVTLVSTREAM')
  return made(frame, fields, tlvs, fault, null)
}

function isErrorResponse({ layout, status }: Frame): boolean {
  return layout.isResponse && status !== 0
}

/** Where and why reading stopped, offsets counted from the start of `bytes`. */
interface Stop {
  /** Fields that were read whole. */
  readonly index: number
  readonly at: number
  readonly kind: BodyFaultKind
  /** The field at fault. */
  readonly field: string
  /** Where what was read ends; absent: at `at`. */
  readonly readEnd?: number
}

/** The PDU when reading stopped: the fields before the stop stay. */
function stopped(
  frame: Frame,
  trace: BodyTrace | null,
  fields: Readonly<Record<string, FieldValue>>,
  { index, at, kind, field, readEnd = at }: Stop,
): DecodedPdu {
  const { bytes, start, end, layout } = frame
  if (trace !== null) {
    trace.fieldAt.length = index
    trace.fieldsEnd = readEnd - start
  }
  const read: Record<string, FieldValue> = {}
  for (const name of layout.names.slice(0, index)) read[name] = fields[name] ?? 0
  const lastRead = layout.names[index - 1] ?? null
  // Some SMSCs leave out both the count and the list, the last fields of a submit_multi_resp without failures.
  const isLastCount = layout.codes[index] === fieldCount && index === layout.names.length - 2
  const isLeftOut = layout.isResponse && at === end && isLastCount && lastRead !== null
  if (isLeftOut || isErrorResponse(frame)) {
    const tail = { endsAfter: lastRead, hasNul: true, rest: bytes.subarray(readEnd, end) }
    return made(frame, read, noTlvs, null, tail, lastRead !== null)
  }
  const fault = faultOf(layout, kind, field, at - start, answerTo(layout, kind, index))
  return made(frame, read, noTlvs, fault, null)
}

function answerTo(layout: PduLayout, kind: BodyFaultKind, index: number): StatusName {
  switch (kind) {
    case 'sm-length-overrun':
      return 'ESME_RINVMSGLEN'
    case 'bad-dest-flag':
      return 'ESME_RINVDESTFLAG'
    case 'missing-nul':
      return layout.rows[index]?.status ?? 'ESME_RINVCMDLEN'
    default:
      return 'ESME_RINVCMDLEN'
  }
}

function faultOf(
  layout: PduLayout,
  kind: BodyFaultKind,
  field: string,
  offset: number,
  status: StatusName,
): BodyFault {
  if (layout.isResponse) return { kind, field, offset, respond: null }
  // Of alert_notification and outbind too, which have no response, the peer must learn that they were not read.
  const command = layout.response ?? 'generic_nack'
  return { kind, field, offset, respond: { command, status: statusValue(status) } }
}

function made(
  { bytes, start, end, layout, status }: Frame,
  fields: Readonly<Record<string, FieldValue>>,
  tlvs: readonly Tlv[],
  error: BodyFault | null,
  tail: BodyTail | null,
  hasBody = true,
): DecodedPdu {
  return {
    command: layout.command,
    command_id: layout.id,
    command_status: status,
    sequence_number: readUint32(bytes, start + 12),
    length: end - start,
    fields,
    tlvs,
    hasBody,
    error,
    body: error === null ? null : bytes.subarray(start + headerOctets, end),
    tail,
  }
}

function unknownPdu(
  bytes: Uint8Array,
  start: number,
  end: number,
  commandId: number,
  status: number,
): DecodedPdu {
  const respond = isResponseId(commandId)
    ? null
    : { command: 'generic_nack' as const, status: statusValue('ESME_RINVCMDID') }
  return {
    command: null,
    command_id: commandId,
    command_status: status,
    sequence_number: readUint32(bytes, start + 12),
    length: end - start,
    fields: noFields,
    tlvs: noTlvs,
    hasBody: end - start > headerOctets,
    error: { kind: 'unknown-command', field: 'command_id', offset: 4, respond },
    body: bytes.subarray(start + headerOctets, end),
    tail: null,
  }
}

/** Fewer octets than a header: readFrame never cuts such a piece, but a user may paste one. */
function shortPdu(bytes: Uint8Array, start: number, end: number): DecodedPdu {
  return {
    command: null,
    command_id: 0,
    command_status: 0,
    sequence_number: 0,
    length: end - start,
    fields: noFields,
    tlvs: noTlvs,
    hasBody: false,
    error: { kind: 'truncated-body', field: 'command_length', offset: 0, respond: null },
    body: bytes.subarray(start, end),
    tail: null,
  }
}
