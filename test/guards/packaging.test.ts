import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../electron/setup.mjs'
import packageJson from '../../package.json' with { type: 'json' }
import { builtFile } from '../support/built.ts'
import { writeElectronDistribution } from '../support/packaging/electron-distribution.ts'
import { packageDesktop } from '../support/packaging/package-desktop.ts'
import { startServeProcess } from '../support/serve-process.ts'
import { signIn, visit } from '../support/web-visitor.ts'

let folder: string
let packed: string
let archive: string
let files: string[]

beforeAll(async () => {
  builtFile('engine', 'main.js')
  folder = mkdtempSync(join(tmpdir(), 'workbench-package-'))
  const distribution = join(folder, 'electron')
  writeElectronDistribution(distribution, packageJson.devDependencies.electron)
  const output = await packageDesktop(folder, { distribution, args: ['--dir', '--linux', '--x64'] })
  packed = join(output, 'linux-unpacked')
  archive = join(packed, 'resources', 'app.asar')
  files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

test('the package has every entry point, the window and the licences', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      '/package.json',
      '/LICENSE',
      '/dist/renderer/licenses.txt',
      '/dist/engine/main.js',
      '/dist/engine/preload.cjs',
      '/dist/engine/serve.js',
      '/dist/engine/cli.js',
      '/dist/engine/store-worker.js',
      '/dist/renderer/index.html',
    ]),
  )
  expect(readdirSync(packed)).toEqual(
    expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html', 'LICENSES.third-party.txt']),
  )
  expect(readdirSync(join(packed, 'locales')).sort()).toEqual(['en-US.pak', 'ru.pak'])
})

test('nothing else: no sources, maps, tests, tools or packages', () => {
  const allowed = /^\/(package\.json|LICENSE|dist(\/(engine|renderer)(\/.*)?)?)$/
  expect(files.filter((file) => !allowed.test(file))).toEqual([])
  expect(files.filter((file) => /\.(ts|tsx|map|mts|cts|br)$/.test(file))).toEqual([])
})

test('its manifest starts the built entry and names no development package', () => {
  const extracted = join(folder, 'manifest')
  extractAll(archive, extracted)
  const manifest = JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: 'smpp-workbench', main: 'dist/engine/main.js', type: 'module' })
  expect(manifest.devDependencies).toBeUndefined()
  expect(manifest.scripts).toBeUndefined()
})

test('the files tell nothing of the machine that built them', () => {
  const extracted = join(folder, 'contents')
  extractAll(archive, extracted)
  const texts = readdirSync(extracted, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|cjs|json|html|css|txt)$/.test(file))
    .map((file) => [file, readFileSync(join(extracted, file), 'utf8')] as const)
  expect(texts.filter(([, text]) => text.includes(root)).map(([file]) => file)).toEqual([])
})

// In a bundle that question is answered by the program itself: a module's own script would run at each of its starts.
test('no module asks whether it is the one that was started', () => {
  const engine = builtFile('engine')
  const askers = readdirSync(engine)
    .filter((file) => /\.c?js$/.test(file))
    .filter((file) => readFileSync(join(engine, file), 'utf8').includes('import.meta.main'))
  expect(askers).toEqual([])
})

test('the licences name every package whose code is in the bundles', () => {
  const licences = readFileSync(builtFile('licenses.txt'), 'utf8')
  for (const name of ['react', 'react-dom', '@mui/material', '@emotion/react', 'zod', 'ws', 'commander']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ · MIT$`, 'm'))
  }
  expect(licences).toMatch(/^@fontsource-variable\/inter \S+ · OFL-1\.1$/m)
  const kinds = [...licences.matchAll(/^\S+ \d\S* · (.+)$/gm)].map(([, kind]) => kind)
  const permissive = [
    'MIT',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'OFL-1.1',
    '0BSD',
    'BlueOak-1.0.0',
  ]
  expect([...new Set(kinds)].filter((kind) => !permissive.includes(kind ?? ''))).toEqual([])
})

test('the binary cannot be turned into a Node, debugged, or given another application', async () => {
  const wire = await getCurrentFuseWire(join(packed, 'smpp-workbench-desktop'))
  const state = (fuse: FuseV1Options) => wire[fuse]
  expect(state(FuseV1Options.RunAsNode)).toBe(FuseState.DISABLE)
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(FuseState.DISABLE)
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(FuseState.DISABLE)
  expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(FuseState.DISABLE)
  expect(state(FuseV1Options.EnableCookieEncryption)).toBe(FuseState.ENABLE)
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FuseState.ENABLE)
  expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(FuseState.ENABLE)
})

test('the packaged host runs on Node alone and serves the window', async () => {
  const extracted = join(folder, 'headless')
  extractAll(archive, extracted)
  const serve = await startServeProcess(join(extracted, 'dist', 'engine', 'serve.js'), [
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
  ])
  try {
    const cookie = await signIn(serve.url)
    const port = Number(new URL(serve.url).port)
    const page = await visit(port, '/', { headers: { cookie } })
    expect(page.status).toBe(200)
    const scripts = [...page.body.matchAll(/<script[^>]* src="\.(\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(scripts.length).toBeGreaterThan(0)
    for (const path of scripts) {
      const script = await visit(port, path, { headers: { cookie } })
      expect(script.status).toBe(200)
      expect(script.headers['content-type']).toContain('text/javascript')
    }
  } finally {
    expect(await serve.stop('SIGTERM')).toBe(0)
  }
})
