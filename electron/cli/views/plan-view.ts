import type { Measured } from '../../../shared/plan/expectation.ts'
import { checkJson, planSummaryJson } from '../../../shared/plan/plan-json.ts'
import type { OrderedCheck } from '../../../shared/plan/plan-order.ts'
import { planReasonText } from '../../../shared/plan/plan-reason-table.ts'
import {
  type CheckResult,
  decisiveStep,
  type PlanResult,
  type StepResult,
  verdicts,
  verdictText,
} from '../../../shared/plan/plan-result.ts'
import { asList, type Plan } from '../../../shared/plan/plan-schema.ts'
import { durationText } from '../../../shared/plan/plan-values.ts'
import { verdictWords } from '../../../shared/plan/plan-words.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

/** A verdict is told by its shape. */
export const verdictMarks = { pass: '✓', fail: '✗', error: '!', inconclusive: '?', skipped: '–' } as const

export function checkLines(check: CheckResult, language: Language): string {
  const { verdict, name, id, durationMs, earlier, notes, steps } = check
  const took = verdict === 'skipped' ? '' : `  ${durationText(durationMs, language)}`
  const tried = earlier.length === 0 ? '' : `  (${earlier.length + 1}×)`
  const why = verdictText(check, language)
  const lines = [
    `${verdictMarks[verdict]} ${name} [${id}]${took}${tried}`,
    ...(why === '' ? [] : [`  ${stepOf(check)}${why}`]),
    ...notes.map((note) => `  · ${planReasonText(note, language)}`),
    ...(verdict === 'pass' ? [] : steps.flatMap(moreFailures)),
  ]
  return lines.map((line) => `${inertText(line)}\n`).join('')
}

/** '2 receive: ' before the reason of the step that failed. */
function stepOf(check: CheckResult): string {
  const failed = decisiveStep(check)
  return failed === null ? '' : `${failed.number} ${failed.action}: `
}

/** What else of a step was not as expected, beside what the reason tells. */
function moreFailures({ measured }: StepResult): string[] {
  return measured
    .filter(({ ok }) => !ok)
    .slice(1)
    .map(measuredLine)
}

function measuredLine({ name, measured, expected }: Measured): string {
  return `    ${name}: ${measured ?? '∅'} (${expected})`
}

export function rowLine(name: string): string {
  return name === '' ? '' : `${inertText(name)}\n`
}

export function planLine(
  { plan, verdict, counts, startedAt, endedAt }: PlanResult,
  language: Language,
): string {
  const counted = verdicts
    .filter((one) => counts[one] > 0)
    .map((one) => `${verdictWords[one][language]} ${counts[one]}`)
  const took = durationText(endedAt - startedAt, language)
  const said = `${plan}: ${verdictWords[verdict][language]} — ${counted.join(', ')}; ${took}`
  return `${inertText(said)}\n`
}

export function checkLine(check: CheckResult, language: Language, kind?: 'always'): string {
  return jsonLine(checkJson(check, language, kind))
}

export function summaryLine(result: PlanResult, ok: boolean, language: Language): string {
  return jsonLine(planSummaryJson(result, ok, language))
}

/** What would run, of a plan that is only listed. */
export function listedLine({ check, isChosen }: OrderedCheck, { defaults }: Plan, isJson: boolean): string {
  const severity = check.severity ?? defaults?.severity ?? 'must'
  const [tags, needs] = [asList(check.tags), asList(check.needs)]
  if (isJson) {
    return jsonLine({
      kind: 'listed',
      id: check.id,
      name: check.name ?? check.id,
      severity,
      tags,
      needs,
      load: check.load !== undefined,
      chosen: isChosen,
    })
  }
  const mark = isChosen ? '·' : '–'
  const needed = needs.length === 0 ? '' : `  ← ${needs.join(', ')}`
  const tagged = tags.length === 0 ? '' : `  #${tags.join(' #')}`
  return `${inertText(`${mark} ${check.id}  ${check.name ?? check.id}  ${severity}${tagged}${needed}`)}\n`
}
