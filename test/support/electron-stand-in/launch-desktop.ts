import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { nodePath, root } from '../../../electron/setup.mjs'
import type { Answer } from './control.ts'
import type { Box } from './dialogs.ts'

export interface LaunchOptions {
  /** Absent: the program finds one by itself. */
  readonly dataDir?: string
  readonly windowSize?: { readonly width: number; readonly height: number }
  readonly locale?: string
  /** 'none': the machine has no keychain. */
  readonly keychain?: 'none'
  readonly stderr?: 'pipe'
  /** As it was unpacked or installed. */
  readonly isPackaged?: boolean
  /** Further arguments, files among them. */
  readonly args?: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

interface DesktopWindow {
  readonly webPreferences: Readonly<Record<string, unknown>>
  readonly url: string
  readonly focusedTimes: number
  readonly isVisible: boolean
}

interface MenuItem {
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly submenu?: readonly MenuItem[]
}

/** The process that runs the built main.js, and what it asked of the system. */
interface DesktopApp {
  readonly process: ChildProcess
  windows(): Promise<readonly DesktopWindow[]>
  /** Addresses handed to the operator's own browser. */
  opened(): Promise<readonly string[]>
  menu(): Promise<readonly MenuItem[]>
  /** Presses an item of the menu, or of the icon's. */
  pressMenu(label: string): Promise<void>
  pressTray(label: string): Promise<void>
  /** Menus of the icons beside the clock. */
  trays(): Promise<readonly (readonly MenuItem[])[]>
  /** Questions that wait for an answer. */
  boxes(): Promise<readonly Box[]>
  /** Answers the first of them. */
  press(button: string, isChecked?: boolean): Promise<void>
  /** What the next dialog of files is answered with. */
  choose(paths: readonly string[]): Promise<void>
  copied(): Promise<string>
  closeWindow(): Promise<void>
  /** 'unresponsive', 'responsive', 'session-end'. */
  windowEvent(name: string): Promise<void>
  /** Ends the page's process. */
  crash(): Promise<void>
  /** Throws in the main process where nobody catches it. */
  defect(): Promise<void>
  /** macOS' open-file. */
  openFile(path: string): Promise<void>
  /** The system shuts down; true: it was asked to wait. */
  shutdown(): Promise<boolean>
  permission(permission: string, url: string): Promise<{ asked: boolean; checked: boolean; device: boolean }>
  schemes(): Promise<unknown>
}

export interface Desktop {
  readonly page: Page
  readonly app: DesktopApp
  /** Quits as the operator would; resolves to the exit code. */
  close(): Promise<number | null>
}

/** Starts the built desktop application under the stand-in, with files in `dataDir`. Needs dist/. */
export async function launchDesktop(options: LaunchOptions): Promise<Desktop> {
  const child = startDesktopProcess(options)
  const exited = once(child, 'exit')
  const url = await Promise.race([
    readyUrl(child),
    exited.then(([code]): never => {
      throw new Error(`the desktop ended with ${code} before it was ready`)
    }),
  ])
  const browser = await chromium.connectOverCDP(url)
  const [context] = browser.contexts()
  const page = context?.pages()[0]
  if (page === undefined) throw new Error('the desktop opened no window')
  await page.waitForURL(/^https:\/\/app\.workbench\.invalid\//)
  if (options.windowSize) await page.setViewportSize(options.windowSize)
  return {
    page,
    app: controlOf(child),
    async close() {
      if (child.exitCode === null) child.kill('SIGTERM')
      const [code] = await exited
      await browser.close()
      return code
    },
  }
}

/** The process alone; a second one on the same folder ends by itself. */
export function startDesktopProcess(options: LaunchOptions): ChildProcess {
  const data = options.dataDir === undefined ? [] : ['--data', options.dataDir]
  return fork(join(root, 'dist', 'engine', 'main.js'), [...data, ...(options.args ?? [])], {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    execPath: nodePath(),
    execArgv: ['--import', new URL('./register.ts', import.meta.url).href],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      STAND_IN_LOCALE: options.locale ?? 'en-GB',
      ...(options.isPackaged ? { STAND_IN_PACKAGED: '1' } : {}),
      ...options.env,
      ...(options.keychain ? { STAND_IN_KEYCHAIN: options.keychain } : {}),
    },
    stdio: ['ignore', 'inherit', options.stderr ?? 'inherit', 'ipc'],
  })
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('message', (message: Answer) => {
      if ('ready' in message) resolve(message.ready.debuggingUrl)
    })
  })
}

function controlOf(child: ChildProcess): DesktopApp {
  const waiting = new Map<number, (answer: Answer) => void>()
  let lastId = 0
  child.on('message', (message: Answer) => {
    if ('id' in message) waiting.get(message.id)?.(message)
  })
  const ask = <T>(name: string, input?: unknown) =>
    new Promise<T>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, (answer) => {
        if ('problem' in answer) reject(new Error(answer.problem))
        // What has no value is left out on its way between the processes.
        else resolve(('answer' in answer ? answer.answer : undefined) as T)
      })
      child.send({ id: lastId, ask: name, input })
    })
  return {
    process: child,
    windows: () => ask('windows'),
    opened: () => ask('opened'),
    menu: () => ask('menu'),
    pressMenu: (label) => ask('pressMenu', label),
    pressTray: (label) => ask('pressTray', label),
    trays: () => ask('trays'),
    boxes: () => ask('boxes'),
    press: (button, isChecked = false) => ask('press', { button, isChecked }),
    choose: (paths) => ask('choose', paths),
    copied: () => ask('copied'),
    closeWindow: () => ask('closeWindow'),
    windowEvent: (name) => ask('windowEvent', name),
    crash: () => ask('crash'),
    defect: () => ask('defect'),
    openFile: (path) => ask('openFile', path),
    shutdown: () => ask('shutdown'),
    permission: (permission, url) => ask('permission', { permission, url }),
    schemes: () => ask('schemes'),
  }
}
