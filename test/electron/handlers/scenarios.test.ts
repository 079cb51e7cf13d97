import { expect, test } from 'vitest'
import { mostOwnScenarios } from '../../../shared/contract/scenarios.ts'
import { runningEngine } from '../../support/running-engine.ts'

const title = { name: { en: 'Mine', ru: 'Мой' }, summary: { en: '', ru: '' } }

test('a scenario is previewed, loaded and kept over a restart', async () => {
  const first = await runningEngine()
  const { scenarios } = await first.handlers['scenarios.list']({})
  expect(scenarios.find(({ id }) => id === 'rebased-ids')).toMatchObject({ kind: 'shipped' })
  const { config } = await first.handlers['scenarios.preview']({ id: 'slow' })
  expect(config).toMatchObject({ port: 2775, profileId: 'smpp-3.4' })
  expect(config.behaviours.map(({ id }) => id)).toContain('late-answers')
  expect((await first.handlers['simulator.configure']({})).config.profileId).toBe('ru-gateway-8056')
  const loaded = await first.handlers['scenarios.load']({ id: 'slow' })
  expect(loaded.config).toEqual(config)
  await first.close()
  const second = await runningEngine(first.dataDir)
  expect((await second.handlers['simulator.configure']({})).config).toEqual(config)
})

test('a scenario of an operator does not touch another one', async () => {
  const engine = await runningEngine()
  const { operatorId } = await engine.handlers['simulator.addOperator']({
    name: 'Beta',
    likeOperatorId: null,
  })
  await engine.handlers['scenarios.load']({ id: 'slow', operatorId })
  expect((await engine.handlers['simulator.configure']({})).config.profileId).toBe('ru-gateway-8056')
  const { config } = await engine.handlers['simulator.configure']({ operatorId })
  expect(config).toMatchObject({ name: 'Beta', profileId: 'smpp-3.4' })
})

test('one’s own are saved, changed, renamed, removed and brought back, and are there after a restart', async () => {
  const first = await runningEngine()
  await first.handlers['simulator.configure']({ responseDelayMs: 7, password: 'hidden' })
  const own = await first.handlers['scenarios.save']({ title, id: null })
  expect(own).toMatchObject({ kind: 'own', name: title.name })
  await first.handlers['simulator.configure']({ responseDelayMs: 8 })
  await first.handlers['scenarios.save']({ title, id: own.id })
  const renamed = { ...title, name: { en: 'Other', ru: 'Другой' } }
  await first.handlers['scenarios.rename']({ id: own.id, title: renamed })
  await first.handlers['simulator.configure']({ responseDelayMs: 0 })
  await first.close()

  const second = await runningEngine(first.dataDir)
  const { scenarios } = await second.handlers['scenarios.list']({})
  expect(scenarios[0]).toEqual({ ...own, name: renamed.name, revision: scenarios[0]?.revision })
  expect(scenarios[0]?.revision).not.toBe(own.revision)
  const loaded = await second.handlers['scenarios.load']({ id: own.id })
  expect(loaded.config).toMatchObject({ responseDelayMs: 8, accounts: [{ password: 'hidden' }] })
  const file = await second.handlers['scenarios.export']({ id: own.id })
  expect(file.fileName).toBe('other.scenario.json')
  expect(file.text).not.toContain('hidden')
  const { text } = await second.handlers['scenarios.remove']({ id: own.id })
  expect(text).toBe(file.text)
  await expect(second.handlers['scenarios.load']({ id: own.id })).rejects.toMatchObject({
    code: 'scenario.not-found',
  })
  const back = await second.handlers['scenarios.import']({ text })
  expect(back).toMatchObject({ kind: 'own', name: renamed.name })
  expect(back.id).not.toBe(own.id)
})

test('those that are shipped are neither changed nor removed, and a bad file changes nothing', async () => {
  const engine = await runningEngine()
  const refused = { code: 'scenario.not-found' }
  await expect(engine.handlers['scenarios.remove']({ id: 'slow' })).rejects.toMatchObject(refused)
  await expect(engine.handlers['scenarios.rename']({ id: 'slow', title })).rejects.toMatchObject(refused)
  await expect(engine.handlers['scenarios.save']({ id: 'slow', title })).rejects.toMatchObject(refused)
  await expect(engine.handlers['scenarios.import']({ text: '{"prot":1}' })).rejects.toMatchObject({
    code: 'scenario.bad-file',
  })
  const { scenarios } = await engine.handlers['scenarios.list']({})
  expect(scenarios.filter(({ kind }) => kind === 'own')).toEqual([])
})

test('no more are kept than can be', async () => {
  const engine = await runningEngine()
  for (let count = 0; count < mostOwnScenarios; count++) {
    await engine.handlers['scenarios.import']({ text: '{"scenario":{"name":"x"}}' })
  }
  await expect(engine.handlers['scenarios.save']({ title, id: null })).rejects.toMatchObject({
    code: 'scenario.too-many',
  })
})

test('they have a size together: of large ones fewer are kept, and one may become smaller', async () => {
  const engine = await runningEngine()
  const large = (name: string) => ({
    text: JSON.stringify({ scenario: { name }, profileId: 'x'.repeat(900_000) }),
  })
  const first = await engine.handlers['scenarios.import'](large('first'))
  const importAll = async () => {
    for (let count = 0; count < 12; count++) await engine.handlers['scenarios.import'](large('x'))
  }
  await expect(importAll()).rejects.toMatchObject({ code: 'scenario.too-many', detail: { mebibytes: 8 } })
  const { scenarios } = await engine.handlers['scenarios.list']({})
  expect(scenarios.filter(({ kind }) => kind === 'own').length).toBeLessThan(10)
  await engine.handlers['scenarios.save']({ title, id: first.id })
})
