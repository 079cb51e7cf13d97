import { mkdirSync, readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServe } from '../../electron/serve.ts'
import { mostOpenFiles } from '../../shared/contract/capture-files.ts'
import { builtFile } from '../support/built.ts'
import { refusedServeProcess, startServeProcess } from '../support/serve-process.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { signIn, visit } from '../support/web-visitor.ts'

const script = builtFile('engine', 'serve.js')

test.each(['SIGINT', 'SIGTERM'] as const)(
  'prints its address, serves, and ends cleanly on %s',
  async (signal) => {
    const serve = await startServeProcess(script, ['--port', '0', '--data', testFolder()])
    expect(new URL(serve.url).hostname).toBe('127.0.0.1')
    const cookie = await signIn(serve.url)
    const page = await visit(Number(new URL(serve.url).port), '/', { headers: { cookie } })
    expect(page.status).toBe(200)
    expect(await serve.stop(signal)).toBe(0)
  },
)

test('says in words that the port is taken', async () => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as AddressInfo
  const refused = await refusedServeProcess(script, ['--port', String(port), '--data', testFolder()])
  holder.close()
  expect(refused).toEqual({
    code: 1,
    said: `error: Port ${port} is taken by another program. Choose another with --port.\n`,
  })
})

test('says in words that the data folder is in use, and leaves its owner alone', async () => {
  const dataDir = join(testFolder(), 'data')
  const first = await startServeProcess(script, ['--port', '0', '--data', dataDir])
  const refused = await refusedServeProcess(script, ['--port', '0', '--data', dataDir])
  expect(refused.code).toBe(1)
  expect(refused.said).toMatch(/^error: Another workbench is using the data folder/)
  expect(refused.said).toContain('serve --new-address')
  await signIn(first.url)
  expect(await first.stop('SIGTERM')).toBe(0)
})

test('serves without its note where that cannot be written, and ends with its sessions unbound', async () => {
  const dataDir = testFolder()
  // What no file can take the place of, whoever asks.
  mkdirSync(join(dataDir, 'serving.json', 'full'), { recursive: true })
  const serving = await startServe({ port: 0, dataDir })
  expect(serving.isFound).toBe(false)
  expect(serving.url).toContain(`:${serving.port}/`)
  await signIn(serving.url)
  await serving.close()
  expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal'))).toEqual([])
})

test('closes its port where it cannot begin', async () => {
  const dataDir = testFolder()
  const files = Array.from({ length: mostOpenFiles + 1 }, (_, at) => `none-${at}.pcap`)
  const free = createServer()
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
  const { port } = free.address() as AddressInfo
  await new Promise((resolve) => free.close(resolve))
  await expect(startServe({ port, dataDir, files })).rejects.toThrow()
  await expect(visit(port, '/')).rejects.toThrow('ECONNREFUSED')
})

test('speaks Russian when asked', async () => {
  const refused = await refusedServeProcess(script, ['--lang', 'ru', '--port', 'http'])
  expect(refused).toEqual({
    code: 2,
    said: 'ошибка: значение http не подходит параметру --port <number>. Нужно число от 0 до 65535.\n',
  })
})

test.each([[['--port', '65536']], [['--port', 'http']], [['--nonsense']]])(
  'calls %j bad usage',
  async (args) => {
    const refused = await refusedServeProcess(script, args)
    expect(refused.code).toBe(2)
    expect(refused.said).toMatch(/^error: /)
  },
)
