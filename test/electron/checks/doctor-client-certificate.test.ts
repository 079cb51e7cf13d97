import { afterEach, describe, expect, test } from 'vitest'
import { connectionTo, Opened, tlsFile, tlsToTestAuthority } from '../session/session-kit.ts'
import { type Connection, examine } from './examine.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const serverTls = { key: tlsFile('server.key.pem'), cert: tlsFile('server.cert.pem') }

describe('a client certificate', () => {
  const clientCertificate = {
    format: 'pem',
    certificatePem: tlsFile('client.cert.pem'),
    keyPem: tlsFile('client.key.pem'),
    passphrase: '',
  } as const
  const demanding = { ...serverTls, clientCa: tlsFile('client-ca.cert.pem') }
  const found = async (tls: typeof serverTls, change: Partial<Connection>) => {
    const { port } = await opened.smsc({ tls })
    return examine(connectionTo(port, { host: 'localhost', tls: tlsToTestAuthority, ...change }))
  }

  test('that the server asks for and takes is said to be, with its days left, and every bind passes', async () => {
    const { lines, states } = await found(demanding, { clientCertificate })
    expect(lines['client_certificate']).toMatchObject({
      state: 'ok',
      verdict: 'client-accepted',
      facts: { subject: 'O=ACME, CN=acme-esme' },
    })
    expect(Number(lines['client_certificate']?.facts['daysLeft'])).toBeGreaterThan(365)
    expect(states).toMatchObject({ certificate: 'ok', bind_transceiver: 'ok', unbind: 'ok' })
  })

  test('that is not asked for is said not to be', async () => {
    const used = await found(serverTls, { clientCertificate })
    expect(used.lines['client_certificate']).toMatchObject({ state: 'ok', verdict: 'client-unused' })
    const none = await found(serverTls, {})
    expect(none.lines['client_certificate']).toMatchObject({ state: 'ok', verdict: 'client-not-asked' })
  })

  test('that is required and missing fails once, and nothing is bound', async () => {
    const { lines, states } = await found(demanding, {})
    expect(lines['client_certificate']).toMatchObject({
      state: 'failed',
      verdict: 'client-required',
      next: 'add-client-certificate',
    })
    expect(states).toMatchObject({ certificate: 'skipped', bind_transceiver: 'skipped' })
  })

  test('that has expired is told by its date', async () => {
    const expired = {
      ...clientCertificate,
      certificatePem: tlsFile('expired.cert.pem'),
      keyPem: tlsFile('expired.key.pem'),
    }
    const { lines } = await found(demanding, { clientCertificate: expired })
    expect(lines['client_certificate']).toMatchObject({ state: 'failed', verdict: 'client-expired' })
  })
})
