import { fieldValueText } from '../../shared/filter/field-value-text.ts'
import { Pattern } from '../../shared/filter/pattern.ts'
import type { WrittenExpectations } from '../../shared/plan/expect-schema.ts'
import { type Measured, type Observed, valuesOf } from '../../shared/plan/expectation.ts'
import { measureOf } from '../../shared/plan/measure-table.ts'
import { isOperation } from '../../shared/plan/operation-table.ts'
import { expectationReason, type PlanReason } from '../../shared/plan/plan-reason-table.ts'
import type { StepResult, Verdict } from '../../shared/plan/plan-result.ts'
import { actionOf, type PlanStep } from '../../shared/plan/plan-schema.ts'
import { readCount, readDuration, readFlag } from '../../shared/plan/plan-values.ts'
import type { CheckScene } from './check-scene.ts'
import { judgeMeasure } from './judge-measure.ts'
import type { SeenPdus } from './seen-pdus.ts'
import { type Acted, act } from './step-actions.ts'
import { StepStop } from './step-stop.ts'

/** PDUs that one step has as evidence. */
const mostEvidence = 20
/** Between two tries of a step that names no delay, ms. */
const usualDelayMs = 1000

/** Actions that are answered, so that a plan which says nothing of the status expects ESME_ROK. */
const answeredActions: ReadonlySet<string> = new Set(['bind', 'unbind', 'enquire_link'])

type Ended = Pick<StepResult, 'verdict' | 'reason' | 'measured' | 'evidence' | 'session'>

/** Runs a step, again where it is to be retried; nothing but a defect of ours makes it throw. */
export async function runStep(
  step: PlanStep,
  number: number,
  scene: CheckScene,
  seen: SeenPdus,
): Promise<StepResult> {
  const { clock } = scene.waits
  const [startedAt, since] = [clock.now(), clock.monotonic()]
  const { times, delayMs } = retryOf(step, scene)
  let ended = await tryStep(step, scene, seen)
  let attempts = 1
  while (ended.verdict === 'fail' && attempts <= times) {
    const isStopped = await pausedOut(scene, delayMs)
    if (isStopped) break
    ended = await tryStep(step, scene, seen)
    attempts += 1
  }
  const isOptional = readFlag(step.optional ?? '') === true
  return {
    number,
    action: actionOf(step),
    note: step.note ?? null,
    startedAt,
    durationMs: clock.monotonic() - since,
    attempts,
    ...ended,
    // What the plan does not demand decides nothing.
    verdict: isOptional && ended.verdict === 'fail' ? 'inconclusive' : ended.verdict,
  }
}

async function pausedOut({ waits }: CheckScene, ms: number): Promise<boolean> {
  try {
    await waits.pause(ms)
    return false
  } catch (problem) {
    if (problem instanceof StepStop) return true
    throw problem
  }
}

function retryOf({ retry }: PlanStep, { variables }: CheckScene): { times: number; delayMs: number } {
  const { times, delay } =
    typeof retry === 'string' ? { times: retry, delay: undefined } : (retry ?? { times: '0' })
  const filled = (text: string) => {
    try {
      return variables.fill(text)
    } catch (problem) {
      // The step itself tells of a variable without a value.
      if (problem instanceof StepStop) return ''
      throw problem
    }
  }
  return {
    times: Math.min(readCount(filled(times)) ?? 0, 1000),
    delayMs: delay === undefined ? usualDelayMs : (readDuration(filled(delay)) ?? usualDelayMs),
  }
}

async function tryStep(step: PlanStep, scene: CheckScene, seen: SeenPdus): Promise<Ended> {
  const first = seen.last
  let acted: Acted | null = null
  try {
    scene.waits.check()
    acted = await act(step, scene)
    const measured = compared(step, acted.observed, scene)
    const failed = measured.find(({ ok }) => !ok)
    if (failed === undefined) capture(step, acted.observed, scene)
    const reason = failed === undefined ? null : expectationReason(failed)
    return end(failed === undefined ? 'pass' : 'fail', reason, measured)
  } catch (problem) {
    if (problem instanceof StepStop) return end(problem.verdict, problem.reason, [])
    throw problem
  }

  function end(verdict: Verdict, reason: PlanReason | null, measured: readonly Measured[]): Ended {
    const passed = seen.numbersSince(first, mostEvidence)
    const evidence = [...new Set([...(acted?.evidence ?? []), ...passed])]
    return { verdict, reason, measured, evidence, session: acted?.session?.name ?? null }
  }
}

/** What the step expects, and what it measures by itself, of each part. */
function compared(step: PlanStep, observed: readonly Observed[], scene: CheckScene): Measured[] {
  if (observed.length === 0) return []
  const { each = {}, ...own } = (step.expect ?? {}) as WrittenExpectations & { each?: WrittenExpectations }
  const action = actionOf(step)
  const isAnswered = isOperation(action) || answeredActions.has(action)
  const isSilent = own['command_status'] === undefined && each['command_status'] === undefined
  const wanted = isAnswered && isSilent ? { command_status: 'ESME_ROK', ...own } : own
  const [first] = observed
  // Of several parts `parts` is said once, and fields of their answers must hold for all.
  const all = Object.entries({ ...wanted, ...each }).flatMap(([name, written]) => {
    const ofOne = name === 'parts' ? observed.slice(0, 1) : observed
    return ofOne.map((one, index) => {
      const part = ofOne.length > 1 ? ` (${index + 1}/${ofOne.length})` : ''
      const judged = judgeMeasure(measureOf(name), name, written, one, scene.variables)
      return { ...judged, name: `${name}${part}` }
    })
  })
  const said = new Set(all.map(({ name }) => name))
  const times = ['response_time', 'elapsed'].filter((name) => !said.has(name))
  return [...all, ...(first === undefined ? [] : times.flatMap((name) => timeOf(name, first)))]
}

/** What was measured though nobody asked: reports show it. */
function timeOf(name: string, observed: Observed): Measured[] {
  const measure = measureOf(name)
  const [value] = measure === null ? [] : valuesOf(measure, observed)
  if (measure === null || value === undefined) return []
  return [{ name, measured: measure.show(value), expected: '', ok: true }]
}

function capture(step: PlanStep, [observed]: readonly Observed[], { variables }: CheckScene): void {
  for (const [variable, written] of Object.entries(step.capture ?? {})) {
    const from = typeof written === 'string' ? written : written.from
    const measure = measureOf(from)
    const [value] = measure === null || observed === undefined ? [] : valuesOf(measure, observed)
    if (measure === null || value === undefined) throw new StepStop('fail', 'no-value', { name: from })
    const text = measure.field === null ? measure.show(value) : fieldValueText(measure.field, value)
    variables.set(variable, typeof written === 'string' ? text : foundIn(text, written.matches, from))
  }
}

/** The group `value` of the pattern; all of the text where the pattern has no such group. */
function foundIn(text: string, source: string, name: string): string {
  const pattern = Pattern.read(source)
  const groups = 'reason' in pattern ? null : pattern.groupsIn(text)
  if (groups === null) throw new StepStop('fail', 'no-value', { name })
  return groups.get('value') ?? text
}
