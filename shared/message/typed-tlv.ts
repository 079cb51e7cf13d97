import { fromHex, toHex } from '../smpp/hex.ts'
import type { TlvRow } from '../smpp/tlv-table.ts'
import { encodeLatin1 } from '../text/single-octet.ts'

/** How a TLV's value is typed: a number, text, text with its closing NUL, or hex digits. */
export const tlvForms = ['number', 'text', 'c-text', 'hex'] as const
export type TlvForm = (typeof tlvForms)[number]

const formsByType: Readonly<Record<TlvRow['type'], TlvForm>> = {
  integer: 'number',
  'c-octet-string': 'c-text',
  octets: 'hex',
}

/** The form that the specification gives the tag; hex for a tag it does not know. */
export function usualTlvForm(row: TlvRow | null): TlvForm {
  return row === null ? 'hex' : formsByType[row.type]
}

/** The octets of a typed value as hex; null while it is not whole. `row`: what the specification says of the tag. */
export function typedTlvHex(form: TlvForm, typed: string, row: TlvRow | null): string | null {
  switch (form) {
    case 'number':
      return numberHex(typed, row)
    case 'text':
      return textHex(typed)
    case 'c-text': {
      const hex = textHex(typed)
      return hex === null ? null : `${hex}00`
    }
    case 'hex':
      return readHex(typed)
  }
}

/** Hex digits without blanks, colons and 0x, or null when they are not whole octets. */
export function readHex(typed: string): string | null {
  const octets = fromHex(typed.trim())
  return octets === null ? null : toHex(octets)
}

/** A number in as many octets as the tag has, or the fewest that hold it. */
function numberHex(typed: string, row: TlvRow | null): string | null {
  const text = typed.trim()
  const value = /^(0x[0-9a-f]{1,12}|\d{1,15})$/i.test(text) ? Number(text) : null
  if (value === null) return null
  const digits = value.toString(16)
  const octets = Math.max(row?.minOctets ?? 1, Math.ceil(digits.length / 2))
  return row !== null && octets > row.maxOctets ? null : digits.padStart(octets * 2, '0')
}

function textHex(typed: string): string | null {
  const octets = encodeLatin1(typed)
  return octets === null ? null : toHex(octets)
}
