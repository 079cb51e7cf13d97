import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDefectLog } from '../../electron/defect-log.ts'
import { testFolder } from '../support/temporary-folder.ts'

const now = () => new Date(Date.UTC(2026, 10, 22, 12))

test('writes where it showed, when, and the stack', () => {
  const folder = join(testFolder(), 'data')
  openDefectLog(folder, now)('settings.get', new Error('broken'))
  const file = join(folder, 'workbench.log')
  expect(readFileSync(file, 'utf8')).toMatch(
    /^2026-11-22T12:00:00\.000Z settings\.get: Error: broken\n {4}at /,
  )
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('starts a second file when the first is full', () => {
  const folder = testFolder()
  writeFileSync(join(folder, 'workbench.log'), 'x'.repeat(1024 * 1024 + 1))
  openDefectLog(folder, now)('place', 'what')
  expect(readFileSync(join(folder, 'workbench.log'), 'utf8')).toBe('2026-11-22T12:00:00.000Z place: what\n')
  expect(existsSync(join(folder, 'workbench.log.1'))).toBe(true)
})
