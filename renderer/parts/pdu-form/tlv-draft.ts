import { type TlvForm, typedTlvHex, usualTlvForm } from '../../../shared/message/typed-tlv.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { enumTable } from '../../../shared/smpp/enum-table.ts'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'
import type { TlvRow } from '../../../shared/smpp/tlv-table.ts'
import { readTag, tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import type { TlvDraft } from '../../stores/composer-store.ts'

/** The specification's row of a typed tag, or null. */
export function tagRow(typed: string): TlvRow | null {
  const tag = readTag(typed)
  return tag === null ? null : tlvByTag(tag)
}

/** How the profile types the value of a tag of its own; null for any other tag. */
export function formOfTag(catalogue: Catalogue, typed: string, profileId: string): TlvForm | null {
  const tag = readTag(typed)
  const row = tag === null ? undefined : catalogue.tlv(profileId, tag)
  if (row === undefined) return null
  if (row.type === 'integer') return 'number'
  return row.type === 'c-octet-string' ? 'c-text' : 'text'
}

/** How the value is typed: as chosen, else as the specification gives it. */
export function tlvForm({ tag, form }: TlvDraft): TlvForm {
  return form ?? usualTlvForm(tagRow(tag))
}

/** The value's octets as hex; null while it is not whole. */
export function tlvHex(draft: TlvDraft): string | null {
  return typedTlvHex(tlvForm(draft), draft.value, tagRow(draft.tag))
}

/** TLVs that can be sent; a row that is not whole yet is null. */
export function readTlv(draft: TlvDraft): { tag: number; hex: string } | null {
  const tag = readTag(draft.tag)
  const hex = tlvHex(draft)
  return tag === null || hex === null ? null : { tag, hex }
}

/** The same octets typed in another form, where that form can say them; '' where it cannot. */
export function retypeTlv(draft: TlvDraft, form: TlvForm): TlvDraft {
  const octets = fromHex(tlvHex(draft) ?? '') ?? new Uint8Array()
  const text = Array.from(octets, (octet) => String.fromCharCode(octet)).join('')
  const value = (): string => {
    if (octets.length === 0) return ''
    if (form === 'hex') return toHex(octets)
    if (form === 'number') return octets.length > 6 ? '' : String(Number.parseInt(toHex(octets), 16))
    const bare = text.replace(/\0$/, '')
    return /^[\x20-\x7E\xA0-\xFF]*$/.test(bare) ? bare : ''
  }
  return { ...draft, form, value: value() }
}

export interface NamedValue {
  readonly value: number
  readonly en: string
  readonly ru: string
}

/** Values that have names, for a tag whose whole octet is one choice; null for bits and free numbers. */
export function namedValues(typedTag: string): readonly NamedValue[] | null {
  const row = tagRow(typedTag)
  if (row === null || row.values === null) return null
  const [part, ...others] = enumTable[row.values]
  return part === undefined || others.length > 0 || part.mask < 0xff ? null : part.values
}
