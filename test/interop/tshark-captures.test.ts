import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CaptureReader } from '../../shared/pcap/capture-reader.ts'
import { CaptureWriter } from '../../shared/pcap/capture-writer.ts'
import { joined } from '../../shared/pcap/record-writer.ts'
import { SessionReader } from '../../shared/pcap/session-reader.ts'
import { lineOf, readAll } from '../support/read-capture.ts'
import { lostFrames, makeCaptures } from './made-captures.ts'
import { requireTshark } from './tshark.ts'
import { pdusOfTshark } from './tshark-pdus.ts'

requireTshark()
const folder = mkdtempSync(join(tmpdir(), 'workbench-captures-'))
afterAll(() => rmSync(folder, { recursive: true }))

const captures = makeCaptures(folder)
const place = (name: string) => join(folder, name)

test.each([
  ['handshake.pcap', 'pcapng'],
  ['ipv6.pcapng', 'pcap'],
  ['twice.pcapng', 'pcapng'],
] as const)('%s, written as %s, is to tshark what it was, without a complaint', (name, format) => {
  const writer = new CaptureWriter(format)
  const pieces = [writer.head]
  const reader = new CaptureReader(
    new SessionReader({ pdu: (row) => pieces.push(writer.write(row)), event: () => undefined }),
  )
  reader.push(readFileSync(place(name)))
  reader.end()
  const file = place(`written.${format}`)
  writeFileSync(file, joined(pieces))
  // query_last_msgs_resp of SMPP 3.3, which tshark does not know: it passes over a segment that begins with it.
  const known = (lines: readonly string[]) => lines.filter((line) => !line.includes(' 2147483683 '))
  expect(known(pdusOfTshark(file))).toEqual(known(pdusOfTshark(place(name))))
  const checks = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE']
  const complained = 'tcp.analysis.flags or tcp.checksum.status != 1 or ip.checksum.status != 1'
  const told = execFileSync('tshark', ['-r', file, ...checks, '-Y', complained], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(told.toString()).toBe('')
})

for (const { file, isComplete } of captures) {
  if (!isComplete) continue
  test(`${basename(file)} has the PDUs that tshark finds`, () => {
    const { pdus, events } = readAll(readFileSync(file))
    expect(pdus.map(({ line }) => line)).toEqual(pdusOfTshark(file))
    expect(pdus).not.toEqual([])
    // A fragment that waits for the others is told as unread, and that a connection ended is no lack.
    expect(events.filter(({ kind }) => kind !== 'unread' && kind !== 'closed')).toEqual([])
  })
}

test('a capture that begins in the middle has the PDUs that tshark finds', () => {
  const file = place('middle.pcapng')
  expect(readAll(readFileSync(file)).pdus.map(({ line }) => line)).toEqual(pdusOfTshark(file))
})

test('lost frames cost the PDUs that they carried, and no other', () => {
  const { pdus, events } = readAll(readFileSync(place('lost.pcapng')))
  const found = new Set(pdus.map(({ line }) => line))
  const whole = readAll(readFileSync(place('base.pcapng'))).pdus
  const missed = whole.filter(({ line }) => !found.has(line))
  expect(found.size + missed.length).toBe(whole.length)
  expect(missed).not.toEqual([])
  for (const { frames } of missed) expect(frames.some((frame) => lostFrames.includes(frame))).toBe(true)
  expect(events.some((event) => event.kind === 'gap' && event.why === 'lost')).toBe(true)
})

test.each(['cut-bodies.pcapng', 'cut-headers.pcap'])(
  '%s has every PDU that tshark finds, whole or as the head of a gap',
  (name) => {
    const { pdus, events } = readAll(readFileSync(place(name)))
    const gaps = events.filter((event) => event.kind === 'gap')
    expect(gaps.every(({ why }) => why === 'cut')).toBe(true)
    const heads = gaps.filter(({ head }) => head.length >= 16)
    const found = [
      ...pdus.map(({ line }) => line),
      ...heads.map(({ at, flow, head }) => lineOf(at, flow.source, head)),
    ]
    expect(found).toEqual(expect.arrayContaining(pdusOfTshark(place(name))))
    expect(gaps).not.toEqual([])
  },
)
