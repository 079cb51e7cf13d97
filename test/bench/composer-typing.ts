import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { launchBrowser, startHost } from '../support/running-host.ts'

/** Milliseconds. */
export interface TypingLatency {
  /** From the key to the picture that shows it. */
  readonly p95: number
  /** What the page's thread works for one key, its later work included. */
  readonly busy: number
}

const keys = 200
/** Between two keys, for the work that follows a key: 20 keys a second is faster than anybody types. */
const restMs = 50

/** 200 keys at the end of the text: in the built composer and in a text area with nothing around it. */
export async function typingLatency(text: string): Promise<{ ours: TypingLatency; bare: TypingLatency }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'smpp-workbench-typing-'))
  const host = await startHost(dataDir)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    await page.goto(host.url)
    await page.getByRole('button', { name: 'Compose', exact: true }).click()
    const area = page.getByLabel('Text', { exact: true })
    await area.fill(text)
    const ours = await typeInto(page, area)
    await page.setContent('<textarea rows="12" cols="60"></textarea>')
    const bareArea = page.locator('textarea')
    await bareArea.fill(text)
    return { ours, bare: await typeInto(page, bareArea) }
  } finally {
    await browser.close()
    await host.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function typeInto(page: Page, area: Locator): Promise<TypingLatency> {
  await area.press('Control+End')
  const session = await page.context().newCDPSession(page)
  // The thread's own time: what other programs take of the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const measured = await area.evaluateHandle((element) => {
    const latencies: number[] = []
    const painted = new MessageChannel()
    let pressedAt: number[] = []
    painted.port1.onmessage = () => {
      const now = performance.now()
      latencies.push(...pressedAt.map((at) => now - at))
      pressedAt = []
    }
    element.addEventListener('keydown', (event) => {
      pressedAt.push(event.timeStamp)
      // The task after the frame's callbacks runs once the frame is painted.
      requestAnimationFrame(() => painted.port2.postMessage(null))
    })
    return latencies
  })
  const before = await taskMs(session)
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.type('abcdefghi '.charAt(key % 10))
    await page.waitForTimeout(restMs)
  }
  const busy = ((await taskMs(session)) - before) / keys
  const latencies = (await measured.jsonValue()).toSorted((a, b) => a - b)
  await session.detach()
  return { p95: latencies[Math.floor(latencies.length * 0.95)] ?? Number.NaN, busy }
}

async function taskMs(session: Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>) {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000
}
