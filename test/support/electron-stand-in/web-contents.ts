import { EventEmitter } from 'node:events'
import type { Frame, Page, Route } from 'playwright'
import { fromBrowser, toBrowser } from './addresses.ts'
import { PreventableEvent } from './event.ts'
import { ipcMain } from './ipc-main.ts'
import { defaultSession } from './session.ts'

type WindowOpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' }

/** A frame as ipcMain's events show it; one object per frame, so that it can be compared. */
export class WebFrameMain {
  readonly #frame: Frame
  constructor(frame: Frame) {
    this.#frame = frame
  }
  get url(): string {
    return fromBrowser(this.#frame.url())
  }
}

/** Electron's view of one page. */
export class WebContents extends EventEmitter {
  windowOpenHandler: WindowOpenHandler | undefined
  #page: Page | undefined
  #frames = new WeakMap<Frame, WebFrameMain>()
  #destroyed = false
  #isCrashed = false
  /** Puts another page in the place of one whose process has ended. */
  onRevive: (() => Promise<void>) | undefined
  /** Addresses that main.js itself asked for; navigations to others are the page's doing. */
  #expected = new Set<string>()

  get mainFrame(): WebFrameMain {
    if (this.#page === undefined) throw new Error('the page is not there yet')
    return this.#frameMain(this.#page.mainFrame())
  }

  attach(page: Page): void {
    this.#page = page
    page.on('close', () => {
      if (this.#page !== page || this.#isCrashed) return
      this.#destroyed = true
      this.emit('destroyed')
    })
    page.on('crash', () => {
      this.#isCrashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getURL(): string {
    return fromBrowser(this.#page?.url() ?? '')
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler
  }

  send(channel: string, ...args: unknown[]): void {
    // A page that goes away meanwhile hears nothing, as in Electron.
    this.#page
      ?.evaluate(
        ([name, values]) => {
          const receive = Reflect.get(window, '__standInReceive')
          if (typeof receive === 'function') receive(name, values)
        },
        [channel, structuredClone(args)] as const,
      )
      .catch(() => {})
  }

  receive(frame: Frame, channel: string, args: readonly unknown[]): void {
    ipcMain.emit(channel, { sender: this, senderFrame: this.#frameMain(frame) }, ...args)
  }

  forcefullyCrashRenderer(): void {
    const page = this.#page
    // Its answer never comes: the process that would give it is gone.
    void page
      ?.context()
      .newCDPSession(page)
      .then((devTools) => devTools.send('Page.crash'))
      .catch(() => {})
  }

  async loadURL(url: string): Promise<void> {
    if (this.#isCrashed) {
      await this.onRevive?.()
      this.#isCrashed = false
    }
    this.#expected.add(toBrowser(url))
    await this.#page?.goto(toBrowser(url))
  }

  reload(): void {
    this.#expected.add(this.#page?.url() ?? '')
    void this.#page?.reload()
  }

  /** Answers one request of the page as main.js wants it answered. */
  async answer(route: Route): Promise<void> {
    const request = route.request()
    if (request.isNavigationRequest() && !this.#mayNavigate(request.url(), request.frame())) {
      return route.abort('aborted')
    }
    const url = fromBrowser(request.url())
    if (!(await defaultSession.isAllowed(url))) return route.abort('blockedbyclient')
    const handler = defaultSession.handlers.get(new URL(url).protocol.slice(0, -1))
    if (handler === undefined) return route.continue()
    const response = await handler(new Request(url, { method: request.method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  #mayNavigate(url: string, frame: Frame): boolean {
    const isMain = frame === this.#page?.mainFrame()
    // Reloading is not navigating.
    if (isMain && (this.#expected.delete(url) || url === this.#page?.url())) return true
    const event = Object.assign(new PreventableEvent(), { url: fromBrowser(url), isMainFrame: isMain })
    if (isMain) this.emit('will-navigate', event)
    this.emit('will-frame-navigate', event)
    return !event.defaultPrevented
  }

  #frameMain(frame: Frame): WebFrameMain {
    const known = this.#frames.get(frame) ?? new WebFrameMain(frame)
    this.#frames.set(frame, known)
    return known
  }
}
