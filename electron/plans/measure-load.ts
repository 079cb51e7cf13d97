import { Fault } from '../../shared/faults/fault.ts'
import type { WrittenExpectations } from '../../shared/plan/expect-schema.ts'
import { compileExpectation, type Measured } from '../../shared/plan/expectation.ts'
import { loadMeasureOf } from '../../shared/plan/measure-table.ts'
import type { PlanReason } from '../../shared/plan/plan-reason-table.ts'
import type { Verdict } from '../../shared/plan/plan-result.ts'
import { asList, type PlanCheck } from '../../shared/plan/plan-schema.ts'
import { peakRateOf, planLoad } from './plan-load.ts'
import type { RowScene } from './row-scene.ts'
import { StepStop } from './step-stop.ts'

export interface LoadMeasured {
  readonly verdict: Verdict
  readonly reason: PlanReason | null
  readonly measured: readonly Measured[]
}

/** The load of a check against what the check expects of it. */
export async function measureLoad({ load, expect = {} }: PlanCheck, row: RowScene): Promise<LoadMeasured> {
  const { waits, variables, sessionOf } = row.scene
  try {
    waits.check()
    if (load === undefined) throw new Error('a check without load')
    const names = asList(load.session)
    const sessions = (names.length === 0 ? [undefined] : names).map((name) => {
      const session = sessionOf(name === undefined ? {} : { session: name })
      if (!session.isBound) throw new StepStop('error', 'not-bound', { session: session.name })
      return session
    })
    const filled = {
      ...load,
      ...variables.fillIn({ ...load, message: {} }),
      message: variables.fillKnown(load.message ?? {}),
    }
    row.checkLoad(peakRateOf(filled, (text) => text))
    const figures = await planLoad(filled, sessions, waits)
    waits.check()
    const measured = Object.entries(expect as WrittenExpectations).map(([name, written]) => {
      const measure = loadMeasureOf(name)
      const made = measure === null ? null : compileExpectation(measure, variables.fillIn(written))
      if (made === null || 'kind' in made)
        throw new StepStop('error', 'bad-value', { name, value: made?.text ?? '' })
      const figure = figures(name)
      return made.test({ subject: null, measures: figure === null ? {} : { [name]: figure } })
    })
    const failed = measured.find(({ ok }) => !ok)
    return { verdict: failed === undefined ? 'pass' : 'fail', reason: reasonOf(failed), measured }
  } catch (problem) {
    if (problem instanceof Fault) {
      const reason = { code: 'fault', detail: { ...problem.detail, fault: problem.code } } as const
      return { verdict: 'error', reason, measured: [] }
    }
    if (!(problem instanceof StepStop)) throw problem
    return { verdict: problem.verdict, reason: problem.reason, measured: [] }
  }
}

function reasonOf(failed: Measured | undefined): PlanReason | null {
  if (failed === undefined) return null
  const { name, measured, expected } = failed
  return measured === null
    ? { code: 'absent', detail: { name, expected } }
    : { code: 'expectation', detail: { name, expected, measured } }
}
