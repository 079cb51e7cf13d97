import type { PlayedProfile } from '../profiles/played-profile.ts'
import { versionName } from '../smpp/interface-version.ts'
import { findTlv } from '../smpp/message-octets.ts'
import type { DecodedPdu } from '../smpp/pdu.ts'
import { layoutByName } from '../smpp/pdu-layout.ts'
import { allowsTlv } from '../smpp/tlv-rules.ts'
import { tlvByTag, tlvLabel } from '../smpp/tlv-value.ts'
import { travelsIn, vendorValue } from '../smpp/vendor-tlv.ts'
import type { Words } from '../words/words.ts'

/** The label of the first TLV that the session's version does not let this request carry. */
export function strayTlv({ command, tlvs }: DecodedPdu, interfaceVersion: number): string | undefined {
  const version = versionName(interfaceVersion)
  const [first] = tlvs
  const layout = command === null ? null : layoutByName(command)
  if (first === undefined || layout === null) return undefined
  // 3.3 has no TLVs: there they are surplus octets.
  if (version === '3.3') return tlvLabel(first.tag)
  const stray = tlvs.find(({ tag }) => tlvByTag(tag) !== null && !allowsTlv(layout, tag, version))
  return stray && tlvLabel(stray.tag)
}

type TlvTrouble = 'missing' | 'wrong-value'

/** The trouble with the first TLV, in the profile's order, that the request lacks or fills with an unlisted value. */
export function profileTlvTrouble(
  { command, tlvs }: DecodedPdu,
  profile: PlayedProfile,
): { readonly trouble: TlvTrouble; readonly because: string } | undefined {
  for (const row of profile.tlvs) {
    if (!travelsIn(row, command)) continue
    const because = `${row.name} ${tlvLabel(row.tag)}`
    const value = findTlv(tlvs, row.tag)?.value
    if (value === undefined) {
      if (row.required) return { trouble: 'missing', because }
    } else if (row.values.length > 0) {
      const read = String(vendorValue(row, value))
      if (!row.values.some((known) => known.value === read)) {
        return { trouble: 'wrong-value', because: `${because} = ${read}` }
      }
    }
  }
  return undefined
}

/** The TLVs that such trouble is about, in words; null where the profile has none. */
export function profileTlvWords(trouble: TlvTrouble, { tlvs }: PlayedProfile): Words | null {
  const sent = tlvs.filter(({ direction }) => direction === 'submit' || direction === 'both')
  const rows = sent.filter((row) => (trouble === 'missing' ? row.required : row.values.length > 0))
  if (rows.length === 0) return null
  const names = rows.map(({ name, tag }) => `${name} (${tlvLabel(tag)})`).join(', ')
  return trouble === 'missing'
    ? {
        en: `a TLV that the profile requires is missing: ${names}`,
        ru: `нет обязательного TLV профиля: ${names}`,
      }
    : {
        en: `a TLV has a value that the profile does not list: ${names}`,
        ru: `значения TLV нет в профиле: ${names}`,
      }
}
