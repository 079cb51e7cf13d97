import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright'
import { fromBrowser } from './addresses.ts'
import { app } from './app.ts'
import { answerQuestion, tellTest } from './control.ts'
import { PreventableEvent } from './event.ts'
import { pageScript } from './page-script.ts'
import { defaultSession } from './session.ts'
import { showTheme } from './system.ts'
import { WebContents } from './web-contents.ts'

interface WindowOptions {
  readonly width: number
  readonly height: number
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload?: string }
}

/** Settings that the stand-in cannot give; it refuses a window that asks for anything else. */
const onlySafe: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
}

const windows: BrowserWindow[] = []

/** A window of the application: a page of a real Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly options: WindowOptions
  #page: Promise<Page>
  #destroyed = false
  #isReviving = false
  #bounds: { x: number; y: number; width: number; height: number }
  focusedTimes = 0
  #isVisible = false

  constructor(options: WindowOptions) {
    super()
    for (const [setting, value] of Object.entries(onlySafe)) {
      if (options.webPreferences[setting] !== value)
        throw new Error(`the stand-in has ${setting} ${value} only`)
    }
    this.options = options
    this.#bounds = { x: 0, y: 0, width: options.width, height: options.height }
    app.windows.add(this)
    windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.#page = this.#open()
    // What Playwright attached to is lost with a page's process: another page takes its place in this window.
    this.webContents.onRevive = async () => {
      const ended = await this.#page
      this.#isReviving = true
      this.#page = this.#open()
      await this.#page
      await ended.close()
      this.#isReviving = false
    }
  }

  async #open(): Promise<Page> {
    const { context } = app
    if (context === undefined) throw new Error('the application is not ready')
    const used = new Set(windows.map((window) => window.webContents.getURL()))
    const blank = context.pages().find((page) => page.url() === 'about:blank' && !used.has(page.url()))
    const page = blank ?? (await context.newPage())
    this.webContents.attach(page)
    await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height })
    await page.exposeBinding('__standInSend', ({ frame }, channel: string, args: unknown[]) =>
      this.webContents.receive(frame, channel, args),
    )
    const { preload } = this.options.webPreferences
    if (preload !== undefined) await page.addInitScript(pageScript(readFileSync(preload, 'utf8')))
    await page.route('**/*', (route) => this.webContents.answer(route))
    await grantPermissions(context)
    await this.#refusePopups(page)
    page.on('close', () => {
      if (!this.#isReviving) this.#closed()
    })
    await showTheme(page)
    return page
  }

  async loadURL(url: string): Promise<void> {
    await this.#page
    await this.webContents.loadURL(url)
    this.emit('ready-to-show')
  }

  close(): void {
    if (this.#destroyed) return
    const event = new PreventableEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return
    this.#closed()
    void this.#page.then((page) => page.close())
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.splice(windows.indexOf(this), 1)
    this.emit('closed')
    app.windowClosed(this)
  }

  /** Main.js is asked for every window the page wants; the stand-in can show only one, so none may be allowed. */
  async #refusePopups(page: Page): Promise<void> {
    const devTools = await page.context().newCDPSession(page)
    devTools.on('Page.windowOpen', ({ url }) => {
      const decision = this.webContents.windowOpenHandler?.({ url: fromBrowser(url) })
      if (decision?.action !== 'deny') throw new Error('the stand-in opens no second window')
    })
    await devTools.send('Page.enable')
    // Chromium has made the window by then: it is cut off before it loads, and closed.
    await page.context().route('**/*', (route) => route.abort('blockedbyclient'))
    page.on('popup', (popup) => void popup.close())
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
  isVisible(): boolean {
    return this.#isVisible
  }
  isMinimized(): boolean {
    return false
  }
  isMaximized(): boolean {
    return false
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.#bounds
  }
  show(): void {
    this.#isVisible = true
  }
  hide(): void {
    this.#isVisible = false
  }
  restore(): void {}
  maximize(): void {}
  setTitle(title: string): void {
    tellTest({ title })
  }
  setProgressBar(): void {}
  focus(): void {
    this.focusedTimes += 1
  }
}

/** Chromium is told what main.js would answer: headless, it denies whatever is not granted. */
async function grantPermissions(context: BrowserContext): Promise<void> {
  const isGranted = defaultSession.permissionCheck?.(null, 'clipboard-sanitized-write', 'workbench://app/')
  await context.grantPermissions(isGranted ? ['clipboard-write'] : [])
}

answerQuestion('windows', () =>
  windows.map((window) => ({
    webPreferences: window.options.webPreferences,
    url: window.webContents.getURL(),
    focusedTimes: window.focusedTimes,
    isVisible: window.isVisible(),
  })),
)

// What the operator or the system does to the window.
const first = () => {
  const [window] = windows
  if (window === undefined) throw new Error('there is no window')
  return window
}
answerQuestion('closeWindow', () => first().close())
answerQuestion('windowEvent', (name) => void first().emit(name as string))
answerQuestion('crash', () => first().webContents.forcefullyCrashRenderer())
