import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { listeningPort } from '../../../electron/wire/link.ts'
import { connectionTo, faultOf, Opened, tlsToTestAuthority as tls, tlsFile } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

function tlsSmsc(certificate: string) {
  const key = tlsFile(`${certificate}.key.pem`)
  return opened.smsc({ tls: { key, cert: tlsFile(`${certificate}.cert.pem`) } })
}

async function freePort(): Promise<number> {
  const { port, close } = await opened.smsc()
  await close()
  return port
}

describe('a connection that cannot be made', () => {
  test('names the host that nobody knows', async () => {
    const client = opened.client(connectionTo(2775, { host: 'smsc.invalid' }))
    const fault = await faultOf(client.open())
    expect(fault.toJSON()).toMatchObject({ code: 'session.host-not-found', detail: { host: 'smsc.invalid' } })
    expect(client.phase).toBe('closed')
  })

  test('names the port that refuses', async () => {
    const port = await freePort()
    const fault = await faultOf(opened.client(connectionTo(port)).open())
    expect(fault).toMatchObject({ code: 'session.connect-refused', detail: { host: '127.0.0.1', port } })
  })

  test('says that a local address is not on this machine', async () => {
    const { port } = await opened.smsc()
    const fault = await faultOf(opened.client(connectionTo(port, { localAddress: '203.0.113.9' })).open())
    expect(fault).toMatchObject({ code: 'session.connect-failed' })
  })

  test('connects from the local address it is told', async () => {
    const { port, sessions } = await opened.smsc()
    const client = opened.client(connectionTo(port, { localAddress: '127.0.0.2' }))
    await client.open()
    expect(client.state().localAddress).toMatch(/^127\.0\.0\.2:/)
    expect([...sessions][0]?.remoteAddress).toMatch(/^127\.0\.0\.2:\d+$/)
  })
})

describe('TLS', () => {
  test('binds, and shows version and cipher', async () => {
    const { port } = await tlsSmsc('server')
    const client = opened.client(connectionTo(port, { tls }))
    await client.open()
    expect(client.state().tls).toMatch(/^TLSv1\.3 TLS_/)
  })

  test('to a plain SMSC is told as such when that hangs up', async () => {
    const port = await opened.rawServer((peer) => peer.socket.once('data', () => peer.socket.destroy()))
    expect(await faultOf(opened.client(connectionTo(port, { tls })).open())).toMatchObject({
      code: 'session.tls-to-plain-port',
      detail: { port },
    })
  })

  test('to our own plain SMSC is told as such, and that SMSC names TLS', async () => {
    const { port } = await opened.smsc()
    const fault = await faultOf(opened.client(connectionTo(port, { tls })).open())
    expect(fault.code).toBe('session.tls-to-plain-port')
  })

  test('to a plain server that answers something is told as such', async () => {
    const port = await opened.rawServer((peer) => peer.write(Buffer.from('220 mail.example ESMTP\r\n')))
    expect((await faultOf(opened.client(connectionTo(port, { tls })).open())).code).toBe(
      'session.tls-to-plain-port',
    )
  })

  test('to a plain server that stays silent is told as such after the connect timeout', async () => {
    const port = await opened.rawServer(() => undefined)
    const client = opened.client(connectionTo(port, { tls, connectTimeout: 0.1 }))
    expect((await faultOf(client.open())).code).toBe('session.tls-to-plain-port')
  })

  for (const [certificate, reason] of [
    ['self-signed', 'self-signed-certificate'],
    ['expired', 'expired'],
    ['other', 'made-for-another-name'],
  ] as const) {
    test(`refuses a certificate that is ${certificate}, and says ${reason}`, async () => {
      const { port } = await tlsSmsc(certificate)
      const fault = await faultOf(opened.client(connectionTo(port, { tls })).open())
      expect(fault).toMatchObject({ code: 'session.tls-certificate', detail: { host: '127.0.0.1', reason } })
    })

    test(`takes a certificate that is ${certificate} with verification off`, async () => {
      const { port } = await tlsSmsc(certificate)
      await opened.client(connectionTo(port, { tls: { ...tls, verify: false } })).open()
    })
  }

  test('checks the name it was told instead of the host', async () => {
    const { port } = await tlsSmsc('other')
    await opened.client(connectionTo(port, { tls: { ...tls, serverName: 'smsc.example' } })).open()
  })

  test('takes the pinned certificate, also one that nobody signed, and no other', async () => {
    const { port } = await tlsSmsc('self-signed')
    const { fingerprint256 } = new X509Certificate(tlsFile('self-signed.cert.pem'))
    for (const pinnedSha256 of [fingerprint256, fingerprint256.replaceAll(':', '').toLowerCase()]) {
      await opened.client(connectionTo(port, { tls: { ...tls, verify: false, pinnedSha256 } })).open()
    }
    const pinnedSha256 = 'ab'.repeat(32)
    const stranger = opened.client(connectionTo(port, { tls: { ...tls, verify: false, pinnedSha256 } }))
    expect(await faultOf(stranger.open())).toMatchObject({
      code: 'session.tls-pin',
      detail: { host: '127.0.0.1', fingerprint: fingerprint256 },
    })
  })

  test('does not take a certificate for being pinned when the check is on', async () => {
    const { port } = await tlsSmsc('self-signed')
    const pinnedSha256 = new X509Certificate(tlsFile('self-signed.cert.pem')).fingerprint256
    const client = opened.client(connectionTo(port, { tls: { ...tls, pinnedSha256 } }))
    expect((await faultOf(client.open())).code).toBe('session.tls-certificate')
  })

  test('refuses an authority it was not given', async () => {
    const { port } = await tlsSmsc('server')
    const fault = await faultOf(opened.client(connectionTo(port, { tls: { ...tls, caPem: '' } })).open())
    expect(fault).toMatchObject({ code: 'session.tls-certificate', detail: { reason: 'issuer-not-known' } })
  })

  test('says that the minimum version was refused', async () => {
    const server = createTlsServer({
      key: tlsFile('server.key.pem'),
      cert: tlsFile('server.cert.pem'),
      maxVersion: 'TLSv1.2',
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const port = listeningPort(server.address())
    const client = opened.client(connectionTo(port, { tls: { ...tls, minVersion: 'TLSv1.3' } }))
    expect(await faultOf(client.open())).toMatchObject({
      code: 'session.connect-failed',
      detail: { reason: 'tls-version-refused' },
    })
    server.close()
  })

  test('from a plain client: the alert of the peer names TLS', async () => {
    const port = await opened.rawServer((peer) => {
      peer.onPdu = () => peer.write('15 03 03 00 02 02 46')
    })
    const fault = await faultOf(opened.client(connectionTo(port)).open())
    expect(fault).toMatchObject({ code: 'session.not-smpp', detail: { protocol: 'TLS' } })
  })

  test('from a plain client to a port that hangs up without an alert is closed-before-bind', async () => {
    const { port } = await tlsSmsc('server')
    const fault = await faultOf(opened.client(connectionTo(port)).open())
    expect(fault.code).toBe('session.closed-before-bind')
  })
})
