import { expect, test } from 'vitest'
import { runSimulator } from '../smsc/running-simulator.ts'
import { planConnection, runText, verdictLines } from './plan-runs.ts'

const load = (message: string, expected: string) => `
plan: 1
name: A
vars: { from: INFO }
checks:
  - id: bind
    steps: [{ bind: main }]
  - id: pace
    needs: [bind]
    load: { rate: 200/s, count: 40, grace: 2s, message: ${message} }
    expect: ${expected}
  - id: after
    needs: [bind]
    steps: [{ enquire_link: main }]
`
const message =
  '{ source_addr: "{{from}}", destination_addr: "7916{{random:7}}", text: "no {{n}}", registered_delivery: 1 }'

test('a load is part of a plan: its figures are expected by name, its receipts are its own', async () => {
  const { port } = await runSimulator()
  const result = await runText(
    port,
    load(
      message,
      '{ response_time.p95: { lte: 5s }, status.ESME_RTHROTTLED.share: { lte: 0.1% }, lost: 0, sent: 40, accepted: { gte: 1 } }',
    ),
  )
  expect(verdictLines(result)).toEqual(['bind pass', 'pace pass', 'after pass'])
  expect(result.checks[1]?.measured.find(({ name }) => name === 'sent')).toMatchObject({
    measured: '40',
    ok: true,
  })
})

test('a figure that is not as expected fails the check', async () => {
  const { port } = await runSimulator()
  const result = await runText(port, load(message, '{ held_rate: { gte: 5000/s } }'))
  expect(verdictLines(result)[1]).toMatch(/^pace fail: expected held_rate ≥ 5000\/s, got [\d.]+\/s$/)
})

test('a load that is stopped is no verdict', async () => {
  const { port } = await runSimulator()
  const stop = new AbortController()
  const result = await runText(port, load(message, '{ lost: 0 }').replace('count: 40', 'for: 10m'), {
    signal: stop.signal,
    tell: (progress) => {
      if (progress.kind === 'check-started' && progress.id === 'pace') setTimeout(() => stop.abort(), 200)
    },
  })
  expect(verdictLines(result)[1]).toMatch(/^pace error: the (?:load ended early|run was stopped)/)
})

test('a load goes to another machine only where somebody said that it may', async () => {
  const { port } = await runSimulator()
  const connection = { ...planConnection(port), hosts: [{ host: '192.0.2.1', port: 2775, serverName: '' }] }
  const text = load(message, '{ lost: 0 }')
  const refused = await runText(port, text, { connection })
  expect(verdictLines(refused)[1]).toMatch(/^pace error: up to 200 parts a second would go to 192\.0\.2\.1/)
  expect(verdictLines(await runText(port, text, { connection, mayLoad: true }))[1]).toBe('pace pass')
})
