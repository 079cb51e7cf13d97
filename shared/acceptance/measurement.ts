import { type MeasuredFact, type MeasuredValue, standing } from '../doctor/measured-facts.ts'
import type { EvidencePdu, Verdict } from '../plan/plan-result.ts'
import { type FactGroup, factTable } from '../profiles/fact-table.ts'
import { factAt, factText } from '../profiles/fact-text.ts'
import type { ProviderProfile } from '../profiles/profile-schema.ts'
import type { Language, Words } from '../words/words.ts'
import { sentence } from './sentence-table.ts'

/** A value that a check found, for the profile. */
export interface FoundFact {
  readonly group: FactGroup
  readonly name: string
  readonly value: MeasuredValue
  /** A list that is all there is, not only what was tried. */
  readonly isWhole?: boolean
  /** How far a number may be from the profile's and still be the same. */
  readonly tolerance?: number
  /** Where the check knows better than a comparison of the values. */
  readonly stands?: MeasuredFact['stands']
  /** False where a value other than the profile's is no failure, such as a promise that is more than kept. */
  readonly isBinding?: boolean
}

/** What a check found, before it is held against the profile. */
export interface Measured {
  readonly verdict: Verdict
  /** Sentences without a full stop. */
  readonly measured: Words
  readonly expected?: Words
  readonly facts?: readonly FoundFact[]
  /** Whether checks that need this one can be run; without it, when it passed. */
  readonly isUsable?: boolean
  /** Where the PDUs that show it passed before: those, in place of what passed while it was measured. */
  readonly evidence?: { readonly pdus: readonly EvidencePdu[]; readonly more: number }
}

/** The same, judged. */
export interface Measurement {
  readonly verdict: Verdict
  readonly measured: Words
  /** null where nothing in particular is expected. */
  readonly expected: Words | null
  readonly facts: readonly MeasuredFact[]
}

/** Holds what was found against the profile: where it says otherwise, a check that passed has failed. */
export function judge(found: Measured, profile: ProviderProfile | null): Measurement {
  const facts = (found.facts ?? []).map((fact) => beside(fact, profile))
  const differing = facts.filter(
    ({ stands }, index) => stands === 'differs' && found.facts?.[index]?.isBinding !== false,
  )
  const { measured } = found
  // What the specification allows no provider has promised.
  const isPromise = profile?.kind === 'provider'
  if (!isPromise || found.verdict !== 'pass' || differing.length === 0)
    return { verdict: found.verdict, measured, expected: found.expected ?? null, facts }
  const facing = (language: Language) => differing.map((fact) => saidOf(profile, fact, language)).join('; ')
  const expected = sentence('profile-says', { facts: { en: facing('en'), ru: facing('ru') } })
  return { verdict: 'fail', measured, expected, facts }
}

function beside(fact: FoundFact, profile: ProviderProfile | null): MeasuredFact {
  const { group, name, value, isWhole = false, tolerance = 0 } = fact
  const said = profile === null ? undefined : factAt(profile, group, name)?.value
  return { group, name, value, stands: fact.stands ?? standing(said, value, isWhole, tolerance) }
}

/** 'closes when idle for: 120 s': what the profile says of a fact. */
function saidOf(profile: ProviderProfile, { group, name }: MeasuredFact, language: Language): string {
  const field = fieldOf(group, name)
  const said = factAt(profile, group, name)
  return `${field.words[language]}: ${said === null ? '—' : factText(field, said.value, language)}`
}

/** A measured value as the profile would show it. */
export function measuredFactText(fact: Pick<MeasuredFact, 'group' | 'name' | 'value'>, language: Language) {
  const field = fieldOf(fact.group, fact.name)
  return { name: field.words[language], value: factText(field, fact.value, language) }
}

function fieldOf(group: FactGroup, name: string) {
  const fields: Readonly<Record<string, (typeof factTable)['bind']['fields']['maxBinds']>> =
    factTable[group].fields
  const field = fields[name]
  if (field === undefined) throw new Error(`the table of facts has no ${group}.${name}`)
  return field
}
