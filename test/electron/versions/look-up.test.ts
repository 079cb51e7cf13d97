import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { compareVersions, lookUpRelease } from '../../../electron/versions/look-up.ts'
import { repositoryIn } from '../../../electron/versions/repository.ts'
import { runningEngine } from '../../support/running-engine.ts'
import { tlsFile } from '../session/session-kit.ts'

const release = {
  tag_name: 'v1.4.0',
  published_at: '2026-11-20T10:00:00Z',
  html_url: 'https://evil.example/',
  body: 'notes',
}

/** Stands for GitHub; what it was asked. */
async function github(answer: RequestListener) {
  const asked: string[] = []
  const options = { key: tlsFile('server.key.pem'), cert: tlsFile('server.cert.pem') }
  const server = createServer(options, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const order = {
    ...{ repository: 'acme/workbench', version: '1.3.2', host: `https://localhost:${port}` },
    ...{ ca: tlsFile('ca.cert.pem'), environment: {} },
  }
  return { asked, order, port }
}

const json = (status: number, body: unknown): RequestListener => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
}

test('tells of the newest release, with an address that is made here', async () => {
  const { asked, order } = await github(json(200, release))
  expect(await lookUpRelease(order)).toEqual({
    version: '1.4.0',
    publishedAt: Date.UTC(2026, 10, 20, 10),
    page: 'https://github.com/acme/workbench/releases/tag/v1.4.0',
    stands: 'newer',
  })
  expect(asked).toEqual(['GET /repos/acme/workbench/releases/latest'])
  expect(await lookUpRelease({ ...order, version: '1.4.0' })).toMatchObject({ stands: 'same' })
  expect(await lookUpRelease({ ...order, version: '2.0.0' })).toMatchObject({ stands: 'older' })
})

test.each([
  ['1.10.0', '1.9.9'],
  ['1.0.0', '1.0.0-beta.2'],
  ['1.0.0-beta.10', '1.0.0-beta.9'],
])('%s is later than %s', (later, earlier) => {
  expect(compareVersions(later, earlier)).toBeGreaterThan(0)
  expect(compareVersions(earlier, later)).toBeLessThan(0)
  expect(compareVersions(later, later)).toBe(0)
})

test.each([
  ['nothing published', json(404, {}), 'look-up.no-release', undefined],
  ['asked too often', json(403, {}), 'look-up.too-often', undefined],
  ['a failure', json(500, {}), 'look-up.failed', 'HTTP 500'],
  ['no release', json(200, { tag_name: 'nightly', published_at: 'x' }), 'look-up.failed', 'not-a-release'],
  [
    'a version that is none',
    json(200, { ...release, tag_name: '../../x' }),
    'look-up.failed',
    'not-a-release',
  ],
  ['no JSON', ((_q, r) => void r.end('<html>')) as RequestListener, 'look-up.failed', 'not-a-release'],
  ['an endless answer', endless, 'look-up.failed', 'answer-too-large'],
  ['another host', redirectTo('https://127.0.0.1:1/'), 'look-up.failed', 'HTTP 302'],
  ['no https', redirectTo('http://localhost/'), 'look-up.failed', 'HTTP 302'],
])('says in words that there is %s', async (_name, answer, code, reason) => {
  const { order } = await github(answer)
  const refusal = { code, ...(reason !== undefined && { detail: { reason } }) }
  await expect(lookUpRelease(order)).rejects.toMatchObject(refusal)
})

function endless(_request: unknown, response: Parameters<RequestListener>[1]): void {
  const more = () => {
    while (response.write('x'.repeat(65_536)));
  }
  response.on('drain', more)
  more()
}

function redirectTo(location: string): RequestListener {
  return (_request, response) => void response.writeHead(302, { location }).end()
}

test('follows a repository that was renamed, and ends when it leads in a circle', async () => {
  const { asked, order } = await github((request, response) => {
    if (request.url === '/repositories/7/releases/latest') json(200, release)(request, response)
    else redirectTo('/repositories/7/releases/latest')(request, response)
  })
  expect(await lookUpRelease(order)).toMatchObject({ version: '1.4.0' })
  expect(asked).toHaveLength(2)
  const circle = await github(redirectTo('/again'))
  await expect(lookUpRelease(circle.order)).rejects.toMatchObject({ code: 'look-up.failed' })
  expect(circle.asked).toHaveLength(4)
})

test('trusts no certificate but a good one', async () => {
  const { asked, order } = await github(json(200, release))
  const { ca: _ca, ...untrusting } = order
  await expect(lookUpRelease(untrusting)).rejects.toMatchObject({
    detail: { reason: 'certificate-not-trusted' },
  })
  expect(asked).toEqual([])
})

test('ends when the window leaves, and asks nobody without a repository', async () => {
  const { order } = await github(() => undefined)
  const leaving = new AbortController()
  const asking = lookUpRelease({ ...order, signal: leaving.signal })
  leaving.abort()
  await expect(asking).rejects.toMatchObject({ code: 'look-up.failed' })
  await expect(lookUpRelease({ ...order, repository: null })).rejects.toMatchObject({
    code: 'look-up.no-repository',
  })
})

test('goes through the proxy that the environment names, but for hosts that it excepts', async () => {
  const { order, port } = await github(json(200, release))
  const tunnels: string[] = []
  const proxy = createHttpServer()
  proxy.on('connect', (request, socket, head) => {
    tunnels.push(request.url ?? '')
    const through = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      through.write(head)
      through.pipe(socket).pipe(through)
    })
    through.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const environment = { HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` }
  expect(await lookUpRelease({ ...order, environment })).toMatchObject({ version: '1.4.0' })
  expect(tunnels).toEqual([`localhost:${port}`])
  await lookUpRelease({ ...order, environment: { ...environment, NO_PROXY: 'localhost' } })
  expect(tunnels).toHaveLength(1)
})

test.each([
  ['acme/workbench', 'acme/workbench'],
  ['github:acme/workbench', 'acme/workbench'],
  ['git+https://github.com/acme/workbench.git', 'acme/workbench'],
  ['git@github.com:acme/work.bench.git', 'acme/work.bench'],
  ['https://gitlab.com/acme/workbench', null],
  ['https://github.com/acme/workbench/../../x', null],
  ['', null],
])('reads the repository %j as %j', (text, found) => {
  expect(repositoryIn(text)).toBe(found)
})

test('a build that knows no repository says so, and which one it knows stands in app.info', async () => {
  const engine = await runningEngine()
  expect((await engine.handlers['app.info']({})).repository).toBeNull()
  await expect(engine.handlers['app.lookUp']({})).rejects.toMatchObject({ code: 'look-up.no-repository' })
  globalThis.smppWorkbenchRepository = 'acme/workbench'
  onTestFinished(() => {
    globalThis.smppWorkbenchRepository = undefined
  })
  expect((await engine.handlers['app.info']({})).repository).toBe('acme/workbench')
  await expect(engine.handlers['app.reveal']({})).rejects.toMatchObject({ code: 'app.no-file-manager' })
})
