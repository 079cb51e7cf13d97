import { checkNames, type KnownNames } from './check-names.ts'
import { checkSteps } from './check-steps.ts'
import { type PlanNode, plainValue } from './plan-node.ts'
import type { PlanProblem } from './plan-problem.ts'
import { type Plan, planSchema } from './plan-schema.ts'
import { readPlanText } from './read-plan-text.ts'
import { schemaProblems } from './schema-problems.ts'

/** A plan as it was read, or everything that is wrong with it, in the order of the text. */
export type PlanReading =
  | { readonly plan: Plan; readonly node: PlanNode; readonly problems: readonly [] }
  | { readonly plan: null; readonly node: PlanNode | null; readonly problems: readonly PlanProblem[] }

/** Problems that are told of one plan. */
const mostProblems = 100

/**
 * Reads a plan, YAML or JSON. `known` has names of variables that come from elsewhere: of a data file's columns, which
 * null leaves unchecked, and of the command line. Never throws.
 */
export function readPlan(text: string, known: KnownNames = { columns: null, variables: [] }): PlanReading {
  const node = readPlanText(text.replace(/^\uFEFF/, ' '))
  if ('code' in node) return { plan: null, node: null, problems: [node] }
  const checked = planSchema.safeParse(plainValue(node))
  if (!checked.success) return refused(node, schemaProblems(node, checked.error.issues))
  const plan = checked.data
  const problems = [...checkSteps(plan, node), ...checkNames(plan, node, known)]
  return problems.length > 0 ? refused(node, problems) : { plan, node, problems: [] }
}

function refused(node: PlanNode, problems: readonly PlanProblem[]): PlanReading {
  const sorted = [...problems].sort((one, other) => one.place.start - other.place.start)
  return { plan: null, node, problems: sorted.slice(0, mostProblems) }
}
