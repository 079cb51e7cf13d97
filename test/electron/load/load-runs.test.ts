import { expect, onTestFinished, test } from 'vitest'
import { LoadRuns } from '../../../electron/load/load-runs.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import type { LimitSearchPlan, LoadPlan, LoadState } from '../../../shared/contract/load.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { limitRecordingSchema } from '../../../shared/load/limit-recording.ts'
import { loadMessageSchema } from '../../../shared/load/load-messages.ts'
import { loadRecordingSchema } from '../../../shared/load/load-recording.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'

const plan = (change: Partial<LoadPlan['settings']> = {}): LoadPlan => ({
  connectionId: 'acme',
  settings: {
    shape: { kind: 'rate', rate: 100 },
    ...{ forMs: null, count: 20, warmupMs: 0, graceMs: 5000, failIf: ['lost > 0'] },
    ...change,
  },
  messages: [loadMessageSchema.parse({ to: '79161234567', text: 'No {{n}}' })],
  ...{ binds: 2, window: 5 },
})

async function runsAt(
  host = '127.0.0.1',
  bind: () => number = () => 0,
  throttledFrom = Number.POSITIVE_INFINITY,
) {
  let answered = 0
  const { port } = await scriptedSmsc(
    () => ({ status: ++answered > throttledFrom ? 0x58 : 0, fields: { message_id: '1' } }),
    { bind },
  )
  const limits: Parameters<ConstructorParameters<typeof LoadRuns>[0]['keepLimit']>[0][] = []
  const kept: Parameters<ConstructorParameters<typeof LoadRuns>[0]['keep']>[0][] = []
  const runs = new LoadRuns({
    clock: new SystemClock(),
    connectionOf: (connectionId) => ({
      ...newConnection,
      ...{ connectionId, name: 'Acme', host, port, systemId: 'demo', password: 'demo' },
    }),
    onLocalAddress: () => undefined,
    keep: async (load) => void kept.push(load),
    keepLimit: async (search) => void limits.push(search),
  })
  onTestFinished(() => runs.close())
  const states: LoadState[] = []
  runs.followState((state) => states.push(state))
  return { runs, kept, limits, states }
}

test('a load runs to its end, is followed, and kept as a recording that reads', async () => {
  const { runs, kept, states } = await runsAt()
  const seconds: string[] = []
  runs.followSeconds((id) => seconds.push(id))
  const runId = runs.start(plan(), null)
  expect(() => runs.start(plan(), null)).toThrow(/load over Acme is running/)
  await expect.poll(() => kept.length).toBe(1)
  await expect.poll(() => runs.state().phase).toBe('idle')
  expect(states.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['idle', 'binding', 'running']))
  const recording = loadRecordingSchema.parse(JSON.parse(JSON.stringify(kept[0]?.recording)))
  expect(recording.figures).toMatchObject({ sent: 20, accepted: 20, binds: 2, window: 10 })
  expect(recording.histograms.response_time.counts.length).toBeGreaterThan(0)
  expect(recording.seconds.reduce((sum, { sent }) => sum + sent, 0)).toBe(20)
  expect(seconds).toContain(runId)
  expect(runs.series(runId)).toBeNull()
})

test('is steered and stopped while it runs', async () => {
  const { runs, kept } = await runsAt()
  runs.start(plan({ count: null, forMs: 600_000 }), null)
  await expect.poll(() => runs.state().phase).toBe('running')
  runs.change('faster')
  expect(runs.state().rate).toBeCloseTo(110)
  runs.change('pause')
  expect(runs.state()).toMatchObject({ phase: 'paused', rate: 0 })
  runs.change('resume')
  runs.change('slower')
  expect(runs.state().rate).toBeCloseTo(100)
  runs.change('stop')
  await expect.poll(() => kept.length).toBe(1)
  expect(kept[0]?.recording.ended).toBe('stopped')
})

test('asks before much goes to another machine, and says why nothing could be bound', async () => {
  const { runs: far } = await runsAt('192.0.2.1')
  expect(() => far.start(plan(), null)).toThrow(/192\.0\.2\.1, which is not this machine/)
  expect(far.state().phase).toBe('idle')
  const { runs, kept } = await runsAt('127.0.0.1', () => 0x0e)
  runs.start(plan(), null)
  await expect.poll(() => runs.state().fault?.code).toBe('session.bind-refused')
  expect(runs.state().phase).toBe('idle')
  expect(kept).toHaveLength(0)
})

test('refuses what cannot run before it binds', async () => {
  const { runs } = await runsAt()
  expect(() => runs.start(plan({ count: null }), null)).toThrow(/when the load is to end/)
  expect(() => runs.start(plan({ failIf: ['p99 > 1s'] }), null)).toThrow(/cannot be read at “p99”/)
})

const search = (change: Partial<LimitSearchPlan['search']> = {}): LimitSearchPlan => ({
  ...{ connectionId: 'acme', messages: plan().messages, binds: 1, window: 100 },
  search: { from: 40, by: 40, upTo: 80, trialMs: 200, graceMs: 2000, ...change },
})

test('a search for the limit runs in the place of a load, is followed and kept', async () => {
  // The first trial has 0.7 s with its warm-up: 28 parts.
  const { runs, limits, states } = await runsAt('127.0.0.1', () => 0, 28)
  const runId = runs.findLimit(search(), null)
  expect(() => runs.start(plan(), null)).toThrow(/load over Acme is running/)
  await expect.poll(() => runs.state().search?.trials.length).toBe(1)
  runs.change('faster')
  expect(runs.state()).toMatchObject({
    runId,
    factor: 1,
    search: { trials: [{ rate: 40, verdict: 'held' }] },
  })
  await expect.poll(() => runs.state().search?.trials.length).toBe(2)
  expect(runs.series(runId)?.seconds.length).toBeGreaterThan(0)
  runs.change('stop')
  await expect.poll(() => limits.length).toBe(1)
  const recording = limitRecordingSchema.parse(JSON.parse(JSON.stringify(limits[0]?.recording)))
  expect(recording).toMatchObject({
    trials: [{ verdict: 'held' }, { rate: 80, verdict: 'throttled' }],
    limit: { rate: 40, above: 80, why: 'throttled', is_confirmed: false },
    is_whole: false,
  })
  const times = recording.seconds.map(({ t }) => t)
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  expect(states.some(({ phase, rate }) => phase === 'running' && rate === 80)).toBe(true)
})

test('asks before a search that goes far above, as of a load', async () => {
  const { runs } = await runsAt('192.0.2.1')
  expect(() => runs.findLimit(search(), null)).toThrow(/Up to 80 parts a second, .* 192\.0\.2\.1/)
  expect(() => runs.findLimit(search({ by: 0.001 }), null)).toThrow(/more than 200 steps/)
})
