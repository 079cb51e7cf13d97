import type { Plan, PlanCheck, PlanStep, Unexpected } from '../../shared/plan/plan-schema.ts'

/** What of a plan is run as one: a check, or what is always done at the end. */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly check: PlanCheck | null
  readonly steps: readonly PlanStep[]
  readonly unexpected: Unexpected
  /** Sessions that are not bound are passed over: nothing is left to clean up. */
  readonly isCleanUp: boolean
}

export function unitOf(plan: Plan, check: PlanCheck): Unit {
  return {
    id: check.id,
    name: check.name ?? check.id,
    check,
    steps: check.steps ?? [],
    unexpected: check.unexpected ?? plan.defaults?.unexpected ?? 'fail',
    isCleanUp: false,
  }
}
