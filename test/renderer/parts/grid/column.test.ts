import { expect, test } from 'vitest'
import {
  type ColumnSize,
  columnTemplate,
  knownWidth,
  narrowest,
  shownColumns,
  takesRest,
} from '../../../../renderer/parts/grid/column.ts'
import { readWidths } from '../../../../renderer/parts/grid/column-widths.ts'

const columns: readonly ColumnSize[] = [
  { id: 'time', width: 102, minWidth: 96 },
  { id: 'peer', width: '0.8fr', minWidth: 92, until: 760 },
  { id: 'to', width: '0.8fr', minWidth: 92, from: 760 },
  { id: 'text', width: '2fr', minWidth: 90 },
]

test('a narrow grid shows the columns that stand for others', () => {
  const ids = (width: number) => shownColumns(columns, width).map(({ id }) => id)
  expect(ids(759)).toEqual(['time', 'peer', 'text'])
  expect(ids(760)).toEqual(['time', 'to', 'text'])
})

test('a column that nobody sized gives way; a sized one keeps its width, above its least', () => {
  const shown = shownColumns(columns, 500)
  expect(columnTemplate(shown, {})).toBe('minmax(96px, 102px) minmax(92px, 0.8fr) minmax(90px, 2fr)')
  expect(columnTemplate(shown, { peer: 200, time: 10 })).toBe('96px 200px minmax(90px, 2fr)')
  expect(narrowest(shown, {})).toBe(96 + 92 + 90 + 16)
  expect(narrowest(shown, { peer: 200 })).toBe(96 + 200 + 90 + 16)
})

test('the last share takes the rest and is the only one that cannot be sized', () => {
  const shown = shownColumns(columns, 500)
  expect(shown.filter((column) => takesRest(column, shown)).map(({ id }) => id)).toEqual(['text'])
  expect(shown.map((column) => knownWidth(column, { peer: 200 }))).toEqual([102, 200, 90])
})

test('remembered widths that cannot be read count as none', () => {
  expect(readWidths('{"time":120,"to":"wide","text":null}')).toEqual({ time: 120 })
  for (const text of [null, '', '[', 'null', '7']) expect(readWidths(text)).toEqual({})
})
