import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createEngine } from '../../electron/engine.ts'
import { startServe } from '../../electron/serve.ts'
import { openKeyFile } from '../../electron/storage/secrets.ts'
import { moveAsPlanned, newsOfMove, planMove, plannedMove } from '../../electron/workspace/planned-move.ts'
import type { DataRule } from '../../shared/contract/app.ts'
import { firstItem, runningEngine } from '../support/running-engine.ts'
import { testFolder } from '../support/temporary-folder.ts'

/** A workbench that runs in the place where the system keeps such data. */
async function engineBy(dataRule: DataRule, dataDir = testFolder()) {
  const secretBox = await openKeyFile(dataDir)
  const engine = await createEngine({ dataDir, dataRule, secretBox, host: 'web', version: '0.0.0' })
  let closing: Promise<void> | undefined
  const close = () => (closing ??= engine.close())
  onTestFinished(close)
  return { ...engine, close, dataDir }
}

const order = (dataDir: string, pointed: string[] = []) => ({
  ...{ dataDir, signal: new AbortController().signal, tell: () => undefined },
  pointTo: (folder: string) => void pointed.push(folder),
})
const target = () => join(testFolder(), 'new', 'place')

test('a move is planned while the workbench runs, taken back, and made before the next start', async () => {
  const engine = await engineBy('usual')
  const { handlers, dataDir } = engine
  await handlers['recipes.save']({ recipeId: null, name: 'Kept', hex: '00000010' })
  const to = target()
  expect(await handlers['app.planMove']({ folder: to })).toEqual({ folder: to })
  expect((await handlers['app.info']({})).plannedMove).toBe(to)
  // Nothing is made before it is needed.
  expect(existsSync(join(to, '..'))).toBe(false)
  await handlers['app.stayHere']({})
  expect((await handlers['app.info']({})).plannedMove).toBeNull()
  await handlers['app.planMove']({ folder: to })
  // While it runs the plan stands, and nothing is copied.
  await expect(moveAsPlanned(order(dataDir))).rejects.toMatchObject({ code: 'storage.in-use' })
  expect(plannedMove(dataDir)).toBe(to)
  await engine.close()

  const pointed: string[] = []
  expect(await moveAsPlanned(order(dataDir, pointed))).toBe(to)
  expect(pointed).toEqual([to])
  expect(plannedMove(dataDir)).toBeNull()
  const moved = await runningEngine(to)
  expect((await moved.handlers['recipes.list']({})).map(({ name }) => name)).toEqual(['Kept'])
  const { storeFaults } = await firstItem(moved, 'app.status', {}, () => true)
  expect(storeFaults).toEqual([
    expect.objectContaining({ code: 'folder.moved', detail: { from: dataDir, folder: to } }),
  ])
  // It is said once.
  expect(newsOfMove(to)).toEqual([])
})

const row = (name: string, to: (from: string) => string, code: string) => [name, to, code] as const

test.each([
  row('a folder inside it', (from: string) => join(from, 'inside'), 'folder.inside'),
  row('a folder with something in it', () => filled(), 'folder.not-empty'),
  row('a path that begins nowhere', () => 'here', 'folder.relative'),
  row('a folder below a file', () => join(filled(), 'letter', 'new'), 'folder.unusable'),
  ...(existsSync('/proc/self')
    ? [row('a folder that the file system does not make', () => '/proc/nowhere', 'folder.unusable')]
    : []),
])('%s is refused at once, and nothing is planned', async (_name, to, code) => {
  const { handlers, dataDir } = await engineBy('moved')
  const before = readdirSync(dataDir)
  await expect(handlers['app.planMove']({ folder: to(dataDir) })).rejects.toMatchObject({ code })
  expect(readdirSync(dataDir)).toEqual(before)
})

function filled(): string {
  const folder = testFolder()
  writeFileSync(join(folder, 'letter'), 'x')
  return folder
}

test('a folder that every start names is not moved from a window', async () => {
  for (const rule of ['option', 'environment', 'beside', 'beside-unwritable'] as const)
    await expect(planMove(testFolder(), rule, target())).rejects.toMatchObject({ code: 'folder.named' })
})

test('a move that fails leaves the folder in use, and says so and why at the start', async () => {
  const { handlers, dataDir, close } = await engineBy('usual')
  const to = target()
  await handlers['app.planMove']({ folder: to })
  await close()
  // Somebody else came first.
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, 'letter'), 'x')
  const pointed: string[] = []
  expect(await moveAsPlanned(order(dataDir, pointed))).toBe(dataDir)
  expect(pointed).toEqual([])
  expect(readdirSync(to)).toEqual(['letter'])
  const again = await engineBy('usual', dataDir)
  const { storeFaults = [] } = await firstItem(again, 'app.status', {}, () => true)
  expect(storeFaults.map(({ code }) => code)).toEqual(['folder.not-moved', 'folder.not-empty'])
  expect(plannedMove(dataDir)).toBeNull()
})

test('of a start that was killed while it copied the next one tells', async () => {
  const { handlers, dataDir, close } = await engineBy('usual')
  const to = target()
  await handlers['app.planMove']({ folder: to })
  await close()
  const killed = new AbortController()
  let noted = ''
  await moveAsPlanned({
    ...order(dataDir),
    signal: killed.signal,
    tell: () => {
      noted ||= readFileSync(join(dataDir, 'move.json'), 'utf8')
      killed.abort()
    },
  })
  // As it stood on the disk in the middle of the copy.
  writeFileSync(join(dataDir, 'move.json'), noted)
  mkdirSync(to, { recursive: true })
  expect(plannedMove(dataDir)).toBeNull()
  expect(newsOfMove(dataDir)).toEqual([
    expect.objectContaining({ code: 'folder.interrupted', detail: { folder: to, dataDir } }),
  ])
  expect(newsOfMove(dataDir)).toEqual([])
})

test('a host moves its folder as it starts, and says how far it is', async () => {
  if (process.platform !== 'linux') return
  const { XDG_DATA_HOME: before, SMPP_WORKBENCH_DATA: told } = process.env
  const home = testFolder()
  process.env['XDG_DATA_HOME'] = home
  delete process.env['SMPP_WORKBENCH_DATA']
  try {
    const usual = join(home, 'smpp-workbench')
    mkdirSync(usual)
    const first = await engineBy('usual', usual)
    const to = target()
    await first.handlers['app.planMove']({ folder: to })
    await first.close()
    const shares: number[] = []
    const serving = await startServe({ port: 0, onMove: (share) => shares.push(share) })
    await serving.close()
    expect(shares.at(-1)).toBe(1)
    expect(JSON.parse(readFileSync(join(usual, 'moved.json'), 'utf8'))).toEqual({ version: 1, folder: to })
    expect(existsSync(join(to, 'saved.db'))).toBe(true)
    rmSync(to, { recursive: true })
  } finally {
    if (before === undefined) delete process.env['XDG_DATA_HOME']
    else process.env['XDG_DATA_HOME'] = before
    if (told !== undefined) process.env['SMPP_WORKBENCH_DATA'] = told
  }
})
