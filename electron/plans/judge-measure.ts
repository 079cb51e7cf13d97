import type { WrittenExpectations } from '../../shared/plan/expect-schema.ts'
import { compileExpectation, type Measured, type Observed } from '../../shared/plan/expectation.ts'
import type { Measure } from '../../shared/plan/measure-table.ts'
import type { PlanVariables } from './plan-variables.ts'
import { StepStop } from './step-stop.ts'

/** What is observed of a measure against what a plan expects of it. Throws StepStop for what is no value of it once it is filled. */
export function judgeMeasure(
  measure: Measure | null,
  name: string,
  written: WrittenExpectations[string],
  observed: Observed,
  variables: PlanVariables,
): Measured {
  const made = measure === null ? null : compileExpectation(measure, variables.fillIn(written))
  if (made === null || 'kind' in made)
    throw new StepStop('error', 'bad-value', { name, value: made?.text ?? '' })
  return made.test(observed)
}
