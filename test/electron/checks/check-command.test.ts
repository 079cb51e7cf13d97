import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { nodePath, root } from '../../../electron/setup.mjs'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { Opened } from '../session/session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

async function check(port: number, ...more: string[]) {
  const main = join(root, 'electron', 'cli', 'main.ts')
  const args = ['check', '--doctor', '--port', String(port), '--system-id', 'demo', ...more]
  const child = spawn(nodePath(), [main, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', LANG: 'C', SMPP_PASSWORD: 'S3cret' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code: Number(code) }
}

test('prints a line for each check and exits with 0 when all is well', async () => {
  const { port } = await opened.smsc()
  const { out, err, code } = await check(port)
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out.split('\n').map((line) => line.slice(0, 20).trim())).toEqual([
    '✓ DNS',
    `✓ TCP ${port}`,
    '✓ TLS or plain',
    '– Certificate',
    '✓ bind_transmitter',
    '✓ bind_receiver',
    '✓ bind_transceiver',
    '✓ enquire_link',
    '✓ unbind',
    '',
  ])
})

test('exits with 1 when the bind is refused, and says why in the language asked for', async () => {
  const { port } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = () => ({ status: statusValue('ESME_RINVPASWD') })
    },
  })
  const { out, code } = await check(port, '--lang', 'ru')
  expect(code).toBe(1)
  expect(out).toMatch(/✗ bind_transceiver +0x0000000E ESME_RINVPASWD: /)
  expect(out).toContain('- неверный пароль')
  expect(out).not.toContain('S3cret')
})

test('writes one object per check with --json', async () => {
  const { port } = await opened.smsc()
  const { out, code } = await check(port, '--tls', '--json')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(code).toBe(1)
  expect(lines.find(({ id }) => id === 'protocol')).toMatchObject({
    state: 'failed',
    verdict: 'plain-but-tls-on',
    next: 'turn-tls-off',
    text: { next: 'Turn off TLS' },
  })
})

test('examines each of several hosts, and says which the lines are about', async () => {
  const { port } = await opened.smsc()
  const { out, code } = await check(9, '--hosts', `127.0.0.1:${port}`, '--json')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; host: string; state: string })
  expect(code).toBe(1)
  const statesAt = (at: number) =>
    lines
      .filter(({ host, id }) => host === `127.0.0.1:${at}` && (id === 'tcp' || id.startsWith('bind_')))
      .map(({ state }) => state)
  expect(statesAt(9)).toEqual(['failed', 'skipped', 'skipped', 'skipped'])
  expect(statesAt(port)).toEqual(['ok', 'ok', 'ok', 'ok'])
})
