import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Client, connectClient } from '../../../shared/contract/client.ts'
import { portOverText } from '../../../shared/contract/text-port.ts'
import {
  type Desktop,
  type LaunchOptions,
  launchDesktop,
  startDesktopProcess,
} from '../../support/electron-stand-in/launch-desktop.ts'
import { sessionPcap } from '../../support/opened-capture.ts'
import { pageLines } from '../../support/page-line.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const home = 'https://app.workbench.invalid/'

async function open(options: LaunchOptions): Promise<Desktop> {
  const desktop = await launchDesktop(options)
  onTestFinished(async () => {
    await desktop.close()
  })
  return desktop
}

/** The engine behind the window; the window's own page is then another one. */
async function clientOf({ page }: Desktop): Promise<Client> {
  await page.goto(`${home}icon.svg`)
  const lineOfDocument = await pageLines(page)
  return connectClient(portOverText(await lineOfDocument()))
}

async function startSimulator(client: Client): Promise<number | null> {
  await client.call('simulator.configure', { port: 0 })
  return (await client.call('simulator.start', {})).port
}

/** PATH with a session's bus that says whether somebody shows icons. */
function busThatSays(answer: string): Record<string, string> {
  const folder = testFolder()
  const file = join(folder, 'gdbus')
  writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`)
  chmodSync(file, 0o755)
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` }
}

const question = (desktop: Desktop) =>
  expect
    .poll(async () => (await desktop.app.boxes()).length)
    .toBe(1)
    .then(async () => (await desktop.app.boxes())[0])
const isShown = async (desktop: Desktop) => (await desktop.app.windows())[0]?.isVisible
const labels = (items: readonly { label?: string }[] = []) => items.flatMap(({ label }) => label ?? [])
const quitButton = 'Stop all and quit'
const keepButton = 'Keep running without a window'

test('closing asks what is at work, keeps it without a window, and remembers', async () => {
  const dataDir = testFolder()
  const desktop = await open({ dataDir, env: busThatSays('(true,)') })
  const { app } = desktop
  const client = await clientOf(desktop)
  const port = await startSimulator(client)

  await app.closeWindow()
  const asked = await question(desktop)
  expect(asked?.detail).toContain(`on port ${port}, clients: 0`)
  expect(asked?.buttons).toEqual([quitButton, keepButton, 'Cancel'])
  expect(asked?.buttons[asked.cancelId ?? -1]).toBe('Cancel')
  expect(asked?.buttons[asked.defaultId ?? -1]).toBe('Cancel')
  await app.closeWindow()
  expect(await app.boxes()).toHaveLength(1)
  await app.press('Cancel', true)
  expect(await isShown(desktop)).toBe(true)
  expect(await client.call('settings.get', {})).toMatchObject({ closing: 'ask' })

  await app.closeWindow()
  await question(desktop)
  await app.press(keepButton)
  await expect.poll(() => isShown(desktop)).toBe(false)
  expect((await app.trays()).map(labels)).toEqual([['Show the window', 'Quit']])
  await app.pressTray('Show the window')
  expect(await isShown(desktop)).toBe(true)
  expect(await app.trays()).toEqual([])

  await app.closeWindow()
  await question(desktop)
  await app.press(keepButton, true)
  await expect.poll(() => isShown(desktop)).toBe(false)
  const second = startDesktopProcess({ dataDir })
  await once(second, 'exit')
  await expect.poll(() => isShown(desktop)).toBe(true)
  expect(await client.call('settings.get', {})).toMatchObject({ closing: 'keep' })
  await app.closeWindow()
  await expect.poll(() => isShown(desktop)).toBe(false)
  expect(await app.boxes()).toEqual([])

  await app.pressTray('Quit')
  expect((await question(desktop))?.buttons).toEqual([quitButton, 'Cancel'])
  const exited = once(app.process, 'exit')
  // The process may be gone before it has answered.
  void app.press(quitButton).catch(() => undefined)
  expect(await exited).toEqual([0, null])
  expect(existsSync(join(dataDir, 'workbench.log'))).toBe(false)
})

test('where no icon would be seen that choice is left out; the end of Windows’ session asks nothing', async () => {
  const desktop = await open({ dataDir: testFolder(), locale: 'ru-RU', env: busThatSays('(false,)') })
  await startSimulator(await clientOf(desktop))
  await desktop.app.pressMenu('Закрыть окно')
  expect((await question(desktop))?.buttons).toEqual(['Остановить всё и выйти', 'Отмена'])
  await desktop.app.press('Отмена')
  const exited = once(desktop.app.process, 'exit')
  void desktop.app.windowEvent('session-end').catch(() => undefined)
  expect(await exited).toEqual([0, null])
})

test('the shutdown of the system waits for a clean end and asks nothing', async () => {
  const desktop = await open({ dataDir: testFolder() })
  await startSimulator(await clientOf(desktop))
  const exited = once(desktop.app.process, 'exit')
  expect(await desktop.app.shutdown()).toBe(true)
  expect(await exited).toEqual([0, null])
})

test('with nothing at work the window closes at once', async () => {
  const desktop = await open({ dataDir: testFolder() })
  const exited = once(desktop.app.process, 'exit')
  void desktop.app.closeWindow().catch(() => undefined)
  expect(await exited).toEqual([0, null])
})

test('files of a start, a second start and the system are opened, of others it is told where they go', async () => {
  const folder = testFolder()
  const dataDir = join(folder, 'data')
  mkdirSync(join(folder, 'папка'))
  for (const name of ['traffic of a day.pcap', 'папка/трафик.pcap', 'third.pcap', 'fourth.pcap']) {
    writeFileSync(join(folder, name), sessionPcap(2))
  }
  writeFileSync(join(folder, 'plan.yaml'), 'name: x')
  const desktop = await open({
    dataDir,
    isPackaged: true,
    args: ['./traffic of a day.pcap', join('папка', 'трафик.pcap')],
    cwd: folder,
  })
  const { page, app } = desktop
  const tab = (name: string) => page.getByRole('tab', { name })
  await tab('traffic of a day.pcap').waitFor()
  await tab('трафик.pcap').waitFor()

  const files = ['../third.pcap', '../plan.yaml', 'нет такого.bin', 'gone.pcap']
  const second = startDesktopProcess({ dataDir, isPackaged: true, args: files, cwd: join(folder, 'папка') })
  expect(await once(second, 'exit')).toEqual([0, null])
  await tab('third.pcap').waitFor()
  await page.getByText('plan.yaml looks like a test plan').waitFor()
  await page.getByText('There is no file нет такого.bin').waitFor()
  await tab('gone.pcap').waitFor()
  await app.openFile(join(folder, 'fourth.pcap'))
  await tab('fourth.pcap').waitFor()
  await page.getByRole('button', { name: 'Go there' }).click()
  await expect.poll(() => page.url()).toContain('#/plans')

  await app.choose([join(folder, 'third.pcap')])
  await app.pressMenu('Open Capture…')
  await expect.poll(() => tab('third.pcap').count()).toBe(2)
  await app.pressMenu('About')
  await expect.poll(() => page.url()).toContain('#/settings')
  await page.getByText('Named with --data at the start.').waitFor()
  await app.pressMenu('Open Data Folder')
  expect(await app.opened()).toEqual([dataDir])
  const items = (await app.menu()).flatMap(({ submenu }) => submenu ?? [])
  expect(items.find(({ label }) => label === 'User Guide')).toMatchObject({
    accelerator: 'F1',
    registerAccelerator: false,
  })
})

test('the portable build keeps its data beside itself', async () => {
  const folder = testFolder()
  const env = {
    ...{ PORTABLE_EXECUTABLE_DIR: folder, PORTABLE_EXECUTABLE_APP_FILENAME: 'smpp-workbench' },
    ...{ SMPP_WORKBENCH_DATA: '', XDG_DATA_HOME: join(folder, 'usual') },
  }
  const desktop = await open({ isPackaged: true, env })
  const info = await (await clientOf(desktop)).call('app.info', {})
  expect(info).toMatchObject({ dataDir: join(folder, 'smpp-workbench-data'), dataRule: 'beside' })
  expect(existsSync(join(folder, 'usual'))).toBe(false)
})

test('a page that ends is loaded again, the third time a plain one takes its place; the engine goes on', async () => {
  const dataDir = testFolder()
  const desktop = await open({ dataDir })
  const { app } = desktop
  const client = await clientOf(desktop)
  const port = await startSimulator(client)
  const pages = desktop.page.context()
  const latest = () => pages.pages().at(-1) ?? desktop.page
  const url = async () => (await app.windows())[0]?.url

  await app.crash()
  await expect.poll(() => latest().url()).toBe(home)
  await latest().getByText('The window’s page had ended').waitFor()
  await app.windowEvent('unresponsive')
  expect((await question(desktop))?.buttons).toEqual(['Wait', 'Reload the window', 'Quit'])
  await app.windowEvent('responsive')
  await expect.poll(() => app.boxes()).toEqual([])
  await app.windowEvent('unresponsive')
  await question(desktop)
  const hung = latest()
  await app.press('Reload the window')
  await expect.poll(() => latest() !== hung && latest().url()).toMatch(home)
  await latest().getByRole('navigation').first().waitFor()

  await app.crash()
  await expect.poll(url).toBe('workbench://app/ended')
  const plain = latest()
  await plain.getByRole('heading', { name: 'The window’s page has ended' }).waitFor()
  await plain.getByRole('button', { name: 'Copy what happened' }).click()
  await plain.getByText('Copied.').waitFor()
  expect(await app.copied()).toContain("the page's process ended: crashed, exit code 1")
  await plain.getByRole('button', { name: 'Reload the window' }).click()
  await expect.poll(url).toBe('workbench://app/')
  await latest().goto(`${home}#/simulator`)
  await latest().getByText(`127.0.0.1:${port}`).first().waitFor()
  expect(readFileSync(join(dataDir, 'workbench.log'), 'utf8')).toContain("the page's process ended")
})

test('the other page cannot press the buttons of the plain one', async () => {
  const desktop = await open({ dataDir: testFolder() })
  const answer = await desktop.page.goto(`${home}ended/quit`)
  expect(answer?.status()).toBe(404)
  expect(desktop.app.process.exitCode).toBeNull()
})

test('a defect that nobody caught is written down, told with its folder, and ends the program', async () => {
  const dataDir = testFolder()
  const desktop = await open({ dataDir, stderr: 'pipe' })
  await startSimulator(await clientOf(desktop))
  const said: Buffer[] = []
  desktop.app.process.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const exited = once(desktop.app.process, 'close')
  void desktop.app.defect().catch(() => undefined)
  expect((await exited)[0]).toBe(1)
  expect(Buffer.concat(said).toString()).toContain(`in the folder ${dataDir}`)
  expect(readFileSync(join(dataDir, 'workbench.log'), 'utf8')).toContain(
    'uncaught: Error: a defect of the test',
  )
})

test('a notice of a message is shown while the settings ask for it, and its click brings the card', async () => {
  const desktop = await open({ dataDir: testFolder() })
  const { page, app } = desktop
  const client = await clientOf(desktop)
  await startSimulator(client)
  await client.call('settings.set', { messageNotices: true })
  expect(await app.permission('notifications', 'workbench://app/')).toMatchObject({
    asked: true,
    checked: true,
  })
  expect(await app.permission('notifications', 'https://evil.example/')).toMatchObject({ asked: false })
  const [local] = await client.call('connections.list', {})
  await client.call('session.open', { connectionId: local?.connectionId ?? '' })
  await page.addInitScript(() => {
    // Headless Chromium draws none; the window's own code makes it and hears the click.
    class Told {
      static permission = 'granted'
      onclick: (() => void) | null = null
      readonly title: string
      constructor(title: string) {
        this.title = title
        Reflect.set(window, 'told', this)
      }
      close(): void {}
    }
    Reflect.set(window, 'Notification', Told)
    document.hasFocus = () => false
  })
  await page.goto(`${home}#/simulator`)
  const form = page.locator('.sim-inject')
  await form.getByLabel('From', { exact: true }).fill('79160000007')
  await form.getByLabel('To', { exact: true }).fill('8056')
  await form.getByLabel('Text', { exact: true }).fill('When do you open?')
  await form.getByRole('button', { name: 'Send to the client' }).click()
  const title = () => page.evaluate(() => Reflect.get(Reflect.get(window, 'told') ?? {}, 'title') ?? null)
  await expect.poll(title).toContain('79160000007')
  const before = (await app.windows())[0]?.focusedTimes ?? 0
  await page.evaluate(() => Reflect.get(window, 'told').onclick())
  await expect.poll(async () => (await app.windows())[0]?.focusedTimes).toBe(before + 1)
  await expect.poll(() => page.url()).toContain('#/messages')
})
