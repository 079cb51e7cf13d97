import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../../electron/engine.ts'
import { root } from '../../../electron/setup.mjs'
import { openKeyFile } from '../../../electron/storage/secrets.ts'
import { connectClient } from '../../../shared/contract/client.ts'
import { portOverText } from '../../../shared/contract/text-port.ts'
import {
  type Desktop,
  launchDesktop,
  startDesktopProcess,
} from '../../support/electron-stand-in/launch-desktop.ts'
import { pageLines } from '../../support/page-line.ts'

const program = join(root, 'dist')
const programFiles = () =>
  readdirSync(program, { recursive: true, encoding: 'utf8' }).map(
    (file) => [file, statSync(join(program, file)).mtimeMs] as const,
  )

let dataDir: string
let desktop: Desktop
let filesBefore: ReturnType<typeof programFiles>

beforeAll(async () => {
  filesBefore = programFiles()
  dataDir = mkdtempSync(join(tmpdir(), 'workbench-desktop-'))
  desktop = await launchDesktop({ dataDir, locale: 'ru-RU' })
})
afterAll(async () => {
  await desktop.close()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
})

test('opens one window: sandboxed, isolated, without Node', async () => {
  const windows = await desktop.app.windows()
  expect(windows).toHaveLength(1)
  expect(windows[0]?.url).toBe('workbench://app/')
  expect(windows[0]?.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  })
})

test('writes nothing beside itself, where an installed program may not write', () => {
  expect(programFiles()).toEqual(filesBefore)
})

test('the scheme of the page is standard and secure and nothing beyond fetch', async () => {
  expect(await desktop.app.schemes()).toEqual([
    { scheme: 'workbench', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
})

test('gives the page one line of text and nothing else', async () => {
  const seen = await desktop.page.evaluate(() => ({
    line: Object.keys(Reflect.get(window, 'workbenchPort') ?? {}).sort(),
    others: ['require', 'process', 'ipcRenderer', 'electron', 'module', 'Buffer'].filter(
      (name) => name in window,
    ),
  }))
  expect(seen).toEqual({ line: ['close', 'onClose', 'onText', 'send'], others: [] })
})

test('the menu speaks the system’s language, then the settings’', async () => {
  const labels = async () => (await desktop.app.menu()).filter((menu) => menu.label).map((menu) => menu.label)
  expect(await labels()).toEqual(['Файл', 'Правка', 'Вид', 'Справка'])
  const page = desktop.page
  await page.goto('https://app.workbench.invalid/icon.svg')
  const lineOfDocument = await pageLines(page)
  const client = connectClient(portOverText(await lineOfDocument()))
  await client.call('settings.set', { language: 'en', theme: 'dark' })
  expect(await labels()).toEqual(['File', 'Edit', 'View', 'Help'])
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  expect((await client.call('app.info', {})).runsOn?.node).toBe(process.versions.node)
  await client.call('app.reveal', {})
  expect(await desktop.app.opened()).toContain(dataDir)
  await page.goto('https://app.workbench.invalid/')
})

test('a second start shows the first window and ends', async () => {
  const before = (await desktop.app.windows())[0]?.focusedTimes ?? 0
  const second = startDesktopProcess({ dataDir })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expect.poll(async () => (await desktop.app.windows())[0]?.focusedTimes).toBe(before + 1)
  expect(await desktop.app.windows()).toHaveLength(1)
})

test('a reloaded page gets a line of its own', async () => {
  await desktop.page.reload()
  await desktop.page.getByRole('navigation').first().waitFor()
  const log = join(dataDir, 'workbench.log')
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('')
})

test('guards passwords with the keychain, and with a key file where there is none', async () => {
  expect(readdirSync(dataDir)).toContain('secrets.keychain')
  expect(readdirSync(dataDir)).not.toContain('secrets.key')
  const otherDir = mkdtempSync(join(tmpdir(), 'workbench-desktop-'))
  const other = await launchDesktop({ dataDir: otherDir, keychain: 'none' })
  try {
    expect(readdirSync(otherDir)).toContain('secrets.key')
    expect(readdirSync(otherDir)).not.toContain('secrets.keychain')
  } finally {
    expect(await other.close()).toBe(0)
    rmSync(otherDir, { recursive: true, force: true, maxRetries: 3 })
  }
})

test('a folder that another workbench holds is an error the operator reads, not a crash', async () => {
  const heldDir = mkdtempSync(join(tmpdir(), 'workbench-desktop-'))
  const secretBox = await openKeyFile(heldDir)
  const holder = await createEngine({ dataDir: heldDir, secretBox, host: 'web', version: '0.0.0' })
  try {
    const refused = startDesktopProcess({ dataDir: heldDir, locale: 'ru-RU', stderr: 'pipe' })
    const said: Buffer[] = []
    refused.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    const [code] = await once(refused, 'close')
    expect(code).toBe(1)
    expect(Buffer.concat(said).toString()).toContain('уже пользуется другая копия программы')
  } finally {
    await holder.close()
    rmSync(heldDir, { recursive: true, force: true, maxRetries: 3 })
  }
})

test('a folder that a later release has written is refused in words, and its files stay as they are', async () => {
  const laterDir = mkdtempSync(join(tmpdir(), 'workbench-desktop-'))
  try {
    const database = new DatabaseSync(join(laterDir, 'saved.db'))
    database.exec("CREATE TABLE meta (name, value); INSERT INTO meta VALUES ('written_by', '9.8.7')")
    database.exec('PRAGMA user_version = 99')
    database.close()
    const before = readFileSync(join(laterDir, 'saved.db'))
    const refused = startDesktopProcess({ dataDir: laterDir, locale: 'ru-RU', stderr: 'pipe' })
    const said: Buffer[] = []
    refused.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
    const [code] = await once(refused, 'close')
    expect(code).toBe(1)
    expect(Buffer.concat(said).toString()).toContain('записан версией 9.8.7')
    expect(readFileSync(join(laterDir, 'saved.db'))).toEqual(before)
    expect(readdirSync(laterDir).filter((name) => name !== 'window')).toEqual(['saved.db'])
  } finally {
    rmSync(laterDir, { recursive: true, force: true, maxRetries: 3 })
  }
})
