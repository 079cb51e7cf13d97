import { expect, test } from 'vitest'
import { RowMarks } from '../../../../electron/cli/bulk/row-marks.ts'

test('marks rows in any order, far apart and again', () => {
  const marks = new RowMarks()
  const rows = [1, 8, 7, 100_000, 8191, 8192, 9_999_999]
  for (const row of [...rows, ...rows]) marks.add(row)
  for (const row of rows) expect(marks.has(row)).toBe(true)
  for (const row of [0, 2, 9, 99_999, 8190, 10_000_000]) expect(marks.has(row)).toBe(false)
})
