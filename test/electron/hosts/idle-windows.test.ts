import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { PageFiles } from '../../../electron/hosts/page-files.ts'
import { WebAccess } from '../../../electron/hosts/web-access.ts'
import { startWebHost, type WebHost } from '../../../electron/hosts/web-host.ts'
import { pageFolder } from '../../support/page-folder.ts'
import { openSocket, signIn, visit } from '../../support/web-visitor.ts'

let host: WebHost | undefined
afterEach(async () => {
  await host?.close()
  host = undefined
})

const started = async (signOutAfterMs?: number) => {
  host = await startWebHost({
    pageFiles: new PageFiles(pageFolder()),
    port: 0,
    onPort: () => {},
    signOutAfterMs,
  })
  const cookie = await signIn(host.mintUrl())
  const origin = `http://127.0.0.1:${host.port}`
  return { host, cookie, open: () => openSocket(host?.port ?? 0, { cookie, origin }) }
}

test('windows that nobody uses are closed with the reason, and their cookie opens nothing any more', async () => {
  // Long enough that a busy machine opens the window before.
  const { host, cookie, open } = await started(3_000)
  const window = await open()
  const [code] = await once(window, 'close')
  expect(code).toBe(4401)
  expect((await visit(host.port, '/', { headers: { cookie } })).status).toBe(403)
  await expect(open()).rejects.toThrow('refused with 403')
  await signIn(host.mintUrl())
})

test('a window that says it is in use stays', () => {
  let now = 0
  const access = new WebAccess([], () => now)
  const headers = { host: '127.0.0.1:8775' }
  const cookies = [1, 2].map(() => (access.exchange(access.mintToken(), headers) ?? '').split(';')[0] ?? '')
  const [used, idle] = cookies.map((cookie) => access.sessionOf({ ...headers, cookie }))
  now = 50_000
  access.noteUse(used ?? '')
  now = 60_000
  expect(access.endIdle(60_000)).toEqual([idle])
  now = 110_000
  expect(access.endIdle(60_000)).toEqual([used])
  access.noteUse(used ?? '')
  expect(access.sessionOf({ ...headers, cookie: cookies[0] })).toBeUndefined()
})

test('only who is signed in is heard, and without the option nobody is signed out', async () => {
  const { host, cookie, open } = await started()
  expect((await visit(host.port, '/in-use')).status).toBe(403)
  expect((await visit(host.port, '/in-use', { headers: { cookie } })).status).toBe(200)
  const window = await open()
  expect(window.readyState).toBe(window.OPEN)
  window.terminate()
})

test('links that nobody uses do not pile up', () => {
  const access = new WebAccess([])
  const headers = { host: '127.0.0.1' }
  const tokens = Array.from({ length: 150 }, () => access.mintToken())
  expect(tokens.filter((token) => access.exchange(token, headers) !== undefined)).toEqual(tokens.slice(50))
})
