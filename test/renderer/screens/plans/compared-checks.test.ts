import { expect, test } from 'vitest'
import { comparedChecks } from '../../../../renderer/screens/plans/compared-checks.ts'
import { valuesIn } from '../../../../renderer/stores/plans-store.ts'
import type { PlanRunState, RunCheck } from '../../../../shared/contract/plans.ts'

function check(id: string, verdict: RunCheck['verdict'], row = 1): RunCheck {
  const words = { en: id, ru: id }
  return {
    id,
    row,
    rowName: '',
    name: words,
    severity: 'must',
    verdict,
    measured: words,
    expected: null,
    facts: [],
    question: null,
    note: '',
    evidence: [],
    durationMs: 1,
  }
}

function run(...checks: RunCheck[]): PlanRunState {
  return {
    runId: 'run',
    planId: null,
    plan: { en: '', ru: '' },
    connectionId: '',
    connection: '',
    host: '',
    port: 1,
    profileId: '',
    startedAt: 0,
    endedAt: 1,
    verdict: 'pass',
    counts: { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 },
    checks,
    total: checks.length,
    doing: null,
  }
}

test('pairs checks by row and id, and marks those whose verdicts differ', () => {
  const rows = comparedChecks(
    run(check('bind', 'pass'), check('submit', 'fail'), check('submit', 'pass', 2)),
    run(check('submit', 'pass', 2), check('submit', 'pass'), check('query', 'pass')),
  )
  expect(rows.map(({ one, other, differs }) => [one?.id, one?.row, other?.id, differs])).toEqual([
    ['bind', 1, undefined, true],
    ['submit', 1, 'submit', true],
    ['submit', 2, 'submit', false],
    [undefined, undefined, 'query', true],
  ])
})

test('reads values a line each, whatever stands behind the first sign of equality', () => {
  expect(valuesIn('to = 7916\ntext=a=b\n\nnothing\n=x')).toEqual({ to: '7916', text: 'a=b' })
})
