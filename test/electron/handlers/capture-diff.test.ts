import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { Command } from 'commander'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addCaptureDiff } from '../../../electron/cli/commands/capture-diff.ts'
import { makeCli } from '../../../electron/cli/console/cli.ts'
import { createEngine, type RunningEngine } from '../../../electron/engine.ts'
import { openKeyFile } from '../../../electron/storage/secrets.ts'
import {
  type CaptureDiffItem,
  type CaptureDiffOrder,
  mostShownDiffs,
} from '../../../shared/contract/capture-diff.ts'
import type { FileItem } from '../../../shared/contract/capture-export.ts'
import { usuallyIgnored } from '../../../shared/diff/ignored-fields.ts'
import { ignoreOption } from '../../../shared/diff/ignored-names.ts'
import { pairings } from '../../../shared/diff/pair-keys.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { CaptureDiffJson, DiffSummaryJson } from '../../../shared/json/diff-json.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { giveFile as openFile, sessionPcap } from '../../support/opened-capture.ts'
import { type SentOctets, writePcap } from '../../support/pcap-writer.ts'

type DiffLine = CaptureDiffJson | DiffSummaryJson

let engine: RunningEngine
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-test-'))
  engine = await createEngine({
    dataDir: folder,
    secretBox: await openKeyFile(folder),
    host: 'web',
    version: '0.0.0',
  })
  return async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

const orderOf = (
  a: string | null,
  b: string | null,
  change: Partial<CaptureDiffOrder> = {},
): CaptureDiffOrder => ({
  a: { captureId: a, filter: '' },
  b: { captureId: b, filter: '' },
  pair: 'order',
  ignored: [...usuallyIgnored],
  profileId: '',
  ...change,
})

const opened: string[] = []
/** Opens a file for as long as a test, or a run of a property, lasts. */
async function giveFile(name: string, octets: Uint8Array): Promise<string> {
  const captureId = await openFile(engine, name, octets)
  opened.push(captureId)
  return captureId
}
async function closeFiles(): Promise<void> {
  for (const captureId of opened.splice(0)) await engine.handlers['capture.closeFile']({ captureId })
}
afterEach(closeFiles)

/** All that the window is told. */
function told(order: CaptureDiffOrder): Promise<CaptureDiffItem[]> {
  return new Promise((resolve) => {
    const items: CaptureDiffItem[] = []
    engine.sources['capture.diff'](order, (item) => {
      items.push(item)
      if (item.kind === 'done' || item.kind === 'failed') resolve(items)
    })
  })
}

/** The lines of the file. */
function written(order: CaptureDiffOrder): Promise<DiffLine[]> {
  return new Promise((resolve, reject) => {
    let text = ''
    engine.sources['capture.diffFile'](order, (item: FileItem) => {
      if ('octets' in item) text += Buffer.from(item.octets, 'base64').toString()
      else if ('fault' in item) reject(new Error(item.fault.message))
      else
        resolve(
          text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line)),
        )
    })
  })
}

/** What `capture diff` prints with --json. */
async function printed(...args: string[]): Promise<DiffLine[]> {
  let text = ''
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const program = new Command()
  const cli = makeCli(['--lang', 'en'], {}, { stdout, stderr: new PassThrough() })
  addCaptureDiff(program, cli, () => undefined)
  await program.parseAsync(['diff', ...args, '--json'], { from: 'user' })
  await cli.output.idle()
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Lines without the place of a PDU that a database does not keep: frames, and the name of its connection. */
function compared(lines: readonly DiffLine[]): string[] {
  return lines
    .map((line) => JSON.stringify(line, (key, value) => (unkept.has(key) ? undefined : value)))
    .sort()
}

const unkept = new Set(['frames', 'session', 'system_id', 'sender'])

interface Sent {
  readonly to: number
  readonly text: string
  readonly status: number
  readonly id: number
}

/** Submits and their answers; of every third the answer is missing. */
function pcapOf(messages: readonly Sent[], start: number): Uint8Array {
  const messageOctets: SentOctets[] = messages.flatMap(({ to, text, status, id }, index) => {
    const sequence_number = start + index
    const fields = {
      destination_addr: `7916000000${to}`,
      short_message: new TextEncoder().encode(text),
    }
    const request = encodePdu({ command: 'submit_sm', sequence_number, fields })
    const answer = encodePdu({
      command: 'submit_sm_resp',
      sequence_number,
      command_status: status,
      fields: status === 0 ? { message_id: `id-${id}` } : {},
    })
    const at = 1_795_860_000_000 + 1000 * index + start
    const asked: SentOctets = { by: 'client', at, octets: request }
    return index % 3 === 2 ? [asked] : [asked, { by: 'server', at: at + 20, octets: answer }]
  })
  const bind = encodePdu({
    command: 'bind_transceiver',
    sequence_number: 0,
    fields: { interface_version: 0x34 },
  })
  const begun: SentOctets = { by: 'client', at: 1_795_860_000_000, octets: bind }
  return writePcap([begun, ...messageOctets], 2775)
}

const message: fc.Arbitrary<Sent> = fc.record({
  to: fc.integer({ min: 0, max: 3 }),
  text: fc.constantFrom('one', 'two', 'three'),
  status: fc.constantFrom(0, 0, 0x58),
  id: fc.integer({ min: 1, max: 5 }),
})
const capture = fc.array(message, { minLength: 1, maxLength: 40 })

describe('two captures compared for a window', () => {
  test('give what capture diff gives of the same files, whatever they hold and however they are paired', async () => {
    const pairs = fc.tuple(
      capture,
      capture,
      fc.constantFrom(...pairings),
      fc.constantFrom('', 'command_status == 0'),
    )
    let run = 0
    const property = fc.asyncProperty(pairs, async ([one, other, pair, filter]) => {
      run += 1
      const pcaps = [pcapOf(one, 1), pcapOf(other, 7)]
      const files = pcaps.map((octets, index) => {
        const file = join(folder, `${run}-${index}.pcap`)
        writeFileSync(file, octets)
        return file
      })
      const ids = await Promise.all(pcaps.map((octets, index) => giveFile(`${index}.pcap`, octets)))
      const ignored = ['time', 'sequence_number', 'smpp.command_status']
      const [a = '', b = ''] = ids
      const order = orderOf(a, b, { pair, ignored, a: { captureId: a, filter } })
      const options = ['--pair', pair, '--ignore', ignoreOption(ignored), '--filter-a', filter]
      const expected = await printed(...files, ...options)
      expect(compared(await written(order))).toEqual(compared(expected))
      const last = (await told(order)).at(-1)
      const summary = expected.at(-1)
      if (summary?.result !== 'summary') throw new Error('capture diff ended without its summary')
      const { same, changed, only_a: onlyA, only_b: onlyB, given_up: givenUp } = summary
      expect(last).toMatchObject({ kind: 'done', counts: { same, changed, onlyA, onlyB, givenUp } })
    })
    await fc.assert(property.afterEach(closeFiles), { numRuns: 6, endOnFailure: true })
  })

  test('of the live capture give the very lines of its folder', async () => {
    const file = join(folder, 'b.pcap')
    writeFileSync(file, sessionPcap(3))
    const captureId = await giveFile('b.pcap', sessionPcap(3))
    const bind = engine.handlers['capture.page']({ before: null, limit: 1, filter: '' })
    expect((await bind).rows).toEqual([])
    const order = orderOf(null, captureId)
    expect(compared(await written(order))).toEqual(compared(await printed(folder, file)))
    const items = await told(order)
    expect(items.at(-1)).toMatchObject({ kind: 'done', counts: { same: 0, onlyA: 0, onlyB: 8 } })
  })

  test('tell the differences with their fields, and never a password', async () => {
    const [a, b] = await Promise.all([
      giveFile('a.pcap', pcapOf([{ to: 1, text: 'one', status: 0, id: 1 }], 1)),
      giveFile('b.pcap', pcapOf([{ to: 2, text: 'one', status: 0, id: 2 }], 9)),
    ])
    const items = await told(orderOf(a, b))
    expect(items).toMatchObject([
      {
        kind: 'rows',
        rows: [
          {
            kind: 'changed',
            a: { seq: 2, command: 'submit_sm', destination: '79160000001' },
            b: { seq: 2, destination: '79160000002' },
            differing: 1,
            fields: [{ name: 'destination_addr', a: { value: '79160000001' }, b: { value: '79160000002' } }],
          },
        ],
      },
      { kind: 'done', counts: { same: 2, changed: 1, onlyA: 0, onlyB: 0 }, ignored: [...usuallyIgnored] },
    ])
    const binds = await giveFile('binds.pcap', sessionPcap(1))
    const all = JSON.stringify([await told(orderOf(a, binds)), await written(orderOf(a, binds))])
    expect(all).toContain('bind_transceiver')
    expect(all).not.toContain(toHex(new TextEncoder().encode('S3cret')))
  })

  test('hand a window no more rows than it lists, and count the rest', async () => {
    const many = Array.from({ length: (mostShownDiffs * 3) / 5 + 300 }, (_, index) => ({
      ...{ to: 1, text: 'one', status: 0 },
      id: index,
    }))
    const captureId = await giveFile('many.pcap', pcapOf(many, 1))
    const items = await told(orderOf(captureId, captureId, { b: { captureId, filter: 'number < 0' } }))
    const rows = items.flatMap((item) => (item.kind === 'rows' ? item.rows : []))
    const done = items.at(-1)
    // The bind, the messages, the answers that two of three have.
    const onlyA = 1 + many.length + many.length - Math.floor(many.length / 3)
    expect(done).toMatchObject({ kind: 'done', counts: { same: 0, onlyA, onlyB: 0 } })
    expect(onlyA).toBeGreaterThan(mostShownDiffs)
    expect(rows).toHaveLength(mostShownDiffs)
  })

  test('are refused with a fault: a capture that is closed, a filter, a field that nobody knows', () => {
    const refused = (change: Partial<CaptureDiffOrder>) => {
      try {
        engine.sources['capture.diff'](orderOf(null, null, change), () => undefined)()
        return null
      } catch (problem) {
        return problem instanceof Fault ? problem.code : problem
      }
    }
    expect(refused({ b: { captureId: 'gone', filter: '' } })).toBe('capture.not-open')
    expect(refused({ a: { captureId: null, filter: 'status ==' } })).toBe('capture.bad-filter')
    expect(refused({ ignored: ['destination_adr'] })).toBe('cli.unknown-field')
    expect(refused({})).toBeNull()
  })
})
