import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../../shared/smpp/hex.ts'

test('octets become lower-case hex, whole or in part', () => {
  expect(toHex(Uint8Array.of(0, 0xab, 0x7f))).toBe('00ab7f')
  expect(toHex(Uint8Array.of(0, 0xab, 0x7f), 1, 2)).toBe('ab')
})

test.each([
  '00ab7f',
  '00 AB 7F',
  '0x00 0xab 0x7f',
  '00:ab:7f',
  '00-ab-7F',
  ' 00ab\t7f\n',
  '0x00ab7f',
  '00, ab, 7f',
])('reads %j', (text) => expect(fromHex(text)).toEqual(Uint8Array.of(0, 0xab, 0x7f)))

test.each(['0', '00a', 'zz', '00 gg', 'x00', '0x'])('refuses %j', (text) => expect(fromHex(text)).toBeNull())

test('nothing is no octets', () => expect(fromHex('  ')).toEqual(new Uint8Array(0)))
