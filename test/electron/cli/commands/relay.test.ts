import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runSimulator } from '../../smsc/running-simulator.ts'
import { WireClient } from '../../smsc/wire-client.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'

function file(name: string, content: unknown): string {
  const path = join(testFolder(), name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

async function portOf(relay: ReturnType<typeof startCli>): Promise<number> {
  const line = await relay.line(/./)
  expect(line).toMatch(/^listening 127\.0\.0\.1:\d+$/)
  return Number(line.split(':')[1])
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'says first where it listens, then what passes as JSON, and closes both sides on %s',
  async (signal) => {
    const { port, until } = await runSimulator()
    const connection = file('connection.json', { host: '127.0.0.1', port })
    const relay = startCli(['relay', '--listen', '0', '--connection', connection, '--json'])
    const client = await WireClient.connect(await portOf(relay))
    expect(await client.bind()).toBe(0)
    await client.ask('submit_sm', { destination_addr: '79161234567', source_addr: 'INFO' })
    await relay.line(/submit_sm_resp/)
    relay.child.kill(signal)
    await client.closed
    const { code, stderr, lines } = await relay.ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const told = lines.slice(1).map((line) => JSON.parse(line))
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1))
    expect(told.filter(({ kind }) => kind === 'passed')).toMatchObject([
      { from: 'application', in: { command: 'bind_transceiver' }, out: { command: 'bind_transceiver' } },
      { from: 'provider', out: { command: 'bind_transceiver_resp', status: 'ESME_ROK' } },
      {
        ...{ application: 'demo', from: 'application', differs: [], rows: [], effects: [] },
        in: { command: 'submit_sm', source_addr: 'INFO', destination_addr: '79161234567' },
      },
      { from: 'provider', in: { command: 'submit_sm_resp', command_status: 0 } },
    ])
    expect(told.at(-1)).toMatchObject({ kind: 'link-closed', application: 'demo' })
    expect(lines.join('')).not.toContain('password')
    await until(({ sessions }) => sessions.length === 0)
  },
)

test('what passes is a line for people without --json', async () => {
  const { port } = await runSimulator()
  const relay = startCli(['relay', '--listen', '127.0.0.1:0', '--port', String(port), '--lang', 'en'])
  const client = await WireClient.connect(await portOf(relay))
  await client.bind()
  expect(await relay.line(/bind_transceiver_resp/)).toMatch(
    / {2}demo {2}← {2}bind_transceiver_resp {2}#1 {2}ESME_ROK$/,
  )
  expect(await relay.line(/bound as/)).toMatch(/bound as transceiver, 127\.0\.0\.1:\d+$/)
})

test.each([
  [['--listen', 'x'], 'Expected PORT or HOST:PORT.'],
  [['--listen', '70000'], 'Expected PORT or HOST:PORT.'],
  [[], '--listen'],
])('refuses %j', async (args, words) => {
  const { code, stderr } = await runHere(['relay', ...args, '--lang', 'en'])
  expect(code).toBe(2)
  expect(stderr).toContain(words)
})

test('names the key of a configuration that it does not know', async () => {
  const config = file('relay.json', { acounts: [] })
  const { code, stderr } = await runHere(['relay', '--listen', '0', '--config', config, '--lang', 'en'])
  expect(code).toBe(2)
  expect(stderr).toContain('acounts')
})

test('applications bind with accounts of the relay’s own, and their ids outlive it', async () => {
  const { port, until } = await runSimulator({
    profileId: 'smpp-3.4',
    receipt: { delay: 1, stat: 'DELIVRD', err: '000' },
  })
  const connection = file('connection.json', { host: '127.0.0.1', port, systemId: 'demo' })
  const config = file('relay.json', { accounts: [{ systemId: 'shop', password: 'one' }], keep: 'relay.db' })
  const args = [
    'relay',
    '--listen',
    '0',
    '--connection',
    connection,
    '--own-binds',
    '--config',
    config,
    '--json',
  ]
  const env = { SMPP_PASSWORD: 'demo' }
  const first = startCli(args, env)
  const shop = await WireClient.connect(await portOf(first))
  expect(await shop.bind('transceiver', { system_id: 'shop', password: 'one' })).toBe(0)
  await first.line(/"kind":"provider-bound"/)
  const fields = { destination_addr: '79161234567', source_addr: 'INFO', registered_delivery: 1 }
  const { message_id } = (await shop.ask('submit_sm', fields)).fields
  await shop.close()
  first.child.kill('SIGTERM')
  expect(await first.ended).toMatchObject({ code: 0, stderr: '' })
  await until(({ sessions }) => sessions.length === 0)
  const second = startCli(args, env)
  const again = await WireClient.connect(await portOf(second))
  await again.bind('transceiver', { system_id: 'shop', password: 'one' })
  const receipt = await again.next()
  expect(Buffer.from(receipt.fields['short_message'] as Uint8Array).toString()).toContain(`id:${message_id} `)
  await again.close()
})

test('ends with the refusal of an account at the provider', async () => {
  const { port } = await runSimulator()
  const connection = file('connection.json', { host: '127.0.0.1', port, systemId: 'demo' })
  const config = file('relay.json', { accounts: [] })
  const relay = startCli(
    ['relay', '--listen', '0', '--connection', connection, '--own-binds', '--config', config, '--lang', 'en'],
    { SMPP_PASSWORD: 'wrong' },
  )
  const { code, stderr } = await relay.ended
  expect(code).toBe(1)
  expect(stderr).toContain('ESME_RINVPASWD')
})

test.each([
  [{ accounts: [], rotes: [] }, 'rotes'],
  [
    {
      accounts: [
        { systemId: 'a', password: '' },
        { systemId: 'a', password: '' },
      ],
    },
    'system_id',
  ],
  [{ accounts: [], routes: [{ destinationStarts: ['1'], account: 'b' }] }, 'route'],
])('refuses the configuration %j', async (content, words) => {
  const config = file('relay.json', content)
  const { code, stderr } = await runHere([
    'relay',
    '--listen',
    '0',
    '--own-binds',
    '--config',
    config,
    '--lang',
    'en',
  ])
  expect(code).toBe(2)
  expect(stderr).toContain(words)
})

test('own binds need an account and its configuration', async () => {
  const { code, stderr } = await runHere(['relay', '--listen', '0', '--own-binds', '--lang', 'en'])
  expect(code).toBe(2)
  expect(stderr).toContain('--config')
})
