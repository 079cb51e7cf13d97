import { Fault } from '../../../shared/faults/fault.ts'
import type { PlanSelection } from '../../../shared/plan/plan-order.ts'
import { asList, type Plan } from '../../../shared/plan/plan-schema.ts'
import { usedVariables } from '../../../shared/plan/plan-walk.ts'
import { foldName } from '../../../shared/text/template-text.ts'
import { checkKnown, listOf, type PlanOptions, variablesOf } from './plan-options.ts'

/** What is to run. Throws Fault cli.no-check for a name that the plan does not have, cli.unused-variable. */
export function selectionOf(plan: Plan, options: PlanOptions): PlanSelection {
  const ids = plan.checks.map(({ id }) => id)
  const tags = [...new Set(plan.checks.flatMap((check) => asList(check.tags)))]
  const { only = [], tags: wanted = [], excludeTags = [] } = options
  checkKnown('--only', only, ids)
  checkKnown('--tags', wanted, tags)
  checkKnown('--exclude-tags', excludeTags, tags)
  const used = new Set([...Object.keys(plan.vars ?? {}), ...usedVariables(plan)].map(foldName))
  for (const name of Object.keys(variablesOf(options))) {
    if (!used.has(foldName(name))) throw new Fault('cli.unused-variable', { name, known: listOf([...used]) })
  }
  return { only, tags: wanted, excludeTags }
}
