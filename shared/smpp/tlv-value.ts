import { hexNumber } from '../words/hex-text.ts'
import { toHex } from './hex.ts'
import { latin1 } from './latin1.ts'
import { type TlvName, type TlvRow, tlvTable } from './tlv-table.ts'

/** Every tag of the specifications is below, so that an array finds them fastest. */
export const firstVendorTag = 0x1400
/** SMPP 3.4 table 5-7: the last tag that the specification leaves to vendors. */
export const lastVendorTag = 0x3fff
const byTag: (TlvRow | null)[] = new Array(firstVendorTag).fill(null)
for (const row of tlvTable) byTag[row.tag] = row

/** An integer of more octets is not read as one. */
export const maxIntegerOctets = 6

const byName: ReadonlyMap<string, TlvRow> = new Map(
  tlvTable.flatMap((tlv: TlvRow) => [tlv.name, ...tlv.aliases].map((name) => [name, tlv] as const)),
)

export function tlvByTag(tag: number): TlvRow | null {
  return byTag[tag] ?? null
}

/** 'message_state', or '0x1403' for a tag no specification names. */
export function tlvLabel(tag: number): string {
  return tlvByTag(tag)?.name ?? hexNumber(tag, 2)
}

/** The row of a name of either version; null when no specification has it. */
export function tlvByName(name: string): TlvRow | null {
  return byName.get(name) ?? null
}

/** The tag of a name the table is known to have. */
export function tlvTag(name: TlvName): number {
  return byName.get(name)?.tag ?? 0
}

/** A tag as people write it: hexadecimal with 0x, decimal, or a name of a specification; null for any other text. */
export function readTag(typed: string): number | null {
  const text = typed.trim()
  if (/^0x[0-9a-f]{1,4}$/i.test(text)) return Number.parseInt(text.slice(2), 16)
  if (/^\d{1,5}$/.test(text) && Number(text) <= 0xffff) return Number(text)
  return tlvByName(text)?.tag ?? null
}

/**
 * The value in the form its type gives: a number for integers of up to six octets (whatever length the peer chose),
 * text without its NUL for C-octet strings, lower-case hex for octets. null for an unknown tag, an empty integer and
 * an integer too long to be one.
 */
export function tlvValue(tag: number, value: Uint8Array): number | string | null {
  const row = tlvByTag(tag)
  if (row === null) return null
  switch (row.type) {
    case 'integer': {
      if (value.length === 0 || value.length > maxIntegerOctets) return null
      let number = 0
      for (let at = 0; at < value.length; at += 1) number = number * 256 + (value[at] ?? 0)
      return number
    }
    case 'c-octet-string': {
      let nul = 0
      while (nul < value.length && value[nul] !== 0) nul += 1
      return latin1(value, 0, nul)
    }
    case 'octets':
      return toHex(value)
  }
}

/** What says how many octets an integer may have. */
export type IntegerRow = Pick<TlvRow, 'minOctets' | 'maxOctets' | 'lengths'>

/**
 * An integer in the fewest octets that the TLV may have and that hold it; without a row in the fewest of all. null when
 * it is no whole number or larger than any of them.
 */
export function integerOctets(row: IntegerRow | null, value: number): Uint8Array | null {
  if (!Number.isSafeInteger(value) || value < 0) return null
  const octets = integerLengths(row).find((length) => value < 256 ** length)
  if (octets === undefined) return null
  return Uint8Array.from(
    { length: octets },
    (_, index) => Math.floor(value / 256 ** (octets - 1 - index)) % 256,
  )
}

/** Lengths that a number may have, the shortest first; a value needs one octet at least. */
function integerLengths(row: IntegerRow | null): number[] {
  const { minOctets = 1, maxOctets = maxIntegerOctets, lengths = null } = row ?? {}
  const last = Math.min(maxOctets, maxIntegerOctets)
  const all = Array.from({ length: Math.max(0, last - minOctets + 1) }, (_, index) => minOctets + index)
  return all.filter((length) => length > 0 && lengths?.includes(length) !== false)
}
