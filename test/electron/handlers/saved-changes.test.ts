import { expect, test } from 'vitest'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import type { SavedKind } from '../../../shared/contract/saved-changes.ts'
import { draftTo, intentOf, runningEngine } from '../../support/running-engine.ts'

type Engine = Awaited<ReturnType<typeof runningEngine>>

/** The kinds that a follower is told of while `run` runs. */
async function toldBy(engine: Engine, run: () => Promise<unknown>): Promise<SavedKind[]> {
  const told: SavedKind[] = []
  const stop = engine.sources['saved.changed']({}, ({ kind }) => told.push(kind))
  await run().catch(() => undefined)
  stop()
  return told
}

const draft = draftTo(2775, { name: 'ACME' })
const create = (engine: Engine) =>
  engine.handlers['connections.save']({ connectionId: null, draft, password: 'pw' })

test('every follower is told of what was saved or removed, until it leaves', async () => {
  const engine = await runningEngine()
  const { handlers } = engine
  const first: SavedKind[] = []
  const stop = engine.sources['saved.changed']({}, ({ kind }) => first.push(kind))
  const { connectionId } = await create(engine)
  await handlers['settings.set']({ language: 'ru' })
  await handlers['connections.duplicate']({ connectionId, name: 'Copy' })
  await handlers['connections.remove']({ connectionId })
  await handlers['templates.save']({ templateId: null, name: 'T', folder: '', intent: intentOf({}) })
  await handlers['recipes.save']({ recipeId: null, name: 'R', hex: '00' })
  await handlers['scenarios.save']({
    title: { name: { en: 'S', ru: 'S' }, summary: { en: '', ru: '' } },
    id: null,
  })
  expect(first).toEqual([
    ...['connections', 'settings', 'connections', 'connections', 'templates', 'recipes', 'scenarios'],
  ])
  stop()
  await handlers['settings.set']({ language: 'en' })
  expect(first).toHaveLength(7)
})

test('what only reads tells nothing, what fails half-way tells', async () => {
  const engine = await runningEngine()
  expect(await toldBy(engine, () => engine.handlers['connections.list']({}))).toEqual([])
  const removing = () => engine.handlers['connections.remove']({ connectionId: 'nobody' })
  expect(await toldBy(engine, removing)).toEqual(['connections'])
})

test('of two windows that began with one state the second is refused, and nothing of it is saved', async () => {
  const engine = await runningEngine()
  const save = engine.handlers['connections.save']
  const { connectionId, revision } = await create(engine)
  const change = { connectionId, revision, password: null }
  const first = await save({ ...change, draft: { ...draft, port: 3000 } })
  expect(first.revision).not.toBe(revision)
  await expect(save({ ...change, draft: { ...draft, port: 4000 } })).rejects.toMatchObject({
    code: 'saved.changed-elsewhere',
    detail: { thing: '“ACME”', problem: 'changed-elsewhere' },
  })
  const ports = async () => {
    const listed = await engine.handlers['connections.list']({})
    return listed.filter((one) => one.connectionId === connectionId).map(({ port }) => port)
  }
  expect(await ports()).toEqual([3000])
  await save({ ...change, revision: first.revision, draft: { ...draft, port: 4000 } })
  expect(await ports()).toEqual([4000])
})

test('a password alone is another revision; a restart of the engine is none', async () => {
  const engine = await runningEngine()
  const { connectionId, revision } = await create(engine)
  const changed = await engine.handlers['connections.save']({ connectionId, draft, password: 'other' })
  expect(changed.revision).not.toBe(revision)
  const revisions = async (of: Engine) =>
    (await of.handlers['connections.list']({})).map((one) => [one.connectionId, one.revision])
  const before = await revisions(engine)
  expect(before).toContainEqual([localSimulatorId, 'shipped'])
  await engine.close()
  expect(await revisions(await runningEngine(engine.dataDir))).toEqual(before)
})
