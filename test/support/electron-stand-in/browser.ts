import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, chromium } from 'playwright'
import { findBrowser } from '../system-packages.mjs'

/** A Chromium under `userData`, as Electron's own would be, that the test's Playwright can attach to as well. */
export async function launchChromium(
  userData: string,
): Promise<{ context: BrowserContext; debuggingUrl: string }> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chrome, Chromium or Edge is installed')
  const profile = join(userData, 'chromium')
  mkdirSync(profile, { recursive: true })
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: null,
    locale: process.env['STAND_IN_LOCALE'] ?? 'en-GB',
    args: [
      '--remote-debugging-port=0',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
    handleSIGINT: false,
    handleSIGTERM: false,
  })
  return { context, debuggingUrl: await debuggingUrl(join(profile, 'DevToolsActivePort')) }
}

async function debuggingUrl(file: string): Promise<string> {
  // Chromium writes the file some time after it answers on its pipe, and nothing tells when.
  for (;;) {
    const port = readPort(file)
    if (port !== undefined) return `http://127.0.0.1:${port}`
    await wait(10)
  }
}

function readPort(file: string): string | undefined {
  try {
    return /^(\d+)\n/.exec(readFileSync(file, 'utf8'))?.[1]
  } catch {
    return undefined
  }
}
