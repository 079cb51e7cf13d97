import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { type Catalogue, codeTableFields, perCatalogue } from '../../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { HeldProfile, ProfileDraft } from '../../stores/profiles-store.ts'

export interface ProviderRow {
  readonly id: string
  readonly name: string
  /** 'replaces': the user's own, under the id of a built-in one. */
  readonly kind: 'built-in' | 'own' | 'replaces' | 'damaged' | 'unsaved'
  /** null: it is damaged. */
  readonly profile: ProviderProfile | null
}

export interface RowSources {
  readonly catalogue: Catalogue
  readonly own: ReadonlyMap<string, HeldProfile> | null
  readonly drafts: ReadonlyMap<string, ProfileDraft>
  readonly query: string
  readonly ownOnly: boolean
}

const builtInIds: ReadonlySet<string> = new Set(builtInProfiles.map(({ id }) => id))

export function isBuiltIn(id: string): boolean {
  return builtInIds.has(id)
}

/** What can be searched of each profile, in lower case. */
const searchTexts = perCatalogue(
  (catalogue) => new Map(catalogue.all().map((profile) => [profile.id, searchText(catalogue, profile)])),
)

/** The user's own first, then the built-in ones in the order of lists; those alone that hold every word of the query. */
export function providerRows(
  { catalogue, own, drafts, query, ownOnly }: RowSources,
  language: Language,
): readonly ProviderRow[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const holds = (text: string) => words.every((word) => text.includes(word))
  const texts = searchTexts(catalogue)
  const listed = catalogue.all().map((profile): ProviderRow => {
    const isOwn = own?.get(profile.id)?.profile != null
    const kind = !isOwn ? 'built-in' : isBuiltIn(profile.id) ? 'replaces' : 'own'
    return { id: profile.id, name: profile.name[language], kind, profile }
  })
  const unsaved = [...drafts]
    .filter(([, { revision }]) => revision === null)
    .map(([id, { profile }]): ProviderRow => ({ id, name: profile.name[language], kind: 'unsaved', profile }))
  const damaged = [...(own?.values() ?? [])]
    .filter(({ profile }) => profile === null)
    .map(({ profileId }): ProviderRow => ({ id: profileId, name: profileId, kind: 'damaged', profile: null }))
  const others = [...unsaved, ...damaged].filter(({ id, name }) => holds(`${id} ${name}`.toLowerCase()))
  const found = listed.filter(({ id }) => holds(texts.get(id) ?? ''))
  const isOfUser = ({ kind }: ProviderRow) => kind !== 'built-in'
  const mine = [...others, ...found.filter(isOfUser)]
  return ownOnly ? mine : [...mine, ...found.filter((row) => !isOfUser(row))]
}

function searchText(catalogue: Catalogue, profile: ProviderProfile): string {
  const codes = codeTableFields.flatMap((field) =>
    catalogue
      .codes(profile.id, field)
      .flatMap(({ code, knowledge }) => [code, knowledge?.title.en ?? '', knowledge?.title.ru ?? '']),
  )
  const tlvs = catalogue.tlvs(profile.id)?.flatMap(({ tag, name }) => [name, hexNumber(tag, 2)]) ?? []
  const { id, name, summary, regions, connection } = profile
  return [
    ...[id, name.en, name.ru, summary?.en ?? '', summary?.ru ?? '', ...(regions ?? [])],
    ...(connection.hosts?.value.map(({ host }) => host) ?? []),
    ...tlvs,
    ...codes,
  ]
    .join(' ')
    .toLowerCase()
}
