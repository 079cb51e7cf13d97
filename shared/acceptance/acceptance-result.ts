import type { MeasuredFact } from '../doctor/measured-facts.ts'
import type { Words } from '../words/words.ts'
import { type AcceptanceCheck, type AcceptanceId, acceptanceChecks } from './acceptance-table.ts'
import type { Verdict } from './measurement.ts'

/** A PDU that a check is judged by. */
export interface EvidencePdu {
  /** In the capture; without one the count of the run's PDUs. */
  readonly number: number
  /** Epoch ms. */
  readonly at: number
  readonly direction: 'sent' | 'received'
  /** Its name, or command_id as 0x… when there is none. */
  readonly command: string
  readonly command_status: number
  readonly sequence_number: number
  /** The whole PDU; a bind's password is asterisks. */
  readonly hex: string
}

/** What became of a check. */
export interface AcceptanceResult {
  readonly id: AcceptanceId
  readonly verdict: Verdict
  readonly measured: Words
  readonly expected: Words | null
  readonly facts: readonly MeasuredFact[]
  /** What a person wrote; '' where nobody did. */
  readonly note: string
  readonly evidence: readonly EvidencePdu[]
  /** PDUs that passed and are not among the evidence. */
  readonly moreEvidence: number
  readonly seconds: number
  /** 1, or more where it was tried again. */
  readonly attempts: number
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
) {
  if (only.length > 0 && !only.includes(id)) return false
  if (wanted.length > 0 && !tags.some((tag) => wanted.includes(tag))) return false
  return !tags.some((tag) => excludeTags.includes(tag))
}

export type VerdictCounts = Readonly<Record<Verdict, number>>

export function countVerdicts(results: readonly { readonly verdict: Verdict }[]): VerdictCounts {
  const counts = { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 }
  for (const { verdict } of results) counts[verdict] += 1
  return counts
}

/** The verdict of a run: the gravest of its checks, those aside that are only to be known. */
export function verdictOf(results: readonly AcceptanceResult[]): Verdict {
  const counts = countVerdicts(results.filter(({ id }) => acceptanceCheck(id).severity !== 'info'))
  for (const verdict of ['fail', 'error', 'inconclusive', 'pass'] as const) {
    if (counts[verdict] > 0) return verdict
  }
  return 'skipped'
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
