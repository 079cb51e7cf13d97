import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CaptureReader } from '../../../shared/pcap/capture-reader.ts'
import { CaptureWriter } from '../../../shared/pcap/capture-writer.ts'
import { type CapturedRow, isoTime, timeOfIso } from '../../../shared/pcap/captured-row.ts'
import { packetEnd } from '../../../shared/pcap/packet-end.ts'
import { joined } from '../../../shared/pcap/record-writer.ts'
import { SessionReader } from '../../../shared/pcap/session-reader.ts'
import { toHex } from '../../../shared/smpp/hex.ts'

function read(file: Uint8Array): { rows: CapturedRow[]; problems: string[] } {
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

function written(rows: readonly CapturedRow[], format: 'pcap' | 'pcapng'): Uint8Array {
  const writer = new CaptureWriter(format)
  return joined([writer.head, ...rows.map((row) => writer.write(row))])
}

/** What a file of made-up segments keeps of a PDU: all but the frames. */
const kept = ({ octets, frames: _, ...row }: CapturedRow) => ({ ...row, hex: toHex(octets) })
const readVector = (name: string) =>
  read(readFileSync(join(import.meta.dirname, '../../vectors/captures', name))).rows

describe.each(['pcap', 'pcapng'] as const)('a %s file that was written', (format) => {
  test.each(['handshake.pcap', 'ipv6.pcapng', 'fragments.pcapng'])('holds the PDUs of %s', (name) => {
    const rows = readVector(name)
    const again = read(written(rows, format))
    expect(again.rows.map(kept)).toEqual(rows.map(kept))
    expect(again.problems).toEqual([])
  })

  test('holds a PDU that needs several segments', () => {
    const [row] = readVector('base.pcapng')
    const octets = new Uint8Array(5000)
    octets.set([0, 0, 0x13, 0x88, 0, 0, 0, 4])
    expect(read(written([{ ...row!, octets }], format)).rows.map(kept)).toEqual([
      kept({ ...row!, octets, sender: 'esme' }),
    ])
  })

  test('makes up ends for a PDU that nobody knows them of', () => {
    const [row] = readVector('base.pcapng')
    const nowhere = { ...row!, from: null, to: null, session: null }
    const { rows } = read(written([nowhere, { ...nowhere, from: 'smsc.example:2775', to: 'us' }], format))
    expect(rows.map(({ octets }) => toHex(octets))).toEqual([toHex(row!.octets), toHex(row!.octets)])
  })
})

test('a pcapng file keeps comments, and that there is no time', () => {
  const [row] = readVector('base.pcapng')
  const rows = [
    { ...row!, comments: ['seen by the operator', 'é'] },
    { ...row!, number: 2, at: null },
  ]
  const again = read(written(rows, 'pcapng')).rows
  expect(again.map(({ at, comments }) => ({ at, comments }))).toEqual([
    { at: row!.at, comments: ['seen by the operator', 'é'] },
    { at: null, comments: [] },
  ])
})

test('each session has a connection of its own, also between the same ports', () => {
  const [row] = readVector('base.pcapng')
  const rows = ['a', 'b', 'a', 'c'].map((session, index) => ({ ...row!, session, number: index + 1 }))
  const again = read(written(rows.slice(0, 2).concat(rows.slice(3)), 'pcapng')).rows
  expect(again.map(({ session }) => session)).toEqual(['1', '2', '3'])
})

test('ends are read as they are written', () => {
  expect(packetEnd('10.0.0.1:50000')).toEqual({ address: Uint8Array.of(10, 0, 0, 1), port: 50_000 })
  const ip6 = packetEnd('[2001:db8::1]:2775')
  expect(toHex(ip6!.address)).toBe('20010db8000000000000000000000001')
  expect(toHex(packetEnd('[::]:1')!.address)).toBe('0'.repeat(32))
  for (const none of [
    '',
    'host:1',
    '10.0.0:1',
    '10.0.0.256:1',
    '[1::2::3]:1',
    '[1:2]:3',
    '10.0.0.1:70000',
    '1.2.3.4',
  ]) {
    expect(packetEnd(none), none).toBeNull()
  }
})

test('times are written to the microsecond and read back', () => {
  for (const at of [0, 1, 999, 1000, 1_795_000_000_123_456, 1_795_000_000_999_999]) {
    expect(timeOfIso(isoTime(at)!)).toBe(at)
  }
  expect(isoTime(1_795_000_000_123_456)).toBe('2026-11-18T11:06:40.123456Z')
  expect([isoTime(null), isoTime(2 ** 64), isoTime(Number.NaN)]).toEqual([null, null, null])
  expect(timeOfIso('2026-11-18T14:06:40+03:00')).toBe(1_795_000_000_000_000)
  expect(timeOfIso('yesterday')).toBeNull()
})
