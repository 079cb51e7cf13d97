import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../../../support/temporary-folder.ts'
import { validJUnit } from '../../../support/valid-junit.ts'
import { simulatorOf } from '../../plans/acceptance-kit.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

const account = ['--system-id', 'demo', '--profile', 'smpp-3.4', '--response-timeout', '5']
const env = { SMPP_PASSWORD: 'demo' }

test('accepts an account: a line for each check, and what was measured', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4')
  const args = ['check', '--acceptance', '--port', String(port), ...account, '--most-wait', '1']
  const run = [
    ...args,
    '--var',
    'to=79161234567',
    '--exclude-tags',
    'person,slow,load,session,address,receipt',
  ]
  const { stdout, stderr, code } = await runHere(run, { env })
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
  expect(stdout).toMatch(/^✓ submit +must +accepted in \d+ ms, message_id \d+ \[PDUs \d+–\d+\]$/m)
  expect(stdout).toMatch(/^Acceptance of an account: passed — passed 11; /m)
  expect(stdout).toMatch(/^= data_coding accepted: 0, 1, 3, 4, 8$/m)
})

test('tells verdicts, facts and evidence as JSON, with what a person answered', async (context) => {
  const port = await simulatorOf(context, 'ru-gateway-8056')
  const args = ['check', '--acceptance', '--port', String(port), '--system-id', 'demo']
  const run = [...args, '--profile', 'ru-gateway-8056', '--var', 'to=79161234567']
  const answers = [
    '--answer',
    'handset=fail: Cyrillic came as question marks',
    '--only',
    'submit,commands,handset',
  ]
  const lines = await jsonHere<Record<string, unknown>>([...run, ...answers], { env })
  expect(lines.map(({ kind, id, verdict }) => [kind, id, verdict])).toEqual([
    ['check', 'submit', 'pass'],
    ['check', 'commands', 'pass'],
    ['check', 'handset', 'fail'],
    ['summary', undefined, 'fail'],
  ])
  expect(lines[1]).toMatchObject({
    facts: [
      {
        group: 'commands',
        name: 'unsupported',
        text: { value: 'replace_sm, cancel_sm, data_sm, submit_multi' },
      },
      { name: 'unsupportedReply', stands: 'confirmed' },
    ],
  })
  expect(lines[2]).toMatchObject({ note: 'Cyrillic came as question marks' })
  expect(lines[3]).toMatchObject({ ok: false, reason: 'told', counts: { pass: 2, fail: 1 } })
  const [bind] = (lines[0]?.['evidence'] ?? []) as { command: string; hex: string }[]
  expect(bind?.command).toBe('bind_transceiver')
  // The password is asterisks.
  expect(bind?.hex).not.toContain(Buffer.from('\0demo\0').toString('hex'))
})

test('lists the checks without an account, and refuses what it cannot use', async () => {
  const list = await runHere(['check', '--acceptance', '--list', '--tags', 'receipt'])
  expect({ code: list.code, ids: list.lines.map((line) => line.slice(4).split(' ')[0]) }).toEqual({
    code: 0,
    ids: ['receipt', 'receipt-answer', 'receipt-kept', 'unanswered-deliver'],
  })
  const run = ['check', '--acceptance', '--system-id', 'demo']
  const without = await runHere(run, { env })
  expect({ code: without.code, told: without.stderr }).toMatchObject({
    code: 2,
    told: expect.stringContaining('--var to=…'),
  })
  const unknown = await runHere([...run, '--var', 'to=1', '--only', 'receits'], { env })
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toContain('receits')
  expect((await runHere(['check'], { env })).code).toBe(2)
})

test('writes the reports of a plan', async (context) => {
  const port = await simulatorOf(context, 'smpp-3.4')
  const folder = testFolder()
  const files = ['--html', join(folder, 'report.html'), '--junit', join(folder, 'report.xml')]
  const args = ['check', '--acceptance', '--port', String(port), ...account, '--var', 'to=79161234567']
  const { code } = await runHere(
    [...args, ...files, '--only', 'submit,provider-confirms', '--mask', 'numbers'],
    { env },
  )
  expect(code).toBe(1)
  const page = await readFile(join(folder, 'report.html'), 'utf8')
  expect(page).toContain('Acceptance of an account')
  expect(page).toContain('A short message is accepted')
  const xml = await readFile(join(folder, 'report.xml'), 'utf8')
  expect(validJUnit(xml).map(({ inside }) => inside.map(({ name }) => name).join())).toEqual(['', 'error'])
  expect(xml).toMatch(/<testsuites name="Acceptance of an account" tests="2" failures="0" errors="1"/)
})
