import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { listeningPort } from '../../../electron/wire/link.ts'
import type { ClientCertificate } from '../../../shared/contract/certificates.ts'
import { connectionTo, faultOf, Opened, RawPeer, tlsToTestAuthority as tls, tlsFile } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const ours: ClientCertificate = {
  format: 'pem',
  certificatePem: tlsFile('client.cert.pem'),
  keyPem: tlsFile('client-encrypted.key.pem'),
  passphrase: 'secret',
}
const stranger: ClientCertificate = {
  format: 'pem',
  certificatePem: tlsFile('self-signed.cert.pem'),
  keyPem: tlsFile('self-signed.key.pem'),
  passphrase: '',
}

/** An SMSC behind TLS that wants a certificate of the client authority, unless `options` say otherwise. */
async function demandingSmsc(options: TlsOptions, onSocket = acceptBinds): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createTlsServer(
    {
      key: tlsFile('server.key.pem'),
      cert: tlsFile('server.cert.pem'),
      ca: tlsFile('client-ca.cert.pem'),
      requestCert: true,
      rejectUnauthorized: true,
      ...options,
    },
    onSocket,
  )
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  return listeningPort(server.address())
}

function acceptBinds(socket: Socket): void {
  new RawPeer(socket).acceptBind()
}

function client(port: number, clientCertificate: ClientCertificate | null, change = {}) {
  return opened.client(connectionTo(port, { tls, clientCertificate, ...change }))
}

for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
  const only = { minVersion: version, maxVersion: version }

  describe(`over ${version}`, () => {
    test('a server that wants a certificate gets ours, and both are shown', async () => {
      const session = client(await demandingSmsc(only), ours)
      await session.open()
      expect(session.state().tls).toMatch(version)
      expect(session.state().tlsFacts).toMatchObject({
        isAsked: true,
        own: { subject: 'O=ACME, CN=acme-esme', issuer: 'CN=Client CA' },
        peer: { subject: expect.stringMatching(/CN=/) },
      })
    })

    test('a server that wants none is not taken for one that does', async () => {
      const session = client(await demandingSmsc({ ...only, requestCert: false }), ours)
      await session.open()
      expect(session.state().tlsFacts?.isAsked).toBe(false)
    })

    test('a server that asks and does not insist is bound without one', async () => {
      const session = client(await demandingSmsc({ ...only, rejectUnauthorized: false }), null)
      await session.open()
      expect(session.state().tlsFacts).toMatchObject({ isAsked: true, own: null })
    })

    test('a server that insists is told from every other refusal when there is none to give', async () => {
      const port = await demandingSmsc(only)
      const session = client(port, null, { reconnect: { enabled: true, initialDelay: 0.05, maxDelay: 0.1 } })
      const fault = await faultOf(session.open())
      expect(fault).toMatchObject({ code: 'session.tls-client-required', detail: { host: '127.0.0.1' } })
      // Nothing will change by itself: it is not tried again.
      expect(session.state()).toMatchObject({ phase: 'closed', close: { fault: { code: fault.code } } })
    })

    test('a server that hangs up on a stranger without an alert is said to have asked', async () => {
      const fault = await faultOf(client(await demandingSmsc(only), stranger).open())
      expect(fault).toMatchObject({
        code: 'session.tls-client-doubt',
        detail: { reason: 'it-may-not-accept-ours' },
      })
    })

    test('a server that takes the bind and hangs up instead of answering is said to have asked', async () => {
      const port = await demandingSmsc({ ...only, rejectUnauthorized: false }, (socket) => {
        const peer = new RawPeer(socket)
        peer.onPdu = () => socket.destroy()
      })
      const fault = await faultOf(client(port, null).open())
      expect(fault).toMatchObject({ code: 'session.tls-client-doubt', detail: { reason: 'it-got-none' } })
    })
  })
}

describe('an alert of the server names the reason:', () => {
  for (const [alert, reason] of [
    [42, 'not-accepted'],
    [43, 'kind-of-certificate-not-supported'],
    [44, 'revoked'],
    [45, 'expired'],
    [46, 'not-accepted'],
    [48, 'issuer-not-known'],
    [49, 'access-denied'],
    [51, 'signature-not-accepted'],
  ] as const) {
    test(`${alert}, ${reason}`, async () => {
      // RFC 5246 §7.2: a fatal alert in a record of its own, in the clear before keys are agreed on.
      const record = `15 03 03 00 02 02 ${alert.toString(16)}`
      const port = await opened.rawServer((peer) => peer.socket.once('data', () => peer.write(record)))
      expect(await faultOf(client(port, ours).open())).toMatchObject({
        code: 'session.tls-client-refused',
        detail: { reason },
      })
      expect((await faultOf(client(port, null).open())).code).toBe('session.tls-client-required')
    })
  }

  test('one about something else is not laid on the certificate', async () => {
    const port = await opened.rawServer((peer) =>
      peer.socket.once('data', () => peer.write('15 03 03 00 02 02 28')),
    )
    expect(await faultOf(client(port, ours).open())).toMatchObject({
      code: 'session.connect-failed',
      detail: { reason: 'tls-handshake-refused' },
    })
  })
})

test('a certificate that has expired since it was saved is told before anybody is called', async () => {
  const expired: ClientCertificate = {
    format: 'pem',
    certificatePem: tlsFile('expired.cert.pem'),
    keyPem: tlsFile('expired.key.pem'),
    passphrase: '',
  }
  const port = await opened.rawServer(() => {
    throw new Error('it was called')
  })
  expect((await faultOf(client(port, expired).open())).code).toBe('certificate.expired')
})
