import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { noteText } from '../../../shared/inspect/note-table.ts'
import { summarizePdu } from '../../../shared/inspect/summarize.ts'
import { pduFromJson } from '../../../shared/json/pdu-from-json.ts'
import { streamToJson } from '../../../shared/json/pdu-json.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { pduLayouts } from '../../../shared/smpp/pdu-layout.ts'
import { octets, pduVectors } from './pdu-vectors.ts'

/** Everything that reads octets reads these; what it says of them must hold together. */
function readEverything(bytes: Uint8Array): void {
  const inspection = inspectPdu(bytes)
  const { pdu, spans, notes } = inspection
  let at = 0
  for (const span of spans) {
    if (span.kind === 'group') continue
    expect(span.start).toBe(at)
    at = span.end
  }
  expect(at).toBe(pdu.length)
  for (const note of notes) noteText(note, 'ru')
  summarizePdu(pdu)
  const whole = bytes.subarray(0, pdu.length)
  if (pdu.length >= 16 && whole[3] === (pdu.length & 0xff)) {
    expect(toHex(encodePdu(pdu)).slice(8)).toBe(toHex(whole).slice(8))
  }
}

const ids = pduLayouts.map((layout) => layout.id)
const header = (id: number, status: number, body: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(16 + body.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, bytes.length)
  view.setUint32(4, id)
  view.setUint32(8, status)
  view.setUint32(12, 7)
  bytes.set(body, 16)
  return bytes
}

describe('octets that mean harm or nothing', () => {
  test('random octets never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readEverything(bytes)
        streamToJson(toHex(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  test('random bodies of every command never throw, and come out as they came in', () => {
    const statuses = fc.constantFrom(0, 0, 8, 0xffffffff)
    const bodies = fc.uint8Array({ maxLength: 120 })
    // Small octets make lengths, flags and NULs that lead deep into the tables.
    const lowBodies = fc
      .array(fc.integer({ min: 0, max: 6 }), { maxLength: 80 })
      .map((all) => Uint8Array.from(all))
    fc.assert(
      fc.property(fc.constantFrom(...ids), statuses, fc.oneof(bodies, lowBodies), (id, status, body) =>
        readEverything(header(id, status, body)),
      ),
      { numRuns: 4000 },
    )
  })

  test('vectors with octets changed, dropped and doubled never throw', () => {
    const vectors = pduVectors.filter(({ hex }) => hex.length < 600)
    const change = fc.record({
      at: fc.nat(400),
      octet: fc.nat(255),
      how: fc.constantFrom('set', 'drop', 'double'),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (vector, changes) => {
          const mutated = [...octets(vector.hex)]
          for (const { at, octet, how } of changes) {
            const index = at % mutated.length
            if (how === 'set') mutated[index] = octet
            else if (how === 'drop' && mutated.length > 1) mutated.splice(index, 1)
            else mutated.splice(index, 0, octet)
          }
          readEverything(Uint8Array.from(mutated))
        },
      ),
      { numRuns: 4000 },
    )
  })

  test('every JSON that decode prints is read back to the same octets when it has no error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.constantFrom(0, 8),
        fc.uint8Array({ maxLength: 60 }),
        (id, status, body) => {
          const bytes = header(id, status, body)
          const [pdu] = streamToJson(toHex(bytes)).pdus
          expect(toHex(encodePdu(pduFromJson(JSON.parse(JSON.stringify(pdu)))))).toBe(toHex(bytes))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('a claimed length of four gigabytes costs no memory', () => {
    const bytes = octets('ffffffff00000004000000000000000100')
    expect(decodePdu(bytes).length).toBe(17)
  })
})
