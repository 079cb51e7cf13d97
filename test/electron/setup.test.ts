import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isInstalled, nodePath } from '../../electron/setup.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b-linux': { version: '2.0.0', integrity: 'sha512-b', optional: true },
}
const { 'node_modules/a': a, 'node_modules/b-linux': b } = wanted

test('what the lockfile names is installed when npm says so', () => {
  expect(isInstalled(wanted, { 'node_modules/a': a, 'node_modules/b-linux': b })).toBe(true)
})

test('an optional package of another system may be absent', () => {
  expect(isInstalled(wanted, { 'node_modules/a': a })).toBe(true)
})

test('a missing, older or different package means installing', () => {
  expect(isInstalled(wanted, { 'node_modules/b-linux': b })).toBe(false)
  expect(isInstalled(wanted, { 'node_modules/a': { ...a, version: '0.9.0' } })).toBe(false)
  expect(isInstalled(wanted, { 'node_modules/a': { ...a, integrity: 'sha512-x' } })).toBe(false)
})

test('the Node of the package "node" is where the workbench looks for it', () => {
  expect(existsSync(nodePath())).toBe(true)
})
