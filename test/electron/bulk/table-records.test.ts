import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRecords } from '../../../electron/bulk/table-records.ts'
import { testFolder } from '../../support/temporary-folder.ts'

function table(text: string): string {
  const path = join(testFolder(), 'table.csv')
  writeFileSync(path, text)
  return path
}

test('the first line names the columns, whatever it looks like', async () => {
  expect(await readRecords(table('1;2\n3;4\n5\n'), 10)).toEqual({
    columns: ['1', '2'],
    rows: [
      { 1: '3', 2: '4' },
      { 1: '5', 2: '' },
    ],
  })
})

test('takes no more rows than it may, and no more characters than memory has for them', async () => {
  await expect(readRecords(table('a\n1\n2\n3\n'), 2)).rejects.toMatchObject({
    ...{ code: 'bulk.too-many-rows', detail: { limit: 2 } },
  })
  const long = `${'x'.repeat(900_000)}\n`
  await expect(readRecords(table(`a\n${long.repeat(20)}`), 100)).rejects.toMatchObject({
    ...{ code: 'bulk.too-large', detail: { mib: 16 } },
  })
  await expect(readRecords(table('a\n'), 2)).rejects.toMatchObject({ code: 'bulk.no-rows' })
})
