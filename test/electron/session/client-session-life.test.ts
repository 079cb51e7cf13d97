import { afterEach, describe, expect, test } from 'vitest'
import { clock, connectionTo, faultOf, Opened, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const submit = { command: 'submit_sm', fields: { destination_addr: '79161234567' } } as const
const responseOk = (sequence_number: number, message_id = 'id') =>
  ({ command: 'submit_sm_resp', sequence_number, fields: { message_id } }) as const

describe('keep-alive', () => {
  test('is sent by the interval and shows its latency', async () => {
    const { port } = await opened.smsc()
    const witness = new Witness()
    const client = opened.client(connectionTo(port, { enquireLinkInterval: 0.05 }), witness.hooks)
    await client.open()
    await witness.until(() => client.state().keepAlive.latencyMs ?? undefined)
    expect(client.state().keepAlive).toMatchObject({ missed: 0 })
    expect(await client.enquireLink()).toBeGreaterThan(0)
  })

  test('never answered is counted, then the session is given up', async () => {
    const port = await opened.rawServer((peer) => peer.acceptBind())
    const witness = new Witness()
    const connection = connectionTo(port, { enquireLinkInterval: 0.05, responseTimeout: 0.1 })
    await opened.client(connection, witness.hooks).open()
    const closed = await witness.phase('closed')
    expect(closed.keepAlive.missed).toBe(3)
    expect(closed.close).toMatchObject({
      by: 'us',
      how: 'timeout',
      fault: { code: 'session.response-timeout' },
    })
  })
})

describe('closing', () => {
  test('by unbind waits for what is in flight', async () => {
    const order: (string | null)[] = []
    const port = await opened.rawServer((peer) =>
      peer.acceptBind((pdu) => {
        order.push(pdu.command)
        if (pdu.command === 'submit_sm') setImmediate(() => peer.send(responseOk(pdu.sequence_number)))
        if (pdu.command === 'unbind') {
          peer.send({ command: 'unbind_resp', sequence_number: pdu.sequence_number })
        }
      }),
    )
    const client = opened.client(connectionTo(port, { window: 1 }))
    await client.open()
    const first = client.request(submit)
    const queued = faultOf(client.request(submit))
    await client.close('unbind')
    expect((await first).pdu.command_status).toBe(0)
    expect((await queued).code).toBe('session.not-bound')
    expect(order).toEqual(['submit_sm', 'unbind'])
    expect(client.state()).toMatchObject({ phase: 'closed', close: { by: 'us', how: 'unbind' } })
  })

  test('by unbind that nobody answers ends after the response timeout', async () => {
    const port = await opened.rawServer((peer) => peer.acceptBind())
    const client = opened.client(connectionTo(port, { responseTimeout: 0.1 }))
    await client.open()
    await client.close('unbind')
    expect(client.state().close).toMatchObject({ by: 'us', how: 'unbind' })
  })

  test('by cut sends nothing', async () => {
    const { promise, resolve } = Promise.withResolvers<(string | null)[]>()
    const port = await opened.rawServer((peer) => {
      peer.acceptBind()
      peer.closed.then(() => resolve(peer.received.map(({ command }) => command)))
    })
    const client = opened.client(connectionTo(port))
    await client.open()
    await client.close('cut')
    expect(await promise).toEqual(['bind_transceiver'])
  })
})

describe('reconnecting', () => {
  const reconnect = { enabled: true, initialDelay: 0.05, maxDelay: 0.1 }

  test('binds again after a loss, and says when it will', async () => {
    let binds = 0
    const port = await opened.rawServer((peer) => {
      peer.acceptBind()
      if (++binds === 1)
        peer.until((pdu) => pdu.command === 'submit_sm').then(() => peer.socket.resetAndDestroy())
    })
    const witness = new Witness()
    const client = opened.client(connectionTo(port, { reconnect }), witness.hooks)
    await client.open()
    const before = clock.now()
    expect((await faultOf(client.request(submit))).code).toBe('session.lost')
    expect(client.state()).toMatchObject({ phase: 'waiting', close: { by: 'peer', how: 'reset' } })
    expect(client.state().retryAt).toBeGreaterThan(before)
    await witness.until(() => (binds === 2 && client.phase === 'bound' ? true : undefined))
    expect(client.state().retryAt).toBeNull()
  })

  test('goes on trying after a first attempt that may pass, until it is closed', async () => {
    const { port, close } = await opened.smsc()
    await close()
    const witness = new Witness()
    const client = opened.client(connectionTo(port, { reconnect }), witness.hooks)
    expect((await faultOf(client.open())).code).toBe('session.connect-refused')
    await witness.until(() => (client.state().attempt > 2 ? true : undefined))
    await client.close('unbind')
    expect(client.state()).toMatchObject({ phase: 'closed', retryAt: null })
  })

  test('stops at a refusal that will not pass', async () => {
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = () => ({ status: 0x0e })
      },
    })
    const client = opened.client(connectionTo(port, { reconnect }))
    expect((await faultOf(client.open())).code).toBe('session.bind-refused')
    expect(client.phase).toBe('closed')
  })

  test('waits out a ghost of its last session', async () => {
    let binds = 0
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = () => ({ status: ++binds < 3 ? 0x05 : 0 })
      },
    })
    const witness = new Witness()
    const client = opened.client(connectionTo(port, { reconnect }), witness.hooks)
    expect((await faultOf(client.open())).detail).toMatchObject({ commandStatus: 'ESME_RALYBND' })
    await witness.phase('bound')
    expect(binds).toBe(3)
  })
})
