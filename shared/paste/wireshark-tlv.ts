import { fromHex } from '../smpp/hex.ts'
import { tlvByTag } from '../smpp/tlv-value.ts'
import { encodeLatin1 } from '../text/single-octet.ts'
import type { WrittenFields } from './pdu-of-fields.ts'

/** A TLV whose lines are being read. */
export interface OpenTlv {
  readonly tag: number
  readonly name: string
  readonly indent: number
  length: number
  /** Numbers in their order, the last of which fills what the others leave. */
  readonly numbers: number[]
  bits: number | null
  octets: Uint8Array | null
}

/** A TLV that begins; `indent`: how far to the right its line stands. */
export function openTlv(tag: number, name: string, indent = 0): OpenTlv {
  return { tag, name, indent, length: -1, numbers: [], bits: null, octets: null }
}

/** As Wireshark shows them. */
export const versions: Readonly<Record<string, number>> = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 }

export function inBrackets(value: string): string | null {
  return /\((0x[0-9a-f]+|\d+)\)\s*$/i.exec(value)?.[1] ?? null
}

/** Takes what a line of the TLV says: its label and its value. */
export function addToTlv(tlv: OpenTlv, label: string, value: string): void {
  if (label === 'Tag') return
  if (label === 'Length' && tlv.length === -1) {
    tlv.length = Number.parseInt(value, 10)
    return
  }
  const type = tlvByTag(tlv.tag)?.type
  const number = inBrackets(value) ?? (/^(?:0x[0-9a-f]+|\d+)$/i.test(value) ? value : null)
  const isHex = value.length === 2 * tlv.length && /^[0-9a-f]*$/i.test(value)
  if (type === 'c-octet-string') tlv.octets = textOf(value, tlv.length)
  else if (type !== 'integer' && isHex) tlv.octets = fromHex(value)
  else if (versions[value] !== undefined) tlv.numbers.push(versions[value] ?? 0)
  else if (number !== null) tlv.numbers.push(Number(number))
}

/** With its NUL, where the length has room for one. */
function textOf(value: string, length: number): Uint8Array | null {
  const octets = encodeLatin1(length === value.length + 1 ? `${value}\0` : value)
  return octets?.length === length ? octets : null
}

/** null where its lines do not show them. */
function octetsOfTlv({ length, numbers, bits, octets }: OpenTlv): Uint8Array | null {
  if (octets !== null || length === 0) return octets ?? new Uint8Array(0)
  const parts = bits === null ? numbers : [...numbers, bits]
  const rest = length - parts.length + 1
  if (parts.length === 0 || !(rest >= 1 && rest <= 4)) return null
  const value = new Uint8Array(length)
  const view = new DataView(value.buffer)
  parts.forEach((part, place) => {
    if (place < parts.length - 1) value[place] = part
    else for (let at = 0; at < rest; at++) view.setUint8(length - 1 - at, Math.floor(part / 256 ** at) & 0xff)
  })
  return value
}

/** Puts a TLV that ends among the fields, by its tag, or its name among those whose octets are not shown. */
export function closeTlv(tlv: OpenTlv, fields: WrittenFields, unsaid: string[]): void {
  const octets = octetsOfTlv(tlv)
  const key = `0x${tlv.tag.toString(16).padStart(4, '0')}`
  if (octets === null) unsaid.push(tlvByTag(tlv.tag)?.name ?? (tlv.name === '' ? key : tlv.name))
  else fields.set(key, octets)
}
