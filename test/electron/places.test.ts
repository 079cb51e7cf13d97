import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultDataDir, readVersion } from '../../electron/places.ts'
import packageJson from '../../package.json' with { type: 'json' }

test('keeps its files where each system keeps an application’s', () => {
  const home = join('/', 'home', 'user')
  expect(defaultDataDir('linux', {}, home)).toBe(join(home, '.local', 'share', 'smpp-workbench'))
  expect(defaultDataDir('linux', { XDG_DATA_HOME: join('/', 'data') }, home)).toBe(
    join('/', 'data', 'smpp-workbench'),
  )
  expect(defaultDataDir('darwin', {}, home)).toBe(
    join(home, 'Library', 'Application Support', 'SMPP Workbench'),
  )
  expect(defaultDataDir('win32', { APPDATA: join('/', 'roaming') }, home)).toBe(
    join('/', 'roaming', 'SMPP Workbench'),
  )
  expect(defaultDataDir('win32', {}, home)).toBe(join(home, 'AppData', 'Roaming', 'SMPP Workbench'))
})

test('a folder named in the environment goes before', () => {
  expect(defaultDataDir('darwin', { SMPP_WORKBENCH_DATA: '/elsewhere' }, '/home/user')).toBe('/elsewhere')
})

test('knows its own version', () => {
  expect(readVersion()).toBe(packageJson.version)
})
