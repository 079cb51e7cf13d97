import { variablesIn } from '../text/template-text.ts'
import { type Operation, type OperationBody, operations } from './operation-table.ts'
import type { PlanPath } from './plan-node.ts'
import type { Plan, PlanCheck, PlanStep } from './plan-schema.ts'

/** A step with where it stands; the check is null for the steps of `always`. */
export interface PlacedStep {
  readonly step: PlanStep
  readonly check: PlanCheck | null
  readonly path: PlanPath
}

export function placedSteps({ checks, always = [] }: Plan): PlacedStep[] {
  return [
    ...checks.flatMap((check, index) =>
      (check.steps ?? []).map((step, at) => ({ step, check, path: ['checks', index, 'steps', at] })),
    ),
    ...always.map((step, at) => ({ step, check: null, path: ['always', at] })),
  ]
}

/** The operation of a step with what stands under it; null for other actions. */
export function operationOf(
  step: PlanStep,
): { readonly command: Operation; readonly body: OperationBody } | null {
  const command = operations.find((name) => step[name] !== undefined)
  const body = command === undefined ? undefined : step[command]
  return command === undefined || body === undefined ? null : { command, body }
}

/** The session that a step names, and the path to the name from the step; null where it names none. */
export function namedSession(step: PlanStep): { readonly name: string; readonly path: PlanPath } | null {
  for (const action of ['bind', 'unbind', 'enquire_link', 'disconnect', 'raw', ...operations] as const) {
    const value = step[action]
    if (value === undefined) continue
    if (typeof value === 'string') return { name: value, path: [action] }
    const { session } = value as OperationBody
    if (typeof session === 'string') return { name: session, path: [action, 'session'] }
  }
  return step.session === undefined ? null : { name: step.session, path: ['session'] }
}

/** Every text of a value with its path. */
export function* textsIn(value: unknown, path: PlanPath = []): Generator<readonly [string, PlanPath]> {
  if (typeof value === 'string') yield [value, path]
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield* textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
}

/** Names that something in the plan captures. */
export function capturedNames(plan: Plan): string[] {
  return placedSteps(plan).flatMap(({ step }) => Object.keys(step.capture ?? {}))
}

/** Names of all variables that stand in the plan, each once. */
export function usedVariables(plan: Plan): string[] {
  return [...new Set([...textsIn(plan)].flatMap(([text]) => variablesIn(text)))]
}
