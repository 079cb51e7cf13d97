import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../../shared/smpp/hex.ts'
import { encodeGsm7 } from '../../../shared/text/gsm7.ts'
import { fillBits, packSeptets, unpackSeptets } from '../../../shared/text/gsm7-packing.ts'

test('packs eight septets into seven octets, lowest bit first', () => {
  expect(toHex(packSeptets(encodeGsm7('hellohello')!))).toBe('e8329bfd4697d9ec37')
  expect(packSeptets(new Uint8Array(160))).toHaveLength(140)
})

test('begins on a septet boundary behind a header', () => {
  expect([0, 4, 5, 6, 7, 12, 13].map(fillBits)).toEqual([0, 3, 2, 1, 0, 2, 1])
  // One fill bit behind six octets: the whole text stands one bit higher.
  expect(toHex(packSeptets(encodeGsm7('A')!, 6))).toBe('82')
  expect(packSeptets(new Uint8Array(153), 6)).toHaveLength(134)
  expect(packSeptets(new Uint8Array(152), 7)).toHaveLength(133)
})

test('what was packed unpacks, behind any header', () => {
  const septets = fc.uint8Array({ max: 127, maxLength: 200 })
  fc.assert(
    fc.property(septets, fc.integer({ min: 0, max: 30 }), (text, header) => {
      expect(unpackSeptets(packSeptets(text, header), header, text.length)).toEqual(text)
    }),
  )
})

test('seven spare bits at the end read back as one septet more when nobody says how many there are', () => {
  expect(toHex(unpackSeptets(packSeptets(encodeGsm7('abcdefg')!)))).toBe('6162636465666700')
  expect(unpackSeptets(packSeptets(encodeGsm7('abcdef')!))).toHaveLength(6)
})
