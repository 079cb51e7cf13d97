import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { nodePath } from '../../electron/setup.mjs'
import { cliCommand } from '../../renderer/parts/cli-command.ts'
import { buildPreview } from '../../renderer/screens/composer/build-preview.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { builtFile } from '../support/built.ts'
import { composerDraft, type DraftChange } from '../support/composer-draft.ts'
import { draftTo } from '../support/running-engine.ts'
import { everyField } from './every-field.ts'
import { npmSmsc } from './npm-smsc.ts'

const drafts: readonly (readonly [string, DraftChange])[] = [
  ['a Cyrillic text in two parts', { text: 'Ваш код 4417 — никому его не сообщайте. '.repeat(3) }],
  ["a text full of a shell's own signs", { text: '$HOME `id` "x" \'y\' \\ \n€ {{name}} && exit 1' }],
  ['every field', { text: 'All of it', ...everyField }],
  [
    'national tables, ports and a header of the first part',
    {
      text: 'İyi günler, ağaç şeker ığ '.repeat(8),
      encoding: 'gsm7',
      nationalSingleShift: 1,
      nationalLockingShift: 1,
      ports: { destination: 16_001, source: 16_002, width: 16 },
      firstPartHeader: '20 01 05',
    },
  ],
  ['SAR', { text: 'Tariff €5 [net] ~ '.repeat(14), method: 'sar', graphemes: true }],
  [
    'message_payload in octets',
    { text: '00 ff 1b 05 80 '.repeat(60), encoding: 'binary', method: 'payload' },
  ],
  [
    'a WAP push with DLT identifiers',
    {
      wapPush: { kind: 'sl', href: "https://a.example/?q='1'", action: 'execute-high' },
      tlvs: [{ id: 1, tag: '0x1400', form: 'text', value: "110'1" }],
    },
  ],
]

test.each(drafts)('the copied command sends the octets shown for %s', async (_name, change) => {
  const smsc = await npmSmsc()
  const { intent, submits } = buildPreview(composerDraft(change))
  const connection = {
    ...draftTo(smsc.port),
    connectionId: 'c1',
    revision: 'r1',
    hasPassword: true,
    passwordOctets: 4,
    hasOutbindPassword: false,
    builtIn: false,
  }
  const line = cliCommand(intent, connection)
  const cli = `'${nodePath()}' '${builtFile('engine', 'cli.js')}'`
  const child = spawn('sh', ['-c', line.replace(/^smpp-workbench/, cli)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, SMPP_PASSWORD: 'demo', NODE_OPTIONS: '' },
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  const [code] = await once(child, 'close')
  expect(code, complaints).toBe(0)
  const sent = smsc.submits()
  expect(sent.map((octets) => octets.toString('hex'))).toEqual(
    submits.map((submit, place) => {
      const sequence_number = sent[place]?.readUInt32BE(12) ?? 0
      return Buffer.from(encodePdu({ ...submit, sequence_number })).toString('hex')
    }),
  )
})
