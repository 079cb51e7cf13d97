import { tlvLabel } from '../../../shared/inspect/span-list.ts'
import type { Catalogue, ProfileTlv } from '../../../shared/profiles/catalogue.ts'
import { describeByProfile } from '../../../shared/profiles/name-tlv.ts'
import { travelsIn } from '../../../shared/smpp/vendor-tlv.ts'
import type { Language } from '../../../shared/words/words.ts'

/** The profile's TLVs that this PDU may carry, those that must be there first. */
export function offeredTlvs(
  catalogue: Catalogue,
  profileId: string | null,
  command: string,
): readonly ProfileTlv[] {
  const rows = catalogue.tlvs(profileId)?.filter((row) => travelsIn(row, command)) ?? []
  return rows.toSorted((a, b) => Number(b.required) - Number(a.required))
}

/** Tags to choose from: the profile's by number, then the specification's by name. */
export function tagChoices(rows: readonly ProfileTlv[], names: readonly string[]): readonly string[] {
  return [...rows.map(({ tag }) => tlvLabel(tag)), ...names]
}

/** '0x1400 · pe_id · required': a tag of the profile as a list offers it; other tags as they stand. */
export function tagChoiceLabel(choice: string, rows: readonly ProfileTlv[], required: string): string {
  const row = rows.find(({ tag }) => tlvLabel(tag) === choice)
  if (row === undefined) return choice
  return [choice, row.name, ...(row.required ? [required] : [])].join(' · ')
}

/** What a tag outside the specifications means by the profile, or may mean; null when nobody is known to use it. */
export function vendorTagWords(
  catalogue: Catalogue,
  tag: number,
  language: Language,
  profileId: string | null,
): string | null {
  const label = tlvLabel(tag)
  const words = describeByProfile(catalogue, `tlvs.${label}.tag`, tag, language, profileId)?.words ?? label
  return words === label ? null : words
}
