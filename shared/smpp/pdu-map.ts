import { headerOctets } from './frame.ts'
import type { DecodedPdu, FieldValue, ListItem } from './pdu.ts'
import {
  type FieldRun,
  fieldCString,
  fieldInteger2,
  fieldInteger4,
  fieldList,
  fieldOctets,
  type ListLayout,
  layoutOfCommand,
  type PduLayout,
} from './pdu-layout.ts'

/** Where the decoded values stand, worked out from the values: the octets are not read a second time. */
export interface PduMap {
  readonly layout: PduLayout | null
  /** One offset for each field that was read, in wire order. */
  readonly fieldAt: readonly number[]
  /** Where the fields end and the TLVs begin. */
  readonly fieldsEnd: number
  /** One offset for each TLV, at its tag. */
  readonly tlvAt: readonly number[]
  /** Where nothing more was read; the length of the PDU when all was. */
  readonly restAt: number
}

/** Offsets count from the start of the PDU. */
export function mapPdu(pdu: DecodedPdu): PduMap {
  const layout = pdu.command === null ? null : layoutOfCommand(pdu.command)
  const fieldAt: number[] = []
  let at = Math.min(headerOctets, pdu.length)
  if (layout !== null && pdu.hasBody) {
    const { names, codes } = layout
    for (let index = 0; index < names.length; index += 1) {
      const value = pdu.fields[names[index] ?? '']
      if (value === undefined) break
      fieldAt.push(at)
      at += valueOctets(codes[index] ?? 0, value, layout.lists[index] ?? null)
    }
  }
  // A last string without its NUL ends with the PDU.
  if (at > pdu.length) at = pdu.length
  const fieldsEnd = at
  const tlvAt: number[] = []
  for (const tlv of pdu.tlvs) {
    tlvAt.push(at)
    at += 4 + tlv.value.length
  }
  return { layout, fieldAt, fieldsEnd, tlvAt, restAt: at }
}

/** Octets a value takes on the wire, NUL included. */
export function valueOctets(code: number, value: FieldValue, list: ListLayout | null): number {
  switch (code) {
    case fieldCString:
      return typeof value === 'string' ? value.length + 1 : 0
    case fieldOctets:
      return value instanceof Uint8Array ? value.length : 0
    case fieldInteger4:
      return 4
    case fieldInteger2:
      return 2
    case fieldList:
      return list === null ? 0 : listOctets(value, list)
    default:
      return 1
  }
}

function listOctets(value: FieldValue, list: ListLayout): number {
  let octets = 0
  for (const item of itemsOf(value)) octets += itemOctets(item, itemRun(item, list))
  return octets
}

function itemOctets(item: ListItem, run: FieldRun | null): number {
  let octets = 0
  for (const [index, name] of (run?.names ?? []).entries()) {
    octets += valueOctets(run?.codes[index] ?? 0, item[name] ?? 0, null)
  }
  return octets
}

export function itemsOf(value: FieldValue): readonly ListItem[] {
  return Array.isArray(value) ? value : []
}

/** The rows by which the item was read. */
export function itemRun(item: ListItem, list: ListLayout): FieldRun | null {
  return list.variants.get(list.flag === null ? 0 : Number(item[list.flag])) ?? null
}
