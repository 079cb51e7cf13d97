import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodePath, root } from '../../../../electron/setup.mjs'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'
import { configFile, portOf, sendTo } from './running-simulate.ts'

test.each(['SIGINT', 'SIGTERM'] as const)(
  'says first where it listens, and ends cleanly on %s',
  async (signal) => {
    const simulator = startCli(['simulate', '--port', '0'])
    const port = await portOf(simulator)
    expect((await runHere(sendTo(port, 'demo'), { env: { SMPP_PASSWORD: 'demo' } })).code).toBe(0)
    simulator.child.kill(signal)
    expect(await simulator.ended).toMatchObject({ code: 0, stderr: '' })
  },
)

describe('a simulator that npm started', () => {
  // Not a shell's last command, or it would become the program instead of its parent.
  const script = `"${nodePath()}" "${join(root, 'electron/cli/main.ts')}" simulate --port 0; true`

  async function endsAfter(command: string): Promise<void> {
    const starter = spawn('sh', ['-c', command], {
      env: { ...process.env, npm_lifecycle_event: 'cli', SCRIPT: script },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(starter.stdout, 'close')
    const [said] = await once(starter.stdout.setEncoding('utf8'), 'data')
    expect(said).toMatch(/^listening /)
    starter.kill('SIGKILL')
    // The pipe closes when the last process that may write to it is gone.
    await closed
  }

  test.skipIf(process.platform === 'win32')('does not outlive the shell between them', () =>
    endsAfter(script),
  )

  test.skipIf(process.platform !== 'linux')('does not outlive npm itself', () =>
    endsAfter('sh -c "$SCRIPT"; true'),
  )
})

test('prints what it notices as JSON after that line', async () => {
  const simulator = startCli(['simulate', '--port', '0', '--json'])
  const port = await portOf(simulator)
  await runHere(sendTo(port, 'nobody'), { env: { SMPP_PASSWORD: 'x' } })
  await simulator.line(/"kind":"closed"/)
  simulator.child.kill('SIGTERM')
  const { lines } = await simulator.ended
  const events = lines.slice(1).map((line) => JSON.parse(line))
  expect(events.map(({ kind, seq }) => [kind, seq])).toEqual([
    ['bind-refused', 1],
    ['closed', 2],
  ])
  expect(events[0]).toMatchObject({ system_id: 'nobody', command_status: 15, status: 'ESME_RINVSYSID' })
})

test('is configured by a file over the defaults, and by the command line over both', async () => {
  const config = {
    systemId: 'acme',
    password: 'roadrunner',
    port: 1,
    rules: { repeat: false },
    receipt: { stat: 'UNDELIV', delay: 0 },
  }
  const simulator = startCli(['simulate', '--port', '0', '--config', configFile(config)])
  const port = await portOf(simulator)
  const env = { SMPP_PASSWORD: 'roadrunner' }
  const first = await runHere([...sendTo(port, 'acme'), '--wait-receipt'], { env })
  expect(JSON.parse(first.lines.at(-1) ?? '')).toMatchObject({ accepted: 1, undelivered: 1 })
  // The same text again: the rule against it is off, the other rules are not.
  expect((await runHere(sendTo(port, 'acme'), { env })).code).toBe(0)
  expect((await runHere(sendTo(port, 'acme').with(6, '79161231027'), { env })).code).toBe(1)
})

describe('several operators of a file', () => {
  const operators = [
    { name: 'Alpha', profileId: 'smpp-3.4', port: 0, accounts: [{ systemId: 'a', password: 'one' }] },
    { profileId: 'smpp-3.4', port: 0, systemId: 'b', password: 'two' },
  ]

  async function startAll(config: string) {
    const simulator = startCli(['simulate', '--json', '--config', config])
    const portNamed = async (name: RegExp) => Number(/:(\d+)/.exec(await simulator.line(name))?.[1])
    const alpha = await portNamed(/^listening 127\.0\.0\.1:\d+ Alpha$/)
    return { simulator, ports: { alpha, second: await portNamed(/^listening 127\.0\.0\.1:\d+ SMSC 2$/) } }
  }

  test('listen each on its port with its accounts, and are named in what is told', async () => {
    const { simulator, ports } = await startAll(configFile({ operators }))
    const send = (port: number, systemId: string, password: string) =>
      runHere(sendTo(port, systemId), { env: { SMPP_PASSWORD: password } })
    expect((await send(ports.alpha, 'a', 'one')).code).toBe(0)
    expect((await send(ports.second, 'b', 'two')).code).toBe(0)
    expect((await send(ports.second, 'a', 'one')).code).toBe(1)
    simulator.child.kill('SIGTERM')
    const events = (await simulator.ended).lines.slice(2).map((line) => JSON.parse(line))
    expect(events.filter(({ kind }) => kind === 'bound').map((one) => [one.operator, one.system_id])).toEqual(
      [
        ['Alpha', 'a'],
        ['SMSC 2', 'b'],
      ],
    )
    expect(events.find(({ kind }) => kind === 'bind-refused')).toMatchObject({
      operator: 'SMSC 2',
      system_id: 'a',
    })
  })

  test('may stand in YAML', async () => {
    const file = join(testFolder(), 'fleet.yaml')
    const yaml = [
      'operators:',
      '  - name: Alpha',
      '    port: 0',
      '    accounts:',
      '      - { systemId: a, password: one, networks: [127.0.0.0/8] }',
      '  - port: 0',
    ]
    writeFileSync(file, yaml.join('\n'))
    const { ports } = await startAll(file)
    expect((await runHere(sendTo(ports.alpha, 'a'), { env: { SMPP_PASSWORD: 'one' } })).code).toBe(0)
  })

  test('end together when one of them cannot listen', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as AddressInfo
    const { code, stderr } = await runHere([
      'simulate',
      '--config',
      configFile({ operators: [...operators, { port }] }),
    ])
    holder.close()
    expect({ code, said: stderr.includes(String(port)) }).toEqual({ code: 1, said: true })
  })

  test.each([
    [{ operators: [] }, 'operators: '],
    [{ operators: [{ port: 0 }, { prot: 1 }] }, 'operators.1: Unrecognized key'],
    [{ operators: [{ port: 0 }, { accounts: [{ systemId: 'a' }] }] }, 'operators.1.accounts.0.password'],
    [{ operators: [{ name: 'A' }, { name: 'A' }] }, 'two operators have the name A'],
    [{ operators: [{}], port: 1 }, 'port'],
  ])('%j is refused with its place', async (config, said) => {
    const { code, stderr } = await runHere(['simulate', '--config', configFile(config)])
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })

  test('take no one port from the command line', async () => {
    const { code, stderr } = await runHere([
      'simulate',
      '--port',
      '2999',
      '--config',
      configFile({ operators }),
    ])
    expect(code).toBe(2)
    expect(stderr).toContain('--port 2999 cannot hold for 2 operators')
  })
})

test('takes behaviours in the order of its file, and names the one that refused', async () => {
  const behaviours = [
    {
      id: 'no-premium',
      when: { destinationStarts: ['7900'] },
      do: { kind: 'refuse', status: 'ESME_RINVDSTADR' },
    },
    {
      id: 'busy',
      when: { requests: ['submit_sm'], textContains: ['hi'] },
      do: { kind: 'refuse', status: 1027 },
    },
  ]
  const config = configFile({ behaviours, profileId: 'smpp-3.4' })
  const simulator = startCli(['simulate', '--port', '0', '--json', '--config', config])
  const port = await portOf(simulator)
  const env = { SMPP_PASSWORD: 'demo' }
  const statusFor = async (to: string) =>
    (await runHere(sendTo(port, 'demo').with(6, to), { env })).lines
      .map((line) => JSON.parse(line))
      .find(({ kind }) => kind === 'part')?.command_status
  expect(await statusFor('79001234567')).toBe(11)
  expect(await statusFor('79161234567')).toBe(1027)
  simulator.child.kill('SIGTERM')
  const refused = (await simulator.ended).lines.slice(1).filter((line) => line.includes('"refused"'))
  expect(refused.map((line) => JSON.parse(line))).toMatchObject([
    { rule: 'no-premium', status: 'ESME_RINVDSTADR', detail: ' → 79001234567: 7900' },
    { rule: 'busy', command_status: 1027, detail: ' → 79161234567: hi' },
  ])
})

test.each([
  [{ behaviours: [{ id: 'x', when: {}, do: { kind: 'receipt', states: [] } }] }, 'states'],
  [{ behaviours: [{ id: 'x', when: {}, do: { kind: 'receipt', template: 'id:{ID}' } }] }, 'template'],
  [{ behaviours: [{ id: 'x', when: {}, do: { kind: 'receipt', idd: 'hex' } }] }, 'idd'],
  [{ behaviours: [{ id: 'x', when: { textHolds: ['a'] }, do: { kind: 'refuse', status: 8 } }] }, 'textHolds'],
  [{ conformance: { version: 'forbid' } }, 'conformance.version'],
  [{ conformance: { versions: 'note' } }, 'versions'],
  [{ rules: { repeats: false } }, 'repeats'],
  [{ prot: 1 }, 'prot'],
  [{ receipt: { delay: -1 } }, 'receipt.delay'],
  [{ receipt: { stats: 'DELIVRD' } }, 'stats'],
  [{ rules: { repeat: 'no' } }, 'rules.repeat'],
  [{ rules: [] }, 'rules'],
  [{ port: 70_000 }, 'port'],
  ['{"port":', 'JSON'],
  [[1], 'expected record'],
])('the configuration %j is refused with what is wrong and what is next', async (config, said) => {
  const { code, stdout, stderr } = await runHere(['simulate', '--config', configFile(config)])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^error: The configuration \S+ is not valid: .* Correct these values;/)
  expect(stderr).toContain(said)
})

test('says what it takes when profile, file or port will not do', async () => {
  const profile = await runHere(['simulate', '--profile', 'nobody'])
  expect(profile.code).toBe(2)
  expect(profile.stderr).toContain('There is no profile nobody. Choose one of these: ru-gateway-8056')
  expect((await runHere(['simulate', '--config', configFile({ profileId: 'nobody' })])).code).toBe(2)
  expect((await runHere(['simulate', '--config', '/nowhere.json'])).code).toBe(2)
  expect((await runHere(['simulate', '--port', '65536'])).code).toBe(2)
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as AddressInfo
  const taken = await runHere(['simulate', '--port', String(port), '--lang', 'ru'])
  holder.close()
  expect(taken).toMatchObject({ code: 1, stdout: '' })
  expect(taken.stderr).toContain(`ошибка: Порт ${port} занят`)
})

test('behaves like the provider it is told to be', async () => {
  const simulator = startCli(['simulate', '--port', '0', '--profile', 'smpp-3.4'])
  const port = await portOf(simulator)
  const env = { SMPP_PASSWORD: 'demo' }
  // Its page has no codes of its own, so that an address cannot spell one.
  expect((await runHere(sendTo(port, 'demo').with(6, '79161231027'), { env })).code).toBe(0)
})

describe('messages from handsets', () => {
  const tableFile = (...lines: string[]): string => {
    const file = join(testFolder(), 'mo.csv')
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
    return file
  }

  test('come from a table, a row each, while somebody receives', async () => {
    const file = tableFile('from;to;name', '79160000001;1234;Анна', '79160000002;1234;Bob')
    const more = ['--mo', file, '--mo-rate', '1000', '--mo-text', 'Hi, {{name}}', '--mo-repeat', '2']
    const simulator = startCli(['simulate', '--port', '0', ...more])
    const port = await portOf(simulator)
    const listening = startCli(['listen', '--port', String(port), '--system-id', 'demo', '--json'], {
      SMPP_PASSWORD: 'demo',
    })
    for (const text of ['Hi, Анна', 'Hi, Bob']) await listening.line(new RegExp(`"text":"${text}"`))
    listening.child.kill('SIGTERM')
    const texts = (await listening.ended).lines
      .map((line) => JSON.parse(line))
      .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
    expect(texts.slice(0, 2)).toEqual(['Hi, Анна', 'Hi, Bob'])
  })

  test.each([
    [['from;to', '1;2'], [], 'it has no column text'],
    [['from;to;text', '1;2;a', ';2;b'], [], 'row 2: from'],
    [['from;to;text'], [], 'The table has no rows'],
    [['from;to;text', '1;2;a'], ['--mo-text', '{{city}}'], 'row 1: {{city}}'],
  ])('of the table %j with %j are refused before anything listens', async (lines, more, said) => {
    const { code, stdout, stderr } = await runHere([
      'simulate',
      '--port',
      '0',
      '--mo',
      tableFile(...lines),
      ...more,
    ])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(said)
  })

  test('have options of their own alone', async () => {
    const { code, stderr } = await runHere(['simulate', '--mo-rate', '5'])
    expect({ code, said: stderr.includes('--mo-rate') }).toEqual({ code: 2, said: true })
  })
})

test('serves its counters on a port asked for', async () => {
  const simulator = startCli(['simulate', '--port', '0', '--metrics', '0', '--json'])
  const port = await portOf(simulator)
  const line = await simulator.line(/^metrics /)
  expect(line).toMatch(/^metrics http:\/\/127\.0\.0\.1:\d+\/metrics$/)
  const sent = await runHere([...sendTo(port, 'demo'), '--wait-receipt'], { env: { SMPP_PASSWORD: 'demo' } })
  expect(sent.code).toBe(0)
  const address = line.replace('metrics ', '')
  expect(await (await fetch(address)).text()).toContain(
    'smpp_simulator_receipts_total{operator="",account="demo",stat="DELIVRD"} 1\n',
  )
  const { operators } = JSON.parse(await (await fetch(`${address}.json`)).text())
  expect(operators[0]).toMatchObject({ port, accepted: 1, accounts: [{}, { requests: { submit_sm: 1 } }] })
  simulator.child.kill('SIGTERM')
  expect(await simulator.ended).toMatchObject({ code: 0, stderr: '' })
})

test('ends when told to, whatever still waits for its delay', async () => {
  const simulator = startCli([
    'simulate',
    '--port',
    '0',
    '--config',
    configFile({ responseDelayMs: 600_000 }),
  ])
  const port = await portOf(simulator)
  const sent = await runHere([...sendTo(port, 'demo'), '--timeout', '0.3'], {
    env: { SMPP_PASSWORD: 'demo' },
  })
  expect(sent.code).toBe(1)
  simulator.child.kill('SIGTERM')
  expect(await simulator.ended).toMatchObject({ code: 0, stderr: '' })
})
