import { readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ResultJournal } from '../../../../electron/cli/bulk/result-journal.ts'
import type { BulkRow } from '../../../../shared/contract/bulk.ts'
import { testFolder } from '../../../support/temporary-folder.ts'

const fresh = { isResume: false, resendsInDoubt: false }
const again = { isResume: true, resendsInDoubt: false }

const accepted = (row: number): BulkRow => ({
  ...{ row, state: 'accepted', cells: ['7'], parts: 1, problem: null, sent: [] },
})

test('of the rows that there is room for, those that left without a result are in doubt', async () => {
  const path = join(testFolder(), 'result.csv')
  const options = { path, columns: ['to'], delimiter: ',', rows: 6, language: 'en' } as const
  const first = await ResultJournal.open(options, fresh)
  await first.reserve(250)
  const { size } = statSync(`${path}.sent`)
  for (const row of [1, 2, 3, 99_999_999]) first.leaves(row)
  // Nothing more is taken from the disk by then.
  expect(statSync(`${path}.sent`).size).toBe(size)
  first.add(accepted(2))
  await first.flush()

  // As after kill -9: nothing was closed.
  const second = await ResultJournal.open(options, again)
  const rows = [1, 2, 3, 4, 5, 250, 99_999_999]
  expect(rows.filter((row) => second.inDoubt.has(row))).toEqual([1, 3, 99_999_999])
  expect(rows.filter((row) => second.settled.has(row))).toEqual([2])
  await second.reserve(2)
  second.leaves(4)
  const third = await ResultJournal.open(options, again)
  expect(rows.filter((row) => third.inDoubt.has(row))).toEqual([1, 3, 4, 99_999_999])
  await third.close(false)
  // Without its note nobody knows what left.
  rmSync(`${path}.sent`)
  await expect(ResultJournal.open(options, again)).rejects.toMatchObject({ code: 'cli.no-note' })
  expect(() => statSync(`${path}.sent`)).toThrow()
  const fourth = await ResultJournal.open(options, { isResume: true, resendsInDoubt: true })
  expect(rows.filter((row) => fourth.isResent(row))).toEqual(rows)
  await fourth.close(true)
  expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(3)
  expect(() => statSync(`${path}.sent`)).toThrow()
})

test('a note that lacks a row with a result is damaged, as good as none', async () => {
  const path = join(testFolder(), 'result.csv')
  const options = { path, columns: ['to'], delimiter: ',', rows: 6, language: 'en' } as const
  const first = await ResultJournal.open(options, fresh)
  await first.reserve(3)
  for (const row of [1, 2, 3]) first.leaves(row)
  first.add(accepted(2))
  first.add({ ...accepted(4), state: 'failed-check' })
  await first.close(false)
  truncateSync(`${path}.sent`, 2)
  await expect(ResultJournal.open(options, again)).rejects.toMatchObject({ code: 'cli.no-note' })
  writeFileSync(`${path}.sent`, '\0'.repeat(6))
  await expect(ResultJournal.open(options, again)).rejects.toMatchObject({ code: 'cli.no-note' })
  // Its successor says of the rows with a result that they left.
  const second = await ResultJournal.open(options, { isResume: true, resendsInDoubt: true })
  second.leaves(1)
  await second.close(false)
  const third = await ResultJournal.open(options, again)
  expect([1, 2, 3, 4].filter((row) => third.inDoubt.has(row))).toEqual([1])
  await third.close(false)
})

test('links that stand where a result is written are not followed', async () => {
  const folder = testFolder()
  const path = join(folder, 'result.csv')
  const precious = join(folder, 'precious.txt')
  writeFileSync(precious, 'not to be changed')
  const options = { path, columns: ['to'], delimiter: ',', rows: 6, language: 'en' } as const
  symlinkSync(precious, `${path}.sent`)
  symlinkSync(precious, `${path}.new`)
  const first = await ResultJournal.open(options, fresh)
  first.leaves(1)
  await first.close(false)
  await (await ResultJournal.open(options, again)).close(false)
  rmSync(`${path}.sent`)
  symlinkSync(precious, `${path}.sent`)
  await expect(ResultJournal.open(options, again)).rejects.toThrow()
  expect(readFileSync(precious, 'utf8')).toBe('not to be changed')
})
