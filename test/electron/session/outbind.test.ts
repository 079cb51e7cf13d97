import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { ConnectionSettings } from '../../../electron/session/bind-settings.ts'
import type { ConnectionBinds } from '../../../electron/session/connection-binds.ts'
import { listeningPort } from '../../../electron/wire/link.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { faultOf, Opened, RawPeer, settingsFor, Witness } from './session-kit.ts'

const opened = new Opened()
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  await opened.closeAll()
})

/** A connection that waits for an outbind on a free port. */
async function waiting(change: Partial<ConnectionSettings> = {}, expected = { systemId: '', password: '' }) {
  const witness = new Witness()
  const binds = opened.binds(
    settingsFor(2775, {
      bindMode: 'receiver',
      outbind: { enabled: true, host: '127.0.0.1', port: 0, systemId: expected.systemId },
      outbindPassword: expected.password,
      ...change,
    }),
    witness.hooks,
  )
  await binds.open()
  return { binds, witness }
}

async function call(binds: ConnectionBinds): Promise<RawPeer> {
  const socket = connect({ port: binds.listeningPort ?? 0, host: '127.0.0.1', allowHalfOpen: true })
  sockets.add(socket)
  await once(socket, 'connect')
  return new RawPeer(socket)
}

const outbind = (system_id = 'SMSC', password = 'secret') =>
  ({ command: 'outbind', sequence_number: 1, fields: { system_id, password } }) as const

/** Calls, sends outbind and answers the bind that comes. */
async function smscCalls(binds: ConnectionBinds, pdu = outbind()): Promise<RawPeer> {
  const peer = await call(binds)
  peer.send(pdu)
  const bind = await peer.until(({ command }) => command?.startsWith('bind_') ?? false)
  peer.send({
    command: bind.command === 'bind_receiver' ? 'bind_receiver_resp' : 'bind_transceiver_resp',
    sequence_number: bind.sequence_number,
    fields: { system_id: 'SMSC' },
  })
  return peer
}

const turnedAway = (witness: Witness, code: string) =>
  witness.until(() =>
    witness.states.find(({ phase, close }) => phase === 'listening' && close?.fault?.code === code),
  )

describe('a connection that waits for an outbind', () => {
  test('listens, and says so', async () => {
    const { binds, witness } = await waiting()
    expect(binds.sessions.map(({ phase }) => phase)).toEqual(['listening'])
    expect(await witness.phase('listening')).toMatchObject({ bindMode: 'receiver', close: null })
  })

  test.each(['receiver', 'transceiver'] as const)(
    'binds as %s over the link it was called on',
    async (mode) => {
      const { binds, witness } = await waiting({ bindMode: mode })
      const peer = await smscCalls(binds)
      expect(await witness.phase('bound')).toMatchObject({ peerSystemId: 'SMSC', bindMode: mode })
      expect(peer.received.map(({ command }) => command)).toEqual([`bind_${mode}`])
      expect(witness.pdus.map(({ command }) => command).slice(0, 2)).toEqual(['outbind', `bind_${mode}`])
    },
  )

  test('reads an outbind that comes octet by octet', async () => {
    const { binds, witness } = await waiting()
    const peer = await call(binds)
    for (const octet of encodePdu(outbind())) peer.socket.write(Uint8Array.of(octet))
    await peer.command('bind_receiver')
    expect(witness.pdus[0]).toMatchObject({ command: 'outbind', direction: 'received' })
  })

  test('is an ordinary session from then on', async () => {
    const { binds, witness } = await waiting()
    const delivered: unknown[] = []
    binds.onDeliver = ({ fields }) => {
      delivered.push(fields['source_addr'])
      return 0
    }
    const peer = await smscCalls(binds)
    peer.send({ command: 'deliver_sm', sequence_number: 7, fields: { source_addr: '79160000001' } })
    expect(await peer.command('deliver_sm_resp')).toMatchObject({ sequence_number: 7, command_status: 0 })
    expect(delivered).toEqual(['79160000001'])
    await witness.phase('bound')
    const closed = binds.close('unbind')
    const unbind = await peer.command('unbind')
    peer.send({ command: 'unbind_resp', sequence_number: unbind.sequence_number })
    peer.socket.end()
    await closed
    expect(binds.sessions[0]?.closeReason).toMatchObject({ by: 'us', how: 'unbind' })
  })

  test.each([
    { field: 'system_id', pdu: outbind('OTHER') },
    { field: 'password', pdu: outbind('SMSC', 'wrong') },
  ])('turns away an outbind with another $field, says so, and goes on listening', async ({ field, pdu }) => {
    const { binds, witness } = await waiting({}, { systemId: 'SMSC', password: 'secret' })
    const stranger = await call(binds)
    stranger.send(pdu)
    expect(await stranger.closed).toBe('fin')
    expect(stranger.received).toEqual([])
    const { close } = await turnedAway(witness, 'session.outbind-mismatch')
    expect(close?.fault?.detail).toEqual({ field, systemId: pdu.fields.system_id })
    expect(JSON.stringify(close)).not.toContain(pdu.fields.password)
    await smscCalls(binds)
    await witness.phase('bound')
  })

  test('compares nothing that is not expected', async () => {
    const { binds, witness } = await waiting()
    await smscCalls(binds, outbind('ANY', 'any'))
    await witness.phase('bound')
  })

  test('cuts who sends nothing in the time for it, and says who', async () => {
    const { binds, witness } = await waiting({ bindTimeout: 0.1 })
    const silent = await call(binds)
    await silent.closed
    const { close } = await turnedAway(witness, 'session.no-outbind')
    expect(close?.fault?.detail).toEqual({
      address: `127.0.0.1:${silent.socket.localPort}`,
      seconds: 0.1,
    })
  })

  test('lets nobody be kept out by one who is silent', async () => {
    const { binds, witness } = await waiting({ bindTimeout: 60 })
    const silent = await call(binds)
    await smscCalls(binds)
    await witness.phase('bound')
    expect(silent.received).toEqual([])
  })

  test('tells an ESME that calls here that this is no SMSC', async () => {
    const { binds, witness } = await waiting()
    const esme = await call(binds)
    const answer = await esme.bind('bind_transceiver')
    expect(answer.command_status).not.toBe(0)
    const { close } = await turnedAway(witness, 'session.outbind-expected')
    expect(close?.fault?.detail).toEqual({ command: 'bind_transceiver' })
  })

  test('does not take a web browser for an SMSC', async () => {
    const { binds, witness } = await waiting()
    const browser = await call(binds)
    browser.socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await browser.closed
    await turnedAway(witness, 'session.not-smpp')
  })

  test('waits again when the SMSC has gone, if it reconnects', async () => {
    const reconnect = { enabled: true, initialDelay: 60, maxDelay: 60 }
    const { binds, witness } = await waiting({ reconnect })
    const peer = await smscCalls(binds)
    await witness.phase('bound')
    peer.socket.destroy()
    await witness.until(() => binds.sessions.find(({ phase }) => phase === 'listening'))
    await smscCalls(binds)
    await witness.until(() => binds.sessions.find(({ phase }) => phase === 'bound'))
  })

  test('holds as many links as it has binds', async () => {
    const { binds, witness } = await waiting({ binds: 2 })
    await smscCalls(binds)
    await smscCalls(binds)
    await witness.until(() => (binds.sessions.every(({ phase }) => phase === 'bound') ? true : undefined))
    const third = await call(binds)
    await third.closed
    expect(third.received).toEqual([])
  })

  test('stops listening when it is closed', async () => {
    const { binds } = await waiting()
    const port = binds.listeningPort ?? 0
    await binds.close('unbind')
    const late = connect({ port, host: '127.0.0.1' })
    const [error] = await once(late, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = listeningPort(other.address())
    const binds = opened.binds(
      settingsFor(2775, {
        bindMode: 'receiver',
        outbind: { enabled: true, host: '127.0.0.1', port, systemId: '' },
      }),
    )
    expect(await faultOf(binds.open())).toMatchObject({ code: 'session.port-in-use', detail: { port } })
    other.close()
    await once(other, 'close')
    await binds.open()
    expect(binds.listeningPort).toBe(port)
  })

  test('says that an address is not of this machine', async () => {
    const outbindAt = { enabled: true, host: '203.0.113.7', port: 0, systemId: '' }
    const binds = opened.binds(settingsFor(2775, { bindMode: 'receiver', outbind: outbindAt }))
    expect(await faultOf(binds.open())).toMatchObject({ code: 'session.cannot-listen' })
  })
})
