import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../shared/smpp/hex.ts'
import { type MadeSegment, pcapOf, segmentPacket } from '../../support/capture-frames.ts'
import { type ReadCapture, readAll } from '../../support/read-capture.ts'

const folder = join(import.meta.dirname, '../../vectors/captures')
const expected: Record<string, string[]> = JSON.parse(readFileSync(join(folder, 'tshark.json'), 'utf8'))
const files = readdirSync(folder).filter((name) => name !== 'tshark.json')

describe.each(files)('%s', (name) => {
  const file = readFileSync(join(folder, name))
  const whole = readAll(file)

  test('has the PDUs that tshark finds', () => {
    expect(whole.pdus.map(({ line }) => line)).toEqual(expected[name])
    expect(whole.pdus.length).toBe(whole.summary.pdus)
  })

  test.each([1, 13, 4099])('is read alike in chunks of %i', (octets) => {
    const other = readAll(file, octets)
    expect(other.pdus.map(({ octets: pdu }) => toHex(pdu))).toEqual(
      whole.pdus.map(({ octets: pdu }) => toHex(pdu)),
    )
    expect(other.events).toEqual(whole.events)
    expect(other.summary).toEqual(whole.summary)
  })

  test('has the PDUs before the cut when it is cut', () => {
    // Without the time: an octet that is missing may come again later.
    const untimed = ({ pdus }: ReadCapture) => pdus.map(({ line }) => line.replace(/^\d+ /, ''))
    const lines = untimed(whole)
    for (let octets = 0; octets < file.length; octets += 97) {
      const cut = readAll(file.subarray(0, octets))
      expect(lines).toEqual(expect.arrayContaining(untimed(cut)))
      expect(cut.events.filter(({ kind }) => kind === 'broken').length).toBeLessThanOrEqual(1)
    }
  })
})

/** enquire_link with this sequence_number. */
function enquireLink(sequence: number): Uint8Array {
  const pdu = new DataView(new ArrayBuffer(16))
  pdu.setUint32(0, 16)
  pdu.setUint32(4, 0x15)
  pdu.setUint32(12, sequence)
  return new Uint8Array(pdu.buffer)
}

/** PDUs numbered from `first`, in one run of octets. */
function stream(count: number, first = 1): Uint8Array {
  const all = new Uint8Array(16 * count)
  for (let index = 0; index < count; index += 1) all.set(enquireLink(first + index), 16 * index)
  return all
}

function readSegments(segments: readonly MadeSegment[]): ReadCapture {
  return readAll(pcapOf(segments.map((segment) => segmentPacket(segment))))
}

const sequencesOf = ({ pdus }: ReadCapture) => pdus.map(({ line }) => Number(line.split(' ').at(-1)))
const gapsOf = ({ events }: ReadCapture) =>
  events.flatMap((event) => (event.kind === 'gap' ? [`${event.why} ${event.octets}`] : [event.kind]))

describe('a TCP stream', () => {
  const octets = stream(6)
  /** Twenty octets a segment, so that PDUs lie across them. */
  const pieces: MadeSegment[] = Array.from({ length: 5 }, (_none, index) => ({
    by: 'client',
    sequence: (0xffff_ffd8 + 20 * index) >>> 0,
    data: octets.slice(20 * index, Math.min(96, 20 * index + 20)),
  }))

  test('is put in order, each octet once, past 2^32', () => {
    const order = [0, 2, 2, 1, 4, 0, 3, 1]
    const capture = readSegments(order.map((place) => pieces[place]!))
    expect(sequencesOf(capture)).toEqual([1, 2, 3, 4, 5, 6])
    expect(gapsOf(capture)).toEqual([])
  })

  test('in which segments overlap is read once', () => {
    const long: MadeSegment = { by: 'client', sequence: 1010, data: octets.slice(10, 60) }
    const parts = [
      { by: 'client', sequence: 1000, data: octets.slice(0, 30) },
      long,
      { ...long, sequence: 1040, data: octets.slice(40) },
    ] as const
    expect(sequencesOf(readSegments(parts))).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('that lost a segment goes on with the next PDU, and tells what is missing', () => {
    const capture = readSegments(pieces.filter((_piece, index) => index !== 1))
    expect(sequencesOf(capture)).toEqual([1, 4, 5, 6])
    // The rest of the PDU that began in the gap.
    expect(gapsOf(capture)).toEqual(['lost 20', 'skipped'])
  })

  test('that was cut by the snap length goes on where the next segment begins', () => {
    const segments = [0, 1, 2].map(
      (index): MadeSegment => ({
        by: 'client',
        sequence: 1000 + 32 * index,
        data: octets.slice(32 * index, 32 * index + 32),
        kept: index === 1 ? 20 : 32,
      }),
    )
    const capture = readSegments(segments)
    expect(sequencesOf(capture)).toEqual([1, 2, 3, 5, 6])
    expect(gapsOf(capture)).toEqual(['cut 12'])
  })

  test('that begins inside a PDU is read from the next one on', () => {
    const capture = readSegments([{ by: 'server', sequence: 7, data: octets.slice(5) }])
    expect(sequencesOf(capture)).toEqual([2, 3, 4, 5, 6])
    const head = octets.slice(5, 16)
    expect(capture.events).toMatchObject([{ kind: 'skipped', octets: 11, offset: 0, head }])
  })

  test.each([3, 14, 15, 16, 40])(
    'with %i octets between its PDUs that are none tells where and what they are',
    (count) => {
      const garbage = new Uint8Array(count).fill(0xee).map((octet, index) => octet - index)
      const pdus = octets.slice(0, 64)
      const stream = Buffer.concat([pdus, garbage, pdus, garbage, pdus])
      for (const piece of [1, 7, 16, stream.length]) {
        const parts: MadeSegment[] = []
        for (let at = 0; at < stream.length; at += piece)
          parts.push({ by: 'client', sequence: 1 + at, data: stream.subarray(at, at + piece) })
        const { events } = readSegments(parts)
        expect(events.filter(({ kind }) => kind === 'skipped')).toMatchObject([
          { octets: count, offset: 64, head: garbage.subarray(0, 16) },
          { octets: count, offset: 128 + count, head: garbage.subarray(0, 16) },
        ])
      }
    },
  )

  test('that ends inside a PDU tells so', () => {
    const capture = readSegments([{ by: 'client', sequence: 1, data: octets.slice(0, 40) }])
    expect(sequencesOf(capture)).toEqual([1, 2])
    expect(capture.events).toMatchObject([{ kind: 'gap', why: 'ended', octets: 8, length: 16 }])
  })

  test('of another protocol is told with its first octets, and costs nothing more', () => {
    const data = Buffer.from('GET / HTTP/1.1\r\nHost: example.net\r\n\r\n')
    const capture = readSegments([{ by: 'client', sequence: 1, data }])
    expect(capture.pdus).toEqual([])
    expect(capture.events).toMatchObject([{ kind: 'not-smpp', head: new Uint8Array(data) }])
  })
})

describe('a port that is used again', () => {
  const syn = 2
  const fin = 17
  const connection = (sequence: number, first: number, end: number): MadeSegment[] => [
    { by: 'client', sequence, flags: syn },
    { by: 'client', sequence: sequence + 1, data: stream(2, first) },
    { by: 'client', sequence: sequence + 33, flags: end },
  ]

  test.each([
    ['with other numbers', 5000, 9_000_000],
    ['with the same numbers, after a FIN', 5000, 5000],
  ])('is another connection, %s', (_how, one, other) => {
    const capture = readSegments([...connection(one, 1, fin), ...connection(other, 11, fin)])
    expect(sequencesOf(capture)).toEqual([1, 2, 11, 12])
    expect(capture.flows.map(({ connection: number }) => number)).toEqual([1, 1, 2, 2])
  })

  test('after a reset is another connection', () => {
    const capture = readSegments([...connection(77, 1, 4), ...connection(77, 11, 4)])
    expect(sequencesOf(capture)).toEqual([1, 2, 11, 12])
  })
})

describe('memory is bounded', () => {
  test('by the connections that are followed', () => {
    const packets = Array.from({ length: 40 }, (_none, index) => {
      const packet = segmentPacket({ by: 'client', sequence: 1, data: stream(1).subarray(0, 10) })
      new DataView(packet.buffer).setUint16(20, 1000 + index)
      return packet
    })
    const { events } = readAll(pcapOf(packets), 1 << 16, { connections: 8, waitingOctets: 1 << 20 })
    expect(events.some((event) => event.kind === 'bound' && event.what === 'connections')).toBe(true)
  })

  test('by the octets that wait', () => {
    const far = Array.from(
      { length: 40 },
      (_none, index): MadeSegment => ({ by: 'client', sequence: 1000 + 40 * index, data: stream(2, index) }),
    )
    const packets = [{ by: 'client', sequence: 1, data: stream(1) } as const, ...far].map(segmentPacket)
    const { events } = readAll(pcapOf(packets), 1 << 16, { connections: 8, waitingOctets: 500 })
    expect(events.some((event) => event.kind === 'bound' && event.what === 'waiting')).toBe(true)
    expect(events.some((event) => event.kind === 'gap')).toBe(true)
  })
})

test('connections made to have one hash do not make a reader slow', () => {
  // The hash of each end begins with its port: both ends changed alike leave their sum as it is.
  const packets = Array.from({ length: 400 }, (_none, index) => {
    const packet = segmentPacket({ by: 'client', sequence: 1, data: stream(1, index + 1) })
    const view = new DataView(packet.buffer)
    view.setUint16(20, 1000 + index)
    view.setUint16(22, 5000 - index)
    view.setUint32(12, 0)
    view.setUint32(16, 0)
    return packet
  })
  const { pdus, summary } = readAll(pcapOf(packets))
  expect(pdus.length).toBe(400)
  expect(summary.frames).toBe(400)
})
