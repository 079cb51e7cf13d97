import { readdirSync, readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startServe } from '../../electron/serve.ts'
import { builtFile } from '../support/built.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { signIn, visit } from '../support/web-visitor.ts'

const root = join(import.meta.dirname, '../..')

/** Every file that can open a line to somebody, and to whom. A new one is a promise of the product that changes. */
const openers: Readonly<Record<string, string>> = {
  'electron/checks/check-address.ts': 'the name server, for the host of a connection that is checked',
  'electron/checks/probe-protocol.ts': 'the host of a connection that is checked',
  'electron/hosts/serving-note.ts': 'the host that runs on this machine, for another address',
  'electron/versions/look-up.ts': 'api.github.com, when somebody looks for a new version',
  'electron/wire/link.ts': 'the host of a connection',
  'renderer/link/open-port.ts': 'the host that the page came from',
  'renderer/link/tell-use.ts': 'the host that the page came from',
  'renderer/link/web-socket-port.ts': 'the host that the page came from',
  'renderer/screens/settings/built-text.tsx': 'the host that the page came from',
}

const modules = "'node:(?:net|tls|http|https|http2|dgram|dns|dns\\/promises)'"
const names = 'connect|request|get|lookup|resolve\\w*|createConnection|Socket|Agent'
const ways = new RegExp(
  [
    `import \\{(?:[^}]*[\\s,{])?(?<!type )(?:${names})\\b[^}]*\\} from ${modules}`,
    `import (?:\\* as )?\\w+ from ${modules}`,
    "\\bfetch\\(|new (?:WebSocket|EventSource|XMLHttpRequest)\\(|sendBeacon|from 'undici'|\\bnet\\.fetch",
  ].join('|'),
)

test('who can talk to anybody is one list', () => {
  const found = ['electron', 'shared', 'renderer'].flatMap((tree) =>
    readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' })
      .map((name) => `${tree}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name))
      .filter((name) => ways.test(readFileSync(join(root, name), 'utf8'))),
  )
  expect(found.sort()).toEqual(Object.keys(openers).sort())
})

test('a host that is started, opened and left alone calls nobody', async () => {
  builtFile('renderer', 'index.html')
  const connecting = vi.spyOn(Socket.prototype, 'connect')
  onTestFinished(() => {
    connecting.mockRestore()
  })
  const serving = await startServe({ dataDir: testFolder(), port: 0 })
  const page = await visit(serving.port, '/', { headers: { cookie: await signIn(serving.url) } })
  expect(page.status).toBe(200)
  await serving.close()
  const called = connecting.mock.calls.map((inputs) => JSON.stringify(inputs))
  expect(called.filter((call) => !call.includes(`"port":${serving.port}`))).toEqual([])
  // The spy sees what is called: the visitor of this test.
  expect(called.length).toBeGreaterThan(0)
})
