import { expect, test } from 'vitest'
import { stepRow } from '../../../../renderer/parts/grid/step-row.ts'

/** Six rows by default, of which index 3 is a remark: it is stepped over. */
const step = (key: string, current: number, change: { count?: number; pageRows?: number } = {}) =>
  stepRow(key, { current, count: 6, pageRows: 2, newest: 'last', isRow: (index) => index !== 3, ...change })

test('up and down go one row, and over remarks', () => {
  expect(step('ArrowDown', 1)).toBe(2)
  expect(step('ArrowDown', 2)).toBe(4)
  expect(step('ArrowUp', 4)).toBe(2)
})

test('nothing lies beyond the first and the last', () => {
  expect(step('ArrowUp', 0)).toBeNull()
  expect(step('ArrowDown', 5)).toBeNull()
  expect(step('ArrowDown', -1, { count: 0 })).toBeNull()
})

test('without a choice every step starts from the newest row', () => {
  const first = (key: string) =>
    stepRow(key, { current: -1, count: 6, pageRows: 2, newest: 'first', isRow: () => true })
  expect(step('ArrowDown', -1)).toBe(5)
  expect(step('ArrowUp', -1)).toBe(5)
  expect(step('PageUp', -1)).toBe(4)
  expect(first('ArrowDown')).toBe(0)
  expect(first('ArrowUp')).toBe(0)
  expect(first('PageDown')).toBe(1)
})

test('pages and ends', () => {
  expect(step('PageUp', 5)).toBe(2)
  expect(step('PageUp', 1, { pageRows: 4 })).toBe(0)
  expect(step('PageDown', 1, { pageRows: 9 })).toBe(5)
  expect(step('Home', 4)).toBe(0)
  expect(step('End', 0)).toBe(5)
  expect(step('x', 0)).toBeNull()
})
