import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../../electron/setup.mjs'
import { listeningPort } from '../../../electron/wire/link.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { connectionTo, runTransparent } from './running-relay.ts'

/** A server that hands each socket over as it comes; its sockets are destroyed after the test. */
async function bareServer(): Promise<{ port: number; next: () => Promise<Socket> }> {
  const sockets: Socket[] = []
  const takers: ((socket: Socket) => void)[] = []
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => undefined)
    onTestFinishedSockets.add(socket)
    const take = takers.shift()
    if (take === undefined) sockets.push(socket)
    else take(socket)
  })
  const onTestFinishedSockets = new Set<Socket>()
  onTestFinished(() => {
    for (const socket of onTestFinishedSockets) socket.destroy()
    server.close()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: listeningPort(server.address()),
    next: () =>
      new Promise((resolve) => (sockets.length > 0 ? resolve(sockets.shift()!) : takers.push(resolve))),
  }
}

async function dial(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** The next `octets` of a socket. */
async function read(socket: Socket, octets: number): Promise<Buffer> {
  let got = Buffer.alloc(0)
  while (got.length < octets) got = Buffer.concat([got, (await once(socket, 'data'))[0]])
  return got
}

test('carries an application’s bind, messages and receipts as they are, both sides paired', async () => {
  const { port } = await runSimulator()
  const relay = await runTransparent(port)
  const client = await WireClient.connect(relay.port)
  expect(await client.bind()).toBe(0)
  const to = { destination_addr: '79161234567', dest_addr_ton: 1, dest_addr_npi: 1 }
  const accepted = await client.ask('submit_sm', { ...to, source_addr: 'INFO', registered_delivery: 1 })
  expect(accepted.command_status).toBe(0)
  const receipt = await client.next()
  client.answer(receipt, 'deliver_sm_resp')
  await client.ask('unbind')
  await client.close()
  await relay.until((told) => told.kind === 'event' && told.event === 'link-closed')
  const passed = relay
    .pdus()
    .map(({ from, in: came, out, differs }) => [from, came?.command, out?.session, differs])
  expect(passed).toEqual([
    ['application', 'bind_transceiver', 'provider #1 SMSC', []],
    ['provider', 'bind_transceiver_resp', 'provider #1 app', []],
    ['application', 'submit_sm', 'provider #1 SMSC', []],
    ['provider', 'submit_sm_resp', 'provider #1 app', []],
    ['provider', 'deliver_sm', 'provider #1 app', []],
    ['application', 'deliver_sm_resp', 'provider #1 SMSC', []],
    ['application', 'unbind', 'provider #1 SMSC', []],
    ['provider', 'unbind_resp', 'provider #1 app', []],
  ])
  expect(relay.events().map(({ event }) => event)).toEqual([
    ...['application-connected', 'provider-connected', 'application-bound'],
    ...[expect.stringMatching(/^(application|provider)-ended$/), 'link-closed'],
  ])
  expect(relay.relay.applications).toBe(0)
})

test('shows both sides as sessions: names, state, version, the answer with its request', async () => {
  const { port } = await runSimulator()
  const seen: string[] = []
  const phases: string[] = []
  const relay = await runTransparent(port, {
    hooks: {
      onPdu: (session, { direction, pdu, request, answer }) =>
        seen.push(
          [
            session.name,
            session.role,
            session.wireState,
            direction,
            pdu.command,
            request?.sequenceNumber,
            answer,
          ].join(' '),
        ),
      onPhase: ({ name, phase, bindMode }) => phases.push(`${name} ${phase} ${bindMode}`),
    },
  })
  const client = await WireClient.connect(relay.port)
  await client.bind('transmitter')
  await client.close()
  await relay.until((told) => told.kind === 'event' && told.event === 'link-closed')
  expect(seen).toEqual([
    'provider #1 app smsc OPEN received bind_transmitter  ',
    'provider #1 SMSC esme OPEN sent bind_transmitter  ',
    'provider #1 SMSC esme BOUND_TX received bind_transmitter_resp 1 in-time',
    'provider #1 app smsc BOUND_TX sent bind_transmitter_resp 1 in-time',
  ])
  expect(phases).toContain('provider #1 app bound transmitter')
  expect(phases).toContain('provider #1 SMSC bound transmitter')
  expect(phases.filter((phase) => phase.includes('closed'))).toHaveLength(2)
})

test('octets that are no SMPP pass in both directions, and that is told', async () => {
  const provider = await bareServer()
  const relay = await runTransparent(provider.port)
  const app = await dial(relay.port)
  app.write('GET / HTTP/1.1\r\n\r\n')
  const far = await provider.next()
  expect((await read(far, 18)).toString()).toBe('GET / HTTP/1.1\r\n\r\n')
  far.write('HTTP/1.1 400 Bad Request\r\n\r\n')
  expect((await read(app, 28)).toString()).toBe('HTTP/1.1 400 Bad Request\r\n\r\n')
  expect(relay.events().filter(({ event }) => event === 'stream-unreadable')).toHaveLength(2)
})

test('half a PDU passes at once: it is not held until it is whole', async () => {
  const provider = await bareServer()
  const relay = await runTransparent(provider.port)
  const app = await dial(relay.port)
  const pdu = encodePdu({ command: 'enquire_link', sequence_number: 1 })
  app.write(pdu.subarray(0, 7))
  const far = await provider.next()
  expect(await read(far, 7)).toEqual(Buffer.from(pdu.subarray(0, 7)))
  expect(relay.pdus()).toEqual([])
})

test.each(['application', 'provider'] as const)(
  'a FIN of the %s reaches the other, which may still speak',
  async (side) => {
    const provider = await bareServer()
    const relay = await runTransparent(provider.port)
    const app = await dial(relay.port)
    const far = await provider.next()
    const [one, other] = side === 'application' ? [app, far] : [far, app]
    const ended = once(other.resume(), 'end')
    one.end()
    await ended
    other.write('still here')
    expect((await read(one, 10)).toString()).toBe('still here')
    other.end()
    await once(one, 'end')
    await relay.until((told) => told.kind === 'event' && told.event === 'link-closed')
    expect(relay.events().filter(({ event }) => event.endsWith('-ended'))).toMatchObject([
      { event: `${side}-ended`, detail: { how: 'FIN' } },
    ])
  },
)

test.each(['application', 'provider'] as const)(
  'a reset of the %s reaches the other as a reset',
  async (side) => {
    const provider = await bareServer()
    const relay = await runTransparent(provider.port)
    const app = await dial(relay.port)
    const far = await provider.next()
    const [one, other] = side === 'application' ? [app, far] : [far, app]
    await relay.until((told) => told.kind === 'event' && told.event === 'provider-connected')
    const failed = new Promise<NodeJS.ErrnoException>((resolve) => other.once('error', resolve))
    other.resume()
    one.resetAndDestroy()
    expect(await failed).toMatchObject({ code: 'ECONNRESET' })
    await relay.until((told) => told.kind === 'event' && told.event === 'link-closed')
    expect(relay.events()).toContainEqual(
      expect.objectContaining({ event: `${side}-ended`, detail: { how: 'RST' } }),
    )
  },
)

test('a provider that cannot be reached resets the application, with the reason told', async () => {
  // Nothing listens on port 1.
  const relay = await runTransparent(1)
  const app = connect({ host: '127.0.0.1', port: relay.port })
  const failed = new Promise<NodeJS.ErrnoException>((resolve) => app.once('error', resolve))
  app.on('connect', () => app.resume())
  expect(await failed).toMatchObject({ code: 'ECONNRESET' })
  expect(relay.events()).toContainEqual(expect.objectContaining({ event: 'provider-unreachable' }))
  await relay.until((told) => told.kind === 'event' && told.event === 'link-closed')
  expect(relay.relay.applications).toBe(0)
})

test('a second host of the connection is tried when the first cannot be reached', async () => {
  const { port } = await runSimulator()
  const relay = await runTransparent(port, {
    connection: connectionTo(1, { hosts: [{ host: '127.0.0.1', port, serverName: '' }] }),
  })
  const client = await WireClient.connect(relay.port)
  expect(await client.bind()).toBe(0)
  await client.close()
})

test('whoever sends faster than the other side reads is read no further', async () => {
  const provider = await bareServer()
  const relay = await runTransparent(provider.port)
  const app = await dial(relay.port)
  const far = await provider.next()
  const payload = Buffer.alloc(1 << 20, 0x7f)
  let taken = 0
  // Neither the sockets of this machine nor the relay hold 64 MiB.
  while (taken < 64 && app.writableLength < 4 << 20) {
    app.write(payload)
    taken++
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(taken).toBeLessThan(64)
  let read = 0
  far.on('data', (chunk) => {
    read += chunk.length
  })
  app.end()
  await once(far, 'end')
  expect(read).toBe(taken << 20)
})

test('listens over TLS with a certificate of its own', async () => {
  const tls = (name: string) => readFileSync(join(root, 'test/vectors/tls', name), 'utf8')
  const { port } = await runSimulator()
  const relay = await runTransparent(port, {
    tls: { cert: tls('server.cert.pem'), key: tls('server.key.pem') },
  })
  const socket = connectTls({ host: '127.0.0.1', port: relay.port, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const client = new WireClient(socket)
  expect(await client.bind()).toBe(0)
  await client.close()
})

test('says that its port is taken', async () => {
  const { port } = await bareServer()
  await expect(runTransparent(port, { port })).rejects.toMatchObject({
    code: 'relay.port-in-use',
    detail: { port },
  })
})
