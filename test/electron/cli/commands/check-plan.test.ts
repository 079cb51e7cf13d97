import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CheckJson, PlanSummaryJson } from '../../../../shared/plan/plan-json.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { validJUnit } from '../../../support/valid-junit.ts'
import { runSimulator } from '../../smsc/running-simulator.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'

const env = { SMPP_PASSWORD: 'demo' }

const plan = `plan: 1
name: Two checks
vars: { to: "79161234567" }
checks:
  - id: bind
    tags: [session]
    steps:
      - bind: main
  - id: send
    needs: [bind]
    tags: [message]
    steps:
      - submit_sm: { destination_addr: "{{to}}", text_file: text.txt }
        expect: { message_id: { matches: '^\\d+$' } }
  - id: unknown
    needs: [bind]
    severity: info
    steps:
      - query_sm: { message_id: nobody }
always: [{ unbind: main }]
`

function planFile(text = plan, name = 'a.smpp.yaml'): { folder: string; file: string } {
  const folder = testFolder()
  writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'text.txt'), 'Привет\n')
  return { folder, file: join(folder, name) }
}

const account = (port: number) => ['--host', '127.0.0.1', '--port', String(port), '--system-id', 'demo']

test('prints a line for each check and the summary, and passes where only what is for information failed', async () => {
  const { port } = await runSimulator()
  const { file } = planFile()
  const { code, stdout, stderr } = await runHere(['check', '--plan', file, ...account(port)], { env })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.split('\n').map((line) => line.replace(/ {2}[\d.]+ m?s$/, ''))).toEqual([
    '✓ bind [bind]',
    '✓ send [send]',
    '✗ unknown [unknown]',
    expect.stringMatching(/^ {2}1 query_sm: expected command_status ESME_ROK, got ESME_RQUERYFAIL/),
    expect.stringMatching(/^Two checks: passed — passed 2, failed 1; /),
    '',
  ])
})

test('prints objects with --json, the last of them the summary with the reason', async () => {
  const { port } = await runSimulator()
  const { file } = planFile(plan.replace('severity: info', 'severity: should'))
  const lines = await jsonHere<CheckJson | PlanSummaryJson>(['check', '--plan', file, ...account(port)], {
    env,
  })
  expect(lines.map(({ kind }) => kind)).toEqual(['check', 'check', 'check', 'always', 'summary'])
  expect(lines[1]).toMatchObject({
    id: 'send',
    verdict: 'pass',
    reason: null,
    steps: [{ action: 'submit_sm', pdus: [3, 4] }],
  })
  expect(lines[2]).toMatchObject({ id: 'unknown', verdict: 'fail', reason: 'assertion' })
  expect(lines.at(-1)).toMatchObject({
    ok: false,
    verdict: 'fail',
    reason: 'assertion',
    counts: { pass: 2, fail: 1, error: 0, inconclusive: 0, skipped: 0 },
    subject: { host: '127.0.0.1', port, system_id: 'demo', interface_version: '3.4' },
  })
})

test('lists what would run without an account, what is needed included', async () => {
  const { file } = planFile()
  expect(await jsonHere(['check', '--plan', file, '--list', '--only', 'send'])).toEqual([
    expect.objectContaining({
      kind: 'listed',
      id: 'bind',
      chosen: true,
      severity: 'must',
      tags: ['session'],
    }),
    expect.objectContaining({ id: 'send', chosen: true, needs: ['bind'] }),
    expect.objectContaining({ id: 'unknown', chosen: false, severity: 'info' }),
  ])
  expect(await jsonHere(['check', '--plan', file, '--list', '--exclude-tags', 'message'])).toMatchObject([
    { chosen: true },
    { chosen: false },
    { chosen: true },
  ])
})

test('tells what is wrong with a plan by line and column, in the reader’s language, and exits with 2', async () => {
  const { file } = planFile(plan.replace('query_sm: { message_id', 'query_sm: { mesage_id'))
  const en = await runHere(['check', '--plan', file, '--list'])
  expect(en.code).toBe(2)
  expect(en.stderr.split('\n')).toEqual([
    `${file}:19:21: mesage_id is no key here; allowed are session, message_id, source_addr_ton, source_addr_npi, source_addr, tlvs. Is message_id meant?`,
    ' 19 |       - query_sm: { mesage_id: nobody }',
    '    |                     ^^^^^^^^^',
    expect.stringContaining('The plan'),
    '',
  ])
  const ru = await runHere(['check', '--plan', file, '--list', '--lang', 'ru'])
  expect(ru.stderr).toContain('Ключа mesage_id здесь нет; допустимы')
})

test.each([
  [['--doctor', '--junit', 'x'], 'means nothing without'],
  [['--plan', 'FILE', '--doctor'], 'exclude each other'],
  [['--plan', 'FILE'], 'without --system-id'],
  [['--plan', 'FILE', '--list', '--only', 'sned'], '--only names sned'],
  [['--plan', 'FILE', '--list', '--tags', 'x'], '--tags names x'],
  [['--plan', 'FILE', '--list', '--var', 'form=x'], 'does not use it'],
  [['--plan', 'FILE', '--list', '--var', 'x'], 'no name=value'],
  [['--plan', '/nowhere.yaml', '--list'], 'cannot be read'],
  [[], '--doctor for the connection, --acceptance'],
])('%j is bad usage', async (args, said) => {
  const { file } = planFile()
  const { code, stderr } = await runHere(['check', ...args.map((word) => (word === 'FILE' ? file : word))], {
    env,
  })
  expect(code).toBe(2)
  expect(stderr).toContain(said)
})

test('runs for each row of a table, names the rows, and writes both reports', async () => {
  const { port } = await runSimulator()
  const { folder, file } = planFile(
    plan
      .replace('vars: { to: "79161234567" }', 'data: { file: numbers.csv, name: "{{operator}}" }')
      .replace('"{{to}}"', '"{{number}}"'),
  )
  writeFileSync(join(folder, 'numbers.csv'), 'operator;number\nMTS;79161234567\nBeeline;79031234567\n')
  const [html, junit] = [join(folder, 'r.html'), join(folder, 'r.xml')]
  const args = [
    'check',
    '--plan',
    file,
    ...account(port),
    '--html',
    html,
    '--junit',
    junit,
    '--mask',
    'numbers',
  ]
  const { code, stdout } = await runHere(args, { env })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^MTS\n[\s\S]*\nBeeline\n/)
  const xml = readFileSync(junit, 'utf8')
  expect(validJUnit(xml)).toHaveLength(6)
  expect(xml).toContain('<testsuite name="Two checks: Beeline"')
  const page = readFileSync(html, 'utf8')
  expect(page).toContain('SMPP test report')
  expect(page + xml).not.toContain(Buffer.from('79161234567').toString('hex'))
})

test('a column that the table does not have is told, and so is a table outside the folder of the plan', async () => {
  const text = plan.replace('vars: { to: "79161234567" }', 'data: { file: numbers.csv }')
  const { folder, file } = planFile(text)
  writeFileSync(join(folder, 'numbers.csv'), 'operator;number\nMTS;79161234567\n')
  const unknown = await runHere(['check', '--plan', file, '--list'])
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('Nothing gives {{to}} a value') })
  const outside = planFile(text.replace('numbers.csv', '../numbers.csv'))
  expect((await runHere(['check', '--plan', outside.file, '--list'])).stderr).toContain('outside the folder')
})

test('an inconclusive check fails the run unless it is allowed', async () => {
  const { port } = await runSimulator()
  const { file } = planFile(`plan: 1
name: A
checks:
  - id: maybe
    steps:
      - bind: main
      - receive: deliver_sm
        within: 50ms
        optional: true
`)
  const args = ['check', '--plan', file, ...account(port)]
  expect((await runHere(args, { env })).code).toBe(1)
  expect((await runHere([...args, '--allow-inconclusive'], { env })).code).toBe(0)
})

test('says that a peer cannot be reached, and exits with 1', async () => {
  const { file } = planFile()
  // Nothing listens on port 9.
  const lines = await jsonHere<CheckJson | PlanSummaryJson>(['check', '--plan', file, ...account(9)], { env })
  expect(lines.at(-1)).toMatchObject({ ok: false, verdict: 'error', reason: 'connect' })
})

test('asks before a load goes to another machine', async () => {
  const { file } = planFile(`plan: 1
name: A
checks:
  - id: pace
    load: { rate: 51/s, for: 1s, message: { destination_addr: "1", text: x } }
`)
  const args = [
    'check',
    '--plan',
    file,
    '--host',
    '192.0.2.1',
    '--system-id',
    'demo',
    '--connect-timeout',
    '0.1',
  ]
  const { code, stderr } = await runHere(args, { env })
  expect(code).toBe(2)
  expect(stderr).toContain('--yes')
})

test('a signal ends the check, does what is always done, and writes the report with the rest skipped', async () => {
  const { port } = await runSimulator()
  const { folder, file } = planFile(`plan: 1
name: A
checks:
  - id: bind
    steps: [{ bind: main }]
  - id: long
    steps: [{ pause: 10m }]
  - id: last
    steps: [{ enquire_link: main }]
always: [{ unbind: main }]
`)
  const junit = join(folder, 'r.xml')
  const cli = startCli(['check', '--plan', file, ...account(port), '--json', '--junit', junit], env)
  await cli.line(/"id":"bind"/)
  cli.child.kill('SIGINT')
  const { code, lines } = await cli.ended
  expect(code).toBe(1)
  expect(lines.map((line): unknown => JSON.parse(line)).slice(1)).toMatchObject([
    { id: 'long', verdict: 'error', reason: 'stopped' },
    { id: 'last', verdict: 'skipped', reason: 'stopped' },
    { kind: 'always', verdict: 'pass' },
    { kind: 'summary', ok: false, stopped: true },
  ])
  expect(
    validJUnit(readFileSync(junit, 'utf8')).map(({ inside }) => inside.map(({ name }) => name).join()),
  ).toEqual(['', 'error', 'skipped'])
})
