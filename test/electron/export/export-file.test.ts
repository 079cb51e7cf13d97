import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unmaskPassword } from '../../../electron/capture/bind-password.ts'
import type { LiveCapture } from '../../../electron/capture/live-capture.ts'
import { type ExportOrder, writeExport } from '../../../electron/export/export-file.ts'
import type { ExportSource } from '../../../electron/export/export-rows.ts'
import { streamFile } from '../../../electron/export/file-stream.ts'
import { captureFormSchema, type FileItem, usualMasks } from '../../../shared/contract/capture-export.ts'
import { unpaced } from '../../../shared/contract/contract.ts'
import { CaptureReader } from '../../../shared/pcap/capture-reader.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { SessionReader } from '../../../shared/pcap/session-reader.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { brokenBinds, recordedPieces } from '../../support/broken-binds.ts'
import { manualPace } from '../../support/manual-pace.ts'
import { type Passed, recordedCapture } from '../../support/recorded-capture.ts'

const everything: ExportOrder = {
  form: 'pcapng',
  filter: '',
  seqs: null,
  mask: usualMasks,
  language: 'en',
  limit: null,
}

function sourceOf(capture: LiveCapture): ExportSource {
  return {
    capture,
    unmasked: ({ octets, sealedPassword }) =>
      sealedPassword === null ? octets : unmaskPassword(octets, sealedPassword),
    inspectOf: () => ({}),
  }
}

/** The whole file, and what was told as it was made. */
async function exported(
  source: ExportSource,
  order: Partial<ExportOrder> = {},
): Promise<{ file: Buffer; items: FileItem[] }> {
  const items: FileItem[] = []
  await new Promise<void>((resolve) => {
    const emit = (item: FileItem) => {
      items.push(item)
      if (!('octets' in item)) resolve()
    }
    streamFile((sink) => writeExport(source, { ...everything, ...order }, sink), emit, unpaced)
  })
  const pieces = items.flatMap((item) => ('octets' in item ? [Buffer.from(item.octets, 'base64')] : []))
  return { file: Buffer.concat(pieces), items }
}

const submit = (sequence_number: number, destination_addr = '79161234567') =>
  encodePdu({
    command: 'submit_sm',
    sequence_number,
    fields: { source_addr: 'ACME', destination_addr, short_message: Buffer.from('Hello there') },
  })
const accepted = (sequence_number: number) =>
  encodePdu({ command: 'submit_sm_resp', sequence_number, fields: { message_id: `id${sequence_number}` } })
const bind = encodePdu({
  command: 'bind_transceiver',
  sequence_number: 1,
  fields: { system_id: 'demo', password: 'secret', interface_version: 0x34 },
})
const bound = encodePdu({
  command: 'bind_transceiver_resp',
  sequence_number: 1,
  fields: { system_id: 'SMSC' },
})

const traffic: Passed[] = [
  { octets: bind },
  { octets: bound, direction: 'received', request: 1 },
  { octets: submit(2) },
  { octets: accepted(2), direction: 'received', request: 3 },
  { octets: submit(3, '4915112345678') },
  { octets: bind },
  { octets: submit(2), session: 'other' },
]

function readPcap(file: Uint8Array): { rows: CapturedRow[]; problems: string[] } {
  const rows: CapturedRow[] = []
  const problems: string[] = []
  const reader = new CaptureReader(
    new SessionReader({
      pdu: (row) => rows.push({ ...row, octets: row.octets.slice() }),
      event: ({ kind }) => kind !== 'comment' && problems.push(kind),
    }),
  )
  reader.push(file)
  reader.end()
  return { rows, problems }
}

describe('a capture that is exported', () => {
  test('is what it was in pcapng: octets, times, sides, pairs, and a connection for each link', async () => {
    const { file, items } = await exported(sourceOf(recordedCapture(traffic)))
    const { rows, problems } = readPcap(file)
    expect(problems).toEqual([])
    const masked = bind.slice()
    masked.fill(0x2a, 21, 27)
    expect(rows.map(({ octets }) => toHex(octets))).toEqual(
      traffic.map(({ octets }) => toHex(octets === bind ? masked : octets)),
    )
    expect(rows.map(({ at }) => at)).toEqual(traffic.map((_, index) => 1_795_000_000_000_500 + 1000 * index))
    expect(rows.map(({ request, latency }) => [request, latency])).toEqual([
      [null, null],
      [1, 1000],
      [null, null],
      [3, 1000],
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(rows.map(({ session }) => session)).toEqual(['1', '1', '1', '1', '1', '2', '3'])
    expect(rows.map(({ sender }) => sender)).toEqual(['esme', 'smsc', 'esme', 'smsc', 'esme', 'esme', 'esme'])
    expect(new Set(rows.flatMap(({ from, to }) => [from, to]))).toContain('192.0.2.7:2776')
    expect(items.at(-1)).toEqual({ end: true, pdus: 7 })
    expect(items.at(-2)).toMatchObject({ done: 7, total: 7 })
  })

  test('has a line for each PDU, with session, ends, pair and latency', async () => {
    const { file } = await exported(sourceOf(recordedCapture(traffic)), { form: 'jsonl' })
    const lines = file
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ number, session, system_id }) => [number, session, system_id])).toEqual([
      [1, 'prod', 'demo'],
      [2, 'prod', 'demo'],
      [3, 'prod', 'demo'],
      [4, 'prod', 'demo'],
      [5, 'prod', 'demo'],
      [6, 'prod (2)', 'demo'],
      [7, 'other', null],
    ])
    expect(lines[3]).toMatchObject({ request: 3, latency_ms: 1, sender: 'smsc', from: '192.0.2.7:2776' })
    expect(lines[0].pdu.fields.password).toBe('******')
  })

  test.each([
    ['command == submit_sm', null, [3, 5, 7]],
    ['to contains "4915"', null, [5]],
    ['answered', null, [1, 2, 3, 4]],
    ['not answered and command == submit_sm', null, [5, 7]],
    ['password contains "secret"', null, []],
    ['', [5, 3, 5, 99], [3, 5]],
    ['command == submit_sm', [2, 3], [3]],
  ])('%j of %j finds %j', async (filter, seqs, expected) => {
    const { file, items } = await exported(sourceOf(recordedCapture(traffic)), {
      form: 'jsonl',
      filter,
      seqs,
    })
    const numbers = file
      .toString()
      .match(/^\{"number":\d+/gm)
      ?.map((line) => Number(line.slice(10)))
    expect(numbers ?? []).toEqual(expected)
    expect(items.at(-1)).toEqual({ end: true, pdus: expected.length })
  })

  test('carries the comments of its PDUs', async () => {
    const marks = [{ seq: 3, bookmark: false, comment: 'asked by +79161234567' }]
    const source = sourceOf(recordedCapture(traffic, marks))
    expect(readPcap((await exported(source)).file).rows[2]?.comments).toEqual(['asked by +79161234567'])
    const mask = { ...usualMasks, numbers: true }
    expect(readPcap((await exported(source, { mask })).file).rows[2]?.comments[0]).toMatch(
      /^asked by \+7916\d{5}67$/,
    )
  })

  test('ends after so many', async () => {
    const { file } = await exported(sourceOf(recordedCapture(traffic)), { form: 'html', limit: 2 })
    expect(file.toString().match(/<tbody>/g)).toHaveLength(2)
    expect(file.toString()).toMatch(/<\/html>\n$/)
  })

  test('is refused with the place of a filter that cannot be read', async () => {
    const { items } = await exported(sourceOf(recordedCapture(traffic)), { filter: 'status ==' })
    expect(items).toMatchObject([{ fault: { code: 'capture.bad-filter', detail: { start: 8 } } }])
  })

  test.each(captureFormSchema.options)('hides numbers and texts in %s', async (form) => {
    const mask = { secrets: true, numbers: true, texts: true }
    const told = [/Hello|48656c6c6f|48 65 6C/i, /79161234567|3739313631323334|37 39 31 36 31 32/i]
    const open = (await exported(sourceOf(recordedCapture(traffic)), { form })).file.toString('latin1')
    const shut = (await exported(sourceOf(recordedCapture(traffic)), { form, mask })).file.toString('latin1')
    for (const pattern of told) {
      expect(open).toMatch(pattern)
      expect(shut).not.toMatch(pattern)
    }
  })
})

describe('the password of a bind', () => {
  const password = 'tAkEn-Qz7'
  const traces = ['', 'hex', 'spaced'].flatMap((form) =>
    Array.from({ length: password.length - 2 }, (_, at) => {
      const piece = Buffer.from(password.slice(at, at + 3))
      if (form === '') return piece.toString()
      const hex = piece.toString('hex')
      return form === 'hex' ? hex : hex.toUpperCase().replace(/(..)(?=.)/g, '$1 ')
    }),
  )
  const shows = (file: Buffer) => {
    const text = file.toString('latin1')
    return traces.some((trace) => text.includes(trace))
  }

  /** What a capture of another's would hold: nothing was masked as it was recorded. */
  function unmaskedSource(pieces: readonly Uint8Array[]): ExportSource {
    const source = sourceOf(recordedCapture(pieces.map((octets) => ({ octets }))))
    const range: LiveCapture['range'] = async (...asked) => {
      const { records, next } = await source.capture.range(...asked)
      return {
        records: records.map((record) => ({ ...record, octets: source.unmasked(record) as never })),
        next,
      }
    }
    return { ...source, capture: { range, lastSeq: source.capture.lastSeq, marksOf: source.capture.marksOf } }
  }

  for (const form of captureFormSchema.options) {
    test(`is in no octet of ${form}, however a bind is spoilt`, async () => {
      for (const sends of Object.values(brokenBinds(password))) {
        const pieces = recordedPieces(sends)
        const live = sourceOf(recordedCapture(pieces.map((octets) => ({ octets }))))
        expect(shows((await exported(live, { form })).file)).toBe(false)
        expect(shows((await exported(unmaskedSource(pieces), { form })).file)).toBe(false)
      }
      const [whole = new Uint8Array()] = brokenBinds(password)['whole'] ?? []
      const open = await exported(sourceOf(recordedCapture([{ octets: whole }])), {
        form,
        mask: { ...usualMasks, secrets: false },
      })
      expect(shows(open.file)).toBe(true)
    })
  }

  test('is in no octet wherever its PDU is cut', async () => {
    const [whole = new Uint8Array()] = brokenBinds(password)['whole'] ?? []
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.constantFrom(...captureFormSchema.options), async (places, form) => {
        const sorted = [...places].sort((a, b) => a - b)
        const sends = [0, ...sorted].map((from, index) => whole.subarray(from, sorted[index]))
        expect(shows((await exported(unmaskedSource(recordedPieces(sends)), { form })).file)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

test('makes no more than the window takes, and nothing once it has left', async () => {
  const many = Array.from({ length: 4000 }, (_, index) => ({ octets: submit(index + 1) }))
  const source = sourceOf(recordedCapture(many))
  let asked = 0
  const range: LiveCapture['range'] = (...of) => {
    asked += 1
    return source.capture.range(...of)
  }
  const counted = {
    ...source,
    capture: { range, lastSeq: source.capture.lastSeq, marksOf: source.capture.marksOf },
  }
  const { pace, use, give } = manualPace(1)
  const items: FileItem[] = []
  let heard = () => {}
  const next = () => new Promise<void>((resolve) => (heard = resolve))
  const first = next()
  const stop = streamFile(
    (sink) => writeExport(counted, { ...everything, form: 'jsonl' }, sink),
    (item) => {
      use()
      items.push(item)
      heard()
    },
    pace,
  )
  await first
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
  expect([items.length, asked]).toEqual([1, 1])
  const second = next()
  give(1)
  await second
  stop()
  give(10)
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
  expect(items).toHaveLength(2)
  expect(asked).toBeLessThan(4)
})
