import { enumTable } from '../smpp/enum-table.ts'
import { fromHex, toHex } from '../smpp/hex.ts'
import type { TlvRow } from '../smpp/tlv-table.ts'
import { integerOctets, readTag, tlvByTag } from '../smpp/tlv-value.ts'
import type { VendorTlv } from '../smpp/vendor-tlv.ts'
import { encodeText } from '../text/encode-text.ts'
import { encodeLatin1 } from '../text/single-octet.ts'
import { readWholeNumber } from '../text/whole-number.ts'

/** How a TLV's value is typed: a number, text, text with its closing NUL, or hex digits. */
export const tlvForms = ['number', 'text', 'c-text', 'hex'] as const
export type TlvForm = (typeof tlvForms)[number]

/** A TLV as it is typed in a form. */
export interface TlvDraft {
  /** Tells the rows of a form apart. */
  readonly id: number
  /** As typed: a name, 0x1400 or 5120. */
  readonly tag: string
  /** null takes the form that the specification gives the tag; hex for a tag it does not know. */
  readonly form: TlvForm | null
  readonly value: string
}

/** Why a typed TLV has no octets. */
export type TlvProblem = 'tag' | 'number' | 'range' | 'hex' | 'latin1' | 'not-encodable'

/** The octets of a typed value in hex, or why it has none. */
export type TypedOctets =
  | { readonly hex: string; readonly problem: null }
  | { readonly hex: null; readonly problem: TlvProblem }

const formsByType: Readonly<Record<TlvRow['type'], TlvForm>> = {
  integer: 'number',
  'c-octet-string': 'c-text',
  octets: 'hex',
}

/** The form that the specification gives the tag; hex for a tag it does not know. */
export function usualTlvForm(row: TlvRow | null): TlvForm {
  return row === null ? 'hex' : formsByType[row.type]
}

/** The form that a provider gives a tag of its own; null for any other tag. */
export function vendorTlvForm(typedTag: string, vendorTlvs: readonly VendorTlv[]): TlvForm | null {
  const tag = readTag(typedTag)
  const row = vendorTlvs.find((candidate) => candidate.tag === tag)
  if (row === undefined) return null
  if (row.type === 'integer') return 'number'
  return row.type === 'c-octet-string' ? 'c-text' : 'text'
}

/**
 * The octets of a typed value. A number takes the fewest octets that the tag may have, text is Latin-1; message_payload
 * is the message itself, so that its text is in the alphabet of `dataCoding` where the PDU's is known.
 * @param row what the specification says of the tag.
 */
export function typedOctets(
  form: TlvForm,
  typed: string,
  row: TlvRow | null,
  dataCoding?: number,
): TypedOctets {
  switch (form) {
    case 'number':
      return numberHex(typed, row)
    case 'text': {
      if (row?.name !== 'message_payload' || dataCoding === undefined) return textHex(typed)
      const octets = encodeText(typed, dataCoding)
      return octets === null ? { hex: null, problem: 'not-encodable' } : { hex: toHex(octets), problem: null }
    }
    case 'c-text': {
      const text = textHex(typed)
      return text.hex === null ? text : { hex: `${text.hex}00`, problem: null }
    }
    case 'hex': {
      const hex = readHex(typed)
      return hex === null ? { hex, problem: 'hex' } : { hex, problem: null }
    }
  }
}

/** Hex digits without blanks, colons and 0x, or null when they are not whole octets. */
export function readHex(typed: string): string | null {
  const octets = fromHex(typed.trim())
  return octets === null ? null : toHex(octets)
}

function numberHex(typed: string, row: TlvRow | null): TypedOctets {
  const value = readWholeNumber(typed)
  if (value === null) return { hex: null, problem: 'number' }
  const octets = integerOctets(row, value)
  return octets === null ? { hex: null, problem: 'range' } : { hex: toHex(octets), problem: null }
}

function textHex(typed: string): TypedOctets {
  const octets = encodeLatin1(typed)
  return octets === null ? { hex: null, problem: 'latin1' } : { hex: toHex(octets), problem: null }
}

/** The specification's row of a typed tag; null for a tag that it does not know, and for none. */
export function tagRow(typedTag: string): TlvRow | null {
  const tag = readTag(typedTag)
  return tag === null ? null : tlvByTag(tag)
}

/** How the value is typed: as chosen, else as the specification gives it. */
export function tlvForm({ tag, form }: Pick<TlvDraft, 'tag' | 'form'>): TlvForm {
  return form ?? usualTlvForm(tagRow(tag))
}

/** The octets of a draft's value. `dataCoding` as in typedOctets. */
export function draftOctets(draft: TlvDraft, dataCoding?: number): TypedOctets {
  return typedOctets(tlvForm(draft), draft.value, tagRow(draft.tag), dataCoding)
}

/** The TLV of a draft, or why it has none yet. `dataCoding` as in typedOctets. */
export function readTlv(
  draft: TlvDraft,
  dataCoding?: number,
): { readonly tag: number; readonly hex: string; readonly problem: null } | { readonly problem: TlvProblem } {
  const tag = readTag(draft.tag)
  if (tag === null) return { problem: 'tag' }
  const octets = draftOctets(draft, dataCoding)
  return octets.hex === null ? octets : { tag, ...octets }
}

/** The same octets typed in another form, where that form can say them; '' where it cannot. */
export function retypeTlv(draft: TlvDraft, form: TlvForm, dataCoding?: number): TlvDraft {
  const octets = fromHex(draftOctets(draft, dataCoding).hex ?? '') ?? new Uint8Array()
  return { ...draft, form, value: octets.length === 0 ? '' : writtenIn(form, octets) }
}

function writtenIn(form: TlvForm, octets: Uint8Array): string {
  if (form === 'hex') return toHex(octets)
  if (form === 'number') return octets.length > 6 ? '' : String(Number.parseInt(toHex(octets), 16))
  const text = Array.from(octets, (octet) => String.fromCharCode(octet)).join('')
  const bare = text.replace(/\0$/, '')
  return /^[\x20-\x7E\xA0-\xFF]*$/.test(bare) ? bare : ''
}

/** Values that have names, for a tag whose whole octet is one choice; null for bits and free numbers. */
export function namedTlvValues(
  typedTag: string,
): readonly { readonly value: number; readonly en: string; readonly ru: string }[] | null {
  const row = tagRow(typedTag)
  if (row === null || row.values === null) return null
  const [part, ...others] = enumTable[row.values]
  return part === undefined || others.length > 0 || part.mask < 0xff ? null : part.values
}
