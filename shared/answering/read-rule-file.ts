import { checkJson, type JsonPlace, offsetsIn, placesOf } from '../profiles/json-places.ts'
import { profileText } from '../profiles/profile-text.ts'
import { pathText, problemsOf, profileProblemText } from '../profiles/read-profile.ts'
import type { Language, Words } from '../words/words.ts'
import { type RuleFile, ruleFileSchema } from './answer-rule.ts'
import { compileRules, limitProblems } from './compiled-rule.ts'
import { type RuleProblem, ruleProblem } from './rule-problem.ts'

/** Characters of a file at most. */
export const maxRuleFileUnits = 262_144
/** Problems of one file that are told. */
const mostTold = 50
/** Values of a file at most: a hundred rules have two thousand. */
const mostValues = 10_000

/** A problem and its place in the text, from 1; null for the file as a whole. */
export interface PlacedRuleProblem {
  readonly place: JsonPlace | null
  /** 'rules[1].when'; '' is the file as a whole. */
  readonly path: string
  readonly says: Words
}

export type RuleFileReading =
  | { readonly file: RuleFile }
  | { readonly problems: readonly PlacedRuleProblem[] }

/** The rules of a JSON text, or what is wrong with it. Linear in the text; never throws. `now`: µs since 1970. */
export function readRuleFile(written: string, now: number): RuleFileReading {
  const text = written.replace(/^\uFEFF/, '')
  if (text.length > maxRuleFileUnits) {
    const detail = { given: String(text.length), known: String(maxRuleFileUnits) }
    return { problems: placed(text, [ruleProblem([], 'too-large', detail)]) }
  }
  const { fault, repeated, count } = checkJson(text, mostTold)
  if (fault !== null) {
    const says = wordsOf({ path: '', at: [], ...fault })
    return { problems: [{ path: '', says, place: placesOf(text, [fault.offset])[0] ?? null }] }
  }
  const twice = repeated.map(({ path }) => problemAt(path, 'given-twice', pathText(path)))
  if (count > mostValues)
    return { problems: placed(text, [problemAt([], 'too-many-values', String(mostValues))]) }
  const json: unknown = JSON.parse(text)
  const read = ruleFileSchema.safeParse(json)
  const problems = read.success
    ? [...compileRules(read.data.rules, now).problems, ...limitProblems(read.data.limits)]
    : read.error.issues.flatMap((issue) =>
        problemsOf(issue, json).map((problem) => ({ at: steps(problem.at), says: wordsOf(problem) })),
      )
  if (!read.success || problems.length + twice.length > 0)
    return { problems: placed(text, [...twice, ...problems].slice(0, mostTold)) }
  return { file: read.data }
}

/** The file as people write it; readRuleFile reads the same from it. */
export function ruleFileText({ limits, rules }: Pick<RuleFile, 'limits' | 'rules'>): string {
  return profileText({ autoReply: 1, limits, rules })
}

/** '4:7: rules[1].when: There is no field foo.' */
export function ruleProblemText({ place, path, says }: PlacedRuleProblem, language: Language): string {
  const where = place === null ? '' : `${place.line}:${place.column}: `
  return `${where}${path === '' ? '' : `${path}: `}${says[language]}`
}

function placed(text: string, problems: readonly RuleProblem[]): readonly PlacedRuleProblem[] {
  const places = placesOf(
    text,
    offsetsIn(
      text,
      problems.map(({ at }) => at),
    ),
  )
  return problems.map(({ at, says }, index) => ({
    path: pathText(at),
    says,
    place: at.length === 0 ? null : (places[index] ?? null),
  }))
}

function problemAt(
  at: readonly (string | number)[],
  problem: 'given-twice' | 'too-many-values',
  expected: string,
): RuleProblem {
  return { at, says: wordsOf({ path: '', at, problem, given: '', expected }) }
}

function wordsOf(problem: Parameters<typeof profileProblemText>[0]): Words {
  const bare = { ...problem, path: '' }
  return { en: profileProblemText(bare, 'en'), ru: profileProblemText(bare, 'ru') }
}

function steps(at: readonly PropertyKey[]): readonly (string | number)[] {
  return at.map((step) => (typeof step === 'symbol' ? String(step) : step))
}
