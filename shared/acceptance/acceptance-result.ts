import type { MeasuredFact } from '../doctor/measured-facts.ts'
import type { PlanReason } from '../plan/plan-reason-table.ts'
import {
  type CheckResult,
  countedVerdict,
  countVerdicts,
  type EvidencePdu,
  isForgiven,
  type PlanResult,
  type PlanSubject,
  type Verdict,
  worstVerdict,
} from '../plan/plan-result.ts'
import type { Language, Words } from '../words/words.ts'
import { type AcceptanceCheck, type AcceptanceId, acceptanceChecks } from './acceptance-table.ts'
import { measuredFactText } from './measurement.ts'

/** What became of a check. */
export interface AcceptanceResult {
  readonly id: AcceptanceId
  readonly verdict: Verdict
  readonly measured: Words
  readonly expected: Words | null
  readonly facts: readonly MeasuredFact[]
  /** What a person wrote; '' where nobody did. */
  readonly note: string
  /** Why it was not run; null where it was. */
  readonly skipped: PlanReason | null
  readonly evidence: readonly EvidencePdu[]
  /** PDUs that passed and are not among the evidence. */
  readonly moreEvidence: number
  /** ms since 1970. */
  readonly startedAt: number
  readonly durationMs: number
  /** Verdicts of the attempts before the last one, which is this. */
  readonly earlier: readonly Verdict[]
}

/** What a person says of a check that only they can do. */
export interface PersonsAnswer {
  readonly verdict: Extract<Verdict, 'pass' | 'fail' | 'inconclusive'>
  readonly note: string
}

/** Which checks are run; nothing chosen is all. */
export interface Chosen {
  readonly only?: readonly string[]
  readonly tags?: readonly string[]
  readonly excludeTags?: readonly string[]
}

export function isChosen(
  { id, tags }: AcceptanceCheck,
  { only = [], tags: wanted = [], excludeTags = [] }: Chosen,
): boolean {
  if (only.length > 0 && !only.includes(id)) return false
  if (wanted.length > 0 && !tags.some((tag) => wanted.includes(tag))) return false
  return !tags.some((tag) => excludeTags.includes(tag))
}

/** Everything that the run found for the profile, each fact once: the last one stands. */
export function factsOfRun(results: readonly AcceptanceResult[]): readonly MeasuredFact[] {
  const facts = results.flatMap((result) => result.facts)
  return [...new Map(facts.map((fact) => [`${fact.group}.${fact.name}`, fact])).values()]
}

const byId = new Map(acceptanceChecks.map((check) => [check.id, check]))

export function acceptanceCheck(id: AcceptanceId): AcceptanceCheck {
  const check = byId.get(id)
  if (check === undefined) throw new Error(`no check ${id}`)
  return check
}

export const acceptanceName: Words = { en: 'Acceptance of an account', ru: 'Приёмка учётной записи' }

/** A check of the acceptance as one of a plan, in the words of a language. */
export function checkResultOf(result: AcceptanceResult, language: Language): CheckResult {
  const { id, verdict, measured, expected, facts, note, skipped, evidence, startedAt, durationMs } = result
  const { name, severity, tags } = acceptanceCheck(id)
  return {
    row: 1,
    rowName: '',
    id,
    name: name[language],
    severity,
    tags,
    verdict,
    reason: reasonOf(result),
    startedAt,
    durationMs,
    steps: [],
    measured: [
      {
        name: 'measured',
        measured: measured[language],
        expected: expected?.[language] ?? '',
        ok: verdict === 'pass',
      },
      ...facts.map((fact) => ({
        name: `${fact.group}.${fact.name}`,
        measured: measuredFactText(fact, language).value,
        expected: '',
        ok: fact.stands !== 'differs',
      })),
    ],
    earlier: result.earlier.map((one) => ({ verdict: one, reason: null })),
    evidence,
    notes: note === '' || skipped !== null ? [] : [told({ en: note, ru: note })],
  }
}

/** Why a check has its verdict; null where it passed. */
function reasonOf({ verdict, measured, expected, skipped }: AcceptanceResult): PlanReason | null {
  if (skipped !== null) return skipped
  if (verdict === 'pass') return null
  if (expected === null) return told(measured)
  return told({
    en: `${measured.en} (expected: ${expected.en})`,
    ru: `${measured.ru} (ожидалось: ${expected.ru})`,
  })
}

function told({ en, ru }: Words): PlanReason {
  return { code: 'told', detail: { what: en, what_ru: ru } }
}

interface RunOf {
  readonly subject: PlanSubject
  readonly startedAt: number
  readonly endedAt: number
  readonly isStopped: boolean
}

/** A run of the acceptance as one of a plan: what reports and lists are made of. */
export function planResultOf(
  results: readonly AcceptanceResult[],
  run: RunOf,
  language: Language,
): PlanResult {
  const checks = results.map((result) => checkResultOf(result, language))
  const decisive = checks.filter((check) => !isForgiven(check))
  return {
    plan: acceptanceName[language],
    description: '',
    verdict: worstVerdict(decisive.map(countedVerdict)),
    reason: decisive.find(({ verdict }) => verdict !== 'pass' && verdict !== 'skipped')?.reason ?? null,
    ...run,
    rows: [{ row: 1, name: '' }],
    checks,
    cleanUps: [],
    counts: countVerdicts(checks),
  }
}
