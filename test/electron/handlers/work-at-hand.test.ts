import { expect, test } from 'vitest'
import { WindowWork } from '../../../electron/handlers/work-at-hand.ts'
import { runningEngine } from '../../support/running-engine.ts'

test('names what would end with the engine, and nothing once it has ended', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const work = async () => (await handlers['app.work']({})).work
  expect(await work()).toEqual([])

  await handlers['simulator.configure']({ port: 0 })
  const { port } = await handlers['simulator.start']({})
  const [local] = await handlers['connections.list']({})
  await handlers['session.open']({ connectionId: local?.connectionId ?? '' })
  const names = [expect.any(String)]
  expect(await work()).toEqual([
    { kind: 'bound', count: 1, names },
    { kind: 'simulator', name: expect.any(String), port, clients: 1 },
  ])

  // Without its SMSC the session tries to come back by itself.
  await handlers['simulator.stop']({})
  await expect.poll(work).toEqual([{ kind: 'opening', count: 1, names }])
})

test('work of a window counts until it is over, and once', () => {
  const windowWork = new WindowWork()
  const one = windowWork.begin('replay')
  const another = windowWork.begin('replay')
  expect(windowWork.items()).toEqual([{ kind: 'replay' }])
  one()
  one()
  expect(windowWork.items()).toEqual([{ kind: 'replay' }])
  another()
  expect(windowWork.items()).toEqual([])
})
