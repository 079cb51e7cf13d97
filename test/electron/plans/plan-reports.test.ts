import { expect, test } from 'vitest'
import { junitReport } from '../../../electron/plans/junit-report.ts'
import { maskResult } from '../../../electron/plans/masked-result.ts'
import { planReport } from '../../../electron/plans/plan-report.ts'
import type { CheckResult, PlanResult } from '../../../shared/plan/plan-result.ts'
import { countVerdicts } from '../../../shared/plan/plan-result.ts'
import { validJUnit } from '../../support/valid-junit.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { runText } from './plan-runs.ts'

const hostile = 'a\u0000\u001b[31m<b>&"\']]>\ufffe\ud800\u202eЁж'

function made(verdict: CheckResult['verdict'], more: Partial<CheckResult> = {}): CheckResult {
  return {
    row: 1,
    rowName: '',
    id: verdict,
    name: `A ${verdict} check`,
    severity: 'must',
    tags: [],
    verdict,
    reason: verdict === 'pass' ? null : { code: 'told', detail: { what: hostile, what_ru: hostile } },
    startedAt: Date.UTC(2026, 10, 30),
    durationMs: 12.3456,
    steps: [],
    measured: [{ name: '1.message_id', measured: hostile, expected: '≠ 1', ok: verdict !== 'fail' }],
    earlier: [],
    evidence: [],
    notes: [],
    ...more,
  }
}

function resultOf(checks: readonly CheckResult[]): PlanResult {
  return {
    plan: hostile,
    description: '',
    verdict: 'fail',
    reason: null,
    startedAt: Date.UTC(2026, 10, 30),
    endedAt: Date.UTC(2026, 10, 30) + 1000,
    subject: {
      connection: 'x',
      host: '127.0.0.1',
      port: 2775,
      tls: false,
      systemId: hostile,
      interfaceVersion: '3.4',
      profileId: 'smpp-3.4',
      workbench: 'test',
    },
    rows: [{ row: 1, name: '' }],
    checks,
    cleanUps: [],
    counts: countVerdicts(checks),
    isStopped: false,
  }
}

test('the JUnit report keeps to the schema whatever peers said', () => {
  const checks = [
    made('pass'),
    made('fail'),
    made('inconclusive'),
    made('error'),
    made('skipped'),
    made('pass', {
      id: 'flaky',
      name: 'at last',
      earlier: [{ verdict: 'fail', reason: made('fail').reason }],
    }),
    made('fail', { id: 'info', name: 'for information', severity: 'info' }),
  ]
  const cases = validJUnit([...junitReport(resultOf(checks), 'en')].join(''))
  expect(cases.map(({ name, inside }) => [name, inside.map((one) => one.name)])).toEqual([
    ['A pass check', []],
    ['A fail check', ['failure']],
    ['A inconclusive check', ['error']],
    ['A error check', ['error']],
    ['A skipped check', ['skipped']],
    ['at last', ['rerunFailure']],
    ['for information', ['system-out']],
  ])
  expect(cases[1]?.inside[0]?.text).toContain('- 1.message_id: ')
})

test('the JUnit report of a run counts what it shows', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    `
plan: 1
name: A
data: { rows: [{ to: "1" }, { to: "2" }], name: "to {{to}}" }
checks:
  - id: bind
    steps: [{ bind: main }]
  - id: query
    needs: [bind]
    steps: [{ query_sm: { message_id: nobody } }]
  - id: last
    needs: [query]
    steps: [{ enquire_link: main }]
`,
  )
  const xml = [...junitReport(result, 'en')].join('')
  expect(validJUnit(xml).map(({ inside }) => inside.map(({ name }) => name).join())).toEqual([
    ...['', 'failure', 'skipped'],
    ...['', 'failure', 'skipped'],
  ])
  expect(xml).toContain('<testsuite name="A: to 1" tests="3" failures="1" errors="0" skipped="1"')
  expect(xml).toContain('<testsuites name="A" tests="6" failures="2" errors="0"')
  expect(xml).toContain('expected command_status ESME_ROK, got ')
})

test('the page runs nothing, takes nothing from elsewhere, and shows nothing that is to be hidden', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    `
plan: 1
name: "<script>alert(1)</script>"
checks:
  - id: send
    steps:
      - bind: main
      - submit_sm: { destination_addr: "79161234567", text: "a word of mine" }
        expect: { message_id: { eq: "79161234567" } }
`,
  )
  const page = (language: 'en' | 'ru', parts: readonly ('numbers' | 'texts')[] = []) =>
    [...planReport(maskResult(parts).result(result), language, 'UTC')].join('')
  for (const language of ['en', 'ru'] as const) {
    const html = page(language)
    expect(html).not.toMatch(/<script|src=|href=|url\(|@import/i)
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain("default-src 'none'")
    // The password of the bind is asterisks.
    expect(html).toContain('2A 2A 2A 2A')
    expect(html).toContain('79161234567')
  }
  const text = Buffer.from('a word of mine').toString('hex').match(/../g)?.join(' ').toUpperCase() ?? ''
  expect(page('en')).toContain(text)
  const hidden = page('en', ['numbers', 'texts'])
  expect(hidden).not.toContain('79161234567')
  expect(hidden).not.toContain(text)
})
