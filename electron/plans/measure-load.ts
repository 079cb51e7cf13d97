import { Fault } from '../../shared/faults/fault.ts'
import type { WrittenExpectations } from '../../shared/plan/expect-schema.ts'
import type { Measured } from '../../shared/plan/expectation.ts'
import { loadMeasureOf } from '../../shared/plan/measure-table.ts'
import { extentOfLoad } from '../../shared/plan/plan-load-extent.ts'
import { expectationReason, type PlanReason } from '../../shared/plan/plan-reason-table.ts'
import type { Verdict } from '../../shared/plan/plan-result.ts'
import { asList, type PlanCheck } from '../../shared/plan/plan-schema.ts'
import { judgeMeasure } from './judge-measure.ts'
import { planLoad } from './plan-load.ts'
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
    row.checkLoad(extentOfLoad(filled, (text) => text).peakRate)
    const figures = await planLoad(filled, sessions, waits)
    waits.check()
    const measured = Object.entries(expect as WrittenExpectations).map(([name, written]) => {
      const figure = figures(name)
      const observed = { subject: null, measures: figure === null ? {} : { [name]: figure } }
      return judgeMeasure(loadMeasureOf(name), name, written, observed, variables)
    })
    const failed = measured.find(({ ok }) => !ok)
    if (failed === undefined) return { verdict: 'pass', reason: null, measured }
    return { verdict: 'fail', reason: expectationReason(failed), measured }
  } catch (problem) {
    if (problem instanceof Fault) {
      const reason = { code: 'fault', detail: { ...problem.detail, fault: problem.code } } as const
      return { verdict: 'error', reason, measured: [] }
    }
    if (!(problem instanceof StepStop)) throw problem
    return { verdict: problem.verdict, reason: problem.reason, measured: [] }
  }
}
