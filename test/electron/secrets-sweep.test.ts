import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { bindModeOf, responseTo } from '../../electron/session/bind-rules.ts'
import { ticketText } from '../../renderer/screens/inspector/ticket-text.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { brokenBinds } from '../support/broken-binds.ts'
import { catalogue } from '../support/catalogue.ts'
import { draftTo, firstItem, runningEngine } from '../support/running-engine.ts'
import { runCli } from './cli/cli-process.ts'
import { Opened, type RawPeer, tlsFile } from './session/session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

/** Nothing else in the product or on the machine reads like these. */
const taken = 'tAkEn-Qz7'.padEnd(64, 'kX9_')
const refused = 'rEfUsEd-Wv3'
const nine = 'nInE-octe'
const outbindPassword = 'oUtBiNd-Lk5'
/** The first line of the key itself. */
const keyText = tlsFile('client.key.pem').split('\n')[1] ?? ''

/** Every form in which octets are shown, copied or stored. */
function formsOf(secret: string): string[] {
  const octets = Buffer.from(secret, 'latin1')
  // A part is enough to give it away.
  const part = octets.subarray(0, 8)
  const hex = part.toString('hex')
  return [
    part.toString('latin1'),
    hex,
    hex.toUpperCase(),
    [...part].map((octet) => octet.toString(16).padStart(2, '0')).join(' '),
    [...part].map((octet) => octet.toString(16).toUpperCase().padStart(2, '0')).join(' '),
    part.subarray(0, 6).toString('base64'),
  ]
}

function expectNoSecret(where: string, text: string): void {
  expect(text.includes(keyText), `${where} shows a private key`).toBe(false)
  for (const secret of [taken, refused, nine, outbindPassword]) {
    for (const form of formsOf(secret))
      expect(text.includes(form), `${where} shows a password as ${form}`).toBe(false)
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}

/** An SMSC that is none of ours: lets who knows the password in, and keeps the passwords it was sent. */
async function strictSmsc() {
  const passwords: unknown[] = []
  const onSocket = (peer: RawPeer) => {
    peer.onPdu = ({ command, fields, sequence_number }) => {
      if (command !== null && bindModeOf(command) !== null) {
        passwords.push(fields['password'])
        const isTaken = fields['password'] !== refused
        const response = responseTo(command)
        const status = isTaken ? 0 : statusValue('ESME_RINVPASWD')
        if (response !== undefined) peer.send({ command: response, command_status: status, sequence_number })
        // An outbind carries a password as well.
        if (isTaken) {
          peer.send({
            command: 'outbind',
            sequence_number: 900,
            fields: { system_id: 'smsc', password: nine },
          })
        }
      } else if (command === 'submit_sm') {
        peer.send({ command: 'submit_sm_resp', sequence_number, fields: { message_id: '1' } })
      } else if (command === 'unbind') peer.send({ command: 'unbind_resp', sequence_number })
      else if (command === 'enquire_link') peer.send({ command: 'enquire_link_resp', sequence_number })
    }
  }
  return { port: await opened.rawServer(onSocket), passwords }
}

test('no password is in anything the engine says, copies or keeps', async () => {
  const smsc = await strictSmsc()
  const engine = await runningEngine()
  const { handlers, sources } = engine
  const said: string[] = []
  const keep = <Value>(value: Value): Value => {
    said.push(JSON.stringify(value))
    return value
  }
  const keepProblem = (problem: unknown) => {
    said.push(JSON.stringify(problem), String(problem), problem instanceof Error ? String(problem.stack) : '')
  }
  sources['app.status']({}, keep)
  sources['session.states']({}, keep)
  sources['message.cards']({}, keep)
  sources['simulator.state']({}, keep)
  sources['capture.rows']({ afterSeq: 0, tail: 1000, filter: '' }, keep)

  const clientCertificate = {
    format: 'pem',
    certificatePem: tlsFile('client.cert.pem'),
    keyPem: tlsFile('client.key.pem'),
    passphrase: '',
  } as const
  const ids: string[] = []
  for (const password of [taken, refused]) {
    const draft = draftTo(smsc.port, { name: `as ${password.slice(0, 2)}` })
    const { connectionId } = keep(
      await handlers['connections.save']({
        connectionId: null,
        draft,
        password,
        outbindPassword,
        clientCertificate,
      }),
    )
    ids.push(connectionId)
    await handlers['session.open']({ connectionId }).then(keep, keepProblem)
    await firstItem(engine, 'doctor.run', { connectionId }, (item) => keep(item).kind === 'done')
  }
  const [connectionId = ''] = ids
  const { sessionId } = keep(await handlers['session.open']({ connectionId }))
  // Octets that somebody typed may hold one, too.
  const fields = { system_id: 'demo', password: refused }
  const hex = toHex(encodePdu({ command: 'bind_receiver', sequence_number: 55, fields }))
  keep(await handlers['operation.sendRaw']({ sessionId, hex }))
  await handlers['recipes.save']({ recipeId: null, name: 'a bind', hex })
  keep(await handlers['connections.list']({}))
  keep(await handlers['connections.duplicate']({ connectionId, name: 'copy' }))

  const { rows } = keep(await handlers['capture.page']({ before: null, limit: 200, filter: '' }))
  expect(
    rows.filter(({ command }) => /^bind_[a-z]+$/.test(command ?? '') && !command?.endsWith('_resp')),
  ).not.toEqual([])
  expect(rows.map(({ command }) => command)).toContain('outbind')
  const pdus = []
  for (const { seq } of rows) pdus.push(keep(await handlers['capture.pdu']({ seq, secrets: false })))
  for (const language of ['en', 'ru'] as const) said.push(ticketText(catalogue, pdus, language))
  // What was copied out of the capture is looked at again.
  for (const format of [[], ['--json']]) {
    const { stdout } = await runCli(['decode', ...format, '-'], {
      input: pdus.map((pdu) => pdu.hex).join('\n'),
    })
    expect(stdout).toContain('bind_transceiver')
    said.push(stdout)
  }
  await handlers['session.close']({ sessionId, how: 'unbind' })

  for (const text of said) expectNoSecret('the engine', text)
  const expectNoneInFiles = () => {
    for (const file of filesUnder(engine.dataDir)) expectNoSecret(file, readFileSync(file, 'latin1'))
  }
  expectNoneInFiles()
  await engine.close()
  expectNoneInFiles()
  // The peer got them whole all the same.
  expect(new Set(smsc.passwords)).toEqual(new Set([taken, refused]))
})

test('no password of a bind that is broken in any way is shown or kept, sent by us or by a client of ours', async () => {
  const smsc = await strictSmsc()
  const engine = await runningEngine()
  const { handlers, sources } = engine
  const said: string[] = []
  const keep = (value: unknown) => void said.push(JSON.stringify(value))
  for (const name of ['app.status', 'session.states', 'message.cards', 'simulator.state'] as const) {
    sources[name]({}, keep)
  }
  sources['capture.rows']({ afterSeq: 0, tail: 1000, filter: '' }, keep)
  await handlers['simulator.configure']({ port: 0 })
  const { port } = await handlers['simulator.start']({})
  const draft = draftTo(smsc.port, { name: 'broken', enquireLinkInterval: 1 })
  const saved = await handlers['connections.save']({ connectionId: null, draft, password: taken })
  for (const sends of Object.values(brokenBinds(refused))) {
    const { sessionId } = await handlers['session.open']({ connectionId: saved.connectionId })
    const socket = connect(port ?? 0, '127.0.0.1').on('error', () => undefined)
    for (const octets of sends) {
      keep(await handlers['operation.sendRaw']({ sessionId, hex: toHex(octets) }))
      socket.write(octets)
    }
    await handlers['session.close']({ sessionId, how: 'cut' })
    const isGone = once(socket, 'close')
    socket.resume().end()
    await isGone
  }
  const { rows } = await handlers['capture.page']({ before: null, limit: 1000, filter: '' })
  keep(rows)
  const whole = new Set<string>()
  for (const { seq } of rows) {
    keep(await handlers['capture.pdu']({ seq, secrets: false }))
    whole.add((await handlers['capture.pdu']({ seq, secrets: true })).hex)
  }
  for (const [shape, [first = new Uint8Array()]] of Object.entries(brokenBinds(refused))) {
    if (/send/.test(shape) || /20|24|2 GB/.test(shape)) continue
    expect(whole, shape).toContain(toHex(first))
  }
  for (const text of said) expectNoSecret('the engine', text)
  for (const file of filesUnder(engine.dataDir)) expectNoSecret(file, readFileSync(file, 'latin1'))
  await engine.close()
  for (const file of filesUnder(engine.dataDir)) expectNoSecret(file, readFileSync(file, 'latin1'))
})

describe('the command line', () => {
  const commands: readonly (readonly string[])[] = [
    ['send', '--to', '79161234567', '--text', 'Hello'],
    ['send', '--to', '79161234567', '--text', 'Hello', '--json'],
    ['listen', '--seconds', '0.2'],
    ['check', '--doctor'],
    ['check', '--doctor', '--json'],
  ]

  for (const password of [nine, taken, refused]) {
    test(`sends ${password.length} octets whole, warns of them, and shows them nowhere`, async () => {
      const smsc = await strictSmsc()
      for (const [command = '', ...rest] of commands) {
        const args = [command, '--port', String(smsc.port), '--system-id', 'demo', ...rest]
        const { stdout, stderr } = await runCli(args, { env: { SMPP_PASSWORD: password } })
        expectNoSecret(command, stdout + stderr)
        expect(stderr, command).toContain(`The password has ${password.length} characters; 8 fit the field.`)
      }
      expect(new Set(smsc.passwords)).toEqual(new Set([password]))
    }, 60_000)
  }

  test('does not repeat a password that was given where it must not be, or that cannot be sent', async () => {
    const onArguments = await runCli([
      'send',
      '--port',
      '1',
      '--system-id',
      'demo',
      '--to',
      '7',
      '--password',
      taken,
    ])
    expect(onArguments.code).toBe(2)
    expectNoSecret('a refused argument', onArguments.stdout + onArguments.stderr)
    const smsc = await strictSmsc()
    for (const odd of [`${refused}Ж`, `${refused}\u2028x`]) {
      const args = ['send', '--port', String(smsc.port), '--system-id', 'demo', '--to', '7', '--text', 'x']
      const { stdout, stderr, code } = await runCli(args, { env: { SMPP_PASSWORD: odd } })
      expect(code).toBe(1)
      expect(stderr).toContain('password')
      expectNoSecret('what cannot be sent', stdout + stderr)
    }
    expect(smsc.passwords).toEqual([])
  })
})
