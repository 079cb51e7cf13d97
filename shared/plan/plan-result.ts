import type { Language } from '../words/words.ts'
import type { Measured } from './expectation.ts'
import { type PlanReason, planReasonText } from './plan-reason-table.ts'
import type { Severity } from './plan-schema.ts'

/** As TTCN-3 has them, and `skipped` for what was not run. */
export const verdicts = ['pass', 'inconclusive', 'fail', 'error', 'skipped'] as const
export type Verdict = (typeof verdicts)[number]

/** A PDU that speaks for a verdict. */
export interface EvidencePdu {
  /** In the capture where one was kept, else from 1 in this run. */
  readonly number: number
  /** ms since 1970. */
  readonly at: number
  readonly session: string
  readonly direction: 'sent' | 'received'
  /** null for octets that no specification names. */
  readonly command: string | null
  readonly commandStatus: number
  readonly sequenceNumber: number
  /** In hex, secrets masked; null where they were not kept. */
  readonly octets: string | null
}

export interface StepResult {
  /** From 1. */
  readonly number: number
  /** `submit_sm`, `receive`, `pause` and so on. */
  readonly action: string
  /** null for a step without one. */
  readonly session: string | null
  readonly note: string | null
  readonly verdict: Verdict
  readonly reason: PlanReason | null
  /** ms since 1970. */
  readonly startedAt: number
  readonly durationMs: number
  readonly measured: readonly Measured[]
  /** Numbers of the PDUs that passed. */
  readonly evidence: readonly number[]
  /** How often it was tried. */
  readonly attempts: number
}

export interface CheckResult {
  /** Number of the row of data, from 1. */
  readonly row: number
  readonly rowName: string
  readonly id: string
  readonly name: string
  readonly severity: Severity
  readonly tags: readonly string[]
  readonly verdict: Verdict
  readonly reason: PlanReason | null
  readonly startedAt: number
  readonly durationMs: number
  readonly steps: readonly StepResult[]
  /** What was measured, by `name` of the measure, of a step with a number: `2.response_time`. */
  readonly measured: readonly Measured[]
  /** Attempts before the last one, which is this. */
  readonly earlier: readonly { readonly verdict: Verdict; readonly reason: PlanReason | null }[]
  readonly evidence: readonly EvidencePdu[]
  /** What no step expected, where that is only noted. */
  readonly notes: readonly PlanReason[]
}

export interface PlanCounts extends Readonly<Record<Verdict, number>> {}

/** What the plan was run against; nothing secret. */
export interface PlanSubject {
  readonly connection: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly systemId: string
  readonly interfaceVersion: string
  readonly profileId: string
  /** Version of the workbench. */
  readonly workbench: string
}

export interface PlanResult {
  readonly plan: string
  readonly description: string
  readonly verdict: Verdict
  readonly reason: PlanReason | null
  readonly startedAt: number
  readonly endedAt: number
  readonly subject: PlanSubject
  readonly rows: readonly { readonly row: number; readonly name: string }[]
  readonly checks: readonly CheckResult[]
  /** What was always done at the end of each row; it decides nothing. */
  readonly cleanUps: readonly CheckResult[]
  readonly counts: PlanCounts
  readonly isStopped: boolean
}

/** What is told while a plan runs. */
export type PlanProgress =
  | {
      readonly kind: 'started'
      readonly plan: string
      readonly rows: number
      readonly checks: number
      readonly at: number
    }
  | { readonly kind: 'row'; readonly row: number; readonly name: string }
  | { readonly kind: 'check-started'; readonly row: number; readonly id: string; readonly attempt: number }
  | {
      readonly kind: 'step-started'
      readonly row: number
      readonly id: string
      /** From 1. */
      readonly step: number
      readonly action: string
      /** ms since 1970 at which its wait ends; null where it has none. */
      readonly until: number | null
    }
  | { readonly kind: 'step'; readonly row: number; readonly id: string; readonly result: StepResult }
  | { readonly kind: 'check' | 'clean-up'; readonly result: CheckResult }
  | { readonly kind: 'ended'; readonly result: PlanResult }

/** Of several the gravest: a run that could not be done says less than one that failed. */
export function worstVerdict(all: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['fail', 'error', 'inconclusive', 'pass', 'skipped']
  return order.find((verdict) => all.includes(verdict)) ?? 'pass'
}

export function countVerdicts(checks: readonly Pick<CheckResult, 'verdict'>[]): PlanCounts {
  const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length
  return {
    pass: count('pass'),
    inconclusive: count('inconclusive'),
    fail: count('fail'),
    error: count('error'),
    skipped: count('skipped'),
  }
}

/** What a check counts as for the whole run: one that was to run and did not leaves the run without its answer. */
export function countedVerdict({ verdict, reason }: Pick<CheckResult, 'verdict' | 'reason'>): Verdict {
  return verdict === 'skipped' && reason?.code !== 'filtered' ? 'inconclusive' : verdict
}

/** True where the run as a whole may pass in spite of it. */
export function isForgiven({ severity }: Pick<CheckResult, 'severity'>): boolean {
  return severity === 'info'
}

/** The step that gave a check its verdict; null where none did. */
export function decisiveStep({ verdict, reason, steps }: CheckResult): StepResult | null {
  if (reason === null) return null
  return steps.find((step) => step.verdict === verdict && step.reason?.code === reason.code) ?? null
}

/** Why a check has its verdict, in a sentence; '' where nothing needs telling. */
export function verdictText({ reason }: { readonly reason: PlanReason | null }, language: Language): string {
  return reason === null ? '' : planReasonText(reason, language)
}
