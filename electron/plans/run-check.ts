import type { Measured } from '../../shared/plan/expectation.ts'
import type { PlanReason } from '../../shared/plan/plan-reason-table.ts'
import {
  type CheckResult,
  type PlanProgress,
  type StepResult,
  type Verdict,
  worstVerdict,
} from '../../shared/plan/plan-result.ts'
import { actionOf, type PlanStep } from '../../shared/plan/plan-schema.ts'
import { readDuration } from '../../shared/plan/plan-values.ts'
import { measureLoad } from './measure-load.ts'
import type { Unit } from './plan-unit.ts'
import type { RowScene } from './row-scene.ts'
import { runStep } from './run-step.ts'
import { unexpectedReason } from './unexpected-arrivals.ts'

type Ended = Pick<CheckResult, 'verdict' | 'reason' | 'steps' | 'measured' | 'evidence' | 'notes'>

/** Runs a unit once. */
export async function runUnit(
  unit: Unit,
  row: RowScene,
  tell: (progress: PlanProgress) => void,
): Promise<Ended> {
  row.begin(unit)
  const steps: StepResult[] = []
  for (const [index, step] of unit.steps.entries()) {
    if (unit.isCleanUp && isLeftOut(step, row)) continue
    tell({
      kind: 'step-started',
      row: row.number,
      id: unit.id,
      step: index + 1,
      action: actionOf(step),
      until: untilOf(step, row),
    })
    row.stepBegins(unit.steps[index + 1])
    const result = await runStep(step, index + 1, row.scene, row.seen)
    steps.push(result)
    tell({ kind: 'step', row: row.number, id: unit.id, result })
    if (result.verdict === 'fail' || result.verdict === 'error') break
  }
  const load = unit.check?.load === undefined ? null : await measureLoad(unit.check, row)
  const { reason: surprise, notes, numbers } = surprises(unit, row)
  const verdicts: Verdict[] = [
    ...steps.map(({ verdict }) => verdict),
    ...(load === null ? [] : [load.verdict]),
  ]
  const ownReason =
    [...steps, ...(load === null ? [] : [load])].find(({ verdict }) => verdict !== 'pass')?.reason ?? null
  const own = worstVerdict(verdicts)
  const isSpoilt = surprise !== null && own !== 'fail' && own !== 'error'
  const evidence = new Set([...steps.flatMap((step) => step.evidence), ...numbers])
  return {
    verdict: isSpoilt ? 'fail' : own,
    reason: isSpoilt ? surprise : (worstReason(steps) ?? ownReason),
    steps,
    measured: [...steps.flatMap(stepMeasures), ...(load?.measured ?? [])],
    evidence: row.seen.evidence(evidence),
    notes,
  }
}

function worstReason(steps: readonly StepResult[]): PlanReason | null {
  return steps.find(({ verdict }) => verdict === 'fail' || verdict === 'error')?.reason ?? null
}

function stepMeasures({ number, measured }: StepResult): Measured[] {
  return measured.map((one) => ({ ...one, name: `${number}.${one.name}` }))
}

function isLeftOut(step: PlanStep, row: RowScene): boolean {
  const action = actionOf(step)
  return action !== 'bind' && action !== 'pause' && !row.scene.sessionOf(step).isBound
}

function untilOf(step: PlanStep, { scene }: RowScene): number | null {
  const action = actionOf(step)
  if (action === 'raw' || action === 'reply' || action === 'disconnect') return null
  const ms = action === 'pause' ? readDuration(step.pause ?? '') : scene.withinOf(step, null)
  return ms === null ? null : scene.waits.clock.now() + ms
}

/** What no step took: the reason why the check fails, or notes, and the numbers of the PDUs. */
function surprises(
  { unexpected }: Unit,
  row: RowScene,
): { reason: PlanReason | null; notes: PlanReason[]; numbers: number[] } {
  const found = row.unexpected()
  const reasons = found.flatMap(({ session, arrivals, lost }): PlanReason[] => {
    const reason = unexpectedReason(session, arrivals)
    const overflow = { code: 'overflow', detail: { session: session.name, count: lost } } as const
    return [...(reason === null ? [] : [reason]), ...(lost > 0 ? [overflow] : [])]
  })
  const numbers = found.flatMap(({ arrivals }) =>
    arrivals.flatMap(({ pdu }) => pdu?.number ?? []).slice(0, 20),
  )
  if (unexpected === 'ignore') return { reason: null, notes: [], numbers: [] }
  const [first = null] = reasons
  return {
    reason: unexpected === 'fail' ? first : null,
    notes: unexpected === 'note' ? reasons : [],
    numbers,
  }
}

/** A check that was not run. */
export function skippedCheck(
  base: Pick<CheckResult, 'row' | 'rowName' | 'id' | 'name' | 'severity' | 'tags'>,
  reason: PlanReason,
  at: number,
): CheckResult {
  return {
    ...base,
    verdict: 'skipped',
    reason,
    startedAt: at,
    durationMs: 0,
    steps: [],
    measured: [],
    earlier: [],
    evidence: [],
    notes: [],
  }
}
