import { toHex } from './hex.ts'
import { latin1 } from './latin1.ts'
import type { Tlv } from './pdu.ts'
import { tlvByTag } from './tlv-value.ts'

/** Parts of a value in wire order, under names of the specifications. */
export type TlvParts = Readonly<Record<string, number | string>>

/** Reader of a TLV that has parts, by its name; null for octets that cannot have them. */
const readers: Readonly<Record<string, (value: Uint8Array) => TlvParts | null>> = {
  /** SMPP 3.4 §5.3.2.36. */
  callback_num: (value) => {
    const [mode = 0, ton = 0, npi = 0] = value
    if (value.length < 4 || mode > 1) return null
    const digits = mode === 1 ? latin1(value, 3, value.length) : tbcd(value.subarray(3))
    return { digit_mode: mode, addr_ton: ton, addr_npi: npi, digits }
  },
  /** SMPP 3.4 §5.3.2.38: a data_coding, then characters of it. */
  callback_num_atag: (value) =>
    value.length < 1
      ? null
      : { data_coding: value[0] ?? 0, characters: latin1(value, 1, value.length).replace(/\0+$/, '') },
  /** SMPP 3.4 §5.3.2.31. */
  network_error_code: (value) =>
    value.length === 3 ? { network_type: value[0] ?? 0, error_code: word(value, 1) } : null,
  /** SMPP 3.4 §5.3.2.43: bit 0 of the second octet ends the session. */
  its_session_info: (value) =>
    value.length === 2
      ? { session: value[0] ?? 0, sequence: (value[1] ?? 0) >> 1, end_of_session: (value[1] ?? 0) & 1 }
      : null,
  /** SMPP 5.0 §4.8.4.40: one octet, or four with a period. */
  ms_validity: (value) => {
    if (value.length === 1) return { behaviour: value[0] ?? 0 }
    return value.length === 4
      ? { behaviour: value[0] ?? 0, unit: value[1] ?? 0, number: word(value, 2) }
      : null
  },
  source_subaddress: subaddress,
  dest_subaddress: subaddress,
  /** SMPP 5.0 §4.8.4.7. */
  broadcast_content_type: (value) =>
    value.length === 3 ? { network_type: value[0] ?? 0, service: word(value, 1) } : null,
  /** SMPP 5.0 §4.8.4.11. */
  broadcast_frequency_interval: (value) =>
    value.length === 3 ? { unit: value[0] ?? 0, number: word(value, 1) } : null,
  /** SMPP 5.0 §4.8.4.4. */
  broadcast_area_identifier: (value) =>
    value.length < 1 ? null : { format: value[0] ?? 0, area: toHex(value.subarray(1)) },
}

function subaddress(value: Uint8Array): TlvParts | null {
  return value.length < 2 ? null : { type: value[0] ?? 0, subaddress: toHex(value.subarray(1)) }
}

function word(value: Uint8Array, at: number): number {
  return ((value[at] ?? 0) << 8) | (value[at + 1] ?? 0)
}

/** Two digits an octet, the low half first; a half of 15 fills the last octet. */
function tbcd(octets: Uint8Array): string {
  return toHex(octets)
    .replace(/(.)(.)/g, '$2$1')
    .replace(/f+$/, '')
}

/** The parts of a value that is more than one number or text; null for every other TLV. */
export function tlvParts({ tag, value }: Tlv): TlvParts | null {
  const name = tlvByTag(tag)?.name ?? ''
  return Object.hasOwn(readers, name) ? (readers[name]?.(value) ?? null) : null
}
