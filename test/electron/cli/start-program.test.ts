import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeRefusal } from '../../../electron/cli/start-program.ts'
import { compiledCodeFolder } from '../../../electron/compiled-code.ts'
import { nodePath, root } from '../../../electron/setup.mjs'
import { builtFile } from '../../support/built.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const unix = process.platform !== 'win32'

test.each(['18.20.8', '20.20.2', '22.21.1'])('says what Node %s lacks, and what to type', (version) => {
  const refusal = nodeRefusal(version, 'serve')
  for (const sentence of [refusal?.en, refusal?.ru]) {
    expect(sentence).toContain('24')
    expect(sentence).toContain(version)
    expect(sentence).toContain('npm run --silent cli -- serve …')
  }
})

test.each(['24.0.0', '24.21.0', '26.1.0'])('runs on Node %s', (version) => {
  expect(nodeRefusal(version, '')).toBeUndefined()
})

/** A Node on the path that is too old, as Debian's is. */
function olderNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(root))
  return folders
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file) && file !== nodePath())
    .find((file) => nodeRefusal(execFileSync(file, ['-p', 'process.versions.node']).toString(), ''))
}

test.skipIf(olderNode() === undefined)('one sentence on an older Node, and no stack', () => {
  for (const [program, language] of [
    ['cli', 'C'],
    ['serve', 'ru_RU.UTF-8'],
  ] as const) {
    const { status, stdout, stderr } = spawnSync(olderNode() ?? '', [builtFile('engine', `${program}.js`)], {
      env: { PATH: dirname(nodePath()), LC_ALL: language },
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.split('\n')).toHaveLength(2)
    expect(stderr).toMatch(
      program === 'cli' ? /^SMPP Workbench needs Node 24/ : /^SMPP Workbench нужен Node 24/,
    )
  }
})

test('npm says nothing of packages that are made for a newer Node than the machine’s', () => {
  const npm = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--offline'], {
    cwd: root,
    encoding: 'utf8',
    shell: !unix,
  })
  expect(npm.stderr).not.toContain('EBADENGINE')
  expect(npm.status).toBe(0)
})

test('npm still says what went wrong', () => {
  const npm = spawnSync('npm', ['run', 'no-such-script'], { cwd: root, encoding: 'utf8', shell: !unix })
  expect(npm.stderr).toContain('Missing script')
})

test.runIf(unix)('keeps compiled code in the user’s own cache folder, for that user alone', () => {
  const home = testFolder()
  chmodSync(home, 0o700)
  const folder = join(home, '.cache', 'smpp-workbench', 'code')
  expect(compiledCodeFolder({}, 'linux', home)).toBe(folder)
  expect(existsSync(folder)).toBe(true)
  const named = join(home, 'named')
  mkdirSync(named, { mode: 0o700 })
  expect(compiledCodeFolder({ XDG_CACHE_HOME: named }, 'linux', home)).toBe(
    join(named, 'smpp-workbench', 'code'),
  )
})

test.runIf(unix)('runs no compiled code that somebody else could have written', () => {
  const home = testFolder()
  chmodSync(home, 0o700)
  const folder = join(home, '.cache', 'smpp-workbench', 'code')
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o777)
  expect(compiledCodeFolder({}, 'linux', home)).toBeUndefined()
  chmodSync(folder, 0o700)
  expect(compiledCodeFolder({}, 'linux', home)).toBe(folder)
  chmodSync(home, 0o777)
  expect(compiledCodeFolder({}, 'linux', home)).toBeUndefined()
})

test('starts without a cache where there is no home, and where it is switched off', () => {
  expect(compiledCodeFolder({}, 'linux', join(testFolder(), 'gone'))).toBeUndefined()
  const home = testFolder()
  expect(compiledCodeFolder({ NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux', home)).toBeUndefined()
  expect(existsSync(join(home, '.cache'))).toBe(false)
})
