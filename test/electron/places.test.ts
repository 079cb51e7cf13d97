import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findDataPlace, readVersion } from '../../electron/places.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { testFolder } from '../support/temporary-folder.ts'

const name = 'smpp-workbench-data'

function besideIn(folder: string): string {
  const beside = join(folder, name)
  mkdirSync(beside, { recursive: true })
  return beside
}

/** The system's own place, where nothing else was said. */
const usual = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, userHome: string) =>
  findDataPlace(undefined, { platform, environment, userHome, root: '/nowhere/workbench' })

test('keeps its files where each system keeps an application’s', () => {
  const home = join('/', 'home', 'user')
  const at = (...path: string[]) => ({ dataDir: join(...path), rule: 'usual' })
  expect(usual('linux', {}, home)).toEqual(at(home, '.local', 'share', 'smpp-workbench'))
  expect(usual('linux', { XDG_DATA_HOME: join('/', 'data') }, home)).toEqual(
    at('/', 'data', 'smpp-workbench'),
  )
  expect(usual('darwin', {}, home)).toEqual(at(home, 'Library', 'Application Support', 'SMPP Workbench'))
  expect(usual('win32', { APPDATA: join('/', 'roaming') }, home)).toEqual(
    at('/', 'roaming', 'SMPP Workbench'),
  )
  expect(usual('win32', {}, home)).toEqual(at(home, 'AppData', 'Roaming', 'SMPP Workbench'))
})

test('a folder beside the unpacked host is used when it is there', () => {
  const folder = testFolder()
  const here = { root: join(folder, 'smpp-workbench-1.0.0'), environment: {}, userHome: '/home/user' }
  expect(findDataPlace(undefined, here).rule).toBe('usual')
  const beside = besideIn(folder)
  expect(findDataPlace(undefined, here)).toEqual({ dataDir: beside, rule: 'beside' })
  expect(readdirSync(beside)).toEqual([])
})

test('what was named goes before a folder beside the program, --data before the environment', () => {
  const folder = testFolder()
  besideIn(folder)
  const here = { root: join(folder, 'workbench'), environment: { SMPP_WORKBENCH_DATA: '/elsewhere' } }
  expect(findDataPlace(undefined, here)).toEqual({ dataDir: '/elsewhere', rule: 'environment' })
  expect(findDataPlace('/named', here)).toEqual({ dataDir: '/named', rule: 'option' })
})

test.each([
  ['linux', 'smpp-workbench-1.0.0/smpp-workbench', 'smpp-workbench-1.0.0'],
  ['win32', 'SMPP Workbench/SMPP Workbench.exe', 'SMPP Workbench'],
  ['darwin', 'tools/SMPP Workbench.app/Contents/MacOS/SMPP Workbench', 'tools'],
] as const)('a packed desktop on %s looks beside what the user sees of it', (platform, executable, seen) => {
  const folder = testFolder()
  const here = { platform, environment: {}, executable: join(folder, executable), userHome: '/home/user' }
  expect(findDataPlace(undefined, here).rule).toBe('usual')
  const beside = besideIn(join(folder, seen))
  expect(findDataPlace(undefined, here)).toEqual({ dataDir: beside, rule: 'beside' })
})

test('an AppImage looks beside its file, and only the one whose variables they are', () => {
  const folder = testFolder()
  const beside = besideIn(folder)
  const mounted = '/tmp/.mount_smpp'
  const environment = { APPIMAGE: join(folder, 'smpp-workbench.AppImage'), APPDIR: mounted }
  const of = (executable: string) =>
    findDataPlace(undefined, { platform: 'linux', environment, executable, userHome: '/home/user' })
  expect(of(`${mounted}/smpp-workbench`)).toEqual({ dataDir: beside, rule: 'beside' })
  expect(of('/opt/SMPP Workbench/smpp-workbench').rule).toBe('usual')
})

const portable = (folder: string, program: string) => ({
  environment: {
    PORTABLE_EXECUTABLE_DIR: folder,
    PORTABLE_EXECUTABLE_APP_FILENAME: program,
    APPDATA: '/roaming',
  },
  platform: 'win32' as const,
  executable: '/temp/app/SMPP Workbench.exe',
})

test.each(['smpp-workbench', 'SMPP Workbench'])(
  'the portable build %s makes the folder by itself',
  (program) => {
    const folder = testFolder()
    expect(findDataPlace(undefined, portable(folder, program))).toEqual({
      dataDir: join(folder, name),
      rule: 'beside',
    })
    expect(readdirSync(folder)).toEqual([name])
  },
)

test('variables of another portable program, which started this one, say nothing', () => {
  const folder = testFolder()
  expect(findDataPlace(undefined, portable(folder, 'terminal')).rule).toBe('usual')
  expect(readdirSync(folder)).toEqual([])
})

test('where the portable build may not write it takes the usual folder, and the rule says so', () => {
  const folder = testFolder()
  writeFileSync(join(folder, name), 'no folder')
  expect(findDataPlace(undefined, portable(folder, 'smpp-workbench'))).toEqual({
    dataDir: join('/roaming', 'SMPP Workbench'),
    rule: 'beside-unwritable',
  })
})

test('knows its own version', () => {
  expect(readVersion()).toBe(packageJson.version)
})
