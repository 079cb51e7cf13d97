import type { PlanReason, PlanReasonCode } from '../../shared/plan/plan-reason-table.ts'
import type { Verdict } from '../../shared/plan/plan-result.ts'

/** Ends a step early with its verdict; caught where steps are run. */
export class StepStop extends Error {
  readonly verdict: Verdict
  readonly reason: PlanReason

  constructor(verdict: Verdict, code: PlanReasonCode, detail: PlanReason['detail'] = {}) {
    super(code)
    this.verdict = verdict
    this.reason = { code, detail }
  }
}
