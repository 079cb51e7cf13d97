import { fromHex } from '../../../shared/smpp/hex.ts'
import { readTag, tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import type { TlvDraft } from '../../stores/composer-store.ts'

/** The specification's name of a typed tag, or null. */
export function tagName(typed: string): string | null {
  const tag = readTag(typed)
  return tag === null ? null : (tlvByTag(tag)?.name ?? null)
}

/** Hex digits without blanks, colons and 0x, or null when they are not whole octets. */
export function readHex(typed: string): string | null {
  const digits = typed.replace(/[\s:]|0x/gi, '').toLowerCase()
  return fromHex(digits) === null ? null : digits
}

/** TLVs that can be sent; a row that is not whole yet is null. */
export function readTlv({ tag, hex }: TlvDraft): { tag: number; hex: string } | null {
  const number = readTag(tag)
  const digits = readHex(hex)
  return number === null || digits === null ? null : { tag: number, hex: digits }
}
