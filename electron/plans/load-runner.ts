import type { PlanLoad } from '../../shared/plan/plan-schema.ts'
import type { ClientSession } from '../session/client-session.ts'

/** Runs load over bound sessions. Figures go by the names that plans expect them by; times are ms, shares parts of 1. */
export type PlanLoadRunner = (request: {
  readonly load: PlanLoad
  readonly sessions: readonly ClientSession[]
  readonly signal: AbortSignal
}) => Promise<(name: string) => number | null>
