import { expect, test } from 'vitest'
import { lineAtRow, rowsOf } from '../../../../renderer/screens/explain/paste-rows.ts'

test('a line takes a row for every so many columns, an empty one too', () => {
  expect([...rowsOf(['', '12345', '123456', '1234567890A'], 5)]).toEqual([0, 1, 2, 4, 7])
})

test('a tab goes on to the next multiple of four', () => {
  expect([...rowsOf(['\t1', '123\t1', '1234\t1'], 5)]).toEqual([0, 1, 2, 4])
})

test('a row leads back to its line', () => {
  const starts = rowsOf(['a', '123456', 'b'], 5)
  expect([-1, 0, 1, 2, 3, 9].map((row) => lineAtRow(starts, row))).toEqual([1, 1, 2, 2, 3, 3])
})
