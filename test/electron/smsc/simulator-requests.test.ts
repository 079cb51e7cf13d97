import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listeningPort } from '../../../electron/wire/link.ts'
import { runSimulator } from './running-simulator.ts'
import { WireClient } from './wire-client.ts'

const source = { ton: 1, npi: 1, addr: '79161234567' }
const esme = { ton: 3, npi: 0, addr: '1234' }
const credentials = { systemId: 'mc', password: 'secret' }
const host = '127.0.0.1'

/** An ESME that waits for outbind. */
async function listeningEsme() {
  const server = createServer()
  server.listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const connected = once(server, 'connection').then(([socket]: Socket[]) => {
    const client = new WireClient(socket!)
    onTestFinished(() => client.close())
    return client
  })
  return { port: listeningPort(server.address()), connected }
}

test('alert_notification goes to a client that receives', async () => {
  const { connect, simulator } = await runSimulator({ profileId: 'smpp-3.4' })
  const client = await connect()
  await client.bind('receiver')
  const { sessionId } = simulator.state().sessions[0]!
  simulator.alert({ sessionId, source, esme })
  expect(await client.next()).toMatchObject({
    command: 'alert_notification',
    fields: { source_addr_ton: 1, source_addr: '79161234567', esme_addr_ton: 3, esme_addr: '1234' },
  })
  // It has no answer to wait for: what comes after it goes its usual way.
  const delivered = simulator.deliver({ sessionId, source, destination: esme, text: 'Hello' })
  client.answer(await client.next(), 'deliver_sm_resp')
  expect(await delivered).toEqual({ commandStatus: 0 })
  expect(simulator.state().events).toMatchObject([{ kind: 'alert', detail: '79161234567 → 1234' }, {}])
})

test('alert_notification is refused over a transmitter, unbound, to nobody and under a gateway profile', async () => {
  const { connect, simulator, until } = await runSimulator({ profileId: 'smpp-3.4' })
  const client = await connect()
  const state = await until(({ sessions }) => sessions.length === 1)
  const { sessionId } = state.sessions[0]!
  const alert = { sessionId, source, esme }
  expect(() => simulator.alert(alert)).toThrow(expect.objectContaining({ code: 'session.not-bound' }))
  await client.bind('transmitter')
  expect(() => simulator.alert(alert)).toThrow(expect.objectContaining({ code: 'session.wrong-bind' }))
  expect(() => simulator.alert({ ...alert, sessionId: 'x' })).toThrow(
    expect.objectContaining({ code: 'session.not-found' }),
  )
  simulator.configure({ profileId: 'ru-gateway-8056' })
  expect(() => simulator.alert(alert)).toThrow(expect.objectContaining({ code: 'simulator.not-in-profile' }))
})

test('outbind reaches an ESME that listens, whose bind on that connection is taken like any other', async () => {
  const { simulator, until } = await runSimulator({ profileId: 'smpp-3.4' })
  const { port, connected } = await listeningEsme()
  const { sessionId } = await simulator.outbind({ host, port, ...credentials })
  const client = await connected
  expect(await client.next()).toMatchObject({
    command: 'outbind',
    fields: { system_id: 'mc', password: 'secret' },
  })
  expect(await client.bind('receiver', { password: 'wrong' })).toBe(0x0e)
  expect(await client.bind('receiver')).toBe(0)
  const { sessions } = await until((state) => state.sessions[0]?.bindMode === 'receiver')
  expect(sessions).toMatchObject([{ sessionId, systemId: 'demo', remoteAddress: `127.0.0.1:${port}` }])
  const delivered = simulator.deliver({ sessionId, source, destination: esme, text: 'Hello' })
  client.answer(await client.next(), 'deliver_sm_resp')
  expect(await delivered).toEqual({ commandStatus: 0 })
  expect(simulator.state().events.map(({ kind }) => kind)).toEqual(['bound', 'bind-refused', 'outbind'])
})

test('a connection that an outbind opened is cut at the bind deadline and by a stop', async () => {
  const { simulator } = await runSimulator({ profileId: 'smpp-3.4', bindDeadline: 0.05 })
  const late = await listeningEsme()
  await simulator.outbind({ host, port: late.port, ...credentials })
  await (await late.connected).closed
  expect(simulator.state().events[0]).toMatchObject({ kind: 'bind-deadline' })
  simulator.configure({ bindDeadline: 60 })
  const cut = await listeningEsme()
  await simulator.outbind({ host, port: cut.port, ...credentials })
  await simulator.stop()
  await (await cut.connected).closed
  expect(simulator.state().sessions).toEqual([])
})

test('outbind tells why it could not be sent', async () => {
  const { simulator } = await runSimulator({ profileId: 'smpp-3.4' })
  const { port } = await listeningEsme()
  const gone = createServer().listen(0, host)
  await once(gone, 'listening')
  const closedPort = listeningPort(gone.address())
  await once(gone.close(), 'close')
  const refusals = [
    [{ host, port: closedPort, ...credentials }, 'session.connect-refused'],
    [{ host, port, systemId: 'Ж', password: '' }, 'pdu.bad-field'],
  ] as const
  for (const [target, code] of refusals) {
    await expect(simulator.outbind(target)).rejects.toMatchObject({ code })
  }
  expect(simulator.state().sessions).toEqual([])
  simulator.configure({ profileId: 'ru-gateway-9001' })
  const target = { host, port, ...credentials }
  await expect(simulator.outbind(target)).rejects.toMatchObject({ code: 'simulator.not-in-profile' })
  await simulator.stop()
  await expect(simulator.outbind(target)).rejects.toMatchObject({ code: 'simulator.not-running' })
})
