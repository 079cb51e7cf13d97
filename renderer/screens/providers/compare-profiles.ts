import { type Catalogue, codeTableFields } from '../../../shared/profiles/catalogue.ts'
import { factGroups, factTable } from '../../../shared/profiles/fact-table.ts'
import { factsOf, factText, type NamedFact } from '../../../shared/profiles/fact-text.ts'
import type { ProviderProfile } from '../../../shared/profiles/profile-schema.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'

export interface ComparedRow {
  readonly label: string
  /** null: the profile does not say. */
  readonly one: string | null
  readonly other: string | null
  readonly differs: boolean
}

export interface ComparedSection {
  /** A group of facts, 'tlvs', or a field of codes. */
  readonly id: string
  /** null: the screen words it. */
  readonly title: string | null
  readonly rows: readonly ComparedRow[]
}

/** Facts, codes and TLVs of two profiles side by side; what neither says is left out. */
export function compareProfiles(
  catalogue: Catalogue,
  one: ProviderProfile,
  other: ProviderProfile,
  language: Language,
): readonly ComparedSection[] {
  const factsOfOther = factsOf(other)
  const pairs = factsOf(one).map((fact, place) => [fact, factsOfOther[place] ?? fact] as const)
  const groups = factGroups().map((group) => ({
    id: group,
    title: factTable[group].words[language],
    rows: pairs
      .filter(([fact]) => fact.group === group)
      .map(([left, right]) =>
        rowOf(left.field.words[language], saidOf(left, language), saidOf(right, language)),
      ),
  }))
  const tlvs = joined(tlvTexts(catalogue, one.id, language), tlvTexts(catalogue, other.id, language))
  const codes = codeTableFields.map((field) => ({
    id: field,
    title: null,
    rows: joined(
      codeTexts(catalogue, one.id, field, language),
      codeTexts(catalogue, other.id, field, language),
    ),
  }))
  return [...groups, { id: 'tlvs', title: null, rows: tlvs }, ...codes]
    .map((section) => ({
      ...section,
      rows: section.rows.filter((row) => row.one !== null || row.other !== null),
    }))
    .filter(({ rows }) => rows.length > 0)
}

function saidOf({ field, fact }: NamedFact, language: Language): string | null {
  if (fact === null) return null
  const note = fact.note === undefined ? '' : ` (${fact.note[language]})`
  return `${factText(field, fact.value, language)}${note}`
}

function tlvTexts(catalogue: Catalogue, id: string, language: Language): ReadonlyMap<string, string> {
  const rows = catalogue.tlvs(id) ?? []
  return new Map(rows.map((row) => [hexNumber(row.tag, 2), `${row.name}: ${row.meaning[language]}`]))
}

function codeTexts(
  catalogue: Catalogue,
  id: string,
  field: (typeof codeTableFields)[number],
  language: Language,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const { code, value, knowledge, reason } of catalogue.codes(id, field)) {
    const key = value === null ? code : hexNumber(value, 4)
    const title = knowledge?.title[language] ?? reason
    texts.set(key, texts.has(key) ? `${texts.get(key)}; ${title}` : title)
  }
  return texts
}

function joined(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly ComparedRow[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  return keys.map((key) => rowOf(key, one.get(key) ?? null, other.get(key) ?? null))
}

function rowOf(label: string, one: string | null, other: string | null): ComparedRow {
  return { label, one, other, differs: one !== other }
}
