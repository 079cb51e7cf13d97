import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runHere } from '../cli-in-process.ts'

/** A port that nothing listens on: it was given out a moment ago. */
let port = 0
const env = { SMPP_TEST: 'pass word' }
const server = createServer()

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = address !== null && typeof address === 'object' ? address.port : 0
  await new Promise((resolve) => server.close(resolve))
})
afterAll(() => server.close())

const account = () => [
  '--host',
  '127.0.0.1',
  `--port=${port}`,
  '--system-id',
  'my app',
  '--password-env',
  'SMPP_TEST',
]
const message = ['--to', '79161234567', '--from', 'ALPHA', '--text', "it's"]
const hint = () =>
  `smpp-workbench check --doctor --host 127.0.0.1 --port=${port} --system-id 'my app' --password-env SMPP_TEST`

describe('a connection that fails names the doctor with the same arguments', () => {
  test.each<readonly [string, () => readonly string[]]>([
    ['send', () => ['send', ...message, ...account(), '--rate', '5']],
    ['send --json', () => ['send', '--json', ...account(), ...message]],
    ['listen', () => ['listen', ...account(), '--count', '1']],
    ['vary', () => ['vary', ...account(), ...message, '--field', 'validity', '--validity', '1h']],
    ['load', () => ['load', ...account(), ...message, '--rate', '1', '--for', '1']],
  ])('%s', async (_name, args) => {
    const { stderr, stdout, code } = await runHere([...args(), '--lang', 'en'], { env })
    expect(stderr.split(hint()).length, stderr).toBe(2)
    expect(stdout).not.toContain('--doctor')
    expect(code).not.toBe(0)
  })

  test('what it names can be run as it is', async () => {
    const { stdout } = await runHere(['check', '--doctor', ...account(), '--lang', 'en'], { env })
    expect(stdout).toContain('refused')
  })

  test('an error of another kind does not name it', async () => {
    const { stderr } = await runHere(['send', ...account(), '--to', '1', '--lang', 'en'], { env: {} })
    expect(stderr).not.toContain('--doctor')
  })

  test('a way to bind that the doctor does not try is left out', async () => {
    const { stderr } = await runHere(
      ['send', ...account(), ...message, '--bind-mode', 'pair', '--lang', 'en'],
      { env },
    )
    expect(stderr).toContain(hint())
    expect(stderr).not.toContain('pair')
  })
})
