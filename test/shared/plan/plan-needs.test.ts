import { expect, test } from 'vitest'
import { planLoadExtent } from '../../../shared/plan/plan-load-extent.ts'
import { looksSecret, planNeeds } from '../../../shared/plan/plan-needs.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'

const head = 'plan: 1\nname: P\n'
const planOf = (text: string, columns: readonly string[] | null = null) => {
  const { plan, problems } = readPlan(head + text, { columns, variables: [] })
  if (plan === null) throw new Error(JSON.stringify(problems))
  return plan
}

test('names what a plan reads beside itself', () => {
  const plan = planOf(`data: { file: numbers.csv }
sessions:
  main: { password: "{{env.SMPP_PASSWORD}}" }
checks:
  - id: a
    steps:
      - bind: main
      - submit_sm: { destination_addr: "{{to}}", text_file: texts/long.txt }
      - submit_sm: { destination_addr: "{{to}}", text_file: "{{kind}}.txt" }
  - id: b
    steps:
      - submit_sm: { destination_addr: "{{env.HANDSET}}", text_file: texts/long.txt }
`)
  expect(planNeeds(plan)).toEqual({
    dataFile: 'numbers.csv',
    textFiles: ['texts/long.txt'],
    hasOpenTextFiles: true,
    environment: ['SMPP_PASSWORD', 'HANDSET'],
  })
  expect(planNeeds(planOf('checks: [{ id: a, steps: [bind: main] }]\n'))).toEqual({
    ...{ dataFile: null, textFiles: [], hasOpenTextFiles: false, environment: [] },
  })
})

test.each([
  ['SMPP_PASSWORD', true],
  ['API_TOKEN', true],
  ['HANDSET', false],
  ['SHIPPING_HOST', false],
])('a value of %s is masked: %s', (name, isSecret) => {
  expect(looksSecret(name)).toBe(isSecret)
})

const loaded = `defaults: { retry: 1 }
vars: { pace: "20" }
checks:
  - id: l
    load: { rate: "{{pace}}/s", for: 10s, message: { destination_addr: "79161234567", text: hi } }
    expect: { lost: 0 }
`
test('knows what the loads of a plan come to, over its rows and repetitions', () => {
  const plan = planOf(loaded)
  const loads = plan.checks.flatMap(({ load }) => load ?? [])
  const rows = [{}, { pace: '60' }]
  expect(planLoadExtent(plan, loads, rows, {})).toEqual({ peakRate: 60, parts: 2 * (200 + 600) })
  expect(planLoadExtent(plan, loads, rows, { pace: '5' })).toEqual({ peakRate: 5, parts: 2 * 100 })
  const captured = planOf(loaded.replace('vars: { pace: "20" }\n', '').replace('{{pace}}', '{{unique}}'))
  expect(
    planLoadExtent(
      captured,
      captured.checks.flatMap(({ load }) => load ?? []),
      rows,
      {},
    ),
  ).toEqual({
    peakRate: Number.POSITIVE_INFINITY,
    parts: Number.POSITIVE_INFINITY,
  })
})
