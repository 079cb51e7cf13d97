import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captureColumnList } from '../../../renderer/stores/columns-store.ts'
import { columnBounds, fieldColumnId, keptColumns } from '../../../renderer/stores/kept-columns.ts'
import { keptRules, ruleBounds, usualRules } from '../../../renderer/stores/kept-rules.ts'

describe('columns that were kept', () => {
  test('come back in their order, each once; what is no column is left out', () => {
    const columns = [
      'summary',
      fieldColumnId('tlv.0x1400'),
      'time',
      'time',
      'nothing',
      fieldColumnId('no_field'),
      7,
    ]
    expect(keptColumns({ columns }, captureColumnList)).toEqual(['summary', 'field:tlv.0x1400', 'time'])
  })

  test('are the usual ones where nothing can be read, and no more than there may be', () => {
    for (const kept of [null, 'x', 7, {}, { columns: 'time' }, { columns: [] }, { columns: ['no'] }])
      expect(keptColumns(kept, captureColumnList)).toEqual(captureColumnList.usual)
    const many = Array.from({ length: 100 }, (_, index) =>
      fieldColumnId(`tlv.0x${(0x1400 + index).toString(16)}`),
    )
    expect(keptColumns({ columns: many }, captureColumnList)).toHaveLength(columnBounds.columns)
  })
})

describe('rules that were kept', () => {
  test('come back as they are; what is none is left out', () => {
    const [first, second] = usualRules
    const bad = [
      { ...first, id: 'c', color: 'pink' },
      { ...first, id: 'd', filter: 'x'.repeat(ruleBounds.filterUnits + 1) },
      null,
    ]
    expect(keptRules({ rules: [second, ...bad, first, first] })).toEqual([second, first])
    expect(keptRules({ rules: [] })).toEqual([])
  })

  test('are the usual ones where nothing can be read; whatever is kept, nothing throws', () => {
    for (const kept of [null, 'x', 7, {}, { rules: 'x' }]) expect(keptRules(kept)).toEqual(usualRules)
    fc.assert(
      fc.property(fc.anything(), (kept) => {
        expect(Array.isArray(keptRules(kept))).toBe(true)
        expect(keptColumns(kept, captureColumnList).length).toBeGreaterThan(0)
        expect(Array.isArray(keptRules({ rules: [kept] }))).toBe(true)
        expect(keptColumns({ columns: [kept] }, captureColumnList).length).toBeGreaterThan(0)
      }),
    )
  })
})
