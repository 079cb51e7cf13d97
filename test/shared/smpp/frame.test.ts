import { describe, expect, test } from 'vitest'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import {
  defaultMaxPduOctets,
  frameFault,
  frameNeedsMore,
  frameTooLarge,
  frameTooSmall,
  readFrame,
} from '../../../shared/smpp/frame.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { malformedVectors, octets, pduVectors, streamOctets, streamVectors } from './pdu-vectors.ts'

/** Cuts PDUs out of chunks as they come, keeping what is incomplete. */
function readChunks(chunks: readonly Uint8Array[]): DecodedPdu[] {
  const pdus: DecodedPdu[] = []
  let held = new Uint8Array(0)
  for (const chunk of chunks) {
    const joined = new Uint8Array(held.length + chunk.length)
    joined.set(held)
    joined.set(chunk, held.length)
    let at = 0
    for (;;) {
      const length = readFrame(joined, at, joined.length)
      if (length <= 0) break
      pdus.push(decodePdu(joined, at, at + length))
      at += length
    }
    held = joined.slice(at)
  }
  expect(held).toHaveLength(0)
  return pdus
}

describe('streams', () => {
  for (const stream of streamVectors) {
    test(`${stream.id} gives its PDUs from the chunks it was cut into`, () => {
      const bytes = streamOctets(stream)
      const chunks: Uint8Array[] = []
      let at = 0
      for (const size of stream.chunks) {
        chunks.push(bytes.subarray(at, at + size))
        at += size
      }
      chunks.push(bytes.subarray(at))
      const expected = stream.pdus.map((id) => octets(pduVectors.find((vector) => vector.id === id)!.hex))
      expect(readChunks(chunks)).toEqual(expected.map((pdu) => decodePdu(pdu)))
    })
  }

  test('cut in two at any octet they decode alike', () => {
    for (const stream of streamVectors) {
      const bytes = streamOctets(stream)
      if (bytes.length > 2000) continue
      const whole = readChunks([bytes]).map((pdu) => [pdu.command_id, pdu.sequence_number, pdu.length])
      for (let cut = 1; cut < bytes.length; cut += 1) {
        const parted = readChunks([bytes.subarray(0, cut), bytes.subarray(cut)])
        expect(parted.map((pdu) => [pdu.command_id, pdu.sequence_number, pdu.length])).toEqual(whole)
      }
    }
  })
})

describe('a PDU that has not all come', () => {
  test('is waited for at every truncation of every vector, and never beyond `end`', () => {
    for (const { hex } of pduVectors) {
      const bytes = octets(hex)
      for (let end = 0; end < Math.min(bytes.length, 400); end += 1) {
        expect(readFrame(bytes, 0, end)).toBe(frameNeedsMore)
      }
      expect(readFrame(bytes, 0, bytes.length)).toBe(bytes.length)
    }
  })
})

describe('a length that lies', () => {
  test.each([
    ['00000000', frameTooSmall],
    ['0000000f', frameTooSmall],
    ['ffffffff', frameTooLarge],
    ['47455420', frameTooLarge],
  ])('%s is a fault as soon as its four octets are there', (hex, answer) => {
    const bytes = octets(hex)
    expect(readFrame(bytes, 0, 3)).toBe(frameNeedsMore)
    expect(readFrame(bytes, 0, 4)).toBe(answer)
    expect(frameFault(answer, bytes, 0).length).toBe(Number.parseInt(hex, 16))
  })

  test('the limit holds a full message_payload and can be lowered', () => {
    expect(defaultMaxPduOctets).toBeGreaterThan(65535 + 4 + 400)
    expect(readFrame(octets('00000100'), 0, 4, 255)).toBe(frameTooLarge)
    expect(readFrame(octets('000000ff'), 0, 4, 255)).toBe(frameNeedsMore)
  })

  test('malformed streams end as their expectation says', () => {
    const kinds = {
      LENGTH_TOO_SMALL: frameTooSmall,
      LENGTH_TOO_LARGE: frameTooLarge,
      INCOMPLETE: frameNeedsMore,
    }
    for (const { id, hex, outcome, kind } of malformedVectors) {
      if (outcome !== 'framing-error' && outcome !== 'need-more-data') continue
      const bytes = octets(hex)
      let at = 0
      let answer = readFrame(bytes, at, bytes.length)
      for (; answer > 0; answer = readFrame(bytes, at, bytes.length)) at += answer
      expect(answer, id).toBe(kinds[kind as keyof typeof kinds])
    }
  })
})
