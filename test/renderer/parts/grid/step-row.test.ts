import { expect, test } from 'vitest'
import { stepRow } from '../../../../renderer/parts/grid/step-row.ts'

// Index 3 is a gap: it is stepped over.
const isRow = (index: number) => index !== 3

test('up and down go one row, and over gaps', () => {
  expect(stepRow('ArrowDown', 1, 6, 2, isRow)).toBe(2)
  expect(stepRow('ArrowDown', 2, 6, 2, isRow)).toBe(4)
  expect(stepRow('ArrowUp', 4, 6, 2, isRow)).toBe(2)
})

test('nothing lies beyond the first and the last', () => {
  expect(stepRow('ArrowUp', 0, 6, 2, isRow)).toBeNull()
  expect(stepRow('ArrowDown', 5, 6, 2, isRow)).toBeNull()
  expect(stepRow('ArrowDown', -1, 0, 2, isRow)).toBeNull()
})

test('without a choice both start from the newest', () => {
  expect(stepRow('ArrowDown', -1, 6, 2, isRow)).toBe(5)
  expect(stepRow('ArrowUp', -1, 6, 2, isRow)).toBe(5)
})

test('pages and ends', () => {
  expect(stepRow('PageUp', 5, 6, 2, isRow)).toBe(2)
  expect(stepRow('PageUp', 1, 6, 4, isRow)).toBe(0)
  expect(stepRow('PageDown', 1, 6, 9, isRow)).toBe(5)
  expect(stepRow('Home', 4, 6, 2, isRow)).toBe(0)
  expect(stepRow('End', 0, 6, 2, isRow)).toBe(5)
  expect(stepRow('x', 0, 6, 2, isRow)).toBeNull()
})
