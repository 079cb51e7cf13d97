import { describe, expect, test } from 'vitest'
import { Framer, splitFrames } from '../../../electron/wire/framer.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { FrameFault } from '../../../shared/smpp/frame.ts'

const pdus = [
  encodePdu({ command: 'enquire_link', sequence_number: 1 }),
  encodePdu({
    command: 'submit_sm',
    sequence_number: 2,
    fields: { destination_addr: '79161234567', short_message: new Uint8Array(40).fill(0x41) },
  }),
  encodePdu({ command: 'generic_nack', command_status: 3, sequence_number: 3 }),
]
const stream = Buffer.concat(pdus)

function frames(chunks: Uint8Array[]): {
  hex: string[]
  buffers: ArrayBufferLike[]
  faults: FrameFault[]
  rest: string[]
} {
  const found = {
    hex: [] as string[],
    buffers: [] as ArrayBufferLike[],
    faults: [] as FrameFault[],
    rest: [] as string[],
  }
  const framer = new Framer({
    frame: (bytes, start, end) => {
      found.hex.push(Buffer.from(bytes.subarray(start, end)).toString('hex'))
      found.buffers.push(bytes.buffer)
    },
    frameFault: (fault, rest) => {
      found.faults.push(fault)
      found.rest.push(Buffer.from(rest).toString('latin1'))
    },
  })
  for (const chunk of chunks) framer.push(chunk)
  return found
}

const whole = pdus.map((pdu) => Buffer.from(pdu).toString('hex'))

describe('the framer', () => {
  test('hands over whole frames in place, without copying them', () => {
    const chunk = new Uint8Array(stream)
    const found = frames([chunk])
    expect(found.hex).toEqual(whole)
    expect(found.buffers.every((buffer) => buffer === chunk.buffer)).toBe(true)
  })

  test('finds the same PDUs wherever one cut falls', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(frames([stream.subarray(0, cut), stream.subarray(cut)]).hex).toEqual(whole)
    }
  })

  test('finds the same PDUs one octet at a time and in chunks of every size', () => {
    for (let size = 1; size < 80; size++) {
      const chunks: Uint8Array[] = []
      for (let at = 0; at < stream.length; at += size) chunks.push(stream.subarray(at, at + size))
      expect(frames(chunks).hex).toEqual(whole)
    }
  })

  test('does not write over a straddling frame when the next one straddles', () => {
    const kept: Uint8Array[] = []
    const framer = new Framer({
      frame: (bytes, start, end) => kept.push(bytes.subarray(start, end)),
      frameFault: () => undefined,
    })
    for (const octet of stream) framer.push(new Uint8Array([octet]))
    expect(kept.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(whole)
  })

  test('tells a length below 16 as soon as four octets are there, and reads nothing after it', () => {
    const found = frames([Buffer.concat([pdus[0]!, Buffer.from('00000008', 'hex'), pdus[1]!])])
    expect(found.hex).toEqual(whole.slice(0, 1))
    expect(found.faults).toEqual([{ kind: 'length-too-small', length: 8 }])
  })

  test('tells a length of 4 GB that comes one octet at a time, and keeps no more than what came', () => {
    const octets = Buffer.from('ffffffff000000040000000000000001', 'hex')
    const found = frames([...octets].map((octet) => new Uint8Array([octet])))
    expect(found.faults).toEqual([{ kind: 'length-too-large', length: 0xffffffff }])
  })

  test('keeps memory by what arrived, not by what is claimed', () => {
    const framer = new Framer({ frame: () => undefined, frameFault: () => undefined })
    framer.push(Buffer.from('00011000', 'hex'))
    expect(framer.carried).toBe(4)
  })

  test('hands over the rest of the chunk with a fault, so that the protocol can be named', () => {
    const greeting = Buffer.from('HTTP/1.1 400 Bad Request\r\n', 'latin1')
    expect(frames([greeting]).rest[0]).toContain('HTTP/1.1 400')
    expect(frames([greeting.subarray(0, 3), greeting.subarray(3)]).rest[0]).toContain('HTTP/1.1')
  })

  test('stops in the middle of a chunk when told to', () => {
    const seen: number[] = []
    const framer: Framer = new Framer({
      frame: (_bytes, start) => {
        seen.push(start)
        framer.stop()
      },
      frameFault: () => undefined,
    })
    framer.push(stream)
    expect(seen).toEqual([0])
  })
})

describe('octets to be sent raw', () => {
  test('are split into the frames they hold and what is left', () => {
    const rest = Buffer.from('000000ff01', 'hex')
    const pieces = splitFrames(Buffer.concat([...pdus, rest])).map((piece) =>
      Buffer.from(piece).toString('hex'),
    )
    expect(pieces).toEqual([...whole, rest.toString('hex')])
    expect(splitFrames(new Uint8Array(0))).toEqual([])
    expect(splitFrames(Buffer.from('00000001', 'hex'))).toHaveLength(1)
  })
})
