import type { BodyTrace } from '../smpp/decode.ts'
import type { DecodedPdu, FieldValue, ListItem } from '../smpp/pdu.ts'
import {
  type FieldRun,
  fieldCString,
  fieldInteger2,
  fieldInteger4,
  fieldList,
  fieldOctets,
  type ListLayout,
  type PduLayout,
} from '../smpp/pdu-layout.ts'

/** Where everything in a PDU stands. */
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
export function mapPdu(pdu: DecodedPdu, trace: BodyTrace): PduMap {
  const { tlvs } = pdu
  const tlvAt = new Array<number>(tlvs.length)
  let at = trace.fieldsEnd
  for (let index = 0; index < tlvs.length; index += 1) {
    tlvAt[index] = at
    at += 4 + (tlvs[index]?.value.length ?? 0)
  }
  return { layout: trace.layout, fieldAt: trace.fieldAt, fieldsEnd: trace.fieldsEnd, tlvAt, restAt: at }
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
