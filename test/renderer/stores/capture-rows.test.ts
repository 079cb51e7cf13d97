import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CaptureEntry,
  CaptureRows,
  countPdus,
  holdBack,
  isGap,
  toEntries,
} from '../../../renderer/stores/capture-rows.ts'
import { captureRow } from '../capture-row.ts'

const rows = (...seqs: number[]) => seqs.map((seq) => captureRow({ seq }))
const gap = (from: number, to: number) => ({ gap: true, from, to }) as const
const all = () => true
const shape = (entries: readonly CaptureEntry[]) =>
  entries.map((entry) => (isGap(entry) ? `${entry.from}-${entry.to}` : entry.seq))
const contents = (list: CaptureRows) =>
  shape(
    Array.from({ length: list.count }, (_, index) => list.at(index)).filter((entry) => entry !== undefined),
  )

describe('rows as they came', () => {
  test('become entries one for one when nothing is missing', () => {
    expect(shape(toEntries(rows(5, 6, 7), 4, all))).toEqual([5, 6, 7])
  })
  test('show a jump as a gap, before the first and between two', () => {
    expect(shape(toEntries(rows(5, 9), 2, all))).toEqual(['3-4', 5, '6-8', 9])
  })
  test('have no gap before them while nothing is known of what came before', () => {
    expect(shape(toEntries(rows(900, 901), null, all))).toEqual([900, 901])
  })
  test('that do not match are left out and leave no gap', () => {
    expect(shape(toEntries(rows(1, 2, 3, 4), 0, (row) => row.seq % 2 === 0))).toEqual([2, 4])
  })
})

describe('the list of rows', () => {
  test('drops the oldest and still finds the rest by number', () => {
    const list = new CaptureRows()
    list.append(rows(1, 2, 3, 4, 5))
    expect(list.trimTo(2)).toBe(3)
    expect(contents(list)).toEqual([4, 5])
    expect(list.indexOf(4)).toBe(0)
    expect(list.indexOf(3)).toBe(-1)
    expect(list.firstSeq).toBe(4)
  })
  test('takes older rows in front', () => {
    const list = new CaptureRows()
    list.append(rows(8, 9))
    list.trimTo(1)
    list.prepend(rows(6, 7))
    expect(contents(list)).toEqual([6, 7, 9])
  })
  test('does not take a gap for a row', () => {
    const list = new CaptureRows()
    list.append([...rows(1), gap(2, 8), ...rows(9)])
    expect(list.indexOf(5)).toBe(-1)
    expect(list.row(9)?.seq).toBe(9)
    expect(list.lastSeq).toBe(9)
  })
  test('puts loaded rows in the place of a gap and keeps what is still unknown', () => {
    const list = new CaptureRows()
    list.append([...rows(1), gap(2, 8), ...rows(9)])
    list.fill(gap(2, 8), [gap(2, 5), ...rows(6, 7, 8)])
    expect(contents(list)).toEqual([1, '2-5', 6, 7, 8, 9])
    list.fill(gap(2, 5), [])
    expect(contents(list)).toEqual([1, 6, 7, 8, 9])
  })
  test('leaves everything alone when the gap is gone', () => {
    const list = new CaptureRows()
    list.append(rows(1, 2, 3))
    list.fill(gap(2, 8), rows(2))
    expect(contents(list)).toEqual([1, 2, 3])
  })
  test('keeps the last rows in order however they were appended and trimmed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 5000 }))),
        (steps) => {
          const list = new CaptureRows()
          let next = 1
          for (const [count, limit] of steps) {
            list.append(Array.from({ length: count }, () => captureRow({ seq: next++ })))
            list.trimTo(limit)
            expect(list.count).toBeLessThanOrEqual(limit)
            if (list.count > 0) {
              expect(list.lastSeq).toBe(next - 1)
              expect(list.firstSeq).toBe(next - list.count)
              expect(list.indexOf(next - 1)).toBe(list.count - 1)
            }
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('what is held back', () => {
  test('stays whole below the limit', () => {
    expect(shape(holdBack(rows(1), rows(2, 3), 3))).toEqual([1, 2, 3])
  })
  test('turns its oldest part into one gap above the limit', () => {
    const held = holdBack(rows(1, 2, 3), rows(4, 5, 6), 4)
    expect(shape(held)).toEqual(['1-3', 4, 5, 6])
    expect(shape(holdBack(held, rows(7, 8), 4))).toEqual(['1-5', 6, 7, 8])
  })
  test('is counted in PDUs, gaps included', () => {
    expect(countPdus([...rows(1), gap(2, 8), ...rows(9)])).toBe(9)
  })
})
