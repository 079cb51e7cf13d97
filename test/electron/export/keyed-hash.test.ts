import { expect, test } from 'vitest'
import { keyedHash } from '../../../electron/export/keyed-hash.ts'

// The vectors of its authors: key 00 01 … 07, texts of the octets 00 01 02 …; the output in reading order.
test.each([
  [0, '218d1f59b9b83cc8'],
  [1, 'be552412f8387315'],
  [2, '064f39ef7c50eb57'],
  [4, 'd5e78a175be52ea1'],
  [5, 'cb9d7c3f2f3db580'],
])('hashes %d octets as published', (length, expected) => {
  const text = String.fromCharCode(...Array.from({ length }, (_, at) => at))
  const [first, second] = keyedHash([0x03020100, 0x07060504], text)
  const octets = Buffer.alloc(8)
  octets.writeUInt32LE(first, 0)
  octets.writeUInt32LE(second, 4)
  expect(octets.toString('hex')).toBe(expected)
})
