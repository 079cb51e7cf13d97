import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows, inertCell, plainCell } from '../../../electron/bulk/inert-csv.ts'
import { resultHeading, resultRows } from '../../../electron/bulk/result-file.ts'
import type { BulkRow } from '../../../shared/contract/bulk.ts'

const hostile = [
  '=1+1',
  '+79161234567',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\r\n=1',
  ' =1',
  '\u00a0=1',
]
hostile.push(
  '\u200b=1',
  '\ufeff=1',
  '\u202e=1',
  '\u0000=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  '\u3000＝1',
  '"=1',
  '""=1',
)
hostile.push(';=1', 'a;=1', '|=1', 'a|"=1', 'a,=1', 'x\n=1', 'x\r=1', 'x\r\n=1', "x\t '=1", '\u2028=1', '−1')

/** What any reader could take for the beginning of a cell, and a formula in it. */
const cellStart = /(?:^|[,;|\t\r\n])["\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u

test.each(hostile)('%j begins no formula under any delimiter, and comes back', (cell) => {
  const inert = inertCell(cell)
  expect(inert).not.toMatch(cellStart)
  expect(inert).not.toMatch(/^[\t\r\n]/)
  expect(plainCell(inert)).toBe(cell)
})

test('leaves what is no formula as it is', () => {
  for (const cell of ['', '79161234567', 'a=b', 'a-b', "it's", '1 + 1', 'line\nline', 'a, b; c']) {
    expect(inertCell(cell)).toBe(cell)
  }
})

test('gives back every cell there can be, also through a file', () => {
  const letters = fc.constantFrom(...'=+-@\'" \t\r\n,;|a＝\u200b', '😀')
  const cells = fc.array(fc.string({ unit: letters, maxLength: 12 }), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(cells, (row) => {
      const text = csvRows([row.map(inertCell), ['end']])
      const [read = []]: string[][] = parse(text, { relax_column_count: true })
      expect(read.map(plainCell)).toEqual(row)
      for (const sign of [',', ';', '\t', '|']) {
        for (const line of text.split(/[\r\n]+/)) {
          for (const piece of line.split(sign)) expect(piece).not.toMatch(/^["\s\u200b]*[=+\-@＝]/)
        }
      }
    }),
    { numRuns: 3000 },
  )
})

test('a result moves no column, whatever the table and the SMSC say', () => {
  const sent: BulkRow['sent'] = hostile.map((messageId, index) => ({
    ...{ part: index + 1, state: 'accepted', status: 0, answeredBy: 'submit_sm_resp', stat: null, err: null },
    messageId,
    ...{ submittedAt: null, respondedAt: null, receiptAt: null },
  }))
  const rows = hostile.map((cell, index): BulkRow => {
    return { row: index + 1, state: 'accepted', cells: [cell, cell], parts: 1, problem: null, sent }
  })
  const form = { delimiter: ',', hasTimes: false }
  const text = resultHeading(['=a', 'b'], form) + resultRows(rows, ['=a', 'b'], 'en', form)
  const records: string[][] = parse(text, { bom: true })
  expect(records).toHaveLength(hostile.length + 1)
  for (const record of records) {
    expect(record).toHaveLength(11)
    for (const cell of record) expect(cell).not.toMatch(cellStart)
  }
})
