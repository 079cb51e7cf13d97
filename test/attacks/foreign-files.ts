import { strToU8, zipSync } from 'fflate'
import type { Client } from '../../shared/contract/client.ts'
import { maxPlanText } from '../../shared/contract/plans.ts'
import { workspaceKind } from '../../shared/contract/workspace.ts'
import {
  type AttackedHost,
  endPatienceMs,
  patienceMs,
  timed,
  withHost,
  worst,
} from '../support/attacked-host.ts'
import type { Attack } from './attack.ts'

type Report = (fact: string) => void

/** Above what the host has at rest: a file may have 96 MiB unpacked, and is held as octets, text and values. */
const memoryMb = 700
/** What reading a file may take, ms; others are served meanwhile or soon after. */
const readMs = 20_000
const mebi = 1024 * 1024

const manifest = { kind: workspaceKind, version: 1, writtenBy: '1.0.0', at: 1 }

/** Small files that are much once they are read. */
const bombs: Readonly<Record<string, () => Record<string, string>>> = {
  'empty lists': () => ({ 'templates.json': `[[${'[],'.repeat(31 * mebi)}[]]]` }),
  'empty objects': () => ({ 'connections.json': `{"connections":[${'{},'.repeat(31 * mebi)}{}]}` }),
  'lists in lists': () => ({ 'templates.json': '['.repeat(40 * mebi) + ']'.repeat(40 * mebi) }),
  numbers: () => ({ 'scenarios.json': `[${'1,'.repeat(45 * mebi)}1]` }),
  keys: () => ({ 'settings.json': `[{${keys(400_000)}}]` }),
  blanks: () => ({ 'plans.json': ' '.repeat(90 * mebi) }),
  'profiles of empty lists': () => ({
    'profiles.json': JSON.stringify(Array.from({ length: 40 }, () => `[${'[],'.repeat(340_000)}[]]`)),
  }),
  'plans of blank lines': () => ({
    'plans.json': JSON.stringify(
      Array.from({ length: 100 }, (_, at) => ({ planId: `p${at}`, text: '\n'.repeat(maxPlanText) })),
    ),
  }),
  'a manifest of 80 MB': () => ({
    'manifest.json': JSON.stringify({ ...manifest, more: 'x'.repeat(80 * mebi) }),
  }),
}

function keys(count: number): string {
  return Array.from({ length: count }, (_, at) => `"k${at}":1`).join(',')
}

function zipped(files: Record<string, string>): Uint8Array {
  const all = Object.entries({ 'manifest.json': JSON.stringify(manifest), ...files })
  return zipSync(Object.fromEntries(all.map(([name, text]) => [name, strToU8(text)])), { level: 1 })
}

async function uploaded(client: Client, octets: Uint8Array): Promise<string> {
  let uploadId: string | null = null
  const step = 384 * 1024
  for (let at = 0; at === 0 || at < octets.length; at += step) {
    const chunk = Buffer.from(octets.subarray(at, at + step)).toString('base64')
    const last = at + step >= octets.length
    const told: { uploadId: string } = await client.call('bulk.upload', {
      ...{ uploadId, name: 'all.zip', chunk, last },
    })
    uploadId = told.uploadId
  }
  return uploadId ?? ''
}

/** How `work` ended, how long it took, and how long another window waited meanwhile at worst. */
async function watched(honest: Client, work: () => Promise<unknown>) {
  const from = performance.now()
  let isOver = false
  const done = work()
    .then(() => 'read')
    .catch((fault: unknown) => String(Reflect.get(Object(fault), 'code') ?? fault).slice(0, 60))
    .finally(() => {
      isOver = true
    })
  const times: number[] = []
  while (!isOver) {
    times.push(await timed(() => honest.call('app.info', {}), readMs))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { end: await done, tookMs: Math.round(performance.now() - from), waitMs: worst(times) }
}

async function withTwo(run: (host: AttackedHost, one: Client, honest: Client) => Promise<boolean>) {
  return withHost(async (host) => run(host, await host.openClient(), await host.openClient()))
}

async function ended(host: AttackedHost, report: Report): Promise<boolean> {
  const ms = await host.end()
  report(`${host.peakMb()} MB at most, SIGTERM followed after ${ms ?? 'more than 10000'} ms`)
  return host.peakMb() <= memoryMb && ms !== null && ms <= endPatienceMs
}

async function zipBombs(report: Report): Promise<boolean> {
  return withTwo(async (host, window, honest) => {
    const held: boolean[] = []
    for (const [name, make] of Object.entries(bombs)) {
      const uploadId = await uploaded(window, zipped(make()))
      const preview = () => window.call('workspace.preview', { uploadId, passphrase: null })
      const { end, tookMs, waitMs } = await watched(honest, preview)
      held.push(tookMs <= readMs && waitMs <= patienceMs * 2)
      report(`${name}: ${end} after ${tookMs} ms, another window waits ${waitMs} ms`)
    }
    return (await ended(host, report)) && held.every(Boolean)
  })
}

const filled = (piece: string) => piece.repeat(Math.floor(maxPlanText / piece.length))

/** Texts that a reader of YAML may take the square of. */
const plans: Readonly<Record<string, string>> = {
  '20,000 keys': Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n'),
  '20,000 keys in braces': `{${Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join(',')}}`,
  'blank lines': filled('\n'),
  'a name with blanks': `name: a${' '.repeat(maxPlanText - 20)}b`,
  'open quotes': filled('"\n'),
  'block texts': filled('a: |\n'),
  brackets: filled('['),
  tags: filled('!a '),
  aliases: `a: &x 1\nb: [${'*x, '.repeat(60_000)}]`,
}

async function planBombs(report: Report): Promise<boolean> {
  return withTwo(async (host, window, honest) => {
    const held: boolean[] = []
    for (const [name, text] of Object.entries(plans)) {
      const save = () => window.call('plans.save', { planId: null, text })
      const { end, tookMs, waitMs } = await watched(honest, save)
      held.push(end === 'read' && waitMs <= patienceMs * 4)
      report(`${name}: ${end} after ${tookMs} ms, another window waits ${waitMs} ms`)
    }
    // All of them are listed for each window that follows; each was read when it was saved.
    const listed = await watched(
      honest,
      async () => void (await host.openClient()).follow('plans.state', {}, () => undefined),
    )
    report(`listed after ${listed.tookMs} ms`)
    return (await ended(host, report)) && held.every(Boolean)
  })
}

export const attacks: readonly Attack[] = [
  {
    id: 'W-zip-bombs',
    what: 'workspaces of some 100 kB that hold 90 MB of empty lists, lists in lists, keys, blanks, profiles and plans',
    expected: 'each is refused or counted, another window is answered within two seconds',
    isQuick: false,
    run: zipBombs,
  },
  {
    id: 'W-plan-bombs',
    what: 'plans of 256 KiB: 20,000 keys, blank lines, open quotes, tags, aliases',
    expected: 'each is kept with its mistakes, another window is answered within four seconds',
    isQuick: false,
    run: planBombs,
  },
]
