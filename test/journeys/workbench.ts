import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Browser, test as base, expect, type Locator, type Page } from 'playwright/test'
import { launchDesktop } from '../support/electron-stand-in/launch-desktop.ts'
import { launchBrowser, startHost } from '../support/running-host.ts'

/** Where a journey runs: the loopback host, the built desktop entry under the stand-in, or Electron itself. */
export interface HostOptions {
  host: 'web' | 'stand-in' | 'electron'
}

/** A running workbench and its page, in a data folder of its own. */
export interface Workbench {
  readonly page: Page
  readonly dataDir: string
}

const root = join(import.meta.dirname, '..', '..')
const windowSize = { width: 1280, height: 800 }

async function openWeb(dataDir: string, browser: Browser): Promise<{ page: Page; close(): Promise<void> }> {
  const host = await startHost(dataDir)
  const context = await browser.newContext({ viewport: windowSize, locale: 'en-GB' })
  await context.grantPermissions(['clipboard-write'])
  const page = await context.newPage()
  await page.goto(host.url)
  return {
    page,
    async close() {
      await context.close()
      await host.stop()
    },
  }
}

async function openElectron(dataDir: string): Promise<{ page: Page; close(): Promise<void> }> {
  const app = await _electron.launch({ args: [root, '--data', dataDir, '--lang=en-GB'], cwd: root })
  return {
    page: await app.firstWindow(),
    async close() {
      // Quitting would ask about sessions that are still bound; a signal, as at the system's end, does not.
      const ended = new Promise((resolve) => app.process().once('exit', resolve))
      app.process().kill('SIGTERM')
      await ended
    },
  }
}

/** `chromium`: one of a worker, whose journeys have a context each; starts with the first that asks. */
export const test = base.extend<HostOptions & { workbench: Workbench }, { chromium: () => Promise<Browser> }>(
  {
    host: ['web', { option: true }],
    chromium: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture wants from here.
      async ({}, use) => {
        let browser: Promise<Browser> | undefined
        await use(() => (browser ??= launchBrowser()))
        await (await browser)?.close()
      },
      { scope: 'worker' },
    ],
    workbench: async ({ host, chromium }, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'smpp-workbench-journey-'))
      const opened =
        host === 'web'
          ? await openWeb(dataDir, await chromium())
          : host === 'electron'
            ? await openElectron(dataDir)
            : await launchDesktop({ dataDir, windowSize })
      const problems: string[] = []
      opened.page.on('pageerror', (error) => problems.push(String(error)))
      opened.page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      try {
        await use({ page: opened.page, dataDir })
        if (problems.length > 0) throw new Error(`the page reported errors:\n${problems.join('\n')}`)
      } finally {
        await opened.close()
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  },
)

export { expect }

/** The tabs of rooms that have several; every other place is a room of its own. */
const roomOfTab: Readonly<Record<string, string>> = {
  Message: 'Compose',
  Many: 'Compose',
  Operation: 'Compose',
  Octets: 'Compose',
  Anything: 'Explain',
  Codes: 'Explain',
  'All messages': 'Messages',
  Inbox: 'Messages',
  Conversations: 'Messages',
  Load: 'Check',
  Relay: 'Simulate',
}

/** Goes to a room by its word on the rail, or to a tab of one. */
export async function goTo(page: Page, place: string): Promise<void> {
  const room = roomOfTab[place] ?? place
  await page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: room, exact: true })
    .click()
  if (room !== place) await page.getByRole('tab', { name: place, exact: true }).click()
}

/** Rows of the Inspector from the session to the local simulator: strangers may call at the simulator's usual port. */
export function ownRows(page: Page): Locator {
  return (
    page
      .getByRole('grid', { name: 'Captured PDUs' })
      // What happened between the PDUs stands in rows too.
      .locator('[role=row]:not(.pdu-event)')
      .filter({ hasText: 'Local simulator' })
  )
}

/** The port that the running simulator listens on. */
export async function simulatorPort(page: Page): Promise<number> {
  await goTo(page, 'Simulate')
  const bar = page.locator('.sim-bar-row')
  await expect(bar.getByText('listening', { exact: true })).toBeVisible()
  const address = await bar.getByText(/^127\.0\.0\.1:\d+$/).textContent()
  return Number(/:(\d+)$/.exec(address ?? '')?.[1])
}

/** A connection with the account of the simulator, filled in and not saved. */
export async function fillNewConnection(
  page: Page,
  {
    name,
    host = '127.0.0.1',
    port,
  }: { readonly name: string; readonly host?: string; readonly port: number },
): Promise<void> {
  await goTo(page, 'Connect')
  await page.getByRole('button', { name: 'New', exact: true }).first().click()
  const values = { Name: name, Host: host, Port: String(port), Login: 'demo', Password: 'demo' }
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).first().fill(value)
  }
}
