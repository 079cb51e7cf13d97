import type { Catalogue, ProfileTlv } from '../../../shared/profiles/catalogue.ts'
import { describeByProfile } from '../../../shared/profiles/name-tlv.ts'
import { readTag, tlvLabel } from '../../../shared/smpp/tlv-value.ts'
import { travelsIn } from '../../../shared/smpp/vendor-tlv.ts'
import type { Language } from '../../../shared/words/words.ts'

/** Facts about the TLVs that a form makes: by the PDU they go into, and by its provider. */
export interface TlvFacts {
  readonly command: string
  /** Names of the specification to choose from. */
  readonly names: readonly string[]
  /** Names of those that the PDU must have. */
  readonly mandatory: readonly string[]
  /** True when a tag is marked that is neither among `names` nor the provider's. */
  readonly marksOthers: boolean
  /** Every TLV that the provider publishes. */
  readonly vendorTlvs: readonly ProfileTlv[]
  readonly profileId: string | null
  /** data_coding of the PDU, where it is typed beside the TLVs. */
  readonly dataCoding?: number
  /** True when values may hold {{variables}}, filled from each row of a table. */
  readonly isTemplate?: boolean
}

/** The provider's TLVs that this PDU may carry, those that must be there first. */
export function offeredTlvs({ vendorTlvs, command }: TlvFacts): readonly ProfileTlv[] {
  const rows = vendorTlvs.filter((row) => travelsIn(row, command))
  return rows.toSorted((a, b) => Number(b.required) - Number(a.required))
}

/** Tags that the provider requires and that are not typed yet. */
export function missingTags(facts: TlvFacts, typedTags: readonly string[]): string[] {
  const required = offeredTlvs(facts).filter((row) => row.required)
  return required.map(({ tag }) => tlvLabel(tag)).filter((tag) => !hasTag(typedTags, tag))
}

/** True when one of the typed tags is the same as another, be it by name or by number. */
export function hasTag(typedTags: readonly string[], tag: string): boolean {
  return typedTags.some((typed) => readTag(typed) === readTag(tag))
}

/** True when the PDU must have the tag, by the specification or by its provider. */
export function isMandatoryTag(facts: TlvFacts, typedTag: string): boolean {
  const tag = readTag(typedTag)
  return (
    tag !== null &&
    (hasTag(facts.mandatory, typedTag) || offeredTlvs(facts).some((row) => row.required && row.tag === tag))
  )
}

/** True when the PDU is not known to carry the tag. */
export function isUnusualTag(facts: TlvFacts, typedTag: string): boolean {
  const isTag = readTag(typedTag) !== null
  return facts.marksOthers && isTag && !hasTag(tagChoices(facts), typedTag)
}

/** Tags to choose from: the provider's by number, then the specification's by name. */
export function tagChoices(facts: TlvFacts): readonly string[] {
  return [...offeredTlvs(facts).map(({ tag }) => tlvLabel(tag)), ...facts.names]
}

/** '0x1400 · pe_id · required': a tag of the provider as a list offers it; other tags as they stand. */
export function tagChoiceLabel(choice: string, facts: TlvFacts, required: string): string {
  const row = offeredTlvs(facts).find(({ tag }) => tlvLabel(tag) === choice)
  if (row === undefined) return choice
  return [choice, row.name, ...(row.required ? [required] : [])].join(' · ')
}

/** Meaning of a tag outside the specifications, by the profile or as a guess; null when none is known. */
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
