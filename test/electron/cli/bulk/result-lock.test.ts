import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockResult } from '../../../../electron/cli/bulk/result-lock.ts'
import { testFolder } from '../../../support/temporary-folder.ts'

test('one command at a time holds a result; the next one holds it afterwards, and nothing is left', () => {
  const path = join(testFolder(), 'result.csv')
  const first = lockResult(path)
  expect(() => lockResult(path)).toThrow(expect.objectContaining({ code: 'cli.result-in-use' }))
  lockResult(`${path}2`)()
  first()
  const second = lockResult(path)
  expect(() => lockResult(path)).toThrow(expect.objectContaining({ code: 'cli.result-in-use' }))
  second()
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test('a place that cannot be written is told', () => {
  const path = join(testFolder(), 'result.csv')
  mkdirSync(`${path}.lock`)
  expect(() => lockResult(path)).toThrow(expect.objectContaining({ code: 'cli.cannot-write' }))
  expect(() => lockResult(join(path, 'no', 'folder.csv'))).toThrow(
    expect.objectContaining({ code: 'cli.cannot-write' }),
  )
})
