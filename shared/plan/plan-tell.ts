import type { PlanPath } from './plan-node.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { PlanProblemCode } from './plan-problem-table.ts'

/** Tells what is wrong at a path: of its value, of its key, or of a piece of its text. */
export type Tell = (
  code: PlanProblemCode,
  detail: PlanProblem['detail'],
  path: PlanPath,
  of?: boolean | { readonly start: number; readonly end: number },
) => void

/** True for a path that leaves the plan's folder by its words alone. */
export function isOutside(path: string): boolean {
  return /^(?:[\\/]|[a-z]:)/i.test(path) || path.split(/[\\/]/).includes('..')
}
