import { createPrivateKey, X509Certificate } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../electron/setup.mjs'
import { testFolder } from '../../../support/temporary-folder.ts'
import { runHere } from '../cli-in-process.ts'
import { startCli } from '../cli-process.ts'
import { configFile, portOf, sendTo } from './running-simulate.ts'

describe('over TLS', () => {
  const vectors = join(root, 'test', 'vectors', 'tls')
  const file = (name: string) => join(vectors, name)
  const env = { SMPP_PASSWORD: 'demo' }

  test('lets in who shows a certificate of its authority, and says why others are not', async () => {
    const config = configFile({
      tls: {
        cert: file('server.cert.pem'),
        key: file('server.key.pem'),
        clientCa: file('client-ca.cert.pem'),
      },
    })
    const simulator = startCli(['simulate', '--port', '0', '--config', config, '--json'])
    const port = Number((await simulator.line(/^listening /)).split(':').at(-1))
    const withTls = [...sendTo(port, 'demo'), '--tls', '--ca', file('ca.cert.pem')]
    const shown = ['--cert', file('client.cert.pem'), '--key', file('client.key.pem')]
    expect((await runHere([...withTls, ...shown], { env })).code).toBe(0)
    expect((await runHere(withTls, { env })).code).toBe(1)
    await simulator.line(/"tls-refused".*PEER_DID_NOT_RETURN_A_CERTIFICATE/)
    const stranger = ['--cert', file('self-signed.cert.pem'), '--key', file('self-signed.key.pem')]
    expect((await runHere([...withTls, ...stranger], { env })).stdout).toContain('session.tls-client-doubt')
    await simulator.line(/"tls-refused".*DEPTH_ZERO_SELF_SIGNED_CERT/)
  })

  test('takes DER for PEM, on both sides', async () => {
    const folder = testFolder()
    const der = (name: string): string => {
      const octets = name.includes('.key.')
        ? createPrivateKey(readFileSync(file(name))).export({ type: 'pkcs8', format: 'der' })
        : new X509Certificate(readFileSync(file(name))).raw
      const path = join(folder, name.replace(/pem$/, 'der'))
      writeFileSync(path, octets)
      return path
    }
    const tls = {
      cert: der('server.cert.pem'),
      key: der('server.key.pem'),
      clientCa: der('client-ca.cert.pem'),
    }
    const simulator = startCli(['simulate', '--port', '0', '--config', configFile({ tls })])
    const withTls = [...sendTo(await portOf(simulator), 'demo'), '--tls', '--ca', der('ca.cert.pem')]
    const shown = ['--cert', der('client.cert.pem'), '--key', der('client.key.pem')]
    const { code, stderr } = await runHere([...withTls, ...shown], { env })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect((await runHere(withTls, { env })).code).toBe(1)
  })

  test('takes its files from where the configuration lies, and a passphrase from a variable', async () => {
    const folder = testFolder()
    for (const name of ['client.cert.pem', 'client-encrypted.key.pem'])
      copyFileSync(file(name), join(folder, name))
    const config = join(folder, 'simulator.json')
    const tls = { cert: 'client.cert.pem', key: 'client-encrypted.key.pem', keyPassphraseEnv: 'KEY' }
    writeFileSync(config, JSON.stringify({ tls }))
    const args = ['simulate', '--port', '0', '--config', config]
    await startCli(args, { KEY: 'secret' }).line(/^listening /)
    expect((await runHere(args)).stderr).toContain('KEY')
    const { code, stderr } = await runHere(args, { env: { KEY: 'Secret' } })
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('does not open') })
  })

  for (const [name, tls, words] of [
    ['a key of another certificate', { cert: 'server.cert.pem', key: 'other.key.pem' }, /does not belong/],
    [
      'an authority that is none',
      { cert: 'server.cert.pem', key: 'server.key.pem', clientCa: 'server.key.pem' },
      /no certificate/,
    ],
    ['a misspelt key', { cert: 'server.cert.pem', clientCA: 'ca.cert.pem' }, /clientCA/],
  ] as const) {
    test(`refuses ${name}`, async () => {
      const paths = Object.fromEntries(Object.entries(tls).map(([key, value]) => [key, file(value)]))
      const { code, stderr } = await runHere(['simulate', '--config', configFile({ tls: paths })])
      expect(code).toBe(2)
      expect(stderr).toMatch(words)
    })
  }
})
