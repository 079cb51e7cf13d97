import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { PageFiles } from '../../../electron/hosts/page-files.ts'
import { startWebHost, type WebHost } from '../../../electron/hosts/web-host.ts'
import type { ServedPort } from '../../../shared/contract/port.ts'
import { pageFolder } from '../../support/page-folder.ts'
import { openSocket, signIn, visit } from '../../support/web-visitor.ts'

let host: WebHost | undefined
afterEach(async () => {
  await host?.close()
  host = undefined
})

const starting = async () => {
  const engine = Promise.withResolvers<(port: ServedPort) => void>()
  engine.promise.catch(() => undefined)
  host = await startWebHost({ pageFiles: new PageFiles(pageFolder()), port: 0, onPort: engine.promise })
  const { port } = host
  const cookie = await signIn(host.mintUrl())
  return {
    engine,
    port,
    cookie,
    open: () => openSocket(port, { cookie, origin: `http://127.0.0.1:${port}` }),
  }
}

test('serves the page before there is an engine, and what a window asks meanwhile is answered once there is', async () => {
  const { engine, port, cookie, open } = await starting()
  expect((await visit(port, '/', { headers: { cookie } })).status).toBe(200)
  const window = await open()
  window.send(JSON.stringify({ asked: 'early' }))
  // The page's answer comes over another connection: the window's question has been there for a while.
  await visit(port, '/', { headers: { cookie } })
  engine.resolve((served) => served.onMessage((message) => served.send({ heard: message } as never)))
  const [answer] = await once(window, 'message')
  expect(JSON.parse(String(answer))).toEqual({ heard: { asked: 'early' } })
  window.send(JSON.stringify({ asked: 'late' }))
  const [next] = await once(window, 'message')
  expect(JSON.parse(String(next))).toEqual({ heard: { asked: 'late' } })
})

test('a window that left meanwhile is not served', async () => {
  const { engine, open } = await starting()
  const window = await open()
  window.terminate()
  const stays = await open()
  const served: ServedPort[] = []
  // Told of the end of the one, or not yet: the other is served in either case.
  engine.resolve((one) => {
    one.onClose(() => served.splice(served.indexOf(one), 1))
    served.push(one)
  })
  await expect.poll(() => served.length).toBe(1)
  stays.terminate()
  await expect.poll(() => served.length).toBe(0)
})

test('windows are closed where the engine does not come up', async () => {
  const { engine, open } = await starting()
  const window = await open()
  engine.reject(new Error('no engine'))
  await once(window, 'close')
})
