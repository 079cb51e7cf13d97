import { once } from 'node:events'
import { createServer, type TLSSocket } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { runDoctor } from '../../../electron/checks/doctor.ts'
import { listeningPort } from '../../../electron/wire/link.ts'
import type { DoctorItem, DoctorLine } from '../../../shared/contract/doctor.ts'
import { doctorText } from '../../../shared/doctor/doctor-text.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'
import { clock, connectionTo, Opened, tlsFile, tlsToTestAuthority } from '../session/session-kit.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { examine } from './examine.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const serverTls = { key: tlsFile('server.key.pem'), cert: tlsFile('server.cert.pem') }

describe('an SMSC that takes everything', () => {
  test('passes every check, each bind unbound cleanly', async () => {
    const { port } = await runSimulator({ profileId: 'smpp-3.4' })
    const { states, lines, items } = await examine(connectionTo(port))
    expect(states).toEqual({
      dns: 'ok',
      tcp: 'ok',
      protocol: 'ok',
      certificate: 'skipped',
      bind_transmitter: 'ok',
      bind_receiver: 'ok',
      bind_transceiver: 'ok',
      enquire_link: 'ok',
      unbind: 'ok',
    })
    expect(lines['protocol']?.verdict).toBe('speaks-plain')
    expect(lines['tcp']?.facts).toMatchObject({ localAddress: '127.0.0.1' })
    expect(items.at(-1)).toEqual({ kind: 'done', isFound: true, failed: 0, warnings: 0 })
  })

  test('shows each check as running before what it found', async () => {
    const { port } = await opened.smsc()
    const { items } = await examine(connectionTo(port))
    const tcp = items.filter((item) => item.kind === 'line' && item.id === 'tcp')
    expect(tcp).toMatchObject([{ state: 'running', verdict: null }, { state: 'ok' }])
  })

  test('is told of sessions that count against the bind limit', async () => {
    const { port } = await opened.smsc()
    const { lines } = await examine(connectionTo(port), 1)
    expect(lines['session']).toMatchObject({ state: 'warning', verdict: 'session-live', next: 'unbind' })
  })
})

describe('TLS', () => {
  test('on towards a plain server is named, and the password stays here', async () => {
    const binds: unknown[] = []
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) => {
          binds.push(pdu.command)
          return { status: 0 }
        }
      },
    })
    const { lines, states } = await examine(connectionTo(port, { tls: tlsToTestAuthority }))
    expect(lines['protocol']).toMatchObject({
      state: 'failed',
      verdict: 'plain-but-tls-on',
      next: 'turn-tls-off',
    })
    expect(lines['bind_transceiver']).toMatchObject({ state: 'skipped', verdict: 'bind-would-leak' })
    expect(states['certificate']).toBe('skipped')
    expect(binds).toEqual([])
  })

  test('off towards a TLS server is named, and the rest is examined over TLS', async () => {
    const { port } = await opened.smsc({ tls: serverTls })
    const { lines } = await examine(connectionTo(port, { tls: { ...tlsToTestAuthority, enabled: false } }))
    expect(lines['protocol']).toMatchObject({
      state: 'failed',
      verdict: 'tls-but-tls-off',
      next: 'turn-tls-on',
    })
    expect(lines['certificate']).toMatchObject({ state: 'ok', verdict: 'certificate-trusted' })
    expect(lines['bind_transceiver']?.state).toBe('ok')
  })

  test('with a certificate of a known authority passes and is shown with its chain', async () => {
    const { port } = await opened.smsc({ tls: serverTls })
    const { lines } = await examine(connectionTo(port, { host: 'localhost', tls: tlsToTestAuthority }))
    const { certificate } = lines
    expect(certificate).toMatchObject({ state: 'ok', verdict: 'certificate-trusted' })
    expect(certificate?.facts['tlsVersion']).toBe('TLSv1.3')
    expect(certificate?.certificates[0]).toMatchObject({ names: ['localhost', '127.0.0.1'] })
    expect(certificate?.certificates[0]?.daysLeft).toBeGreaterThan(1000)
    expect(certificate?.certificates).toHaveLength(2)
  })

  for (const [file, reason] of [
    ['self-signed', 'self-signed-certificate'],
    ['expired', 'expired'],
    ['other', 'made-for-another-name'],
  ] as const) {
    test(`with a certificate that is ${reason} is refused for that, and nothing is sent`, async () => {
      const tls = { key: tlsFile(`${file}.key.pem`), cert: tlsFile(`${file}.cert.pem`) }
      const { port } = await opened.smsc({ tls })
      const { lines } = await examine(connectionTo(port, { host: 'localhost', tls: tlsToTestAuthority }))
      expect(lines['certificate']).toMatchObject({
        state: 'failed',
        verdict: 'certificate-refused',
        facts: { reason },
      })
      expect(lines['bind_transceiver']).toMatchObject({ state: 'skipped', verdict: 'bind-untrusted' })
    })
  }

  test('with the check turned off is a warning that says what would have been wrong', async () => {
    const tls = { key: tlsFile('expired.key.pem'), cert: tlsFile('expired.cert.pem') }
    const { port } = await opened.smsc({ tls })
    const { lines } = await examine(connectionTo(port, { tls: { ...tlsToTestAuthority, verify: false } }))
    expect(lines['certificate']).toMatchObject({
      state: 'warning',
      verdict: 'certificate-unchecked',
      facts: { reason: 'expired' },
    })
    expect(lines['bind_transceiver']?.state).toBe('ok')
  })

  test('that a server ends after the handshake is told as hanging up on the bind', async () => {
    const server = createServer(serverTls, (socket: TLSSocket) => {
      socket.on('error', () => undefined)
      socket.on('data', () => socket.destroy())
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { lines } = await examine(
      connectionTo(listeningPort(server.address()), { tls: tlsToTestAuthority }),
    )
    expect(lines['bind_transceiver']).toMatchObject({ state: 'failed', verdict: 'bind-hung-up' })
    server.close()
    await once(server, 'close')
  })
})

describe('an answer to the bind', () => {
  for (const { name, hex, verdict, facts } of [
    {
      name: 'of another kind is told as what it is',
      hex: '00000010 80000015 00000000 NNNNNNNN',
      verdict: 'bind-mismatched',
      facts: { answer: 'enquire_link_resp' },
    },
    {
      name: 'whose length lies is told with it',
      hex: '00000007',
      verdict: 'bad-length',
      facts: { length: 7 },
    },
  ]) {
    test(name, async () => {
      const port = await opened.rawServer((peer) => {
        peer.onPdu = ({ command, sequence_number }) => {
          const number = sequence_number.toString(16).padStart(8, '0')
          if (command?.startsWith('bind_')) peer.write(hex.replace('NNNNNNNN', number))
          else if (command === 'enquire_link') peer.send({ command: 'enquire_link_resp', sequence_number })
        }
      })
      const { lines } = await examine(connectionTo(port))
      expect(lines['bind_transceiver']).toMatchObject({ state: 'failed', verdict, facts })
    })
  }
})

describe('a port that is no SMSC', () => {
  test('and takes no connection ends the examination there', async () => {
    const listener = await opened.smsc()
    await listener.close()
    const { lines, states } = await examine(connectionTo(listener.port))
    expect(lines['tcp']).toMatchObject({ state: 'failed', verdict: 'tcp-refused', next: 'check-port' })
    expect(states).toMatchObject({ protocol: 'skipped', bind_receiver: 'skipped', unbind: 'skipped' })
  })

  test('at a host that DNS does not know is told so', async () => {
    const { lines, states } = await examine(connectionTo(2775, { host: 'smsc.provider.invalid' }))
    expect(lines['dns']).toMatchObject({ state: 'failed', verdict: 'dns-unknown', next: 'check-host' })
    expect(states['tcp']).toBe('skipped')
  })

  test('and says nothing is given two seconds, then the bind its timeout', async () => {
    const port = await opened.rawServer(() => undefined)
    const { lines } = await examine(connectionTo(port, { bindTimeout: 0.1 }))
    expect(lines['protocol']).toMatchObject({ state: 'warning', verdict: 'says-nothing' })
    expect(lines['bind_transceiver']).toMatchObject({
      state: 'failed',
      verdict: 'bind-silent',
      facts: { seconds: 0.1 },
    })
    expect(lines['bind_transceiver']?.causes).toContain('port-wants-tls')
    expect(lines['bind_receiver']?.state).toBe('warning')
  })

  test('but a web server is named', async () => {
    const port = await opened.rawServer(({ socket }) => {
      socket.on('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    })
    const { lines, states } = await examine(connectionTo(port))
    expect(lines['protocol']).toMatchObject({
      state: 'failed',
      verdict: 'speaks-other',
      facts: { protocol: 'HTTP' },
    })
    expect(states['bind_transceiver']).toBe('skipped')
  })

  test('and hangs up on everybody is told as such', async () => {
    const port = await opened.rawServer(({ socket }) => socket.on('data', () => socket.destroy()))
    const { lines } = await examine(connectionTo(port))
    expect(lines['protocol']).toMatchObject({ state: 'failed', verdict: 'hangs-up' })
  })

  test('from an address that this machine does not have is told by its name', async () => {
    const { port } = await opened.smsc()
    const { lines } = await examine(connectionTo(port, { localAddress: '192.0.2.1' }))
    expect(lines['tcp']).toMatchObject({
      state: 'failed',
      facts: { reason: 'local-address-not-on-this-machine' },
      next: 'check-local-address',
    })
  })
})

describe('a bind that is refused', () => {
  async function refusing(
    status: Parameters<typeof statusValue>[0],
    isRefused = (command: string | null) => command?.startsWith('bind_') === true,
  ): Promise<number> {
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) =>
          isRefused(pdu.command) ? { status: statusValue(status) } : { status: 0, fields: { system_id: 'S' } }
      },
    })
    return port
  }

  test('is explained, and a password of more than eight octets is the first suspect', async () => {
    const port = await refusing('ESME_RBINDFAIL')
    const { lines } = await examine(connectionTo(port, { password: 'nine octets', systemType: 'VMA' }))
    const line = lines['bind_transceiver']
    expect(line).toMatchObject({
      state: 'failed',
      verdict: 'bind-refused',
      facts: { commandStatus: 0x0d },
      next: 'explain',
    })
    expect(line?.causes[0]).toBe('password-too-long')
    expect(line?.causes).toEqual(
      expect.arrayContaining(['wrong-system-type', 'bind-limit', 'previous-session', 'interface-version']),
    )
    const english = doctorText(catalogue, line as DoctorLine, 'smpp-3.4', 'en')
    expect(english.what).toContain('0x0000000D ESME_RBINDFAIL')
    expect(english.causes[0]).toContain('11 octets')
    expect(JSON.stringify(lines)).not.toContain('nine octets')
    expect(doctorText(catalogue, line as DoctorLine, 'smpp-3.4', 'ru').causes[0]).toContain('октетов: 11')
  })

  test('as already bound points at sessions that live, ours first', async () => {
    const port = await refusing('ESME_RALYBND')
    const { lines } = await examine(connectionTo(port), 1)
    expect(lines['bind_transceiver']?.causes).toEqual(['own-session', 'previous-session', 'bind-limit'])
  })

  test('for one type alone is a warning, when the connection uses another', async () => {
    const port = await refusing('ESME_RBINDFAIL', (command) => command === 'bind_receiver')
    const { lines, items } = await examine(connectionTo(port))
    expect(lines['bind_receiver']).toMatchObject({ state: 'warning', verdict: 'bind-refused' })
    expect(lines['bind_receiver']?.causes[0]).toBe('bind-type')
    expect(lines['bind_transceiver']?.state).toBe('ok')
    expect(items.at(-1)).toMatchObject({ failed: 0, warnings: 1 })
  })

  test('by a gateway whose profile does not offer the type says so', async () => {
    const port = await refusing('ESME_RBINDFAIL', (command) => command === 'bind_receiver')
    const { lines } = await examine(connectionTo(port, { profileId: 'ru-gateway-8056' }))
    expect(lines['bind_receiver']?.causes[0]).toBe('bind-type-of-profile')
  })

  test('puts off what the SMSC delivers meanwhile, where nobody would keep it', async () => {
    const answers: number[] = []
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onBound = () => {
          if (session.bindMode !== 'receiver') return
          void session.request({ command: 'deliver_sm' }).then(
            ({ pdu }) => answers.push(pdu.command_status),
            () => undefined,
          )
        }
      },
    })
    await runDoctor({
      catalogue,
      connection: connectionTo(port),
      liveSessions: 0,
      clock,
      hooks: {},
      keepsMessages: false,
      tell: () => undefined,
      signal: new AbortController().signal,
    })
    expect(answers).toEqual([statusValue('ESME_RX_T_APPN')])
  })
})

test('stops when the watcher leaves: nothing more is told, and no socket stays', async () => {
  const stop = new AbortController()
  const items: DoctorItem[] = []
  const { port, sessions } = await opened.smsc({
    onSession: (session) => {
      session.onRequest = () => {
        stop.abort()
        return null
      }
    },
  })
  await runDoctor({
    catalogue,
    connection: connectionTo(port),
    liveSessions: 0,
    clock,
    hooks: {},
    keepsMessages: true,
    tell: (item) => items.push(item),
    signal: stop.signal,
  })
  expect(items.at(-1)).toMatchObject({ id: 'bind_transmitter', state: 'running' })
  await expect.poll(() => sessions.size).toBe(0)
})
