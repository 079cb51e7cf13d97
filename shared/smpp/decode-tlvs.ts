import type { Tlv } from './pdu.ts'
import { firstVendorTag, lastVendorTag, tlvByTag } from './tlv-value.ts'

/** Reads TLVs into `tlvs` up to the first that does not fit before `end`; returns where that one begins, or `end`. */
export function readTlvs(bytes: Uint8Array, start: number, end: number, tlvs: Tlv[]): number {
  let at = start
  while (end - at >= 4) {
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length > end - at - 4) return at
    tlvs.push({
      tag: ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0),
      value: new Uint8Array(bytes.buffer, bytes.byteOffset + at + 4, length),
    })
    at += 4 + length
  }
  return at
}

/**
 * The TLVs of an error response that has nothing but TLVs, which some gateways send and which must not be taken for a
 * message_id; null when the octets are anything else. Only tags with a meaning count as proof.
 */
export function readOnlyTlvs(bytes: Uint8Array, start: number, end: number): readonly Tlv[] | null {
  const tlvs: Tlv[] = []
  if (readTlvs(bytes, start, end, tlvs) !== end || tlvs.length === 0) return null
  return tlvs.every(({ tag }) => tlvByTag(tag) !== null || (tag >= firstVendorTag && tag <= lastVendorTag))
    ? tlvs
    : null
}
