import { X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReplySpec } from '../../../../electron/session/request.ts'
import type { DecodedPdu } from '../../../../shared/smpp/pdu.ts'
import { scriptedSmsc } from '../../../support/scripted-smsc.ts'
import { testFolder } from '../../../support/temporary-folder.ts'
import { tlsFile } from '../../session/session-kit.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

const env = { SMPP_PASSWORD: 'demo' }
const vectors = join(import.meta.dirname, '../../../vectors/tls')
const file = (name: string) => join(vectors, name)

function sendTo(port: number, ...args: string[]): string[] {
  return [
    'send',
    '--port',
    String(port),
    '--system-id',
    'demo',
    '--to',
    '79161234567',
    '--text',
    'Hi',
    ...args,
  ]
}

const accept = (pdu: DecodedPdu): ReplySpec =>
  pdu.command === 'submit_sm' ? { status: 0, fields: { message_id: 'a' } } : { status: 0 }

/** An SMSC behind TLS that lets in only whom the client authority vouches for. */
function demandingSmsc() {
  const key = tlsFile('server.key.pem')
  const tls = { key, cert: tlsFile('server.cert.pem'), clientCa: tlsFile('client-ca.cert.pem') }
  return scriptedSmsc(accept, { tls })
}

describe('the client certificate', () => {
  const withTls = ['--tls', '--ca', file('ca.cert.pem')]
  const cert = ['--cert', file('client.cert.pem')]

  test('is shown, from PEM files or a PFX, its passphrase out of a variable', async () => {
    const { port } = await demandingSmsc()
    const secret = { ...env, SMPP_KEY_PASSPHRASE: 'secret', OTHER: 'secret' }
    for (const args of [
      [...cert, '--key', file('client.key.pem'), '--min-tls', '1.3'],
      [...cert, '--key', file('client-encrypted.key.pem')],
      ['--pfx', file('client.p12'), '--key-passphrase-env', 'OTHER'],
    ]) {
      const { code, stderr } = await runHere(sendTo(port, ...withTls, ...args), { env: secret })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    }
  })

  test('is missed by name when there is none', async () => {
    const { port } = await demandingSmsc()
    const lines = await jsonHere<{ error?: { code: string } }>(sendTo(port, ...withTls), { env })
    expect(lines.at(-1)?.error?.code).toBe('session.tls-client-required')
  })

  for (const [name, args, words] of [
    ['a key that is not its own', [...cert, '--key', file('other.key.pem')], /does not belong/],
    ['a passphrase that is wrong', ['--pfx', file('client.p12')], /does not open|is encrypted/],
    ['a key without certificate', ['--key', file('client.key.pem')], /--cert/],
    ['two certificates', [...cert, '--pfx', file('client.p12')], /--pfx.*--cert/],
    ['a variable that is not set', [...cert, '--key-passphrase-env', 'NOT_SET'], /NOT_SET/],
    ['a file that is not there', ['--cert', file('none.pem')], /none\.pem/],
  ] as const) {
    test(`${name} ends the command before anybody is called`, async () => {
      const { code, stderr } = await runHere(sendTo(1, ...withTls, ...args), { env })
      expect(code).toBe(2)
      expect(stderr).toMatch(words)
    })
  }

  test('means TLS: without --tls nothing is sent', async () => {
    const { code, stderr } = await runHere(sendTo(1, ...cert), { env })
    expect(code).toBe(2)
    expect(stderr).toContain('--tls')
  })
})

test('only the pinned certificate is accepted', async () => {
  const tls = { key: tlsFile('server.key.pem'), cert: tlsFile('server.cert.pem') }
  const { port } = await scriptedSmsc(accept, { tls })
  const pin = (sha256: string) => sendTo(port, '--tls', '--insecure', '--pin', sha256)
  const refused = await jsonHere<{ error?: { code: string } }>(pin('ab'.repeat(32)), { env })
  expect(refused.at(-1)?.error?.code).toBe('session.tls-pin')
  const { fingerprint256 } = new X509Certificate(tls.cert)
  expect((await runHere(pin(fingerprint256), { env })).code).toBe(0)
  expect((await runHere(pin('ab'), { env })).stderr).toContain('32 octets')
})

test('the bind carries the addresses it was given', async () => {
  const binds: DecodedPdu[] = []
  const bind = (pdu: DecodedPdu) => {
    binds.push(pdu)
    return 0
  }
  const { port } = await scriptedSmsc(accept, { bind })
  await runHere(sendTo(port, '--addr-ton', '1', '--addr-npi', '8', '--address-range', '^79'), { env })
  expect(binds[0]?.fields).toMatchObject({ addr_ton: 1, addr_npi: 8, address_range: '^79' })
})

test('a response timeout of its own goes before --timeout', async () => {
  const { port } = await scriptedSmsc((pdu) => (pdu.command === 'submit_sm' ? null : { status: 0 }))
  const args = ['--timeout', '60', '--response-timeout', '0.1']
  const { code, stdout } = await runHere(sendTo(port, ...args), { env })
  expect(code).toBe(1)
  expect(stdout).toContain('0.1 s')
})

test('a window of one sends the next part when the last one is answered', async () => {
  let open = 0
  let most = 0
  const { port } = await scriptedSmsc(async (pdu) => {
    if (pdu.command !== 'submit_sm') return { status: 0 }
    open++
    most = Math.max(most, open)
    await new Promise((resolve) => setImmediate(resolve))
    open--
    return { status: 0, fields: { message_id: 'a' } }
  })
  const long = sendTo(port, '--window', '1', '--rate', '500').with(8, 'x'.repeat(700))
  expect((await runHere(long, { env })).code).toBe(0)
  expect(most).toBe(1)
})

describe('what a lost link leaves in doubt', () => {
  /** Cuts the first client when it submits, and takes the second one's. */
  async function cuttingSmsc() {
    const submits: DecodedPdu[] = []
    const smsc = await scriptedSmsc((pdu, session) => {
      if (pdu.command !== 'submit_sm') return { status: 0 }
      submits.push(pdu)
      if (submits.length > 1) return { status: 0, fields: { message_id: 'second' } }
      void session.cut()
      return null
    })
    return { port: smsc.port, submits }
  }

  test('is repeated after a reconnect when told so', async () => {
    const { port, submits } = await cuttingSmsc()
    const repeating = sendTo(port, '--reconnect', '--in-doubt', 'repeat')
    const lines = await jsonHere<{ kind: string; repeat_of?: number | null; ok?: boolean }>(repeating, {
      env,
    })
    expect(submits).toHaveLength(2)
    expect(lines.find(({ kind }) => kind === 'part')).toMatchObject({
      message_id: 'second',
      repeat_of: submits[0]?.sequence_number,
    })
    expect(lines.at(-1)?.ok).toBe(true)
  })

  test('is said to have been sent again, and what was sent once is not', async () => {
    const once = /^part 1\/1 {2}submit_sm_resp {2}ESME_ROK/m
    const again = /^part 1\/1 {2}sent again after a loss {2}submit_sm_resp {2}ESME_ROK/m
    const againRu = /^часть 1\/1 {2}отправлена снова после обрыва {2}submit_sm_resp {2}ESME_ROK/m
    const sayings = async (port: number, lang: string) =>
      (await runHere(sendTo(port, '--reconnect', '--in-doubt', 'repeat', '--lang', lang), { env })).stdout
    const { port } = await cuttingSmsc()
    expect(await sayings(port, 'en')).toMatch(again)
    // It cuts its first client alone.
    expect(await sayings(port, 'en')).toMatch(once)
    expect(await sayings((await cuttingSmsc()).port, 'ru')).toMatch(againRu)
  })

  test('is left otherwise', async () => {
    const { port, submits } = await cuttingSmsc()
    const { code } = await runHere(sendTo(port, '--reconnect'), { env })
    expect({ code, submits: submits.length }).toEqual({ code: 1, submits: 1 })
  })

  test('cannot be repeated without a reconnect', async () => {
    const { code, stderr } = await runHere(sendTo(1, '--in-doubt', 'repeat'), { env })
    expect(code).toBe(2)
    expect(stderr).toContain('--reconnect')
  })
})

describe('--connection', () => {
  function connectionFile(json: unknown): string {
    const path = join(testFolder(), 'connection.json')
    writeFileSync(path, JSON.stringify(json))
    return path
  }

  test('gives check what it needs, files from where it lies, and the command line goes before it', async () => {
    const { port } = await demandingSmsc()
    const path = connectionFile({
      port: 1,
      systemId: 'demo',
      tls: true,
      ca: file('ca.cert.pem'),
      pfx: file('client.p12'),
      keyPassphraseEnv: 'KEY',
      minTls: '1.3',
      rate: 5,
      responseTimeout: 3,
    })
    const check = ['check', '--doctor', '--port', String(port), '--connection', path]
    const { code, stdout, stderr } = await runHere(check, { env: { ...env, KEY: 'secret' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/✓ bind_transceiver/)
  })

  for (const [name, json, words] of [
    ['a key it does not know', { systemID: 'demo' }, /systemID: not known/],
    ['a password', { password: 'demo' }, /password: not known/],
    ['a value that the option refuses', { systemId: 'demo', port: 70000 }, /port: Expected 1 to 65535/],
    ['a flag that is none', { systemId: 'demo', tls: 'yes' }, /tls: true, false/],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const { code, stderr } = await runHere(['check', '--doctor', '--connection', connectionFile(json)], {
        env,
      })
      expect(code).toBe(2)
      expect(stderr).toMatch(words)
    })
  }
})
