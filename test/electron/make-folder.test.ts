import { existsSync, globSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../electron/make-folder.ts'
import { root } from '../../electron/setup.mjs'
import { testFolder } from '../support/temporary-folder.ts'

test('makes what is missing, for its owner alone, and says where that began', () => {
  const folder = testFolder()
  const path = join(folder, 'a', 'b', 'c')
  expect(makeFolder(path)).toBe(join(folder, 'a'))
  expect(statSync(path).isDirectory()).toBe(true)
  if (process.platform !== 'win32') expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700)
  expect(makeFolder(path)).toBeUndefined()
  expect(makeFolder('/')).toBeUndefined()
})

test('refuses what is no folder, at its end and on the way', () => {
  const folder = testFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow(/EEXIST/)
  expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR|ENOENT/)
  if (process.platform === 'win32') return
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'))
  expect(() => makeFolder(join(folder, 'link'))).toThrow(/EEXIST/)
  mkdirSync(join(folder, 'there'))
  symlinkSync(join(folder, 'there'), join(folder, 'led'))
  expect(makeFolder(join(folder, 'led', 'x'))).toBe(join(folder, 'led', 'x'))
  expect(existsSync(join(folder, 'there', 'x'))).toBe(true)
})

test.runIf(existsSync('/proc/self'))(
  'ends where the file system says that the folder above is not there',
  () => {
    expect(() => makeFolder('/proc/nowhere')).toThrow(/ENOENT/)
    expect(() => makeFolder('/proc/nowhere/below')).toThrow(/ENOENT/)
  },
)

test('nothing that runs at an operator’s makes folders another way', () => {
  const makers = globSync('electron/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/^electron\/(build|packaging)\/|make-folder/.test(file))
    .filter((file) => /\bmkdir(Sync)?\(/.test(readFileSync(join(root, file), 'utf8')))
  expect(makers).toEqual([])
})
