import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright'
import { root } from '../../electron/setup.mjs'
import { fromHex } from '../../shared/smpp/hex.ts'
import { firstScripts } from '../support/first-scripts.ts'
import { writePcap } from '../support/pcap-writer.ts'
import { readVectors } from '../support/read-vectors.ts'
import { launchBrowser, startHost } from '../support/running-host.ts'
import { findBrowser } from '../support/system-packages.mjs'
import { buildBarePage, startBareHost } from './bare-page.ts'
import { type BenchRow, ceilingRow, median, ownRow, ratioRow } from './bench-row.ts'

const rounds = 11
const windowRounds = 5
const decodedPdus = 100_000
const port = 2775
const cli = join(root, 'dist', 'engine', 'cli.js')

/** S10 and S13 of the bars: how long until the window and the command line can be used. */
export async function rows(): Promise<BenchRow[]> {
  return [...(await windowRows()), commandRow(), decodeRow()]
}

/**
 * S10: from the start of the built host's process to the first button that can be pressed, and what came over the wire.
 * Beside it the same with nothing in it: Node with a bare server, React and one button. The browser is open with an empty
 * tab, as at somebody's who opens the printed address: neither its launch nor the tab is counted. The host finds its
 * compiled code and the browser an empty cache and no session; the button is there once the engine has said that this is
 * the first run, so that the engine's start is counted whole.
 */
async function windowRows(): Promise<BenchRow[]> {
  const entry = entryOctets()
  const entryRow = ceilingRow('S10 entry script with what it imports, gzip, octets', entry, entry, 200_000)
  if (findBrowser() === undefined) {
    console.log('S10 first paint: SKIPPED, no Chromium is installed on this machine')
    return [entryRow]
  }
  const bareFolder = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
  await buildBarePage(bareFolder)
  const browser = await launchBrowser()
  const starts: WindowStart[] = []
  const bare: WindowStart[] = []
  try {
    for (let round = 0; round <= windowRounds; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
      const our = await startWindow(browser, () => startHost(folder), true)
      const floor = await startWindow(browser, () => startBareHost(bareFolder), false)
      rmSync(folder, { recursive: true })
      // The first leaves the compiled code behind.
      if (round === 0) continue
      starts.push(our)
      bare.push(floor)
    }
  } finally {
    await browser.close()
    rmSync(bareFolder, { recursive: true })
  }
  const middle = (of: readonly WindowStart[], what: keyof WindowStart) => median(of.map((one) => one[what]))
  const wire = middle(starts, 'octets')
  return [
    ceilingRow(
      'S10 start to first usable paint, ms (beside it: a bare server, React, one button)',
      middle(starts, 'usable'),
      middle(bare, 'usable'),
      1_000,
    ),
    ownRow(
      'S10 of it until the page is served, ms (beside it: a bare server)',
      middle(starts, 'served'),
      middle(bare, 'served'),
    ),
    entryRow,
    ceilingRow('S10 first screen over the wire, octets', wire, wire, 400_000),
    ownRow(
      'S10 over the wire with what is fetched by itself afterwards, octets (beside it: the first screen)',
      middle(starts, 'allOctets'),
      wire,
    ),
  ]
}

interface WindowStart {
  /** ms from the start of the process to its address. */
  readonly served: number
  /** ms from the start of the process to the button. */
  readonly usable: number
  /** Over the wire until the form of the first screen is there too. */
  readonly octets: number
  /** With what is fetched by itself afterwards, until nothing more comes for a while. */
  readonly allOctets: number
}

/** Starts a host and opens its address in an empty tab. */
async function startWindow(
  browser: Browser,
  start: () => Promise<{ url: string; stop(): Promise<void> }>,
  hasForm: boolean,
): Promise<WindowStart> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  let octets = 0
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    octets += encodedDataLength
  })
  const begun = performance.now()
  const host = await start()
  const served = performance.now() - begun
  // The button is waited for while the rest of the page still comes.
  await page.goto(host.url, { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Try it' }).waitFor()
  const usable = performance.now() - begun
  if (hasForm) await page.locator('.conn-cards').waitFor()
  const first = octets
  await page.waitForLoadState('networkidle')
  await context.close()
  await host.stop()
  return { served, usable, octets: first, allOctets: octets }
}

/** Nothing is drawn before all of it is there. */
function entryOctets(): number {
  return [...firstScripts(join(root, 'dist', 'renderer')).values()]
    .map((script) => gzipSync(script, { level: 9 }).length)
    .reduce((sum, octets) => sum + octets, 0)
}

/** S13: `explain 0x0401`, beside Node that does nothing; each after a start that left its compiled code behind. */
function commandRow(): BenchRow {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const our = millisecondsOf(process.execPath, [cli, 'explain', '0x0401'])
    const floor = millisecondsOf(process.execPath, ['-e', '0'])
    if (round === 0) continue
    ours.push(our)
    bare.push(floor)
  }
  return ceilingRow('S13 start of explain 0x0401, ms (beside it: node -e 0)', median(ours), median(bare), 250)
}

/** S13: hex to JSON against tshark, which reads the same PDUs from a capture. */
function decodeRow(): BenchRow {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'))
  try {
    const known = readVectors<{ hex: string; command: string | null }>('pdus').filter(
      ({ command, hex }) => /^(?:submit|deliver)_sm(?:_resp)?$/.test(command ?? '') && hex.length < 800,
    )
    const pdus = Array.from({ length: decodedPdus }, (_none, index) => known[index % known.length]?.hex ?? '')
    const [hex, pcap] = [join(folder, 'pdus.hex'), join(folder, 'pdus.pcap')]
    writeFileSync(hex, `${pdus.join('\n')}\n`)
    const sent = pdus.map((pdu, index) => {
      const octets = (fromHex(pdu) ?? new Uint8Array(16)).slice()
      new DataView(octets.buffer).setUint32(12, index + 1)
      return {
        by: octets[4] === 0x80 ? ('server' as const) : ('client' as const),
        at: 1_795_000_000_000 + index,
        octets,
      }
    })
    writeFileSync(pcap, writePcap(sent, port))
    const ours = millisecondsOf(process.execPath, [cli, 'decode', '--json', hex])
    const theirs = millisecondsOf('tshark', ['-r', pcap, '-d', `tcp.port==${port},smpp`, '-T', 'json'])
    const perSecond = (ms: number) => (decodedPdus / ms) * 1000
    return ratioRow(
      'S13 decode --json of 100,000 PDUs, PDUs/s against tshark -T json',
      perSecond(ours),
      perSecond(theirs),
      10,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function millisecondsOf(program: string, args: readonly string[]): number {
  const start = performance.now()
  const { status, error } = spawnSync(program, args, {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  if (status !== 0) throw error ?? new Error(`${program} ended with ${status}`)
  return performance.now() - start
}
