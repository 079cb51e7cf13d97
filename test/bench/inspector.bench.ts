import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright'
import { type Client, connectClient } from '../../shared/contract/client.ts'
import { portOverText } from '../../shared/contract/text-port.ts'
import { FloodingPeer, mixedPdu } from '../support/flooding-peer.ts'
import { draftTo } from '../support/running-engine.ts'
import { launchBrowser, startHost } from '../support/running-host.ts'
import { webSocketLine } from '../support/web-socket-line.ts'
import { openSocket, signIn } from '../support/web-visitor.ts'
import { type BenchRow, ceilingRow, ratioRow } from './bench-row.ts'
import { clickDelays, framesOf, type PageFigures, watchPage } from './page-figures.ts'

/** Seconds of each run; the bars ask for 60. `SMPP_BENCH_SECONDS=5` tries the bench itself. */
const seconds = Number(process.env['SMPP_BENCH_SECONDS'] ?? 60)
const pdusPerSecond = 20_000
const clickEveryMs = 500
const sequenceTitle = 'Seq'
/** Half of what passes: the texts and receipts, without the answers. */
const filter = 'command == deliver_sm and source_addr contains "79"'

interface Stage {
  readonly peer: FloodingPeer
  readonly client: Client
  readonly page: Page
  readonly devTools: CDPSession
}

interface Run {
  readonly figures: PageFigures
  readonly clickMs: number
  readonly heapOctets: number
  readonly passedPerSecond: number
}

/**
 * S6 of the bars: the Inspector of the built window in real Chromium, following, while PDUs pass; without a filter and with
 * one. The reference of the frames is the same page with no traffic.
 */
export async function rows(): Promise<BenchRow[]> {
  return withStage(async (stage) => {
    const { page } = stage
    const idle = await measured(stage, 0, Math.min(seconds, 5))
    const plain = await measured(stage, pdusPerSecond, seconds)
    await setFilter(page, filter)
    const filtered = await measured(stage, pdusPerSecond, seconds)
    return [
      ...rowsOf('S6 live inspector', plain, idle),
      ...rowsOf('S6 live inspector, a filter set', filtered, idle),
    ]
  })
}

function rowsOf(name: string, run: Run, idle: Run): BenchRow[] {
  const { figures, clickMs, heapOctets, passedPerSecond } = run
  return [
    ratioRow(`${name}, PDUs/s that passed`, passedPerSecond, pdusPerSecond, 0.95),
    ceilingRow(`${name}, frames p95, ms`, figures.framesP95, idle.figures.framesP95, 20),
    ceilingRow(`${name}, click to paint p95, ms`, clickMs, idle.clickMs, 100),
    ceilingRow(`${name}, heap growth, octets`, Math.max(0, heapOctets), idle.heapOctets, 50_000_000),
    ceilingRow(`${name}, jumps that are not shown as gaps`, figures.unshownJumps, figures.lines, 0),
  ]
}

/** Of the button that follows the end of the list: while it does, and while it does not. */
const followName = /^(Live|Follow)$/

/** `perSecond` PDUs, half of them ours in answer, for so long, with a click on a row now and then. */
async function measured(stage: Stage, perSecond: number, forSeconds: number): Promise<Run> {
  const { peer, client, page, devTools } = stage
  await page.getByRole('button', { name: followName }).click()
  const heapBefore = await usedHeap(devTools)
  const seqBefore = await lastSeq(client)
  await page.evaluate(watchPage, sequenceTitle)
  const began = performance.now()
  const requested = () => Math.floor(((performance.now() - began) / 1000) * (perSecond / 2))
  const sentBefore = peer.sent
  const pace = setInterval(() => {
    const due = requested() - (peer.sent - sentBefore)
    if (due > 0) peer.flood(due, mixedPdu)
  }, 5)
  for (let clicks = 0; performance.now() - began < forSeconds * 1000; clicks++) {
    await clickRow(page, clicks)
    await wait(clickEveryMs)
    await page.getByRole('button', { name: followName }).click()
  }
  const tookSeconds = (performance.now() - began) / 1000
  clearInterval(pace)
  peer.stop()
  const passedPerSecond = ((await lastSeq(client)) - seqBefore) / tookSeconds
  await peer.settled(10_000)
  await wait(1000)
  return {
    figures: await page.evaluate(framesOf),
    clickMs: await page.evaluate(clickDelays),
    heapOctets: (await usedHeap(devTools)) - heapBefore,
    passedPerSecond,
  }
}

/** A row in view, by where it stands: by the time of a click the row that was looked for has gone by. */
async function clickRow(page: Page, turn: number): Promise<void> {
  const box = await page.getByRole('grid', { name: 'Captured PDUs' }).boundingBox()
  if (box === null) throw new Error('the grid is not there')
  await page.mouse.click(box.x + 200, box.y + 60 + (turn % 5) * 24)
}

async function setFilter(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Filter' }).first()
  await field.fill(text)
  await field.press('Enter')
}

async function usedHeap(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize
}

async function lastSeq(client: Client): Promise<number> {
  const { rows: found } = await client.call('capture.page', { before: null, limit: 1, filter: '' })
  return found[0]?.seq ?? 0
}

async function withStage<T>(run: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
  const peer = await FloodingPeer.start()
  const host = await startHost(dataDir)
  const browser = await launchBrowser()
  try {
    const cookie = await signIn(host.url)
    const { origin, port } = new URL(host.url)
    const socket = await openSocket(Number(port), { cookie, origin })
    const client = connectClient(portOverText(webSocketLine(socket)))
    const draft = draftTo(peer.port, { name: 'bench' })
    const { connectionId } = await client.call('connections.save', {
      connectionId: null,
      draft,
      password: 'pw',
    })
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    const [name = '', value = ''] = cookie.split(/=(.*)/)
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    await page.goto(`${origin}/`)
    await page
      .getByRole('navigation', { name: 'Rooms' })
      .getByRole('button', { name: 'Inspect', exact: true })
      .click()
    await client.call('session.open', { connectionId })
    await page.getByRole('grid', { name: 'Captured PDUs' }).getByRole('row').nth(2).waitFor()
    const devTools = await context.newCDPSession(page)
    await devTools.send('HeapProfiler.enable')
    return await run({ peer, client, page, devTools })
  } finally {
    peer.close()
    await browser.close()
    await host.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}
