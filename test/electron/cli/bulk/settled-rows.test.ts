import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resultHeading, resultRows } from '../../../../electron/bulk/result-file.ts'
import { RowMarks } from '../../../../electron/cli/bulk/row-marks.ts'
import { copySettledRows } from '../../../../electron/cli/bulk/settled-rows.ts'
import type { BulkRowState } from '../../../../shared/bulk/bulk-plan.ts'
import type { BulkRow } from '../../../../shared/contract/bulk.ts'
import { testFolder } from '../../../support/temporary-folder.ts'

const columns = ['to', 'note']
const rowOf = (row: number, state: BulkRowState): BulkRow => {
  return { row, state, cells: [`7916${row}`, '=1+1, "quoted"\nline'], parts: 1, problem: null, sent: [] }
}
const form = { delimiter: ';', hasTimes: true }
const rows = [rowOf(1, 'accepted'), rowOf(3, 'in-doubt'), rowOf(2, 'refused')]
const whole = resultHeading(columns, form) + resultRows(rows, columns, 'en', form)

async function copyOf(text: string, keepsInDoubt = true) {
  const folder = testFolder()
  const path = join(folder, 'result.csv')
  const copy = join(folder, 'copy.csv')
  writeFileSync(path, text)
  const settled = new RowMarks()
  const resent = new RowMarks()
  const states = {}
  const copying = { path, copy, columns, delimiter: ';', keepsInDoubt }
  const read = await copySettledRows({ ...copying, settled, resent, states })
  return { text: readFileSync(copy, 'utf8'), form: read, settled, resent, states }
}

test('copies a whole result octet for octet', async () => {
  const { text, settled, resent, states } = await copyOf(whole)
  expect(text).toBe(whole)
  expect([1, 2, 3, 4].map((row) => settled.has(row))).toEqual([true, true, true, false])
  expect([1, 2, 3].map((row) => resent.has(row))).toEqual([false, false, false])
  expect(states).toEqual({ accepted: 1, 'in-doubt': 1, refused: 1 })
})

test('goes on with a file of an earlier release, or that a spreadsheet wrote, in its own form', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    for (const hasTimes of [false, true]) {
      const own = { delimiter, hasTimes }
      const text = resultHeading(columns, own) + resultRows(rows, columns, 'en', own)
      expect(await copyOf(text)).toMatchObject({ text, form: own, states: { accepted: 1 } })
    }
  }
})

test('leaves out what is in doubt and is to be sent again', async () => {
  const { settled, resent, states } = await copyOf(whole, false)
  expect([1, 2, 3].map((row) => settled.has(row))).toEqual([true, true, false])
  expect([1, 2, 3].map((row) => resent.has(row))).toEqual([false, false, true])
  expect(states).toEqual({ accepted: 1, refused: 1 })
})

test('keeps every whole line of a file that was torn anywhere', async () => {
  const heading = resultHeading(columns, form)
  for (let end = heading.length; end < whole.length; end++) {
    const { text } = await copyOf(whole.slice(0, end))
    expect(whole.startsWith(text.trimEnd())).toBe(true)
    const isLost = (part: string) => whole.slice(0, end).includes(part) && !text.includes(part)
    expect(whole.split(/(?<="\r\n)/).filter(isLost)).toEqual([])
  }
})

test('refuses a file with a line that is not whole before others', async () => {
  const [heading = '', first = '', ...others] = whole.split(/(?<="\r\n)/)
  const torn = [heading, first.replace('"1";"accepted"', '"1'), ...others].join('')
  await expect(copyOf(torn)).rejects.toMatchObject({ code: 'cli.torn-result' })
  const short = [heading, '"7916";"x"\r\n', first, ...others].join('')
  await expect(copyOf(short)).rejects.toMatchObject({ code: 'cli.torn-result' })
})

test('reads the result of a table with line ends of every kind in its cells', async () => {
  const cells = ['+7916', 'a\rb\nc\r\n=1;=2']
  const text =
    resultHeading(columns, form) + resultRows([{ ...rowOf(1, 'accepted'), cells }], columns, 'en', form)
  const copied = await copyOf(text)
  expect(copied.text).toBe(text)
  expect(copied.settled.has(1)).toBe(true)
})
