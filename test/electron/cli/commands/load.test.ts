import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listenForKeys } from '../../../../electron/cli/load/load-keys.ts'
import type { LoadSummaryJson } from '../../../../shared/load/load-json.ts'
import { scriptedSmsc, sendReceipt } from '../../../support/scripted-smsc.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { validJUnit } from '../../../support/valid-junit.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

const env = { SMPP_PASSWORD: 'demo' }
const account = ['--system-id', 'demo', '--lang', 'en']
const message = ['--to', '7916{{n:7}}', '--text', 'No {{n}}']

type Line = { readonly kind: string } & Partial<LoadSummaryJson>

async function smsc(status: (n: number) => number = () => 0) {
  let ids = 0
  const texts: string[] = []
  const scripted = await scriptedSmsc((pdu, session) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    const id = String(++ids)
    texts.push(Buffer.from(pdu.fields['short_message'] as Uint8Array).toString('latin1'))
    if (pdu.fields['registered_delivery'] === 1) setImmediate(() => void sendReceipt(session, id))
    return { status: status(ids), fields: { message_id: id } }
  })
  return { texts, port: ['--port', String(scripted.port)] }
}

test('prints a line a second and a summary that adds up', async () => {
  const { port, texts } = await smsc((n) => (n % 10 === 0 ? 0x58 : 0))
  const pace = ['--rate', '100/s', '--for', '1s', '--registered-delivery', '1', '--binds', '2']
  const lines = await jsonHere<Line>(['load', ...port, ...account, ...message, ...pace], { env })
  const kinds = lines.map(({ kind }) => kind)
  expect(kinds.slice(0, 3)).toEqual(['bound', 'bound', 'second'])
  const summary = lines.at(-1)
  expect(summary).toMatchObject({
    kind: 'summary',
    ok: true,
    ended: 'plan',
    sent: 100,
    throttled: 10,
    binds: 2,
  })
  expect(summary?.receipts).toMatchObject({ expected: 90, matched: 90 })
  expect(summary?.status?.['ESME_RTHROTTLED']).toEqual({ count: 10, share: 0.1 })
  expect(summary?.response_time?.count).toBe(100)
  expect(texts.toSorted()).toEqual(Array.from({ length: 100 }, (_, at) => `No ${at + 1}`).toSorted())
})

test('the exit code says whether a threshold failed', async () => {
  const { port } = await smsc(() => 0x58)
  const pace = ['--rate', '1000/s', '--count', '20', '--fail-if', 'lost > 0']
  const run = (...more: readonly string[]) =>
    runHere(['load', ...port, ...account, ...message, ...pace, ...more], { env })
  expect((await run()).code).toBe(0)
  const failed = await run('--fail-if', 'status.ESME_RTHROTTLED.share > 5%')
  expect(failed.code).toBe(1)
  expect(failed.stdout).toContain('✗ status.ESME_RTHROTTLED.share > 5%  (1)')
  expect(failed.stdout).toContain('The SMSC refused 100 % because of the speed')
})

test('sends a mix by its weights', async () => {
  const { port, texts } = await smsc()
  const mix = join(testFolder(), 'mix.json')
  const to = ['79160000001', '79160000002']
  writeFileSync(
    mix,
    JSON.stringify({
      messages: [
        { weight: 3, to, text: 'often' },
        { to: '7917{{n:7}}', text: 'seldom', from: 'INFO' },
      ],
    }),
  )
  const [summary] = (
    await jsonHere<Line>(['load', ...port, ...account, '--mix', mix, '--rate', '1000/s', '--count', '40'], {
      env,
    })
  ).slice(-1)
  expect(summary).toMatchObject({ ended: 'count', sent: 40 })
  expect(texts.filter((text) => text === 'seldom')).toHaveLength(10)
})

test.each([
  [['--rate', '51/s', '--for', '1s', '--host', '192.0.2.1'], /192\.0\.2\.1, which is not this machine/],
  [['--rate', '51/x', '--for', '1s'], /“51\/x” is no pace/],
  [['--rate', '51/s'], /when the load is to end/],
  [['--rate', '51/s', '--burst', '5:1s', '--for', '1s'], /--rate.*--burst/],
  [['--rate', '1/s', '--for', '1s', '--fail-if', 'p99 > 1s'], /cannot be read at “p99”/],
  [['--for', '1s'], /--ramp/],
])('refuses %o before it connects', async (pace, problem) => {
  const { code, stderr } = await runHere(['load', ...account, ...message, ...pace], { env })
  expect(code).toBe(2)
  expect(stderr).toMatch(problem)
})

test('a bind that is refused ends it with exit code 1', async () => {
  const { port } = await scriptedSmsc(() => ({ status: 0 }), { bind: () => 0x0e })
  const pace = ['--rate', '10/s', '--for', '1s']
  const { code, stderr } = await runHere(['load', '--port', String(port), ...account, ...message, ...pace], {
    env,
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(/ESME_RINVPASWD/)
})

test('keys of a terminal are told, and the terminal is given back', () => {
  const heard: string[] = []
  const modes: boolean[] = []
  let listener: ((chunk: Buffer) => void) | null = null
  const input = {
    isTTY: true,
    setRawMode: (isRaw: boolean) => modes.push(isRaw),
    on: (_event: 'data', added: (chunk: Buffer) => void) => {
      listener = added
    },
    off: () => {
      listener = null
    },
    resume: () => undefined,
    pause: () => undefined,
  }
  const { release } = listenForKeys(input, (key) => heard.push(key))
  const type = (text: string) => listener?.(Buffer.from(text))
  type('+-p')
  type('xQ\u0003')
  release()
  type('+')
  expect(heard).toEqual(['faster', 'slower', 'pause', 'stop', 'stop'])
  expect(modes).toEqual([true, false])
})

test('a search for the limit writes its reports, and refuses those that it has none of', async () => {
  const { port } = await smsc()
  const folder = testFolder()
  const files = {
    junit: join(folder, 'limit.xml'),
    html: join(folder, 'limit.html'),
    csv: join(folder, 'limit.csv'),
  }
  const search = ['--find-limit', '--step', '20/s+20/s:300ms', '--up-to', '20/s', '--grace', '1s']
  const reports = Object.entries(files).flatMap(([name, file]) => [`--${name}`, file])
  const run = (...more: string[]) =>
    runHere(['load', ...port, ...account, ...message, ...search, ...more], { env })
  const { code, stdout } = await run(...reports)
  expect([code, stdout]).toEqual([0, expect.stringContaining('No limit was met up to 20 parts a second.')])
  const cases = validJUnit(readFileSync(files.junit, 'utf8'))
  expect(cases.map(({ name }) => name)).toEqual(['1: 20/s', '2: 20/s', 'limit'])
  expect(readFileSync(files.html, 'utf8')).toContain('No limit was met up to 20 parts a second.')
  expect(readFileSync(files.csv, 'utf8').split('\n').length).toBeGreaterThan(2)
  const refused = await run('--hdr', join(folder, 'limit.hdr'))
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--hdr')])
})
