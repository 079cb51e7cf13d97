import { describeValue } from '../inspect/describe.ts'
import { fromHex } from '../smpp/hex.ts'
import { vendorTags } from '../smpp/tlv-table.ts'
import { tlvLabel } from '../smpp/tlv-value.ts'
import { type VendorTlv, vendorValue } from '../smpp/vendor-tlv.ts'
import type { Language } from '../words/words.ts'
import { type Catalogue, type ProfileTlv, perCatalogue } from './catalogue.ts'
import type { ProviderProfile } from './profile-schema.ts'

/** A name that a tag may have where the profile does not say, with the providers that use it so. */
export interface TlvCandidate {
  readonly name: string
  /** Empty for a meaning that was met without its provider. */
  readonly providers: readonly string[]
}

/** The names of each tag, with the profiles that use them, in the order of lists. */
const usersByTag = perCatalogue((catalogue) => {
  const byTag = new Map<number, Map<string, readonly ProviderProfile[]>>()
  for (const profile of catalogue.all()) {
    for (const { tag, name } of catalogue.tlvs(profile.id) ?? []) {
      const users = byTag.get(tag) ?? new Map<string, readonly ProviderProfile[]>()
      byTag.set(tag, users.set(name, [...(users.get(name) ?? []), profile]))
    }
  }
  return byTag
})

export function tlvCandidates(
  catalogue: Catalogue,
  tag: number,
  language: Language,
): readonly TlvCandidate[] {
  const users = usersByTag(catalogue).get(tag) ?? []
  const published = [...users].map(([name, profiles]) => ({
    name,
    providers: profiles.map((profile) => profile.name[language]),
  }))
  const seen = vendorTags.find((row) => row.tag === tag)
  if (seen === undefined) return published
  return [...published, { name: seen.seenAs[language], providers: [] }]
}

/** '“1101…”', 'OTP, one-time password', '5': the value as the provider types it; null when it cannot be read so. */
export function vendorValueWords(row: VendorTlv, octets: Uint8Array, language: Language): string | null {
  const value = vendorValue(row, octets)
  if (value === null) return null
  const named = row.values.find((candidate) => candidate.value === String(value))
  if (named !== undefined) return `${named.value}, ${named[language]}`
  return typeof value === 'number' ? String(value) : `“${value}”`
}

/** A value of a vendor TLV stays as it is on the wire; the words stand beside it. */
export interface ValueWords {
  readonly words: string
  /** True when the octets are to be shown with them. */
  readonly keepsValue: boolean
}

const vendorPath = /^tlvs\.0x([0-9A-F]{4})(?:\.(tag|length|value))?$/

/**
 * As `describeValue`, with the TLVs that the specifications do not know named by the profile. Without it, or for a tag
 * it does not list, the tag is shown with everything it may be, as a guess.
 */
export function describeByProfile(
  catalogue: Catalogue,
  path: string,
  value: string | number,
  language: Language,
  profileId: string | null,
): ValueWords | null {
  const [, digits, part] = vendorPath.exec(path) ?? []
  if (digits !== undefined && part !== 'length') {
    const tag = Number.parseInt(digits, 16)
    const row = catalogue.tlv(profileId, tag)
    if (part === 'tag') {
      const words =
        row === undefined
          ? guessWords(catalogue, tag, language)
          : nameWords(row, catalogue.name(profileId ?? '', language), language)
      if (words !== null) return { words, keepsValue: false }
    }
    if (row !== undefined && typeof value === 'string') {
      const typed = vendorValueWords(row, fromHex(value) ?? new Uint8Array(), language)
      const words = part === 'value' ? typed : `${row.name}${typed === null ? '' : ` ${typed}`}`
      if (words !== null) return { words, keepsValue: true }
    }
  }
  const words = describeValue(path, value, language)
  return words === null ? null : { words, keepsValue: false }
}

function nameWords(row: ProfileTlv, profile: string, language: Language): string {
  const by = language === 'ru' ? `по профилю «${profile}»` : `named by profile “${profile}”`
  return `${tlvLabel(row.tag)} ${row.name}: ${row.meaning[language]} (${by})`
}

function guessWords(catalogue: Catalogue, tag: number, language: Language): string | null {
  const candidates = tlvCandidates(catalogue, tag, language)
  if (candidates.length === 0) return null
  const list = candidates
    .map(({ name, providers }) => (providers.length === 0 ? name : `${name} (${providers.join(', ')})`))
    .join('; ')
  return `${tlvLabel(tag)} ${language === 'ru' ? 'возможно' : 'may be'}: ${list}`
}
