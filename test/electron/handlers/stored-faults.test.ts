import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { RunningEngine } from '../../../electron/engine.ts'
import type { AppStatus } from '../../../shared/contract/app.ts'
import { defaultSettings } from '../../../shared/contract/default-settings.ts'
import { draftTo, firstItem, intentOf, runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

function statusOf(engine: RunningEngine, wanted = (_status: AppStatus) => true): Promise<AppStatus> {
  return firstItem(engine, 'app.status', {}, wanted)
}

function codesOf({ storeFaults }: AppStatus): string[] {
  return (storeFaults ?? []).map(({ code }) => code)
}

/** A folder with two connections, of which one has a password, a recipe and a template; its engine has ended. */
async function usedFolder(dataDir = testFolder()): Promise<string> {
  const engine = await runningEngine(dataDir)
  const { handlers } = engine
  for (const [name, password] of [
    ['ACME', 'secret'],
    ['Open', ''],
  ] as const)
    await handlers['connections.save']({ connectionId: null, draft: draftTo(2775, { name }), password })
  await handlers['recipes.save']({ recipeId: null, name: 'odd', hex: '0000' })
  await handlers['templates.save']({ templateId: null, name: 'Hi', folder: '', intent: intentOf() })
  await handlers['settings.set']({ theme: 'dark', captureLimit: 5000 })
  await engine.close()
  return dataDir
}

function changeSaved(dataDir: string, sql: string): void {
  for (const name of ['saved.db', 'saved.db.bak']) {
    const database = new DatabaseSync(join(dataDir, name))
    database.exec(sql)
    database.close()
  }
}

test('tells of nothing when everything is in order', async () => {
  const engine = await runningEngine(await usedFolder())
  expect(await statusOf(engine)).toMatchObject({ storeFault: null, storeFaults: [], lostSecrets: null })
})

const keyDamage: readonly (readonly [string, (path: string) => void])[] = [
  ['is another one', (path) => writeFileSync(path, Buffer.alloc(32, 7))],
  ['has 5 octets', (path) => writeFileSync(path, Buffer.alloc(5))],
  ['is gone', (path) => rmSync(path)],
  [
    'is a folder',
    (path) => {
      rmSync(path)
      mkdirSync(path)
    },
  ],
]

test.each(keyDamage)(
  'names the connections whose passwords are lost when the key %s',
  async (_what, damage) => {
    const dataDir = await usedFolder()
    const key = readFileSync(join(dataDir, 'secrets.key'))
    damage(join(dataDir, 'secrets.key'))
    const engine = await runningEngine(dataDir)
    const { handlers } = engine
    const status = await statusOf(engine)
    expect(status.lostSecrets).toEqual({
      connections: ['ACME'],
      recipes: true,
      simulator: false,
      isOtherKey: true,
    })
    expect(codesOf(status)).toEqual(['storage.passwords-lost', 'storage.recipes-lost'])
    expect(status.storeFaultDetail).toEqual({ connections: 'ACME' })

    const acme = (await handlers['connections.list']({})).find(({ name }) => name === 'ACME')!
    expect(acme.hasPassword).toBe(false)
    const draft = draftTo(2775, { name: 'ACME' })
    await handlers['connections.save']({ connectionId: acme.connectionId, draft, password: 'new' })
    const later = await statusOf(engine, ({ lostSecrets }) => lostSecrets?.connections.length === 0)
    expect(codesOf(later)).toEqual(['storage.recipes-lost'])
    await engine.close()

    // The key that is back opens what was not entered anew.
    rmSync(join(dataDir, 'secrets.key'), { recursive: true, force: true })
    writeFileSync(join(dataDir, 'secrets.key'), key)
    const again = await runningEngine(dataDir)
    expect(await again.handlers['recipes.list']({})).toHaveLength(1)
  },
)

test('does not tell again of lost secrets that were dismissed', async () => {
  const dataDir = await usedFolder()
  rmSync(join(dataDir, 'secrets.key'))
  const engine = await runningEngine(dataDir)
  expect((await statusOf(engine)).lostSecrets).not.toBeNull()
  await engine.handlers['app.dismissLostSecrets']({})
  expect((await statusOf(engine)).lostSecrets).toBeNull()
  await engine.close()
  expect((await statusOf(await runningEngine(dataDir))).lostSecrets).toBeNull()
})

test('says when a damaged file with what was saved was replaced by its backup', async () => {
  const dataDir = await usedFolder()
  truncateSync(join(dataDir, 'saved.db'), 5000)
  const engine = await runningEngine(dataDir)
  const status = await statusOf(engine)
  expect(status.storeFault).toBe('storage.saved-recovered')
  expect(status.storeFaultDetail).toMatchObject({ connections: 2, templates: 1 })
  expect((await engine.handlers['settings.get']({})).theme).toBe('dark')
})

test('keeps the settings that read when one does not, or is not known yet', async () => {
  const dataDir = await usedFolder()
  changeSaved(dataDir, `UPDATE settings SET value = '{"theme":"dark"}' WHERE name = 'settings'`)
  const first = await runningEngine(dataDir)
  expect(await first.handlers['settings.get']({})).toEqual({ ...defaultSettings, theme: 'dark' })
  expect((await statusOf(first)).storeFault).toBeNull()
  await first.close()

  const garbage = '{"theme":"dark","captureLimit":"many","language":"en"}'
  changeSaved(dataDir, `UPDATE settings SET value = '${garbage}' WHERE name = 'settings'`)
  const second = await runningEngine(dataDir)
  expect(await second.handlers['settings.get']({})).toEqual({
    ...defaultSettings,
    language: 'en',
    theme: 'dark',
  })
  const { storeFault, storeFaultDetail } = await statusOf(second)
  expect(storeFault).toBe('storage.values-unreadable')
  expect(storeFaultDetail).toEqual({
    settings: 'captureLimit',
    connections: 0,
    templates: 0,
    profiles: 0,
  })
})

test('keeps a connection of which one value does not read, and says so', async () => {
  const dataDir = await usedFolder()
  changeSaved(dataDir, `UPDATE connections SET draft = json_set(draft, '$.window', 'wide')`)
  const engine = await runningEngine(dataDir)
  const acme = (await engine.handlers['connections.list']({})).find(({ name }) => name === 'ACME')
  expect(acme).toMatchObject({ hasPassword: true, window: 10 })
  expect((await statusOf(engine)).storeFaultDetail).toMatchObject({ connections: 2 })
})

test('counts anew what the capture keeps of itself when that is garbage', async () => {
  const dataDir = await usedFolder()
  const before = await runningEngine(dataDir)
  await before.handlers['simulator.configure']({ port: 0 })
  await before.handlers['simulator.start']({})
  await before.handlers['session.open']({ connectionId: 'local-simulator' })
  await before.close()
  const database = new DatabaseSync(join(dataDir, 'traffic.db'))
  const octets = database.prepare('SELECT total(octets) AS octets FROM capture_blocks').get()?.['octets']
  database.exec("UPDATE meta SET value = 'garbage'")
  database.close()
  const engine = await runningEngine(dataDir)
  const status = await statusOf(engine)
  expect(status.capturedPdus).toBeGreaterThanOrEqual(2)
  expect(status.captureOctets).toBe(octets)
  expect(codesOf(status)).toEqual(['storage.recounted'])
})

test('lists its files with what they hold', async () => {
  const engine = await runningEngine(await usedFolder())
  const { files } = await engine.handlers['app.files']({})
  expect(Object.fromEntries(files.map(({ name, holds }) => [name, holds]))).toMatchObject({
    'saved.db': 'saved',
    'saved.db.bak': 'saved-backup',
    'traffic.db': 'traffic',
    'secrets.key': 'key',
  })
  for (const { octets } of files) expect(octets).toBeGreaterThanOrEqual(0)
})
