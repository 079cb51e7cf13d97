import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import { checkJson, planSummaryJson } from '../../shared/plan/plan-json.ts'
import type { PlanResult } from '../../shared/plan/plan-result.ts'
import { jsonLine } from '../../shared/words/inert-text.ts'
import type { Language } from '../../shared/words/words.ts'
import { junitReport } from '../plans/junit-report.ts'
import { maskResult } from '../plans/masked-result.ts'
import { planReport } from '../plans/plan-report.ts'
import type { PlanRuns } from '../plans/plan-runs.ts'

interface Parts {
  readonly planRuns: PlanRuns
}

type Calls = Pick<
  Handlers,
  | 'plans.text'
  | 'plans.save'
  | 'plans.remove'
  | 'plans.start'
  | 'plans.stop'
  | 'plans.answer'
  | 'plans.removeRun'
  | 'plans.report'
>

export function planHandlers({ planRuns }: Parts): Calls {
  return {
    'plans.text': async ({ planId }) => ({ text: planRuns.textOf(planId) }),
    'plans.save': async ({ planId, text }) => planRuns.savePlan(planId, text),
    'plans.remove': async ({ planId }) => {
      await planRuns.removePlan(planId)
      return {}
    },
    'plans.start': async (input) => ({ runId: await planRuns.start(input) }),
    'plans.stop': async ({ runId }) => {
      planRuns.stop(runId)
      return {}
    },
    'plans.answer': async ({ runId, id, verdict, note }) => {
      await planRuns.answer(runId, id, verdict, note)
      return {}
    },
    'plans.removeRun': async ({ runId }) => {
      await planRuns.removeRun(runId)
      return {}
    },
    'plans.report': async ({ runId, format, language, hidesNumbers }) => {
      const { result } = maskResult(hidesNumbers ? ['numbers'] : [])
      const whole = result(planRuns.resultOf(runId, language))
      const day = new Date(whole.startedAt).toISOString().slice(0, 10)
      const ending = { html: 'html', junit: 'xml', json: 'jsonl' }[format]
      return { name: `checks-${day}.${ending}`, text: reportOf(whole, format, language) }
    },
  }
}

export function planSources({ planRuns }: Parts): Pick<StreamSources, 'plans.state' | 'plans.run'> {
  return {
    'plans.state': (_params, emit) => planRuns.followState(emit),
    'plans.run': ({ runId }, emit) => planRuns.followRun(runId, emit),
  }
}

function reportOf(result: PlanResult, format: 'html' | 'junit' | 'json', language: Language): string {
  if (format === 'html') return [...planReport(result, language)].join('')
  if (format === 'junit') return [...junitReport(result, language)].join('')
  const lines = result.checks.map((check) => jsonLine(checkJson(check, language)))
  return [...lines, jsonLine(planSummaryJson(result, result.verdict === 'pass', language))].join('')
}
