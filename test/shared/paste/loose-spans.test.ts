import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tlvSpans, udhSpans } from '../../../shared/paste/loose-spans.ts'
import { pastedReadings } from '../../../shared/paste/pasted-readings.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'

function octets(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array()
}

test('TLVs without their PDU are typed, their octets counted from the first', () => {
  const spans = tlvSpans(octets('042700010504230003030802'))
  expect(spans.find(({ path }) => path === 'tlvs.message_state.value')).toMatchObject({
    start: 4,
    end: 5,
    value: 5,
  })
  expect(spans.find(({ path }) => path === 'tlvs.network_error_code')).toMatchObject({ start: 5, end: 12 })
})

test('a user data header without its PDU is typed, the text behind it left out', () => {
  const spans = udhSpans(octets('05000302a702010041'))
  expect(spans.at(-1)).toMatchObject({ start: 3, end: 6, value: '02a702' })
})

test('any octets give spans within them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
      for (const { start, end } of [...tlvSpans(any), ...udhSpans(any)]) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(any.length)
      }
    }),
    { numRuns: 200 },
  )
})

const likely: readonly (readonly [hex: string, encoding: string, text: string])[] = [
  ['48656c6c6f', 'ascii', 'Hello'],
  ['041f04400438043204350442', 'ucs2', 'Привет'],
  ['1f0440043804320435044204', 'ucs2-le', 'Привет'],
  ['d09fd180d0b8d0b2d0b5d182', 'utf8', 'Привет'],
  ['cff0e8e2e5f2', 'cp1251', 'Привет'],
  ['f0d2c9d7c5d4', 'koi8-r', 'Привет'],
  ['c8329bfd065ddf72363904', 'gsm7-packed', 'Hello World!'],
  ['1b65313030', 'gsm7', '€100'],
]
for (const [hex, encoding, text] of likely) {
  test(`octets of a text without their data_coding: ${encoding}`, () => {
    expect(pastedReadings(octets(hex))[0]).toEqual({ encoding, text, isClean: true })
  })
}
