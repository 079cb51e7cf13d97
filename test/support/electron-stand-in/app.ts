import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { BrowserContext } from 'playwright'
import { launchChromium } from './browser.ts'
import { tellTest } from './control.ts'
import { PreventableEvent } from './event.ts'
import { takeInstanceLock } from './instance-lock.ts'

interface ClosableWindow {
  close(): void
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly windows = new Set<ClosableWindow>()
  context: BrowserContext | undefined
  #paths = new Map<string, string>()
  #ready: Promise<void> | undefined
  #quitting = false

  setName(): void {}

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`the stand-in has no path ${name}`)
    return path
  }

  getLocale(): string {
    return process.env['STAND_IN_LOCALE'] ?? 'en-GB'
  }

  requestSingleInstanceLock(): boolean {
    const userData = this.getPath('userData')
    mkdirSync(userData, { recursive: true })
    return takeInstanceLock(userData, () => this.emit('second-instance', {}, [], ''))
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#start()
    return this.#ready
  }

  async #start(): Promise<void> {
    const { context, debuggingUrl } = await launchChromium(this.getPath('userData'))
    this.context = context
    this.emit('ready')
    tellTest({ ready: { debuggingUrl } })
  }

  quit(): void {
    if (!this.#quitting) {
      this.#quitting = true
      this.emit('before-quit', new PreventableEvent())
      for (const window of [...this.windows]) window.close()
    }
    const event = new PreventableEvent()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }

  exit(code: number): void {
    this.emit('quit', {}, code)
    const closed = this.context?.close() ?? Promise.resolve()
    void closed.finally(() => process.exit(code))
  }

  windowClosed(window: ClosableWindow): void {
    this.windows.delete(window)
    if (this.windows.size === 0 && !this.#quitting) this.emit('window-all-closed')
  }
}

export const app = new StandInApp()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
