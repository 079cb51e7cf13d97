import type { AcceptanceResult } from '../../shared/acceptance/acceptance-result.ts'
import type { PlanResult, PlanSubject } from '../../shared/plan/plan-result.ts'

/** A run as it is kept. */
export type KeptRun = {
  readonly runId: string
  readonly planId: string | null
  readonly connectionId: string
} & (
  | { readonly kind: 'plan'; readonly result: PlanResult }
  | {
      readonly kind: 'acceptance'
      readonly results: readonly AcceptanceResult[]
      readonly of: {
        readonly subject: PlanSubject
        readonly startedAt: number
        readonly endedAt: number
        readonly isStopped: boolean
      }
    }
)
