import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { extract } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { HeadlessTarget } from '../../../electron/packaging/headless-targets.ts'
import { archiveName, headlessTargets } from '../../../electron/packaging/headless-targets.ts'
import { packTarget, writeSums } from '../../../electron/packaging/pack-headless.ts'
import { root } from '../../../electron/setup.mjs'
import { builtFile } from '../../support/built.ts'
import { testFolder } from '../../support/temporary-folder.ts'

/** In place of Node's binary, which would be 40 MB for each system. */
const node = { binary: Buffer.from('binary'), licence: 'licence of Node' }
const madeAt = new Date('2026-11-30T01:02:04Z')
const version = '1.2.3'

interface ArchiveEntry {
  readonly name: string
  readonly mode: number
  readonly content: string
}

async function packed(target: HeadlessTarget): Promise<Buffer> {
  builtFile('engine', 'cli.js')
  const releaseFolder = testFolder()
  const settings = { version, description: 'A workbench', madeAt, root, releaseFolder, isFast: true }
  expect(await packTarget({ ...target, debArchitecture: null }, node, settings)).toEqual([
    archiveName(target, version),
  ])
  return readFileSync(join(releaseFolder, archiveName(target, version)))
}

const targets = headlessTargets.map((target) => [target.id, target] as const)

describe.each(targets)('the archive for %s', (id, target) => {
  const isWindows = id === 'win-x64'

  it('holds a launcher, Node, the program, the window, licences, man pages and completion', async () => {
    const octets = await packed(target)
    const entries = isWindows ? await readZip(octets) : await readTarGz(octets)
    const top = `smpp-workbench-${version}-${id}/`
    expect(entries.filter(({ name }) => !name.startsWith(top))).toEqual([])
    const inside = new Map(entries.map((entry) => [entry.name.slice(top.length), entry]))
    const launcher = isWindows ? 'bin/smpp-workbench.cmd' : 'bin/smpp-workbench'
    const nodeFile = isWindows ? 'lib/node.exe' : 'lib/node'
    for (const name of [launcher, nodeFile]) expect(inside.get(name)?.mode).toBe(0o755)
    expect(inside.get(nodeFile)?.content).toBe('binary')
    expect(inside.get('LICENSE.node.txt')?.content).toBe('licence of Node')
    for (const name of [
      'LICENSE',
      'LICENSES.third-party.txt',
      'CHANGELOG.md',
      'lib/dist/engine/cli.js',
      'lib/dist/engine/store-worker.js',
      'lib/dist/engine/opened-worker.js',
      'lib/dist/renderer/index.html',
      'lib/dist/renderer/licenses.txt',
      'share/man/man1/smpp-workbench.1',
      'share/man/ru/man1/smpp-workbench.1',
      'share/bash-completion/completions/smpp-workbench',
      'share/zsh/site-functions/_smpp-workbench',
      'share/fish/vendor_completions.d/smpp-workbench.fish',
    ]) {
      expect(inside.get(name)?.content, name).not.toBe('')
      expect(inside.get(name)?.mode, name).toBe(0o644)
    }
    expect(JSON.parse(inside.get('lib/package.json')?.content ?? '')).toMatchObject({
      version,
      type: 'module',
    })
    expect(
      [...inside.keys()].filter((name) => /\.map$|main\.js$|preload\.cjs$|node_modules/.test(name)),
    ).toEqual([])
    if (isWindows) expect(inside.get(launcher)?.content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    else expect(inside.get(launcher)?.content).toMatch(/^#!\/bin\/sh\n/)
  })
})

it.each(['win-x64', 'darwin-arm64'])(
  'the archive for %s is the same, octet for octet, when it is made again',
  async (id) => {
    const target = headlessTargets.find((one) => one.id === id)!
    expect(sumOf(await packed(target))).toBe(sumOf(await packed(target)))
  },
  120_000,
)

describe('checksums', () => {
  it('are those of the packages in the folder, as sha256sum writes them', async () => {
    const folder = testFolder()
    const settings = {
      version,
      description: 'A workbench',
      madeAt,
      root,
      releaseFolder: folder,
      isFast: true,
    }
    const target = headlessTargets.find(({ id }) => id === 'win-x64')!
    const [name] = await packTarget(target, node, settings)
    writeSums(folder)
    const sum = sumOf(readFileSync(join(folder, name!)))
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(`${sum}  ${name}\n`)
  })
})

function sumOf(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex')
}

/** Its files; each entry of it belongs to root and has the time of the source. */
async function readTarGz(octets: Uint8Array): Promise<ArchiveEntry[]> {
  const archive = extract()
  archive.end(gunzipSync(octets))
  const entries: ArchiveEntry[] = []
  for await (const entry of archive) {
    const { name, mode = 0, uid, gid, mtime, type } = entry.header
    expect({ uid, gid, mtime }).toEqual({ uid: 0, gid: 0, mtime: madeAt })
    const content = await text(entry)
    if (type === 'file') entries.push({ name, mode, content })
  }
  return entries
}

async function readZip(octets: Buffer): Promise<ArchiveEntry[]> {
  const contents = unzipSync(octets)
  const modes = new Map<string, number>()
  await new Promise<void>((resolve, reject) => {
    fromBuffer(octets, { lazyEntries: false }, (problem, archive) => {
      if (problem) return reject(problem)
      archive.on('entry', (entry) => {
        modes.set(entry.fileName, (entry.externalFileAttributes >>> 16) & 0o7777)
        // The time in a zip has no zone: UTC is written.
        expect(entry.getLastModDate({ timezone: 'UTC', forceDosFormat: true })).toEqual(madeAt)
      })
      archive.on('end', resolve).on('error', reject)
    })
  })
  return Object.entries(contents).map(([name, content]) => ({
    name,
    mode: modes.get(name) ?? 0,
    content: Buffer.from(content).toString(),
  }))
}
