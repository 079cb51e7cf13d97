import { afterEach, expect, test } from 'vitest'
import { planRows } from '../../../shared/plan/plan-rows.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { Opened } from '../session/session-kit.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { runText, verdictLines } from './plan-runs.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const bound = (rest: string) => `
plan: 1
name: A
defaults: { within: 2s }
checks:
  - id: bind
    steps: [{ bind: main }]
${rest}
`

test('a step is tried again until it is as expected, and says how often', async () => {
  let asked = 0
  const { port } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = (pdu) => ({ status: pdu.command === 'query_sm' && ++asked < 3 ? 8 : 0 })
    },
  })
  const text = bound(`
  - id: again
    steps:
      - query_sm: { message_id: a }
        retry: { times: 3, delay: 10ms }`)
  const result = await runText(port, text)
  expect(result.checks[1]).toMatchObject({ verdict: 'pass', steps: [{ attempts: 3 }] })
})

test('what was captured by a pattern fills later steps, filters with their quotes kept', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: capture
    steps:
      - submit_sm: { source_addr: "a\\"b", destination_addr: "79161234567", text: x, registered_delivery: 1 }
        expect: { message_id: { present: true } }
        capture:
          id: message_id
          tail: { from: message_id, matches: '(?<value>\\d{3})$' }
      - receive: deliver_sm
        where: receipt.id == "{{id}}" and receipt.id matches "{{tail}}$"
      - query_sm: { message_id: "{{id}}", source_addr: "a\\"b" }
        expect: { message_state: [DELIVERED, ENROUTE, ACCEPTED] }`),
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'capture pass'])
})

test('receive_none passes in silence and fails at once when something comes', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: silence
    steps: [{ receive_none: deliver_sm, within: 100ms }]
  - id: receipt
    steps:
      - submit_sm: { destination_addr: "79161234567", text: x, registered_delivery: 1 }
      - receive_none: deliver_sm
        within: 30s`),
  )
  expect(verdictLines(result)).toEqual([
    'bind pass',
    'silence pass',
    'receipt fail: deliver_sm came, none was expected',
  ])
})

test('a session that a step left is bound again, by unbind and by a cut', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: leave
    steps: [{ unbind: main }, { bind: main }, { disconnect: main }, { bind: main }, { enquire_link: main }]
  - id: twice
    steps: [{ bind: main }]
  - id: nobody
    steps: [{ unbind: main }, { enquire_link: main }]`),
  )
  expect(verdictLines(result)).toEqual([
    'bind pass',
    'leave pass',
    'twice error: the session main is bound already',
    'nobody error: the session main is not bound',
  ])
})

test('a peer that unbinds is expected by a step, and a surprise without one', async () => {
  const { port } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = (pdu) => {
        if (pdu.command === 'query_sm') void session.unbind()
        return { status: 0 }
      }
    },
  })
  const check = (more: string) =>
    bound(`
  - id: leave
    steps:
      - query_sm: { message_id: a }
        optional: true
      ${more}
      - pause: 200ms`)
  const expected = await runText(port, check('- receive: unbind'))
  expect(expected.checks[1]?.verdict).toBe('pass')
  const surprised = await runText(port, check('- note: nothing\n        pause: 100ms'))
  expect(verdictLines(surprised)[1]).toMatch(/^leave fail: 2 that no step expected, first unbind/)
})

test('a variable without a value, a file that is not there and a body that cannot be encoded are errors of the plan', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    bound(`
  - id: environment
    steps: [{ submit_sm: { destination_addr: "{{env.NOBODY}}", text: x } }]
  - id: file
    steps: [{ submit_sm: { destination_addr: "1", text_file: gone.txt } }]
  - id: encoding
    steps: [{ submit_sm: { destination_addr: "1", text: Привет, encoding: gsm7 } }]
  - id: early
    steps: [{ query_sm: { message_id: "{{later}}" } }, { enquire_link: main, capture: { later: sequence_number } }]`),
    { textOf: async () => ({ problem: 'no such file' }) },
  )
  expect(verdictLines(result).slice(1)).toEqual([
    'environment error: the environment has no variable NOBODY',
    'file error: gone.txt cannot be read: no such file',
    expect.stringMatching(/^encoding error: /),
    'early error: {{later}} has no value',
  ])
})

test('rows come in their order, shuffled, or each once', () => {
  const rows = ['1', '2', '2', '3'].map((to) => ({ to }))
  const numbers = (order: string) => {
    const { plan } = readPlan(
      `plan: 1\nname: A\ndata: { rows: ${JSON.stringify(rows)}, order: ${order} }\nchecks: [{ id: a, steps: [{ pause: 1s }] }]\n`,
    )
    return plan === null
      ? []
      : planRows(plan, null, () => 0).map(({ row, values }) => `${row}:${values['to']}`)
  }
  expect(numbers('sequential')).toEqual(['1:1', '2:2', '3:2', '4:3'])
  expect(numbers('once_each')).toEqual(['1:1', '2:2', '4:3'])
  expect(numbers('random')).toEqual(['2:2', '3:2', '4:3', '1:1'])
})
