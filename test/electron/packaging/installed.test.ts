import { type ChildProcessByStdio, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { archiveName, debName, headlessTargets } from '../../../electron/packaging/headless-targets.ts'
import { packTarget } from '../../../electron/packaging/pack-headless.ts'
import { nodePath, root } from '../../../electron/setup.mjs'
import packageJson from '../../../package.json' with { type: 'json' }
import { builtFile } from '../../support/built.ts'
import { cleanRootObstacle, inRoot, makeCleanRoot, pathsIn, runInRoot } from '../../support/clean-root.ts'
import { containerSteps } from '../../support/container-steps.ts'
import { signIn, visit } from '../../support/web-visitor.ts'

const { version } = packageJson
const target = headlessTargets.find(({ id }) => id === 'linux-x64')!
const isLinux = process.platform === 'linux' && process.arch === 'x64'
const obstacle = cleanRootObstacle()
/** As systemd gives one to a service: it stands in no list of users. */
const serviceUser = 61_184
const folder = mkdtempSync(join(tmpdir(), 'workbench-installed-'))
const release = join(folder, 'release')
const lines = { listening: /^listening (\S+)$/, serving: /^SMPP Workbench is on (http:\S+)$/ }

/** Words before the program's own by which it is run, as the package's user would. */
type Run = (variables?: readonly string[]) => readonly string[]

beforeAll(async () => {
  if (!isLinux) return
  builtFile('engine', 'cli.js')
  // The Node that runs the tests is the one that the package carries; only its licence lies in the npm package alone.
  const node = { binary: readFileSync(nodePath()), licence: 'as in the npm package of Node' }
  const madeAt = new Date('2026-11-30T00:00:00Z')
  await packTarget(target, node, {
    version,
    description: 'A workbench',
    madeAt,
    root,
    releaseFolder: release,
    isFast: true,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

describe.skipIf(!isLinux)('the archive, unpacked, with nothing in its environment', () => {
  const unpacked = join(folder, 'unpacked')
  const home = join(folder, 'home')
  const program = join(unpacked, `smpp-workbench-${version}-linux-x64`, 'bin', 'smpp-workbench')
  const run: Run = (variables = []) => ['env', '-i', `HOME=${home}`, ...variables, program]

  beforeAll(() => {
    mkdirSync(unpacked)
    mkdirSync(home)
    execFileSync('tar', ['-xzf', join(release, archiveName(target, version)), '-C', unpacked])
  })

  it('works', () => expectToWork(run), 60_000)

  it('takes neither another Node nor what the user tells his own', () => expectItsOwnNode(run), 60_000)

  it('is found through links', () => {
    const link = join(folder, 'linked')
    symlinkSync(program, join(folder, 'first'))
    symlinkSync('first', link)
    expect(execFileSync('env', ['-i', link, '--version'], { encoding: 'utf8' }).trim()).toBe(version)
  })
})

// Skipped where nobody may chroot, or there is no dpkg: `obstacle` says which.
describe.skipIf(!isLinux || obstacle !== undefined)(
  `the deb, installed by apt in a clean root${obstacle ? ` (${obstacle})` : ''}`,
  () => {
    const system = join(folder, 'system')
    const run: Run = (variables = []) => [...inRoot(system, variables), 'smpp-workbench']
    const apt = (...words: string[]) =>
      runInRoot(
        system,
        ['apt-get', '-y', '-qq', '-o', 'APT::Sandbox::User=root', ...words],
        ['DEBIAN_FRONTEND=noninteractive'],
      )
    let before: readonly string[]

    beforeAll(() => {
      // What the deb depends on, and what the container file makes a user with.
      makeCleanRoot(system, ['libc6', 'libgcc-s1', 'libstdc++6', 'debconf', 'passwd'])
      before = pathsIn(system)
      execFileSync('cp', [join(release, debName('amd64', version)), join(system, 'tmp')])
      apt('install', `/tmp/${debName('amd64', version)}`)
    }, 120_000)

    it('works', () => expectToWork(run), 60_000)

    it('takes neither another Node nor what the user tells his own', () => expectItsOwnNode(run), 60_000)

    it('brings manual pages, completion and what Debian wants to know', () => {
      for (const page of ['man1', 'ru/man1']) {
        const file = join(system, 'usr/share/man', page, 'smpp-workbench.1.gz')
        expect(execFileSync('gzip', ['-dc', file], { encoding: 'utf8' })).toMatch(
          /^\.TH "SMPP\\-WORKBENCH" 1 /,
        )
      }
      const script =
        'source /usr/share/bash-completion/completions/smpp-workbench; complete -p smpp-workbench'
      expect(runInRoot(system, ['bash', '-c', script])).toContain('_smpp_workbench')
      expect(runInRoot(system, ['dpkg', '--verify', 'smpp-workbench'])).toBe('')
      expect(readFileSync(join(system, 'usr/share/doc/smpp-workbench/copyright'), 'utf8')).toContain(
        'MIT License',
      )
    })

    it('has a service that is off, listens on loopback alone and may do little', () => {
      const unit = readFileSync(join(system, 'lib/systemd/system/smpp-workbench.service'), 'utf8')
      const settings = new Map(
        unit.split('\n').map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]),
      )
      const [program, ...words] = settings.get('ExecStart')?.split(' ') ?? []
      expect(existsSync(join(system, program ?? ''))).toBe(true)
      expect(words.join(' ')).toMatch(/^serve --address 127\.0\.0\.1 /)
      for (const name of ['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'PrivateDevices', 'DynamicUser']) {
        expect(settings.get(name), name).toBe('yes')
      }
      expect(settings.get('ProtectSystem')).toBe('strict')
      expect(pathsIn(system).filter((path) => path.includes('.wants/smpp-workbench'))).toEqual([])
    })

    it.skipIf(isMissing('systemd-analyze'))('has a service that systemd finds little exposed', () => {
      const unit = join(system, 'lib/systemd/system/smpp-workbench.service')
      const words = ['security', '--offline=true', '--threshold=20', '--no-pager', unit]
      const { status, stdout, stderr } = spawnSync('systemd-analyze', words, { encoding: 'utf8' })
      expect(status, stdout).toBe(0)
      // Settings that it does not know are told here.
      expect(stderr).toBe('')
    })

    it('is served as the service serves it', async () => {
      const unit = readFileSync(join(system, 'lib/systemd/system/smpp-workbench.service'), 'utf8')
      const [, command = ''] = /^ExecStart=(.*)$/m.exec(unit) ?? []
      const data = '/var/lib/private/smpp-workbench'
      mkdirSync(join(system, data), { recursive: true })
      chownSync(join(system, data), serviceUser, serviceUser)
      // The port of the unit may be taken on this machine, and is told in the address anyway.
      const words = command
        .replace('--port 8775', '--port 0')
        .replace(/\$\{STATE_DIRECTORY\}/, data)
        .split(' ')
      const served = await startAndRead([...inRoot(system, [], serviceUser), ...words], lines.serving)
      await expectPage(served.found)
      served.child.kill('SIGTERM')
      expect(await once(served.child, 'exit')).toEqual([0, null])
      expect(readdirSync(join(system, data))).toContain('saved.db')
    }, 60_000)

    it('leaves nothing but the data when it is removed, and asks about them when it is purged', () => {
      const data = join(system, 'var/lib/private/smpp-workbench')
      mkdirSync(data, { recursive: true })
      writeFileSync(join(data, 'saved'), '')
      // As systemd makes it when the service starts for a user of its own, and when it is enabled.
      symlinkSync('private/smpp-workbench', join(system, 'var/lib/smpp-workbench'))
      mkdirSync(join(system, 'etc/systemd/system/multi-user.target.wants'), { recursive: true })
      symlinkSync(
        '/lib/systemd/system/smpp-workbench.service',
        join(system, 'etc/systemd/system/multi-user.target.wants/smpp-workbench.service'),
      )
      const left = () =>
        pathsIn(system).filter(
          (path) =>
            !before.includes(path) &&
            /workbench/.test(path) &&
            !path.startsWith('./var/lib/private/smpp-workbench/'),
        )
      apt('remove', 'smpp-workbench')
      expect(left()).toEqual(['./var/lib/private/smpp-workbench', './var/lib/smpp-workbench'])
      // What dpkg runs when it purges; there is nobody to ask, so that the answer is the one that loses nothing.
      const script = '/var/lib/dpkg/info/smpp-workbench.postrm'
      const asDpkg = ['DEBIAN_FRONTEND=noninteractive', 'DPKG_MAINTSCRIPT_PACKAGE=smpp-workbench']
      runInRoot(system, [script, 'purge'], asDpkg)
      expect(left()).toEqual(['./var/lib/private/smpp-workbench', './var/lib/smpp-workbench'])
      const answer = 'smpp-workbench smpp-workbench/purge-data boolean true'
      runInRoot(system, ['sh', '-c', `echo ${answer} | debconf-set-selections`])
      apt('purge', 'smpp-workbench')
      expect(left()).toEqual([])
      // The first package that is installed makes debianutils note which shells there are.
      const others = pathsIn(system).filter((path) => !before.includes(path) && !path.startsWith('./etc/'))
      expect(others).toEqual(['./var/lib/private', './var/lib/shells.state'])
    }, 120_000)

    it('is made by the steps of the container file as well, which serves the window', async () => {
      const steps = containerSteps(readFileSync(join(root, 'docs/headless/Containerfile'), 'utf8'), {
        VERSION: version,
      })
      const wordsOf = (name: string) => steps.filter((step) => step.name === name).map(({ words }) => words)
      expect(wordsOf('FROM')).toEqual(['debian:bookworm-slim'])
      expect(wordsOf('ADD')).toEqual([`release/${archiveName(target, version)} /opt/`])
      for (const path of ['opt', 'usr/local/bin']) mkdirSync(join(system, path), { recursive: true })
      execFileSync('tar', ['-xzf', join(release, archiveName(target, version)), '-C', join(system, 'opt')])
      for (const command of wordsOf('RUN')) runInRoot(system, ['sh', '-c', command])
      const users = readFileSync(join(system, 'etc/passwd'), 'utf8').split('\n')
      const user = users.find((line) => line.startsWith(`${wordsOf('USER')[0]}:`))?.split(':')[2]
      // Nothing is opened beyond loopback here, and the port may be taken.
      const here = new Map([
        ['0.0.0.0', '127.0.0.1'],
        ['8775', '0'],
      ])
      const asked: string[] = ['ENTRYPOINT', 'CMD'].flatMap((name) => JSON.parse(wordsOf(name)[0] ?? ''))
      expect(asked).toEqual(expect.arrayContaining([...here.keys()]))
      const words = asked.map((word) => here.get(word) ?? word)
      const variables = ['PATH=/usr/local/bin:/usr/bin:/bin', ...wordsOf('ENV')]
      const served = await startAndRead([...inRoot(system, variables, Number(user)), ...words], lines.serving)
      await expectPage(served.found)
      served.child.kill('SIGTERM')
      expect(await once(served.child, 'exit')).toEqual([0, null])
      expect(readdirSync(join(system, 'data'))).toContain('saved.db')
    }, 60_000)
  },
)

function isMissing(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0
}

/** `--version`, a simulator, a message with its receipt through it, and the window behind its token. */
async function expectToWork(run: Run): Promise<void> {
  const [program, ...args] = run()
  const said = spawnSync(program!, [...args, '--version'], { encoding: 'utf8' })
  expect({ ...said, output: undefined, pid: undefined }).toMatchObject({
    status: 0,
    stdout: `${version}\n`,
    stderr: '',
  })
  const simulator = await startAndRead([...run(), 'simulate', '--port', '0'], lines.listening)
  const [host = '', port = ''] = simulator.found.split(':')
  const words = [
    'send',
    '--host',
    host,
    '--port',
    port,
    '--system-id',
    'demo',
    '--to',
    '79161234567',
    '--text',
    'Hello',
  ]
  const sent = await outputOf([...run(['SMPP_PASSWORD=demo']), ...words, '--wait-receipt', '20', '--json'])
  const objects = sent
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(objects.map(({ kind }) => kind)).toEqual(['bound', 'part', 'receipt', 'summary'])
  expect(objects.at(-1)).toMatchObject({ ok: true })
  simulator.child.kill('SIGTERM')
  expect(await once(simulator.child, 'exit')).toEqual([0, null])
  const served = await startAndRead([...run(), 'serve', '--port', '0'], lines.serving)
  await expectPage(served.found)
  served.child.kill('SIGTERM')
  expect(await once(served.child, 'exit')).toEqual([0, null])
}

/** The address opens the window once; without its token nobody is let in. */
async function expectPage(url: string): Promise<void> {
  const port = Number(new URL(url).port)
  expect(new URL(url).hostname).toBe('127.0.0.1')
  expect((await visit(port, '/')).status).not.toBe(200)
  const cookie = await signIn(url)
  const page = await visit(port, '/', { headers: { cookie } })
  expect(page.status).toBe(200)
  expect(page.body).toContain('<div id="root">')
}

/** A variable that would load code, a folder of modules and a `node` that comes first are all of the user's own. */
async function expectItsOwnNode(run: Run): Promise<void> {
  const variables = [
    'NODE_OPTIONS=--require=/nowhere/at/all.js',
    'NODE_PATH=/nowhere',
    'PATH=/nowhere/bin:/usr/bin:/bin',
  ]
  expect((await outputOf([...run(variables), '--version'])).trim()).toBe(version)
}

type ReadProcess = ChildProcessByStdio<null, Readable, Readable>

function start(words: readonly string[]): ReadProcess {
  const [program = '', ...args] = words
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

/** Starts a program that goes on; resolves with what a line of its output says. */
async function startAndRead(
  words: readonly string[],
  wanted: RegExp,
): Promise<{ child: ReadProcess; found: string }> {
  const child = start(words)
  let complaints = ''
  child.stderr.on('data', (chunk) => {
    complaints += chunk
  })
  const found = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, value] = wanted.exec(line) ?? []
      if (value !== undefined) resolve(value)
    })
    child.once('close', (code) => reject(new Error(`${words.join(' ')} ended with ${code}: ${complaints}`)))
  })
  return { child, found }
}

async function outputOf(words: readonly string[]): Promise<string> {
  const child = start(words)
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      said[name] += chunk
    })
  }
  const [code] = await once(child, 'close')
  expect({ code, stderr: said.stderr }).toEqual({ code: 0, stderr: '' })
  return said.stdout
}
