import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import type { BrowserContext } from 'playwright'
import { launchChromium } from './browser.ts'
import { answerQuestion, tellTest } from './control.ts'
import { PreventableEvent } from './event.ts'
import { takeInstanceLock } from './instance-lock.ts'

interface ClosableWindow {
  close(): void
}

class StandInApp extends EventEmitter {
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1'
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

  requestSingleInstanceLock(additionalData: unknown): boolean {
    const userData = this.getPath('userData')
    mkdirSync(userData, { recursive: true })
    return takeInstanceLock(userData, additionalData, (handed) => {
      this.emit('second-instance', {}, [], '', handed)
    })
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
      const before = new PreventableEvent()
      this.emit('before-quit', before)
      if (before.defaultPrevented) return
      this.#quitting = true
      for (const window of [...this.windows]) window.close()
      // A window that stays keeps the application.
      if (this.windows.size > 0) {
        this.#quitting = false
        return
      }
    }
    const event = new PreventableEvent()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }

  relaunch(): void {
    tellTest({ relaunch: true })
  }

  exit(code: number): void {
    // Nothing is asked any more, and windows that go with it end nothing else.
    this.#quitting = true
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

// A packed program is its own first argument, and there is no script.
if (app.isPackaged) process.argv.splice(1, 1)

// Electron quits at these; a handler of main.js takes the place of its own.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) app.quit()
  })
}

// What nobody catches.
answerQuestion('defect', () => {
  setImmediate(() => {
    throw new Error('a defect of the test')
  })
})

answerQuestion('openFile', (path) => {
  app.emit('open-file', new PreventableEvent(), path)
})
