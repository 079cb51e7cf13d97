import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readRuleFile } from '../../shared/answering/read-rule-file.ts'
import { runHere } from '../electron/cli/cli-in-process.ts'
import { draftTo, firstItem, runningEngine } from '../support/running-engine.ts'
import { testFolder } from '../support/temporary-folder.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'

beforeAll(requireNetSmpp)

const file = `{
  "autoReply": 1,
  "rules": [
    { "name": "Info", "when": "text ~ \\"^info (?<city>[a-z]+)\\"",
      "then": { "reply": "Weather in {{city}} for {{source_addr}}" } },
    { "name": "Rest", "when": "", "then": { "reply": "Send INFO and a city" } }
  ]
}`
const reply = 'Weather in Perm for 79161234567'

/** The submit_sm that Net::SMPP got, among what else it tells. */
async function submitAt(smsc: ReturnType<typeof startPerl>) {
  for (;;) {
    const step = await smsc.next()
    if (step['step'] === 'submit_sm') return step
  }
}

test('a subscriber behind Net::SMPP sends INFO and is answered by the engine, with a card', async () => {
  const engine = await runningEngine()
  const smsc = startPerl('smsc.pl', 'INFO Perm')
  const { port } = await smsc.next()
  const read = readRuleFile(file, 0)
  if (!('file' in read)) throw new Error('the rules do not read')
  await engine.handlers['answering.configure'](read.file)
  await engine.handlers['answering.switch']({ isOn: true })
  const { connectionId } = await engine.handlers['connections.save']({
    connectionId: null,
    draft: draftTo(Number(port)),
    password: 'demo',
  })
  await engine.handlers['session.open']({ connectionId })
  expect(await submitAt(smsc)).toMatchObject({
    source_addr: '1234',
    destination_addr: '79161234567',
    hex: Buffer.from(reply).toString('hex'),
  })
  const { log, counts } = await firstItem(engine, 'answering.state', {}, ({ log }) => log.length > 0)
  expect(log).toMatchObject([{ kind: 'replied', rule: 0, ruleName: 'Info', text: reply }])
  expect(counts).toMatchObject([{ matched: 1, replied: 1 }, { matched: 0 }])
  const card = await engine.handlers['message.get']({ messageId: log[0]?.messageId ?? '' })
  expect(card).toMatchObject({ direction: 'sent', text: reply, destination: { addr: '79161234567' } })
  // The rules on the messages that came in: the same, and nothing leaves.
  expect(await engine.handlers['answering.dryRun'](read.file)).toMatchObject({
    gone: 0,
    rows: [{ text: 'INFO Perm', rule: 0, reply, reason: null }],
  })
})

test('and by listen --auto-reply', async () => {
  const rules = join(testFolder(), 'rules.json')
  writeFileSync(rules, file)
  const smsc = startPerl('smsc.pl', 'INFO Perm')
  const { port } = await smsc.next()
  const listening = runHere(
    [
      ...['listen', '--host', '127.0.0.1', '--port', String(port), '--system-id', 'demo', '--json'],
      ...['--seconds', '2', '--auto-reply', rules],
    ],
    { env: { SMPP_PASSWORD: 'demo' } },
  )
  expect(await submitAt(smsc)).toMatchObject({ hex: Buffer.from(reply).toString('hex') })
  const { code, lines, stderr } = await listening
  expect(stderr).toContain('transceiver')
  const [, answer] = lines.map((line) => JSON.parse(line))
  expect(answer).toMatchObject({
    auto_reply: {
      ...{ kind: 'replied', rule: 1, name: 'Info', from: '79161234567', to: '1234', text: reply },
      ...{ reason: null, statuses: ['ESME_ROK'], message_ids: ['perl-0001'] },
    },
  })
  expect(code).toBe(0)
})

test('a file that cannot be used is told with its place, and nothing is bound', async () => {
  const rules = join(testFolder(), 'rules.json')
  writeFileSync(rules, '{"autoReply": 1,\n "rules": [{"when": "txet == 1", "then": {"reply": "a"}}]}')
  const { code, stderr } = await runHere(
    ['listen', '--port', '1', '--system-id', 'demo', '--auto-reply', rules, '--lang', 'en'],
    { env: { SMPP_PASSWORD: 'demo' } },
  )
  expect(code).toBe(2)
  expect(stderr).toContain(`${rules}:2:13: rules[0].when: There is no field txet; is text meant?`)
})
