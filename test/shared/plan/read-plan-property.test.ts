import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planPosition, planProblemLines } from '../../../shared/plan/plan-problem.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'

const whole = `plan: 1
name: A
vars: { from: INFO }
data: { rows: [{ to: 000 }] }
sessions: { main: { bind: transceiver } }
checks:
  - id: a
    tags: [x]
    steps:
      - bind: main
        expect: { command_status: [ESME_ROK, ESME_RALYBND], response_time: { lte: 2s } }
      - submit_sm: { source_addr: "{{from}}", destination_addr: "{{to}}", text: x, tlvs: { source_port: 1 } }
        capture: { id: message_id }
      - receive: deliver_sm
        where: receipt.id == "{{id}}"
always: [{ unbind: main }]
`

/** Every problem has a place in the text, and can be told in both languages. */
function tells(text: string): void {
  const { plan, problems } = readPlan(text)
  expect(plan === null).toBe(problems.length > 0)
  for (const problem of problems) {
    const { line, column } = planPosition(text, problem.place)
    expect(line).toBeGreaterThan(0)
    expect(column).toBeGreaterThan(0)
    expect(line).toBeLessThanOrEqual(text.split('\n').length)
    for (const language of ['en', 'ru'] as const) {
      const [first = '', ...others] = planProblemLines(problem, 'p', text, language)
      expect(first).toMatch(/^p:\d+:\d+: ./)
      expect(others).toHaveLength(2)
    }
  }
}

test('the whole plan is one, and keeps its texts as they are written', () => {
  const { plan } = readPlan(whole)
  expect(plan?.data?.rows).toEqual([{ to: '000' }])
  expect(
    readPlan(JSON.stringify({ plan: 1, name: 'A', checks: [{ id: 'a', steps: [{ pause: '1s' }] }] })).plan
      ?.name,
  ).toBe('A')
})

test('any text is a plan or has problems with places', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), tells), { numRuns: 300 })
})

test('so is a plan with a piece of it cut, doubled or replaced', () => {
  const piece = fc.tuple(
    fc.nat(whole.length),
    fc.nat(40),
    fc.oneof(
      fc.constantFrom(
        '',
        ': ',
        '- ',
        '{',
        '}',
        '[',
        '"',
        '\n',
        '\t',
        '{{to}}',
        '*a',
        '&a ',
        '!!int ',
        '<<: ',
        '#',
        '|\n',
      ),
      fc.string({ maxLength: 8 }),
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
      let text = whole
      for (const [at, length, put] of pieces) text = text.slice(0, at) + put + text.slice(at + length)
      tells(text)
    }),
    { numRuns: 500 },
  )
})

test('what is deep or blows up is refused at once', () => {
  const started = performance.now()
  tells('['.repeat(500_000))
  tells('{a: '.repeat(100_000))
  tells('- '.repeat(100_000))
  tells(
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n`,
  )
  tells('x'.repeat(2_000_000))
  // Against hanging alone: each takes milliseconds.
  expect(performance.now() - started).toBeLessThan(20_000)
})
