import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { nodePath, root } from '../../../electron/setup.mjs'
import type { Answer } from './control.ts'

export interface LaunchOptions {
  readonly dataDir: string
  readonly windowSize?: { readonly width: number; readonly height: number }
  readonly locale?: string
  /** 'none': the machine has no keychain. */
  readonly keychain?: 'none'
  readonly stderr?: 'pipe'
}

interface DesktopWindow {
  readonly webPreferences: Readonly<Record<string, unknown>>
  readonly url: string
  readonly focusedTimes: number
}

/** The process that runs the built main.js, and what it asked of the system. */
interface DesktopApp {
  readonly process: ChildProcess
  windows(): Promise<readonly DesktopWindow[]>
  /** Addresses handed to the operator's own browser. */
  opened(): Promise<readonly string[]>
  menu(): Promise<readonly { label?: string; role?: string; submenu?: readonly { label?: string }[] }[]>
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
  return fork(join(root, 'dist', 'engine', 'main.js'), ['--data', options.dataDir], {
    execPath: nodePath(),
    execArgv: ['--import', new URL('./register.ts', import.meta.url).href],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      STAND_IN_LOCALE: options.locale ?? 'en-GB',
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
  const waiting = new Map<number, (answer: never) => void>()
  let lastId = 0
  child.on('message', (message: Answer) => {
    if ('id' in message) waiting.get(message.id)?.(message.answer as never)
  })
  const ask = <T>(name: string, input?: unknown) =>
    new Promise<T>((resolve) => {
      lastId += 1
      waiting.set(lastId, resolve)
      child.send({ id: lastId, ask: name, input })
    })
  return {
    process: child,
    windows: () => ask('windows'),
    opened: () => ask('opened'),
    menu: () => ask('menu'),
    permission: (permission, url) => ask('permission', { permission, url }),
    schemes: () => ask('schemes'),
  }
}
