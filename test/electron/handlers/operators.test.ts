import { expect, test } from 'vitest'
import { builtInOperatorId } from '../../../shared/contract/built-in-operator.ts'
import type { OperatorView } from '../../../shared/contract/simulator.ts'
import { draftTo, firstItem, runningEngine } from '../../support/running-engine.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

const listed = (engine: Engine, wanted: (list: OperatorView[]) => boolean = () => true) =>
  firstItem(engine, 'simulator.operators', {}, wanted)

async function add(engine: Engine, name: string, likeOperatorId: string | null = null): Promise<string> {
  return (await engine.handlers['simulator.addOperator']({ name, likeOperatorId })).operatorId
}

/** Whether a session opens at the port with these credentials. */
async function canBind(engine: Engine, port: number, systemId: string, password: string): Promise<boolean> {
  const draft = draftTo(port, { systemId })
  const { connectionId } = await engine.handlers['connections.save']({ connectionId: null, draft, password })
  return engine.handlers['session.open']({ connectionId }).then(
    () => true,
    () => false,
  )
}

test('several operators listen side by side, each with its own accounts, and are back after a restart', async () => {
  const first = await runningEngine()
  expect(await listed(first)).toMatchObject([
    { operatorId: builtInOperatorId, name: '', port: 2775, running: false },
  ])
  const operatorId = await add(first, 'Beta')
  expect((await listed(first))[1]).toMatchObject({ operatorId, name: 'Beta', port: 2776 })
  await first.handlers['simulator.configure']({ operatorId, port: 0, systemId: 'beta', password: 'word' })
  await first.handlers['simulator.configure']({ port: 0 })
  const built = await first.handlers['simulator.start']({})
  const beta = await first.handlers['simulator.start']({ operatorId })
  expect(beta.config).toMatchObject({ name: 'Beta', accounts: [{ systemId: 'beta' }] })
  expect(await canBind(first, beta.port ?? 0, 'beta', 'word')).toBe(true)
  expect(await canBind(first, beta.port ?? 0, 'demo', 'demo')).toBe(false)
  expect(await canBind(first, built.port ?? 0, 'demo', 'demo')).toBe(true)
  const state = await firstItem(
    first,
    'simulator.state',
    { operatorId },
    ({ sessions }) => sessions.length === 1,
  )
  expect(state.sessions).toMatchObject([{ systemId: 'beta', bindMode: 'transceiver' }])
  await first.close()

  const second = await runningEngine(first.dataDir)
  expect(await listed(second)).toMatchObject([
    { operatorId: builtInOperatorId, running: false },
    { operatorId, name: 'Beta', running: false, port: 0 },
  ])
  const again = await second.handlers['simulator.configure']({ operatorId })
  expect(again.config.accounts).toMatchObject([{ systemId: 'beta', password: 'word' }])
})

test('a copy has the settings of its original, under its own name and port', async () => {
  const engine = await runningEngine()
  await engine.handlers['simulator.configure']({ systemId: 'acme', responseDelayMs: 7 })
  const operatorId = await add(engine, 'Copy', builtInOperatorId)
  const { config } = await engine.handlers['simulator.configure']({ operatorId })
  expect(config).toMatchObject({
    name: 'Copy',
    port: 2776,
    responseDelayMs: 7,
    accounts: [{ systemId: 'acme' }],
  })
})

test('one that is removed stops and comes back as it was', async () => {
  const engine = await runningEngine()
  const operatorId = await add(engine, 'Beta')
  await engine.handlers['simulator.configure']({ operatorId, port: 0, systemId: 'beta' })
  const { port } = await engine.handlers['simulator.start']({ operatorId })
  await engine.handlers['simulator.removeOperator']({ operatorId })
  expect(await listed(engine, (list) => list.length === 1)).toMatchObject([{ operatorId: builtInOperatorId }])
  expect(await canBind(engine, port ?? 0, 'beta', 'demo')).toBe(false)
  await expect(engine.handlers['simulator.start']({ operatorId })).rejects.toMatchObject({
    code: 'simulator.no-operator',
  })
  await engine.handlers['simulator.restoreOperator']({ operatorId })
  const [, back] = await listed(engine, (list) => list.length === 2)
  expect(back).toMatchObject({ operatorId, name: 'Beta', running: true })
  expect(await canBind(engine, back?.port ?? 0, 'beta', 'demo')).toBe(true)
})

test('the built-in one stays', async () => {
  const engine = await runningEngine()
  const removing = engine.handlers['simulator.removeOperator']({ operatorId: builtInOperatorId })
  await expect(removing).rejects.toMatchObject({ code: 'simulator.built-in' })
})

test('there are no more than the simulator has room for', async () => {
  const engine = await runningEngine()
  for (let number = 2; number <= 50; number++) await add(engine, `N${number}`)
  await expect(add(engine, 'N51')).rejects.toMatchObject({ code: 'simulator.too-many-operators' })
})
