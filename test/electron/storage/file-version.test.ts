import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { writeWindowState } from '../../../electron/desktop/window-state.ts'
import { readVersion } from '../../../electron/places.ts'
import { openKept } from '../../../electron/relay/kept-file.ts'
import { startServe } from '../../../electron/serve.ts'
import { nodePath } from '../../../electron/setup.mjs'
import { type FileKind, openFile } from '../../../electron/storage/database-file.ts'
import { versionOf } from '../../../electron/storage/file-version.ts'
import { openSaved } from '../../../electron/storage/open-saved.ts'
import { openTraffic } from '../../../electron/storage/open-traffic.ts'
import { SavedStore } from '../../../electron/storage/saved-store.ts'
import { storedRows } from '../../../electron/storage/traffic-reader.ts'
import { trafficMigrations } from '../../../electron/storage/traffic-schema.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'
import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { folderDigest } from '../../support/folder-digest.ts'
import { firstItem, runningEngine } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { runHere } from '../cli/cli-in-process.ts'

/** A folder as a workbench that ended left it, with one template. */
function closedFolder(): string {
  const dataDir = testFolder()
  const saved = openSaved(dataDir)
  if (saved === 'in-use') throw new Error('in use')
  const store = new SavedStore({ dataDir, opened: saved, onStatus: () => undefined })
  store.operations.putTemplate({ templateId: 't', body: '{"name":"Hello"}' })
  store.close()
  const traffic = openTraffic(dataDir)
  if (traffic === 'in-use') throw new Error('in use')
  traffic.database.close()
  openKept(join(dataDir, 'relay.db')).database.close()
  return dataDir
}

function change(dataDir: string, fileName: string, sql: string): void {
  const database = new DatabaseSync(join(dataDir, fileName))
  database.exec(sql)
  database.close()
}

/** As a release of the year after next leaves it. */
function madeNewer(dataDir: string, fileName: string): void {
  const writes = "INSERT OR REPLACE INTO meta (name, value) VALUES ('written_by', '9.8.7')"
  change(dataDir, fileName, `${writes}; PRAGMA user_version = 99`)
}

function faultOf(run: () => unknown): Fault {
  try {
    run()
  } catch (problem) {
    if (problem instanceof Fault) return problem
    throw problem
  }
  throw new Error('nothing was refused')
}

const fileNames = ['saved.db', 'traffic.db', 'relay.db'] as const

test('every file of the data folder has a version, and says which release wrote it', () => {
  const dataDir = closedFolder()
  for (const name of fileNames) {
    expect(versionOf(join(dataDir, name)), name).toBeGreaterThan(0)
    const database = new DatabaseSync(join(dataDir, name), { readOnly: true })
    const row = database.prepare("SELECT value FROM meta WHERE name = 'written_by'").get()
    database.close()
    expect(row?.['value'], name).toBe(readVersion())
  }
  const place = join(dataDir, 'window.json')
  writeWindowState(place, { x: 1, y: 1, width: 900, height: 700, maximized: false }, (problem) => {
    throw problem
  })
  expect(JSON.parse(readFileSync(place, 'utf8'))).toMatchObject({ version: 1 })
})

test('reads the version of a file whose log has not been written into it', () => {
  const dataDir = testFolder()
  const database = new DatabaseSync(join(dataDir, 'a.db'))
  onTestFinished(() => database.close())
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (v); PRAGMA user_version = 7')
  // A copy, as a crash leaves it: the file itself is open here.
  for (const end of ['', '-wal']) copyFileSync(join(dataDir, `a.db${end}`), join(dataDir, `b.db${end}`))
  expect(versionOf(join(dataDir, 'b.db'))).toBe(7)
  database.exec(
    'PRAGMA wal_checkpoint(TRUNCATE); BEGIN; PRAGMA user_version = 8; COMMIT; PRAGMA user_version = 9',
  )
  for (const end of ['', '-wal']) copyFileSync(join(dataDir, `a.db${end}`), join(dataDir, `c.db${end}`))
  expect(versionOf(join(dataDir, 'c.db'))).toBe(9)
  rmSync(join(dataDir, 'c.db-wal'))
  expect(versionOf(join(dataDir, 'c.db'))).toBe(7)
})

test.each(fileNames)('refuses %s of a later release in words, and changes not an octet', (fileName) => {
  const dataDir = closedFolder()
  madeNewer(dataDir, fileName)
  const before = folderDigest(dataDir)
  const open = {
    'saved.db': () => openSaved(dataDir),
    'traffic.db': () => openTraffic(dataDir),
    'relay.db': () => openKept(join(dataDir, fileName)),
  }[fileName]
  const fault = faultOf(open)
  expect(fault.toJSON()).toMatchObject({
    code: 'storage.newer',
    detail: { file: fileName, version: '9.8.7', own: readVersion() },
  })
  expect(faultText(fault, 'ru').what).toContain('записан версией 9.8.7')
  expect(folderDigest(dataDir)).toEqual(before)
})

test('so does one whose log was not written into the file, log and all', () => {
  const dataDir = closedFolder()
  const newer = new DatabaseSync(join(dataDir, 'saved.db'))
  newer.exec('PRAGMA journal_mode = WAL; PRAGMA user_version = 99')
  const killed = testFolder()
  for (const name of readdirSync(dataDir)) copyFileSync(join(dataDir, name), join(killed, name))
  newer.close()
  const before = folderDigest(killed)
  expect(Object.keys(before)).toContain('saved.db-wal')
  expect(faultOf(() => openSaved(killed)).code).toBe('storage.newer')
  expect(folderDigest(killed)).toEqual(before)
})

test.each(['saved.db', 'traffic.db'])(
  'host, engine and command line refuse a folder with a later %s',
  async (file) => {
    const dataDir = closedFolder()
    madeNewer(dataDir, file)
    const before = folderDigest(dataDir)
    const refusal = { code: 'storage.newer', detail: { file, version: '9.8.7' } }
    await expect(startServe({ dataDir, port: 0 })).rejects.toMatchObject(refusal)
    await expect(runningEngine(dataDir)).rejects.toMatchObject(refusal)
    rmSync(join(dataDir, 'secrets.key'), { force: true })
    const out = join(testFolder(), 'out.json')
    for (const args of [
      ['connections', 'export', out, '--data', dataDir],
      ['connections', 'import', out, '--data', dataDir, '--dry-run'],
    ]) {
      const { code, stderr } = await runHere([...args, '--lang', 'en'], { input: '' })
      expect(code, args.join(' ')).not.toBe(0)
      if (args.includes('export')) expect(stderr).toContain('was written by version 9.8.7')
    }
    if (file === 'traffic.db') {
      expect(faultOf(() => [...storedRows(dataDir)]).code).toBe('storage.newer')
      const { code, stderr } = await runHere(['capture', 'query', dataDir])
      expect(code).not.toBe(0)
      expect(stderr).toContain('was written by version 9.8.7')
    }
    expect(folderDigest(dataDir)).toEqual(before)
  },
)

test('a copy of a file that is opened later is told in the same way', async () => {
  const dataDir = closedFolder()
  const ids = 'ids (id INTEGER PRIMARY KEY, canonical, message_id, account, destination, at)'
  change(
    dataDir,
    'relay.db',
    `DROP TABLE meta; DROP TABLE given; CREATE TABLE ${ids}; PRAGMA user_version = 1`,
  )
  const { handlers, ...engine } = await runningEngine(dataDir)
  const kept = `relay.before-${readVersion()}-${new Date().toISOString().slice(0, 10)}.db`
  const wanted = { code: 'storage.brought-over', detail: { files: kept } }
  const told = firstItem({ handlers, ...engine }, 'app.status', {}, ({ storeFaults = [] }) =>
    storeFaults.some(({ code }) => code === wanted.code),
  )
  await handlers['relay.configure']({ mode: 'own-binds', port: 0, connectionId: localSimulatorId })
  await handlers['relay.start']({})
  expect((await told).storeFaults).toContainEqual(wanted)
  const relay = await firstItem({ handlers, ...engine }, 'relay.told', { afterSeq: 0 }, () => true)
  expect(relay).toMatchObject({ event: 'copy-kept', detail: { name: kept } })
  const { files } = await handlers['app.files']({})
  expect(files.find(({ name }) => name === kept)?.holds).toBe('before-update')
})

test('keeps a copy before it changes the form of a file, tells of it, and an earlier release goes back by it', async () => {
  const dataDir = closedFolder()
  change(dataDir, 'saved.db', 'DROP TABLE profiles; PRAGMA user_version = 1')
  const engine = await runningEngine(dataDir)
  const told = async () =>
    ((await firstItem(engine, 'app.status', {}, () => true)).storeFaults ?? []).filter(
      ({ code }) => code === 'storage.brought-over',
    )
  const day = new Date().toISOString().slice(0, 10)
  const kept = `saved.before-${readVersion()}-${day}.db`
  expect(await told()).toEqual([{ code: 'storage.brought-over', detail: { files: kept } }])
  const { files } = await engine.handlers['app.files']({})
  expect(files.find(({ name }) => name === kept)?.holds).toBe('before-update')
  await engine.close()
  expect(versionOf(join(dataDir, kept))).toBe(1)
  if (process.platform !== 'win32') expect(statSync(join(dataDir, kept)).mode & 0o777).toBe(0o600)
  // The next start has nothing to tell.
  const again = await runningEngine(dataDir)
  const status = await firstItem(again, 'app.status', {}, () => true)
  expect(status.storeFaults?.map(({ code }) => code)).not.toContain('storage.brought-over')
  await again.close()

  // What this release is to one that knows the first form alone.
  const earlier: FileKind = {
    ...{ fileName: 'saved.db', migrations: ['CREATE TABLE settings (name, value);'] },
    ...{ pragmas: '', check: () => undefined },
  }
  const fault = faultOf(() => openFile(dataDir, earlier))
  expect(fault.toJSON()).toMatchObject({
    code: 'storage.newer-kept',
    detail: { kept, version: readVersion() },
  })
  expect(faultText(fault, 'en').next).toContain(`copy ${kept} to saved.db`)
  for (const name of readdirSync(dataDir)) if (name.startsWith('saved.db')) rmSync(join(dataDir, name))
  copyFileSync(join(dataDir, kept), join(dataDir, 'saved.db'))
  const back = openFile(dataDir, earlier)
  expect(back.prepare('SELECT body FROM templates').get()).toEqual({ body: '{"name":"Hello"}' })
  back.close()
})

test('keeps three copies of a file, the newest', () => {
  const dataDir = closedFolder()
  const names: string[] = []
  for (let time = 1; time <= 5; time++) {
    change(dataDir, 'traffic.db', `PRAGMA user_version = ${trafficMigrations.length}`)
    const kind: FileKind = {
      ...{ fileName: 'traffic.db', migrations: [...trafficMigrations, 'CREATE TABLE more (v);'] },
      ...{ pragmas: '', check: () => undefined },
    }
    openFile(dataDir, kind, (name) => names.push(name)).close()
    change(dataDir, 'traffic.db', 'DROP TABLE more')
  }
  expect(names).toHaveLength(5)
  const left = readdirSync(dataDir).filter((name) => name.includes('.before-'))
  expect(left).toHaveLength(3)
  expect(left).toContain(names.at(-1))
})

const notes = "CREATE TABLE notes (value TEXT); INSERT INTO notes VALUES ('kept');"

function openNotes(dataDir: string, ...more: string[]): DatabaseSync {
  return openFile(dataDir, {
    ...{ fileName: 'saved.db', migrations: [notes, ...more] },
    ...{ pragmas: '', check: () => undefined },
  })
}

test('a change of the form that fails leaves the file as it was', () => {
  const dataDir = testFolder()
  openNotes(dataDir).close()
  expect(() => openNotes(dataDir, 'DROP TABLE notes;', 'INSERT INTO nowhere VALUES (1);')).toThrow(/nowhere/)
  expect(versionOf(join(dataDir, 'saved.db'))).toBe(1)
  const database = openNotes(dataDir)
  expect(database.prepare('SELECT value FROM notes').get()).toEqual({ value: 'kept' })
  database.close()
})

test('so does one that is killed half way', async () => {
  const dataDir = testFolder()
  openNotes(dataDir).close()
  const script = join(import.meta.dirname, '../../support/half-way-migration.ts')
  const child = spawn(nodePath(), [script, dataDir, notes], { stdio: 'inherit' })
  const log = join(dataDir, 'saved.db-wal')
  // Pages of the change are in the log by then.
  await expect.poll(() => (existsSync(log) ? statSync(log).size : 0)).toBeGreaterThan(200_000)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(versionOf(join(dataDir, 'saved.db'))).toBe(1)
  const database = openNotes(dataDir)
  expect(database.prepare('SELECT value FROM notes').get()).toEqual({ value: 'kept' })
  expect(database.prepare("SELECT count(*) AS found FROM sqlite_schema WHERE name = 'other'").get()).toEqual({
    found: 0,
  })
  database.close()
})
