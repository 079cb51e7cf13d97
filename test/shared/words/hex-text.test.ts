import { expect, test } from 'vitest'
import { codePointName, hexDigits, hexNumber, spacedHex } from '../../../shared/words/hex-text.ts'

test('a number has two digits for each of its octets', () => {
  expect(hexNumber(0x1b)).toBe('0x1B')
  expect(hexNumber(0x403, 2)).toBe('0x0403')
  expect(hexNumber(0x403, 4)).toBe('0x00000403')
  expect(hexNumber(0xffffffff, 4)).toBe('0xFFFFFFFF')
  expect(hexDigits(0, 4)).toBe('00000000')
})

test('octets stand in reading order', () => {
  expect(spacedHex([0x1b, 0x40, 0x6c])).toBe('1B 40 6C')
})

test('a character has the name that Unicode gives it', () => {
  expect([0x416, 0x1f600].map(codePointName)).toEqual(['U+0416', 'U+1F600'])
})
