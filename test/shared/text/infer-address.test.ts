import { expect, test } from 'vitest'
import {
  digitsOf,
  hasNumberDecoration,
  inferAddress,
  senderSeptets,
} from '../../../shared/text/infer-address.ts'

const looks = [
  ['', 'empty', 0, 0],
  ['ALPHA', 'alphanumeric', 5, 0],
  ['2GIS', 'alphanumeric', 5, 0],
  ['79161234567', 'international', 1, 1],
  ['+7 916 123-45-67', 'international', 1, 1],
  ['0079161234567', 'international', 1, 1],
  ['09161234567', 'national', 2, 1],
  ['4417', 'short', 3, 0],
  ['+', 'alphanumeric', 5, 0],
] as const

test.each(looks)('takes %j for %s', (addr, kind, ton, npi) => {
  expect(inferAddress(addr)).toEqual({ kind, ton, npi })
})

test('knows a written number from its digits', () => {
  expect(hasNumberDecoration('+7 (916) 123-45-67')).toBe(true)
  expect(hasNumberDecoration('79161234567')).toBe(false)
  expect(hasNumberDecoration('A-B')).toBe(false)
  expect(digitsOf('+7 (916) 123-45-67')).toBe('79161234567')
  expect(digitsOf('0079161234567')).toBe('79161234567')
})

test('counts a sender in septets: an extension character takes two', () => {
  expect(senderSeptets('ALPHA')).toBe(5)
  expect(senderSeptets('A[B]')).toBe(6)
})
