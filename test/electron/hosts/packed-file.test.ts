import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packPageFiles } from '../../../electron/hosts/pack-page-files.ts'
import { codingFor } from '../../../electron/hosts/packed-file.ts'
import { PageFiles } from '../../../electron/hosts/page-files.ts'
import { startWebHost, type WebHost } from '../../../electron/hosts/web-host.ts'
import { signIn } from '../../support/web-visitor.ts'

describe('the coding', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip; q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['*;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['br;q=x', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('for %j is %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding)
  })
})

const script = `export const text = '${'octets '.repeat(5000)}'\n`
const base = mkdtempSync(join(tmpdir(), 'workbench-test-'))
let host: WebHost
let cookie: string

beforeAll(async () => {
  const folder = join(base, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), `<meta name="csp-nonce" nonce="%CSP_NONCE%">${' '.repeat(2000)}`)
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), script)
  writeFileSync(join(folder, 'assets', 'inter-abc123.woff2'), Buffer.alloc(2000))
  writeFileSync(join(folder, 'icon.svg'), `<svg>${' '.repeat(2000)}</svg>`)
  writeFileSync(join(folder, 'assets', 'built-abc123.js'), script)
  await packPageFiles(folder)
  // Tells the build's octets from those that the host would make itself.
  writeFileSync(join(folder, 'assets', 'built-abc123.js.br'), brotliCompressSync('by the build'))
  rmSync(join(folder, 'assets', 'main-abc123.js.br'))
  host = await startWebHost({ pageFiles: new PageFiles(folder), port: 0, onPort: () => {} })
  cookie = await signIn(host.mintUrl())
})
afterAll(async () => {
  await host.close()
  rmSync(base, { recursive: true })
})

interface Reply {
  readonly status: number | undefined
  readonly headers: NodeJS.Dict<string | string[]>
  readonly octets: Buffer
}

function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { port } = host
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { cookie, ...headers },
      agent: false,
    })
    asked.on('error', reject)
    asked.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, octets: Buffer.concat(chunks) }),
      )
    })
    asked.end()
  })
}

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)(
  'what the build made goes out as %s, with its true length, and is kept for ever',
  async (coding, unpack) => {
    const reply = await ask('/assets/main-abc123.js', { 'accept-encoding': coding })
    expect(reply.headers['content-encoding']).toBe(coding)
    expect(reply.headers['vary']).toBe('accept-encoding')
    expect(reply.headers['content-length']).toBe(String(reply.octets.length))
    expect(reply.headers['cache-control']).toContain('immutable')
    expect(reply.octets.length).toBeLessThan(script.length / 20)
    expect(unpack(reply.octets).toString()).toBe(script)
  },
)

test('what the build has packed is sent as brotli, and has no address of its own', async () => {
  const path = '/assets/built-abc123.js'
  const [brotli, gzip] = await Promise.all(
    ['br', 'gzip'].map((coding) => ask(path, { 'accept-encoding': coding })),
  )
  expect(brotliDecompressSync(brotli!.octets).toString()).toBe('by the build')
  expect(gunzipSync(gzip!.octets).toString()).toBe(script)
  expect((await ask(path, {})).octets.toString()).toBe(script)
  expect((await ask(`${path}.br`, {})).status).toBe(404)
  const icon = await ask('/icon.svg', { 'accept-encoding': 'br' })
  expect(brotliDecompressSync(icon.octets).toString()).toMatch(/^<svg>/)
})

test('a browser that takes neither is given the octets themselves, and a cache is told so', async () => {
  const reply = await ask('/assets/main-abc123.js', { 'accept-encoding': 'identity' })
  expect(reply.headers['content-encoding']).toBeUndefined()
  expect(reply.headers['vary']).toBe('accept-encoding')
  expect(reply.octets.toString()).toBe(script)
})

test('HEAD tells the same length and sends nothing', async () => {
  const headers = { 'accept-encoding': 'gzip' }
  const [head, get] = [await ask('/icon.svg', headers, 'HEAD'), await ask('/icon.svg', headers)]
  expect(head.headers['content-length']).toBe(get.headers['content-length'])
  expect(head.octets).toHaveLength(0)
})

test('fonts are not compressed a second time', async () => {
  const reply = await ask('/assets/inter-abc123.woff2', { 'accept-encoding': 'br, gzip' })
  expect(reply.headers['content-encoding']).toBeUndefined()
  expect(reply.headers['vary']).toBeUndefined()
  expect(reply.octets).toHaveLength(2000)
})

test('what a browser has already is not sent again, each coding by a tag of its own', async () => {
  const [packed, plain] = [await ask('/icon.svg', { 'accept-encoding': 'gzip' }), await ask('/icon.svg', {})]
  const tag = String(packed.headers['etag'])
  expect(tag).not.toBe(plain.headers['etag'])
  const again = await ask('/icon.svg', { 'accept-encoding': 'gzip', 'if-none-match': `"other", W/${tag}` })
  expect(again.status).toBe(304)
  expect(again.octets).toHaveLength(0)
  expect((await ask('/icon.svg', { 'if-none-match': tag })).status).toBe(200)
})
