import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openSaved } from '../../../electron/storage/open-saved.ts'
import { SavedStore } from '../../../electron/storage/saved-store.ts'
import type { StoredConnection } from '../../../electron/storage/store-protocol.ts'
import { olderMigrations as migrations } from '../../support/older-schema.ts'
import { testFolder } from '../../support/temporary-folder.ts'

function open(dataDir: string): SavedStore {
  const opened = openSaved(dataDir)
  if (opened === 'in-use') throw new Error('in use')
  const store = new SavedStore({ dataDir, opened, onStatus: () => {} })
  onTestFinished(() => {
    try {
      store.close()
    } catch {
      // The test closed it.
    }
  })
  return store
}

function connection(number: number): StoredConnection {
  const connectionId = `${(number * 6).toString(16).padStart(2, '0')}000000-0000-4000-8000-000000000000`
  const draft = JSON.stringify({ name: `Gateway ${number}`, about: 'x'.repeat(300) })
  return { connectionId, draft, sealedPassword: `v1:${number}` }
}

/** Forty connections, a template and a setting. */
function fillWith(store: SavedStore, count = 40): void {
  for (let number = 0; number < count; number++) store.operations.putConnection(connection(number))
  store.operations.putTemplate({ templateId: 't', body: '{"name":"Hello"}' })
  store.operations.putSetting('settings', '{"theme":"dark"}')
}

/** Of a process that was killed: the files as they are while it runs. */
function copyOf(dataDir: string): string {
  const copy = testFolder()
  for (const name of readdirSync(dataDir)) copyFileSync(join(dataDir, name), join(copy, name))
  return copy
}

function expectAll(store: SavedStore, count = 40): void {
  const { connections, settings } = store.load()
  expect(connections).toEqual(Array.from({ length: count }, (_, number) => connection(number)))
  expect(settings).toMatchObject({ settings: '{"theme":"dark"}' })
  expect(store.operations.listTemplates()).toEqual([{ templateId: 't', body: '{"name":"Hello"}' }])
}

async function closedFolder(): Promise<string> {
  const dataDir = testFolder()
  const store = open(dataDir)
  fillWith(store)
  store.close()
  return dataDir
}

/** A data folder as 0.1.0 left it. */
function folderOfFirstRelease(): string {
  const dataDir = testFolder()
  const database = new DatabaseSync(join(dataDir, 'workbench.db'))
  for (const sql of migrations.slice(0, 6)) database.exec(sql)
  database.exec('PRAGMA user_version = 6; BEGIN')
  for (let number = 0; number < 40; number++) {
    const { connectionId, draft, sealedPassword } = connection(number)
    database
      .prepare('INSERT INTO connections VALUES (?, ?, ?, ?)')
      .run(connectionId, number, draft, sealedPassword)
  }
  const setting = database.prepare('INSERT INTO settings VALUES (?, ?)')
  setting.run('settings', '{"theme":"dark"}')
  setting.run('capture.lastSeq', '7')
  database.prepare('INSERT INTO templates VALUES (?, ?)').run('t', '{"name":"Hello"}')
  database.exec('COMMIT')
  database.close()
  return dataDir
}

test('keeps settings, connections and templates over a restart', async () => {
  const dataDir = await closedFolder()
  const store = open(dataDir)
  expectAll(store)
  expect(store.status()).toEqual({ problem: null, recovery: null, kept: null })
})

test('keeps own profiles over a restart and in the backup, and adds their table to a file without one', async () => {
  const dataDir = await closedFolder()
  const older = new DatabaseSync(join(dataDir, 'saved.db'))
  older.exec('DROP TABLE profiles; PRAGMA user_version = 1')
  older.close()
  const store = open(dataDir)
  expectAll(store)
  expect(store.load().profiles).toEqual([])
  store.operations.putProfile({ profileId: 'acme', body: '{"id":"acme"}' })
  store.operations.putProfile({ profileId: 'acme', body: '{"id":"acme","name":"A"}' })
  store.operations.putProfile({ profileId: 'gone', body: '{}' })
  store.operations.removeProfile('gone')
  store.close()
  rmSync(join(dataDir, 'saved.db'))
  const again = open(dataDir)
  expectAll(again)
  expect(again.load().profiles).toEqual([{ profileId: 'acme', body: '{"id":"acme","name":"A"}' }])
  expect(again.status().recovery).toMatchObject({ profiles: 1, isWhole: true })
})

test('takes over once what 0.1.0 saved, and leaves its file as it was', async () => {
  const dataDir = folderOfFirstRelease()
  const before = readFileSync(join(dataDir, 'workbench.db'))
  const first = open(dataDir)
  expectAll(first)
  expect(first.load().settings).not.toHaveProperty('capture.lastSeq')
  expect(first.status().recovery).toBeNull()
  first.operations.removeConnection(connection(39).connectionId)
  first.close()
  expect(readFileSync(join(dataDir, 'workbench.db'))).toEqual(before)
  expectAll(open(dataDir), 39)
})

test('takes over what can be read of a file of 0.1.0 that was cut off, and says that it is not all', () => {
  const dataDir = folderOfFirstRelease()
  const path = join(dataDir, 'workbench.db')
  // Its last two pages are among those of the connections.
  truncateSync(path, readFileSync(path).length - 2 * 4096)
  const store = open(dataDir)
  const found = store.load().connections.length
  expect(found).toBeGreaterThan(15)
  expect(found).toBeLessThan(40)
  expect(store.status().recovery).toMatchObject({ connections: found, isWhole: false })
})

for (const [what, damage] of [
  ['cut to half', (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 2))],
  ['of 0 octets', (path: string) => truncateSync(path, 0)],
  ['overwritten', (path: string) => writeFileSync(path, 'this was never a database'.repeat(900))],
  ['gone', (path: string) => rmSync(path)],
] as const) {
  test(`has everything when the file is ${what} after a clean end`, async () => {
    const dataDir = await closedFolder()
    damage(join(dataDir, 'saved.db'))
    const store = open(dataDir)
    expectAll(store)
    expect(store.status().recovery).toMatchObject({ connections: 40, templates: 1, isWhole: true })
    if (what !== 'gone') expect(existsSync(join(dataDir, store.status().recovery?.setAside ?? ''))).toBe(true)
  })

  test(`has everything when the file is ${what} after a kill`, async () => {
    const dataDir = await closedFolder()
    const running = open(dataDir)
    running.operations.putConnection(connection(40))
    const killed = copyOf(dataDir)
    damage(join(killed, 'saved.db'))
    expect(readFileSync(join(killed, 'saved.db-wal')).length).toBeGreaterThan(0)
    const store = open(killed)
    expectAll(store, 41)
    expect(store.status().recovery).toMatchObject({ connections: 41, isWhole: true })
  })
}

test('has everything when the first run was killed and the file is of 0 octets without a backup', () => {
  const dataDir = testFolder()
  fillWith(open(dataDir))
  const killed = copyOf(dataDir)
  rmSync(join(killed, 'saved.db.bak'), { force: true })
  truncateSync(join(killed, 'saved.db'), 0)
  const store = open(killed)
  expectAll(store)
  expect(store.status().recovery?.setAside).toMatch(/^saved\.damaged-.*\.db$/)
})

test('gives the rows before and behind a damaged page when there is no backup', async () => {
  const dataDir = await closedFolder()
  rmSync(join(dataDir, 'saved.db.bak'))
  const path = join(dataDir, 'saved.db')
  const octets = readFileSync(path)
  const at = octets.indexOf('Gateway 20')
  octets.fill(0xff, at - (at % 4096), at - (at % 4096) + 4096)
  writeFileSync(path, octets)
  const store = open(dataDir)
  const ids = store.load().connections.map(({ connectionId }) => connectionId)
  expect(ids).toContain(connection(0).connectionId)
  expect(ids).toContain(connection(39).connectionId)
  expect(ids.length).toBeLessThan(40)
  expect(ids.length).toBeGreaterThan(20)
  expect(store.status().recovery).toMatchObject({ connections: ids.length, isWhole: false })
})

test('takes a value that is none any more out of the backup', async () => {
  const dataDir = await closedFolder()
  const database = new DatabaseSync(join(dataDir, 'saved.db'))
  database.exec("UPDATE settings SET value = 'garbage'; UPDATE connections SET draft = '{{{'")
  database.close()
  expectAll(open(dataDir))
})

test('lets a connection that was removed stay removed when the backup is used', async () => {
  const dataDir = await closedFolder()
  const running = open(dataDir)
  running.operations.removeConnection(connection(39).connectionId)
  const killed = copyOf(dataDir)
  truncateSync(join(killed, 'saved.db'), 0)
  expectAll(open(killed), 39)
})

test('tells the caller of a write that the disk refuses, and takes it back with the next that it takes', () => {
  const dataDir = testFolder()
  const opened = openSaved(dataDir)
  if (opened === 'in-use') throw new Error('in use')
  const problems: (string | null)[] = []
  const store: SavedStore = new SavedStore({
    ...{ dataDir, opened },
    onStatus: () => void problems.push(store.status().problem),
  })
  onTestFinished(() => store.close())
  const pages = Number(opened.database.prepare('PRAGMA page_count').get()?.['page_count'])
  opened.database.exec(`PRAGMA max_page_count = ${pages + 1}`)
  const body = JSON.stringify('x'.repeat(50_000))
  expect(() => store.operations.putTemplate({ templateId: 'a', body })).toThrow(/full/)
  expect(problems).toEqual(['the-disk-is-full'])
  store.operations.putSetting('settings', '{}')
  expect(problems).toEqual(['the-disk-is-full', null])
  expect(store.operations.listTemplates()).toEqual([])
})

test('follows the first change with a backup, and the end of the run', async () => {
  const dataDir = testFolder()
  const store = open(dataDir)
  store.operations.putConnection(connection(1))
  const path = join(dataDir, 'saved.db.bak')
  await expect.poll(() => existsSync(path)).toBe(true)
  store.operations.putConnection(connection(2))
  store.close()
  const backup = new DatabaseSync(path)
  expect(backup.prepare('SELECT count(*) AS count FROM connections').get()).toEqual({ count: 2 })
  backup.close()
  expect(readdirSync(dataDir)).toEqual(['saved.db', 'saved.db.bak'])
})

test('goes on with what can be saved when the file is damaged while in use', async () => {
  const dataDir = await closedFolder()
  const path = join(dataDir, 'saved.db')
  // More than SQLite holds in memory, so that it reads the file again.
  const database = new DatabaseSync(path)
  database.exec('BEGIN')
  for (let number = 0; number < 200; number++)
    database
      .prepare('INSERT INTO templates VALUES (?, ?)')
      .run(`t${number}`, JSON.stringify('x'.repeat(50_000)))
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  copyFileSync(path, `${path}.bak`)
  const store = open(dataDir)
  store.operations.putConnection(connection(40))
  const file = openSync(path, 'r+')
  writeSync(file, new Uint8Array(6_000_000).fill(0xff), 0, 6_000_000, 2_000_000)
  closeSync(file)
  expect(store.operations.listTemplates()).toHaveLength(201)
  expect(store.load().connections).toHaveLength(41)
  expect(store.status().recovery).toMatchObject({ connections: 41, templates: 201, isWhole: true })
  // The file in its place is not taken for one that was removed.
  store.checkFile()
  expect(store.status().problem).toBeNull()
})

test('refuses a second instance', () => {
  const dataDir = testFolder()
  open(dataDir)
  expect(openSaved(dataDir)).toBe('in-use')
})

test('does not take an emptied backup for the whole', async () => {
  const dataDir = await closedFolder()
  for (const name of ['saved.db', 'saved.db.bak']) truncateSync(join(dataDir, name), 0)
  expect(open(dataDir).status().recovery).toMatchObject({ connections: 0, isWhole: false })
})

test('does not take a file that was emptied for a new one', async () => {
  const dataDir = await closedFolder()
  truncateSync(join(dataDir, 'saved.db'), 0)
  rmSync(join(dataDir, 'saved.db.bak'))
  expect(open(dataDir).status().recovery).toMatchObject({ connections: 0, isWhole: false })
})
