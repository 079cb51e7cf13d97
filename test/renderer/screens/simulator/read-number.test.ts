import { expect, test } from 'vitest'
import { readDataCodings, readNumber } from '../../../../renderer/screens/simulator/read-number.ts'

const bounds = { min: 0.01, max: 3600, isWhole: false }

test('reads a number within its bounds, with a point or a comma', () => {
  expect(['10', ' 0.5 ', '0,25', '3600'].map((typed) => readNumber(typed, bounds))).toEqual([
    10, 0.5, 0.25, 3600,
  ])
})

test('refuses what is no number, lies outside, or is not whole where that is asked', () => {
  for (const typed of ['', 'ten', '1e3', '-1', '0', '3601', '1.2.3']) {
    expect(readNumber(typed, bounds)).toBeNull()
  }
  expect(readNumber('1.5', { min: 0, max: 10, isWhole: true })).toBeNull()
})

test('reads data_coding values in decimal and hexadecimal, each once', () => {
  expect(readDataCodings('0, 0x08;8 245')).toEqual([0, 8, 245])
  expect(readDataCodings('')).toEqual([])
})

test('refuses data_coding values that are no octet', () => {
  for (const typed of ['256', '-1', '0x100', 'ucs2', '8.0']) expect(readDataCodings(typed)).toBeNull()
})
