import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeyFile } from '../../../electron/storage/secrets.ts'
import { testFolder } from '../../support/temporary-folder.ts'

test('opens what it sealed, also after a restart', async () => {
  const dataDir = testFolder()
  const sealed = (await openKeyFile(dataDir)).seal('пароль')
  expect(sealed).not.toContain('пароль')
  expect((await openKeyFile(dataDir)).open(sealed)).toBe('пароль')
})

test('seals the same text differently each time', async () => {
  const box = await openKeyFile(testFolder())
  expect(box.seal('demo')).not.toBe(box.seal('demo'))
})

test('does not open what another key sealed, nor what was changed', async () => {
  const box = await openKeyFile(testFolder())
  const sealed = (await openKeyFile(testFolder())).seal('demo')
  expect(box.open(sealed)).toBeNull()
  const own = box.seal('demo')
  expect(box.open(`${own.slice(0, -6)}AAAA==`)).toBeNull()
  expect(box.open('')).toBeNull()
  expect(box.open('v1:AAAA')).toBeNull()
})

test.skipIf(process.platform === 'win32')('keeps the key readable by its owner alone', async () => {
  const dataDir = testFolder()
  await openKeyFile(dataDir)
  const path = join(dataDir, 'secrets.key')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  chmodSync(path, 0o644)
  await openKeyFile(dataDir)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('starts at the same moment with one key', async () => {
  const dataDir = testFolder()
  const boxes = await Promise.all([1, 2, 3, 4].map(() => openKeyFile(dataDir)))
  const sealed = boxes[0]!.seal('demo')
  for (const box of boxes) expect(box.open(sealed)).toBe('demo')
  expect(readdirSync(dataDir)).toEqual(['secrets.key'])
})

test('sets a damaged key aside and goes on with a new one', async () => {
  const dataDir = testFolder()
  writeFileSync(join(dataDir, 'secrets.key'), 'short')
  const box = await openKeyFile(dataDir)
  expect(box.open(box.seal('demo'))).toBe('demo')
  expect(readdirSync(dataDir).filter((name) => name.startsWith('secrets.key.damaged-'))).toHaveLength(1)
})

test('writes the key again when its file was removed, and leaves another one alone', async () => {
  const dataDir = testFolder()
  const box = await openKeyFile(dataDir)
  const path = join(dataDir, 'secrets.key')
  rmSync(path)
  const sealed = box.seal('demo')
  expect((await openKeyFile(dataDir)).open(sealed)).toBe('demo')
  writeFileSync(path, 'k'.repeat(32))
  box.seal('demo')
  expect(readFileSync(path, 'utf8')).toBe('k'.repeat(32))
})

test('works without a folder for the length of one run', async () => {
  const file = join(testFolder(), 'a-file')
  writeFileSync(file, '')
  const box = await openKeyFile(join(file, 'data'))
  expect(box.open(box.seal('demo'))).toBe('demo')
  expect(existsSync(join(file, 'data'))).toBe(false)
})
