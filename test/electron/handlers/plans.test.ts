import { expect, test } from 'vitest'
import type { PlanRunState } from '../../../shared/contract/plans.ts'
import { draftTo, firstItem, runningEngine } from '../../support/running-engine.ts'
import { simulatorOf } from '../plans/acceptance-kit.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

const plan = (status: string) => `plan: 1
name: Two checks
checks:
  - id: bind
    steps:
      - bind: main
        expect: { command_status: ESME_ROK }
  - id: submit
    needs: [bind]
    severity: should
    steps:
      - submit_sm: { destination_addr: "{{to}}", text: "Hello {{unique}}" }
        expect: { command_status: ${status} }
`

async function account(engine: Engine, port: number): Promise<string> {
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft: { ...draftTo(port), bindMode: 'transceiver' },
    password: 'demo',
  })
  return connectionId
}

async function whenRun(
  engine: Engine,
  runId: string,
  is: (run: PlanRunState) => boolean,
): Promise<PlanRunState> {
  const run = await firstItem(engine, 'plans.run', { runId }, (one) => one !== null && is(one))
  if (run === null) throw new Error('no run')
  return run
}

test('keeps a plan, runs it, and shows each check with PDUs of the capture', async (context) => {
  const engine = await runningEngine()
  const port = await simulatorOf(context, 'smpp-3.4')
  const connectionId = await account(engine, port)
  const saved = await engine.handlers['plans.save']({ planId: null, text: plan('ESME_RINVDSTADR') })
  expect(saved).toMatchObject({ name: 'Two checks', problems: 0 })
  const start = { connectionId, planId: saved.planId, values: { to: '79161234567' }, isThorough: false }
  const { runId } = await engine.handlers['plans.start'](start)
  const run = await whenRun(engine, runId, ({ endedAt }) => endedAt !== null)
  expect(run).toMatchObject({ verdict: 'fail', connection: 'Gateway', plan: { en: 'Two checks' }, total: 2 })
  expect(run.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['bind', 'pass'],
    ['submit', 'fail'],
  ])
  expect(run.checks[1]?.measured.en).toContain('expected command_status ESME_RINVDSTADR')
  const [seq = 0] = run.checks[1]?.evidence ?? []
  expect(await engine.handlers['capture.pdu']({ seq, secrets: false })).toMatchObject({
    row: { command: 'submit_sm' },
  })
  const state = await firstItem(engine, 'plans.state', {}, ({ runs }) => runs.length > 0)
  expect(state.runs[0]).toMatchObject({ runId, counts: { pass: 1, fail: 1 } })
  const report = { runId, language: 'en', hidesNumbers: true } as const
  const page = await engine.handlers['plans.report']({ ...report, format: 'html' })
  expect(page.name).toMatch(/^checks-\d{4}-\d\d-\d\d\.html$/)
  expect(page.text).not.toContain('79161234567')
  const lines = await engine.handlers['plans.report']({ ...report, format: 'json' })
  expect(
    lines.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind),
  ).toEqual(['check', 'check', 'summary'])
})

test('runs the acceptance, stops it, keeps it over a restart, and takes what a person found out', async (context) => {
  const first = await runningEngine()
  const port = await simulatorOf(context, 'ru-gateway-8056')
  const connectionId = await account(first, port)
  const start = { connectionId, planId: null, values: { to: '79161234567' }, isThorough: false }
  const { runId } = await first.handlers['plans.start'](start)
  await whenRun(first, runId, ({ doing }) => doing?.id === 'bind-deadline')
  await first.handlers['plans.stop']({ runId })
  const stopped = await whenRun(first, runId, ({ endedAt }) => endedAt !== null)
  expect(stopped.checks.slice(0, 3).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['transport', 'pass'],
    ['bind-types', 'pass'],
    ['bind-deadline', 'skipped'],
  ])
  expect(stopped.checks[0]?.facts).toContainEqual(
    expect.objectContaining({ group: 'connection', name: 'plainPorts', value: [port] }),
  )
  await first.close()
  const second = await runningEngine(first.dataDir)
  const answer = { runId, id: 'handset', verdict: 'fail', note: 'Cyrillic came as ????' } as const
  await second.handlers['plans.answer'](answer)
  const kept = await whenRun(second, runId, () => true)
  expect(kept.checks.find(({ id }) => id === 'handset')).toMatchObject({
    verdict: 'fail',
    note: 'Cyrillic came as ????',
    question: { en: expect.stringContaining('Look at the handset') },
  })
  await second.handlers['plans.removeRun']({ runId })
  expect((await firstItem(second, 'plans.state', {}, () => true)).runs).toEqual([])
})

test('says why a run cannot begin', async (context) => {
  const engine = await runningEngine()
  const port = await simulatorOf(context, 'smpp-3.4')
  const connectionId = await account(engine, port)
  const start = { connectionId, values: {}, isThorough: false }
  await expect(engine.handlers['plans.start']({ ...start, planId: null })).rejects.toMatchObject({
    code: 'plans.no-destination',
  })
  await expect(engine.handlers['plans.start']({ ...start, planId: 'gone' })).rejects.toMatchObject({
    code: 'plans.not-found',
  })
  const { planId } = await engine.handlers['plans.save']({
    planId: null,
    text: 'plan: 1\nname: x\nchecks: [{ id: a }]',
  })
  await expect(engine.handlers['plans.start']({ ...start, planId })).rejects.toMatchObject({
    code: 'plans.bad-plan',
  })
})

const fed = `plan: 1
name: Fed
data: { file: data/numbers.csv, name: "{{who}}" }
sessions:
  main: { password: "{{env.SMPP_PASSWORD}}" }
checks:
  - id: submit
    steps:
      - bind: main
      - submit_sm: { destination_addr: "{{to}}", text_file: texts/hello.txt }
        expect: { command_status: ESME_ROK }
`

test('runs a plan with a table, texts and an environment that the window gives, and keeps none of it', async (context) => {
  const engine = await runningEngine()
  const port = await simulatorOf(context, 'smpp-3.4')
  const connectionId = await account(engine, port)
  const { planId, problems } = await engine.handlers['plans.save']({ planId: null, text: fed })
  expect(problems).toBe(0)
  const start = { connectionId, planId, values: {}, isThorough: false }
  await expect(engine.handlers['plans.start'](start)).rejects.toMatchObject({
    code: 'plans.no-data',
    detail: { file: 'data/numbers.csv' },
  })
  const table = Buffer.from('to;who\n79161234567;one\n79161234568;two\n')
  const upload = { uploadId: null, name: 'numbers.csv', chunk: table.toString('base64'), last: true }
  const { uploadId } = await engine.handlers['bulk.upload'](upload)
  const environment = { SMPP_PASSWORD: 'demo' }
  const inputs = { data: uploadId, texts: { 'hello.txt': 'Hello from a file\n' }, environment }
  const { runId } = await engine.handlers['plans.start']({ ...start, inputs })
  const run = await whenRun(engine, runId, ({ endedAt }) => endedAt !== null)
  expect(run).toMatchObject({ verdict: 'pass', total: 2 })
  expect(run.checks.map(({ rowName }) => rowName)).toEqual(['one', 'two'])
  const lines = await engine.handlers['plans.report']({
    ...{ runId, format: 'json', language: 'en', hidesNumbers: false },
  })
  expect(lines.text).toContain(Buffer.from('Hello from a file').toString('hex'))
  expect(lines.text).not.toContain(Buffer.from('demo\0demo').toString('hex'))

  const bare = { ...inputs, texts: {}, environment: {} }
  const again = await engine.handlers['plans.start']({ ...start, inputs: bare })
  const other = await whenRun(engine, again.runId, ({ endedAt }) => endedAt !== null)
  expect(other.checks[0]?.measured.en).toContain('SMPP_PASSWORD')
  const unnamed = fed.replace('{{who}}', '{{whom}}')
  const wrong = await engine.handlers['plans.save']({ planId: null, text: unnamed })
  await expect(
    engine.handlers['plans.start']({ ...start, planId: wrong.planId, inputs }),
  ).rejects.toMatchObject({ code: 'plans.bad-plan' })
})

const loaded = `plan: 1
name: Loaded
checks:
  - id: pace
    load: { rate: 60/s, for: 1s, message: { destination_addr: "79161234567", text: hi } }
    expect: { lost: 0 }
`

test('asks before a plan whose load goes far above to another machine, and takes that answer alone', async () => {
  const engine = await runningEngine()
  const { connectionId } = await engine.handlers['connections.save']({
    ...{ connectionId: null, draft: { ...draftTo(1), host: '192.0.2.1' }, password: 'demo' },
  })
  const { planId } = await engine.handlers['plans.save']({ planId: null, text: loaded })
  const start = { connectionId, planId, values: {}, isThorough: false }
  const question = { host: '192.0.2.1', rate: 60, parts: 60 }
  await expect(engine.handlers['plans.start'](start)).rejects.toMatchObject({
    code: 'load.unconfirmed',
    detail: question,
  })
  await engine.handlers['plans.save']({ planId, text: loaded.replace('60/s', '600/s') })
  await expect(engine.handlers['plans.start']({ ...start, agreed: question })).rejects.toMatchObject({
    detail: { rate: 600, parts: 600 },
  })
  await engine.handlers['plans.save']({ planId, text: loaded })
  const { runId } = await engine.handlers['plans.start']({ ...start, agreed: question })
  await engine.handlers['plans.stop']({ runId })
  await whenRun(engine, runId, ({ endedAt }) => endedAt !== null)
})
