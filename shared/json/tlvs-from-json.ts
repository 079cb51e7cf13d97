import { badField } from '../smpp/bad-field.ts'
import { fromHex } from '../smpp/hex.ts'
import type { Tlv } from '../smpp/pdu.ts'
import type { TlvRow } from '../smpp/tlv-table.ts'
import {
  type IntegerRow,
  integerOctets,
  maxIntegerOctets,
  readTag,
  tlvByName,
  tlvByTag,
} from '../smpp/tlv-value.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import { codePointName } from '../words/hex-text.ts'

/**
 * TLVs as {tag|name, hex|value}: a tag as a number or as people write it, a value in the form decode gives. Throws
 * Fault pdu.bad-field, also for an entry without octets: a misspelt key would send an empty TLV.
 */
export function tlvsFromJson(json: unknown, vendorTlvs: readonly VendorTlv[] = []): Tlv[] {
  if (!Array.isArray(json)) throw badField('tlvs', { problem: 'not-a-list' })
  return json.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) throw badField('tlvs', { problem: 'not-an-object' })
    return vendorTlvFromJson({ ...entry }, vendorTlvs) ?? tlvFromJson({ ...entry })
  })
}

interface TlvEntry {
  readonly tag?: unknown
  readonly name?: unknown
  readonly hex?: unknown
  readonly value?: unknown
}

/** The TLV of a provider by its name, or by its tag with a value in its type; null where it is none of these. */
function vendorTlvFromJson(
  { tag, name, hex, value }: TlvEntry,
  vendorTlvs: readonly VendorTlv[],
): Tlv | null {
  const hasTag = tag !== undefined && tag !== null
  const number = hasTag ? tagOf(tag) : undefined
  const row = vendorTlvs.find((one) => (typeof name === 'string' ? one.name === name : one.tag === number))
  if (row === undefined) return null
  if (number !== undefined && number !== row.tag) {
    throw badField('tlvs', { problem: 'number-and-name-differ', given: number, expected: row.name })
  }
  if (hex !== undefined && hex !== null) return { tag: row.tag, value: octetsOf(row.name, hex) }
  if (value === undefined || value === null) throw badField(row.name, { problem: 'no-value' })
  return { tag: row.tag, value: vendorOctets(row, value) }
}

function vendorOctets({ name, type, maxOctets }: VendorTlv, value: unknown): Uint8Array {
  if (type === 'integer') {
    const most = maxOctets ?? undefined
    return numberOctets(
      name,
      { minOctets: most ?? 1, maxOctets: most ?? maxIntegerOctets, lengths: null },
      value,
    )
  }
  if (typeof value !== 'string') throw badField(name, { problem: 'not-a-text' })
  return latin1Octets(name, type === 'c-octet-string' ? `${value}\0` : value)
}

function tlvFromJson(entry: TlvEntry): Tlv {
  const { name } = entry
  const named = typeof name === 'string' ? tlvByName(name) : null
  const tag = tagOf(entry.tag) ?? named?.tag
  if (tag === undefined) {
    throw badField(
      'tlvs',
      typeof name === 'string' ? { problem: 'unknown-tlv', given: name } : { problem: 'no-tag' },
    )
  }
  if (named !== null && named.tag !== tag) {
    throw badField('tlvs', { problem: 'number-and-name-differ', given: tag, expected: named.name })
  }
  const row = tlvByTag(tag)
  const label = row?.name ?? `TLV ${tag}`
  const hex = entry.hex ?? undefined
  return { tag, value: hex === undefined ? valueOctets(label, row, entry.value) : octetsOf(label, hex) }
}

function tagOf(tag: unknown): number | undefined {
  if (tag === undefined || tag === null) return undefined
  const number = typeof tag === 'string' ? readTag(tag) : tag
  if (typeof number !== 'number') throw badField('tlvs', { problem: 'no-tag' })
  return number
}

/** The octets of a value by the TLV's type; an unknown tag's value is hex. */
function valueOctets(label: string, row: TlvRow | null, value: unknown): Uint8Array {
  if (value === undefined || value === null) throw badField(label, { problem: 'no-value' })
  if (row?.type === 'integer') return numberOctets(label, row, value)
  if (row?.type !== 'c-octet-string') return octetsOf(label, value)
  if (typeof value !== 'string') throw badField(label, { problem: 'not-a-text' })
  return latin1Octets(label, `${value}\0`)
}

function latin1Octets(label: string, text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code > 0xff)
      throw badField(label, { problem: 'not-latin-1', given: `${codePointName(code)} ${character}` })
    return code
  })
}

/** Throws Fault pdu.bad-field for what is no whole number and for one that the TLV has no room for. */
function numberOctets(label: string, row: IntegerRow, value: unknown): Uint8Array {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw badField(label, { problem: 'not-a-number' })
  }
  const octets = integerOctets(row, value)
  if (octets !== null) return octets
  throw badField(label, { problem: 'out-of-range', given: value, expected: 256 ** row.maxOctets - 1 })
}

function octetsOf(field: string, value: unknown): Uint8Array {
  const octets = typeof value === 'string' ? fromHex(value) : null
  if (octets === null) throw badField(field, { problem: 'not-hex' })
  return octets
}
