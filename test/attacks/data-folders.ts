import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { strToU8, zipSync } from 'fflate'
import { workspaceKind } from '../../shared/contract/workspace.ts'
import { runBuilt, startBuilt, watched } from '../support/attacked-command.ts'
import { folderDigest } from '../support/folder-digest.ts'
import { intentOf } from '../support/running-engine.ts'
import { startHost } from '../support/running-host.ts'
import { signIn } from '../support/web-visitor.ts'
import type { Attack } from './attack.ts'

type Report = (fact: string) => void

async function inFolder(run: (folder: string) => Promise<boolean>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The data folder of a host that ran and ended. */
async function usedFolder(folder: string): Promise<string> {
  const dataDir = join(folder, 'data')
  const host = await startHost(dataDir)
  await host.stop()
  return dataDir
}

const templateCount = 400

function workspaceFile(folder: string): string {
  const templates = Array.from({ length: templateCount }, (_, at) => ({
    ...{
      templateId: `t${at}`,
      name: `template ${at}`,
      folder: '',
      intent: intentOf({ text: 'x'.repeat(500) }),
    },
  }))
  const manifest = { kind: workspaceKind, version: 1, writtenBy: '1.0.0', at: 1 }
  const file = join(folder, 'all.zip')
  const texts = { 'manifest.json': manifest, 'templates.json': templates }
  const entries = Object.entries(texts).map(
    ([name, value]) => [name, strToU8(JSON.stringify(value))] as const,
  )
  writeFileSync(file, zipSync(Object.fromEntries(entries)))
  return file
}

const isStack = (stderr: string) => /\n\s+at /.test(stderr)
const said = (stderr: string) => stderr.trim().slice(0, 120).replaceAll('\n', ' / ')

/** kill -9 at several moments of an import; then once to the end. */
async function killedImport(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const file = workspaceFile(folder)
    const dataDir = await usedFolder(folder)
    const args = ['workspace', 'import', file, '--data', dataDir, '--json']
    const codes: (number | null)[] = []
    for (const ms of [500, 700, 900, 1100, 1300]) {
      const child = startBuilt(args)
      child.stdout?.resume()
      codes.push(await watched(child).ended(ms))
    }
    const last = await runBuilt(args, 60_000)
    const again = await runBuilt([...args, '--dry-run'], 60_000)
    report(
      `ended by itself ${codes.filter((code) => code !== null).length} of ${codes.length}; then ${last.code}`,
    )
    report(`again: ${again.stdout.trim().slice(0, 200)} ${said(last.stderr)}`)
    const isWhole = again.stdout.includes(`"added":0`) && again.stdout.includes(`"left":${templateCount}`)
    return last.code === 0 && isWhole && !isStack(last.stderr)
  })
}

/** kill -9 at several moments of a move; the folder still opens, and the next move into another place is whole. */
async function killedMove(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const dataDir = await usedFolder(folder)
    writeFileSync(join(dataDir, 'filler.bin'), new Uint8Array(200 * 1024 * 1024).fill(7))
    const digests = (of: string) =>
      Object.entries(folderDigest(of)).map(([name, told]) => `${name} ${told.split(' ')[0]}`)
    const kept = () => digests(dataDir).filter((line) => /^(?:filler|secrets)/.test(line))
    const before = kept().join()
    let killed = 0
    for (const ms of [0, 60, 150]) {
      const target = join(folder, `to-${ms}`)
      const child = startBuilt(['workspace', 'move', target, '--data', dataDir])
      const watch = watched(child)
      while (!existsSync(target) && child.exitCode === null) await wait(2)
      if ((await watch.ended(ms)) === null) killed++
    }
    const unchanged = kept().join() === before
    const target = join(folder, 'whole')
    const moved = await runBuilt(['workspace', 'move', target, '--data', dataDir], 60_000)
    const isWhole = existsSync(target) && digests(target).join() === digests(dataDir).join()
    const onto = await runBuilt(['workspace', 'move', target, '--data', dataDir], 60_000)
    report(`${killed} of 3 killed in the midst; the folder is ${unchanged ? 'as it was' : 'CHANGED'}`)
    report(
      `then ${moved.code}, the copy is ${isWhole ? 'whole' : 'NOT WHOLE'}; once more ${said(onto.stderr)}`,
    )
    const isRefused = onto.code !== 0 && !isStack(onto.stderr)
    return killed > 0 && unchanged && moved.code === 0 && isWhole && isRefused
  })
}

/** Files of a release that is not there yet: every command refuses and changes nothing. */
async function fromTheFuture(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const file = workspaceFile(folder)
    const dataDir = await usedFolder(folder)
    const database = new DatabaseSync(join(dataDir, 'saved.db'))
    database.exec('PRAGMA user_version = 999')
    database.close()
    const before = JSON.stringify(folderDigest(dataDir))
    const commands = [
      ['serve', '--port', '0'],
      ['workspace', 'export', join(folder, 'out.zip')],
      ['workspace', 'import', file],
      ['workspace', 'move', join(folder, 'new')],
    ]
    const wrong: string[] = []
    for (const command of commands) {
      const { code, stderr } = await runBuilt([...command, '--data', dataDir], 20_000)
      const isRefused = code !== null && code !== 0 && !isStack(stderr) && stderr.length > 20
      if (!isRefused) wrong.push(`${command.slice(0, 2).join(' ')}: ${code} ${said(stderr)}`)
    }
    const isSame = JSON.stringify(folderDigest(dataDir)) === before
    const made = readdirSync(folder).filter((name) => name !== 'data' && name !== 'all.zip')
    report(
      `${commands.length} commands; not refused: ${wrong.join(' ;; ') || 'none'}; made: ${made.join(' ') || 'nothing'}`,
    )
    report(`the folder is ${isSame ? 'as it was' : 'CHANGED'}`)
    return wrong.length === 0 && isSame && made.length === 0
  })
}

/** A small disk of memory; null where this user may not have one. */
function smallDisk(folder: string, mebibytes: number) {
  const at = join(folder, 'disk')
  mkdirSync(at)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', at], { stdio: 'ignore' })
  } catch {
    return null
  }
  return {
    at,
    fill() {
      const { bavail, bsize } = statfsSync(at)
      writeFileSync(join(at, 'filler'), new Uint8Array(bavail * bsize))
    },
    readOnly: () => execFileSync('mount', ['-o', 'remount,ro', at]),
    remove: () => execFileSync('umount', ['-l', at]),
  }
}

/** Whether a host starts there, serves its page's owner, and ends; what it said besides. */
async function serves(dataDir: string, report: Report): Promise<boolean> {
  const child = startBuilt(['serve', '--port', '0', '--data', dataDir])
  const watch = watched(child)
  let stdout = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  const until = performance.now() + 20_000
  while (!stdout.includes('token=') && child.exitCode === null && performance.now() < until) await wait(50)
  const url = /http:\S+token=\S+/.exec(stdout)?.[0] ?? ''
  const isOpen = url !== '' && (await signIn(url).then(Boolean, () => false))
  const asked = performance.now()
  child.kill('SIGTERM')
  const code = await watch.ended(10_000)
  report(
    `serve ${isOpen ? 'answers' : 'does NOT answer'}, ended ${code} in ${Math.round(performance.now() - asked)} ms; ${said(watch.stderr)}`,
  )
  return isOpen && code === 0 && !isStack(watch.stderr)
}

async function onSmallDisk(
  report: Report,
  run: (disk: NonNullable<ReturnType<typeof smallDisk>>, folder: string) => Promise<boolean>,
): Promise<boolean> {
  return inFolder(async (folder) => {
    const disk = smallDisk(folder, 32)
    if (disk === null) {
      report('not tried: this user may not mount a disk')
      return true
    }
    try {
      return await run(disk, folder)
    } finally {
      disk.remove()
    }
  })
}

const fullDisk = (report: Report) =>
  onSmallDisk(report, async (disk, folder) => {
    const dataDir = await usedFolder(disk.at)
    const other = await usedFolder(folder)
    const file = workspaceFile(folder)
    const older = join(disk.at, 'older.zip')
    writeFileSync(older, 'what stood there')
    disk.fill()
    const isServed = await serves(dataDir, report)
    const wrong: string[] = []
    const commands = {
      export: ['workspace', 'export', older, '--data', other],
      import: ['workspace', 'import', file, '--data', dataDir],
      move: ['workspace', 'move', join(disk.at, 'new'), '--data', other],
    }
    for (const [name, command] of Object.entries(commands)) {
      const { code, stderr } = await runBuilt(command, 30_000)
      report(`${name}: ${code} ${said(stderr)}`)
      if (code === null || code === 0 || isStack(stderr)) wrong.push(name)
    }
    const left = readdirSync(disk.at).filter((name) => name.endsWith('.part') || name === 'new')
    report(`left: ${left.join(' ') || 'nothing'}`)
    return isServed && wrong.length === 0 && left.length === 0
  })

const readOnlyDisk = (report: Report) =>
  onSmallDisk(report, async (disk, folder) => {
    const dataDir = await usedFolder(disk.at)
    disk.readOnly()
    const isServed = await serves(dataDir, report)
    const out = join(folder, 'out.zip')
    const { code, stderr } = await runBuilt(['workspace', 'export', out, '--data', dataDir], 30_000)
    const moved = await runBuilt(['workspace', 'move', join(folder, 'new'), '--data', dataDir], 30_000)
    report(`export ${code} ${said(stderr)}; move ${moved.code} ${said(moved.stderr)}`)
    return isServed && code !== null && !isStack(stderr) && !isStack(moved.stderr) && moved.code !== null
  })

/** The folder of a host becomes one that nobody may write in while it runs; unlike a remount, this needs no idle disk. */
async function closedFolder(report: Report): Promise<boolean> {
  return inFolder(async (folder) => {
    const dataDir = join(folder, 'data')
    const host = await startHost(dataDir)
    await signIn(host.url)
    // What no file can be removed from, whoever asks.
    rmSync(join(dataDir, 'serving.json'))
    mkdirSync(join(dataDir, 'serving.json', 'full'), { recursive: true })
    const exited = once(host.child, 'exit')
    host.child.kill('SIGTERM')
    const [code] = await exited
    const logs = readdirSync(dataDir).filter((name) => name.endsWith('-wal'))
    report(`ended ${code}; logs left ${logs.join(' ') || 'none'}`)
    return code === 0 && logs.length === 0
  })
}

export const attacks: readonly Attack[] = [
  {
    id: 'W-import-kill',
    what: `workspace import of ${templateCount} templates, killed -9 five times, then once to the end`,
    expected: 'the store opens, nothing is missing or double',
    isQuick: false,
    run: killedImport,
  },
  {
    id: 'W-move-kill',
    what: 'workspace move of 200 MB, killed -9 three times in the midst, then once to the end, then onto itself',
    expected: 'the folder stays as it was, the copy is whole, a folder that holds something is refused',
    isQuick: false,
    run: killedMove,
  },
  {
    id: 'W-future',
    what: 'serve and workspace export, import and move on files of a later release',
    expected: 'each is refused in a sentence, nothing is changed or made',
    isQuick: true,
    run: fromTheFuture,
  },
  {
    id: 'W-full-disk',
    what: 'serve on a full disk; workspace export onto it, import into it, move to it',
    expected: 'the host serves and ends; the others say why not, and leave nothing half written',
    isQuick: true,
    run: fullDisk,
  },
  {
    id: 'W-read-only',
    what: 'serve, workspace export and move of a folder on a read-only disk',
    expected: 'the host serves and ends; the others do it or say why not',
    isQuick: true,
    run: readOnlyDisk,
  },
  {
    id: 'W-closed-folder',
    what: "the host's note can no longer be removed when SIGTERM comes",
    expected: 'it ends with 0 and its store closed',
    isQuick: true,
    run: closedFolder,
  },
]
