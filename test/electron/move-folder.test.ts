import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findDataPlace, pointTo, refuseGone } from '../../electron/places.ts'
import { startServe } from '../../electron/serve.ts'
import { checkMove, copyDataFolder, discardHalf } from '../../electron/workspace/move-folder.ts'
import { folderDigest } from '../support/folder-digest.ts'
import { runningEngine } from '../support/running-engine.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { runHere } from './cli/cli-in-process.ts'

/** The data folder of a workbench that ended, with a template and something passing. */
async function restingFolder(): Promise<string> {
  const engine = await runningEngine()
  await engine.handlers['recipes.save']({ recipeId: null, name: 'Kept', hex: '00000010' })
  await engine.close()
  mkdirSync(join(engine.dataDir, 'bulk'), { recursive: true })
  writeFileSync(join(engine.dataDir, 'bulk', 'upload'), 'x')
  return engine.dataDir
}

const order = (from: string, to: string) => ({
  ...{ from, to, signal: new AbortController().signal },
  tell: () => undefined,
})

/** Digests alone: a copy has times of its own. */
function contents(folder: string): Record<string, string> {
  const digests = Object.entries(folderDigest(folder)).map(([name, told]) => [name, told.split(' ')[0] ?? ''])
  return Object.fromEntries(digests.filter(([name]) => !name?.startsWith('bulk')))
}

test('copies everything but what passes, and leaves the folder as it was', async () => {
  const from = await restingFolder()
  const to = join(testFolder(), 'new', 'place')
  const told: number[] = []
  const copied = await copyDataFolder({ ...order(from, to), tell: (done, total) => told.push(done / total) })
  expect(contents(copied)).toEqual(contents(from))
  expect(told.at(-1)).toBe(1)
  expect(existsSync(join(from, 'bulk', 'upload'))).toBe(true)
  const moved = await runningEngine(copied)
  expect((await moved.handlers['recipes.list']({})).map(({ name }) => name)).toEqual(['Kept'])
  await moved.close()
})

test('takes along what links lead to, and passes over what they no longer lead to', async () => {
  const from = await restingFolder()
  const disk = testFolder()
  renameSync(join(from, 'traffic.db'), join(disk, 'traffic.db'))
  symlinkSync(join(disk, 'traffic.db'), join(from, 'traffic.db'))
  writeFileSync(join(disk, 'letter.txt'), 'kept')
  symlinkSync(disk, join(from, 'linked'))
  symlinkSync(from, join(disk, 'round'))
  symlinkSync('host-4711', join(from, 'lock'))
  const to = await copyDataFolder(order(from, join(testFolder(), 'new')))
  expect(readFileSync(join(to, 'traffic.db'))).toEqual(readFileSync(join(disk, 'traffic.db')))
  expect(readFileSync(join(to, 'linked', 'letter.txt'), 'utf8')).toBe('kept')
  expect(existsSync(join(to, 'linked', 'round'))).toBe(false)
  expect(existsSync(join(to, 'lock'))).toBe(false)
})

test.each([
  ['itself', (from: string) => from, 'folder.inside'],
  ['a folder inside it', (from: string) => join(from, 'inside'), 'folder.inside'],
  ['a folder inside it whose name begins with dots', (from: string) => join(from, '..new'), 'folder.inside'],
  ['a link that leads inside it', (from: string) => linkTo(from), 'folder.inside'],
  ['the folder above', (from: string) => join(from, '..'), 'folder.not-empty'],
  ['a folder with something else', () => folderWith('letters.txt'), 'folder.not-empty'],
  ['a file', () => join(folderWith('letters.txt'), 'letters.txt'), 'folder.not-empty'],
])('refuses %s', async (_name, target, code) => {
  const from = await restingFolder()
  const before = contents(from)
  await expect(copyDataFolder(order(from, target(from)))).rejects.toMatchObject({ code })
  expect(contents(from)).toEqual(before)
})

function linkTo(from: string): string {
  const link = join(testFolder(), 'link')
  symlinkSync(from, link)
  return join(link, 'deep')
}

function folderWith(name: string): string {
  const folder = testFolder()
  writeFileSync(join(folder, name), 'x')
  return folder
}

test('refuses a folder that is in use, or none of ours, and makes nothing', async () => {
  const running = await runningEngine()
  const to = join(testFolder(), 'new')
  await expect(copyDataFolder(order(running.dataDir, to))).rejects.toMatchObject({ code: 'storage.in-use' })
  await expect(copyDataFolder(order(testFolder(), to))).rejects.toMatchObject({ code: 'cli.no-store' })
  expect(existsSync(to)).toBe(false)
})

test('of a copy that is stopped, or whose folder changes meanwhile, nothing is left', async () => {
  const from = await restingFolder()
  const to = join(testFolder(), 'new')
  const stop = new AbortController()
  await expect(
    copyDataFolder({ ...order(from, to), signal: stop.signal, tell: () => stop.abort() }),
  ).rejects.toThrow()
  expect(existsSync(to)).toBe(false)
  const change = () => writeFileSync(join(from, 'added'), 'x')
  await expect(copyDataFolder({ ...order(from, to), tell: change })).rejects.toMatchObject({
    code: 'folder.changed',
  })
  expect(existsSync(to)).toBe(false)
  const empty = testFolder()
  await expect(copyDataFolder({ ...order(from, empty), tell: change })).rejects.toMatchObject({
    code: 'folder.changed',
  })
  expect(readdirSync(empty)).toEqual([])
})

test('the usual place points to where the folder was moved, and back', () => {
  const usual = testFolder()
  const around = {
    ...{ platform: 'linux' as const, environment: { XDG_DATA_HOME: usual }, userHome: '/nowhere' },
    root: testFolder(),
  }
  const place = join(usual, 'smpp-workbench')
  const elsewhere = testFolder()
  expect(findDataPlace(undefined, around)).toEqual({ dataDir: place, rule: 'usual' })
  pointTo(elsewhere, around)
  expect(findDataPlace(undefined, around)).toEqual({ dataDir: elsewhere, rule: 'moved' })
  // Who names a folder has it.
  expect(findDataPlace('/named', around).rule).toBe('option')
  pointTo(place, around)
  expect(findDataPlace(undefined, around)).toEqual({ dataDir: place, rule: 'usual' })
  expect(readdirSync(place)).toEqual([])
})

test.each(['', '{"version":1,"folder":"relative"}', '{"version":2,"folder":"/x"}', '{"version":1'])(
  'where it was moved to does not read: nothing begins anew: %s',
  (note) => {
    const usual = testFolder()
    const environment = { XDG_DATA_HOME: usual }
    const around = { platform: 'linux' as const, environment, userHome: '/nowhere', root: testFolder() }
    const path = join(usual, 'smpp-workbench', 'moved.json')
    mkdirSync(join(path, '..'))
    writeFileSync(path, note)
    const place = findDataPlace(undefined, around)
    expect(() => refuseGone(place)).toThrow(expect.objectContaining({ code: 'folder.move-unreadable' }))
    expect(() => refuseGone(findDataPlace(join(path, '..'), around))).not.toThrow()
  },
)

test('the place of a disk that is not attached is an empty folder, and no new one', () => {
  const place = { dataDir: testFolder(), rule: 'moved' as const }
  expect(() => refuseGone(place)).toThrow(expect.objectContaining({ code: 'folder.gone' }))
  expect(() => refuseGone({ ...place, rule: 'option' })).not.toThrow()
  writeFileSync(join(place.dataDir, 'saved.db'), '')
  expect(() => refuseGone(place)).not.toThrow()
})

test('the command line moves a folder, says from where it is used, and a host does not begin anew where it is gone', async () => {
  const from = await restingFolder()
  const to = join(testFolder(), 'new')
  const named = await runHere(['workspace', 'move', to, '--data', from, '--json'])
  expect(named.code).toBe(0)
  expect(JSON.parse(named.lines[0] ?? '')).toEqual({ from, to, used_from_next_start: false })

  const { XDG_DATA_HOME: before, SMPP_WORKBENCH_DATA: told } = process.env
  const home = testFolder()
  process.env['XDG_DATA_HOME'] = home
  delete process.env['SMPP_WORKBENCH_DATA']
  try {
    if (process.platform !== 'linux') return
    const usual = join(home, 'smpp-workbench')
    await copyDataFolder(order(from, usual))
    const target = join(testFolder(), 'moved')
    const moved = await runHere(['workspace', 'move', target, '--lang', 'en'])
    expect(moved).toMatchObject({ code: 0 })
    expect(moved.stdout).toContain(`the data folder is ${target}`)
    expect(JSON.parse(readFileSync(join(usual, 'moved.json'), 'utf8'))).toEqual({
      version: 1,
      folder: target,
    })
    const serving = await startServe({ port: 0 })
    await serving.close()
    rmSync(target, { recursive: true })
    await expect(startServe({ port: 0 })).rejects.toMatchObject({ code: 'folder.gone' })
    expect(existsSync(target)).toBe(false)
  } finally {
    if (before === undefined) delete process.env['XDG_DATA_HOME']
    else process.env['XDG_DATA_HOME'] = before
    if (told !== undefined) process.env['SMPP_WORKBENCH_DATA'] = told
  }
})

/** What a process that was killed in its copy leaves: the copy is given up when half of it is written, and its traces kept. */
async function cutOffMove(from: string, to: string): Promise<void> {
  const kept = testFolder()
  const stop = new AbortController()
  const keep = (done: number, total: number) => {
    if (done * 2 < total || stop.signal.aborted) return
    cpSync(to, kept, { recursive: true })
    stop.abort()
  }
  await expect(copyDataFolder({ ...order(from, to), signal: stop.signal, tell: keep })).rejects.toThrow()
  cpSync(kept, to, { recursive: true })
}

test('half a copy that a killed move left is known, and is copied anew or removed', async () => {
  const from = await restingFolder()
  const to = join(testFolder(), 'new')
  await cutOffMove(from, to)
  expect(readdirSync(to)).toContain('half-copy.json')
  await expect(copyDataFolder(order(from, to))).rejects.toMatchObject({ code: 'folder.half-copy' })
  const copied = await copyDataFolder({ ...order(from, to), replacesHalf: true })
  expect(contents(copied)).toEqual(contents(from))
  expect(existsSync(join(copied, 'half-copy.json'))).toBe(false)
})

test('what else lies beside half a copy stays when it is removed, and another folder has no claim on it', async () => {
  const from = await restingFolder()
  const to = join(testFolder(), 'new')
  await cutOffMove(from, to)
  writeFileSync(join(to, 'letter.txt'), 'kept')
  expect(() => discardHalf(testFolder(), to)).toThrow(
    expect.objectContaining({ code: 'folder.no-half-copy' }),
  )
  await expect(checkMove(await restingFolder(), to)).rejects.toMatchObject({ code: 'folder.not-empty' })
  expect(await checkMove(from, to)).toBeGreaterThan(0)
  discardHalf(from, to)
  expect(readdirSync(to)).toEqual(['letter.txt'])
  expect(() => discardHalf(from, to)).toThrow(expect.objectContaining({ code: 'folder.no-half-copy' }))
})

test('a note that names files elsewhere removes nothing of them', async () => {
  const from = await restingFolder()
  const outside = testFolder()
  const to = join(outside, 'new')
  mkdirSync(to)
  writeFileSync(join(outside, 'letter.txt'), 'kept')
  const files = ['../letter.txt', join(outside, 'letter.txt'), 'a/../../letter.txt']
  writeFileSync(join(to, 'half-copy.json'), JSON.stringify({ from: realpathSync(from), isMade: true, files }))
  discardHalf(from, to)
  expect(readFileSync(join(outside, 'letter.txt'), 'utf8')).toBe('kept')
  expect(existsSync(to)).toBe(false)
})

test('workspace move names the ways on from half a copy, and takes them', async () => {
  const from = await restingFolder()
  const to = join(testFolder(), 'new')
  await cutOffMove(from, to)
  const move = (...args: string[]) =>
    runHere(['workspace', 'move', to, '--data', from, '--lang', 'en', ...args])
  expect((await move()).stderr).toMatch(/cut off and left half a copy there\. Add --again .* or --discard/)
  const discarded = await move('--discard')
  expect([discarded.code, existsSync(to)]).toEqual([0, false])
  await cutOffMove(from, to)
  expect((await move('--again')).code).toBe(0)
  expect(contents(to)).toEqual(contents(from))
})
