import {
  type AcceptanceResult,
  acceptanceCheck,
  acceptanceName,
  planResultOf,
} from '../../shared/acceptance/acceptance-result.ts'
import type { RunCheck, RunHead } from '../../shared/contract/plans.ts'
import { planReasonText } from '../../shared/plan/plan-reason-table.ts'
import type { CheckResult } from '../../shared/plan/plan-result.ts'
import { verdictWords } from '../../shared/plan/plan-words.ts'
import type { Words } from '../../shared/words/words.ts'
import type { KeptRun } from './kept-run.ts'

/** A text that is nobody's words: the same in both languages. */
export function sameWords(text: string): Words {
  return { en: text, ru: text }
}

export function runCheckOfAcceptance(result: AcceptanceResult): RunCheck {
  const { id, verdict, measured, expected, facts, note, evidence, durationMs } = result
  const { name, severity, question = null } = acceptanceCheck(id)
  return {
    id,
    row: 1,
    rowName: '',
    name,
    severity,
    verdict,
    measured,
    expected: verdict === 'pass' ? null : expected,
    facts: facts.map((fact) => ({ ...fact, value: plainValue(fact.value) })),
    question,
    note,
    evidence: evidence.map(({ number }) => number),
    durationMs,
  }
}

export function runCheckOfPlan(result: CheckResult): RunCheck {
  const { id, row, rowName, name, severity, verdict, reason, evidence, durationMs } = result
  return {
    id,
    row,
    rowName,
    name: sameWords(name),
    severity,
    verdict,
    measured:
      reason === null
        ? verdictWords[verdict]
        : { en: planReasonText(reason, 'en'), ru: planReasonText(reason, 'ru') },
    expected: null,
    facts: [],
    question: null,
    note: '',
    evidence: evidence.map(({ number }) => number),
    durationMs,
  }
}

export function runHeadOf(run: KeptRun): RunHead {
  const result = run.kind === 'plan' ? run.result : planResultOf(run.results, run.of, 'en')
  const { subject, startedAt, endedAt, verdict, counts } = result
  const { connection, host, port, profileId } = subject
  return {
    runId: run.runId,
    planId: run.planId,
    plan: run.kind === 'plan' ? sameWords(result.plan) : acceptanceName,
    connectionId: run.connectionId,
    ...{ connection, host, port, profileId, startedAt, endedAt, verdict },
    counts: { ...counts },
  }
}

function plainValue(value: AcceptanceResult['facts'][number]['value']): RunCheck['facts'][number]['value'] {
  // A list that is not written to is a list to who reads it.
  return value as RunCheck['facts'][number]['value']
}
