import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { app } from './app.ts'
import { answerQuestion } from './control.ts'
import { PreventableEvent } from './event.ts'

/** The parts of `electron` that reach the operating system; what they were asked for is kept for tests to read. */

const opened: string[] = []
export const shell = {
  async openExternal(url: string): Promise<void> {
    opened.push(url)
  },
  async openPath(path: string): Promise<string> {
    opened.push(path)
    return ''
  },
}
answerQuestion('opened', () => opened)

let copied = ''
export const clipboard = {
  writeText(text: string): void {
    copied = text
  },
}
answerQuestion('copied', () => copied)

/** What Linux and macOS tell of; Windows tells the window. */
export const powerMonitor = new EventEmitter()
answerQuestion('shutdown', () => {
  const event = new PreventableEvent()
  powerMonitor.emit('shutdown', event)
  return event.defaultPrevented
})

export const nativeTheme = {
  get themeSource(): string {
    return themeSource
  },
  set themeSource(source: string) {
    themeSource = source
    for (const page of app.context?.pages() ?? []) void showTheme(page)
  },
}
let themeSource = 'system'

export function showTheme(page: Page): Promise<void> {
  const colorScheme = themeSource === 'dark' || themeSource === 'light' ? themeSource : null
  return page.emulateMedia({ colorScheme })
}

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
}

/** A keychain that is a file: it keeps the promise of its interface, and no secret from anybody. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => process.env['STAND_IN_KEYCHAIN'] !== 'none',
  getSelectedStorageBackend: () => 'gnome_libsecret',
  async encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keychainKey(), nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', keychainKey(), sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    const result = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
}

function keychainKey(): Buffer {
  const file = join(app.getPath('userData'), 'stand-in.keychain')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32))
  return readFileSync(file)
}
