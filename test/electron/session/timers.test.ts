import { afterEach, describe, expect, test } from 'vitest'
import { connectionTo, faultOf, Opened, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const submit = { command: 'submit_sm', fields: { destination_addr: '79161234567' } } as const

describe('the inactivity timer', () => {
  test('unbinds a session on which nothing but keep-alive passes, for good, and says why', async () => {
    const requests: string[] = []
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = (pdu) => {
          requests.push(String(pdu.command))
          return { status: 0 }
        }
        session.onClose = ({ by, how }) => requests.push(`${by} ${how}`)
      },
    })
    const witness = new Witness()
    const reconnect = { enabled: true, initialDelay: 0.05, maxDelay: 0.1 }
    const timers = { inactivityTimeout: 0.3, enquireLinkInterval: 0.05, reconnect }
    const client = opened.client(connectionTo(port, timers), witness.hooks)
    await client.open()
    const closed = await witness.phase('closed')
    expect(closed.close).toMatchObject({
      by: 'us',
      how: 'unbind',
      fault: { code: 'session.inactive', detail: { seconds: 0.3 } },
      timers: { missed: 0, inFlight: 0 },
    })
    expect(witness.pdus.filter(({ command }) => command === 'enquire_link').length).toBeGreaterThan(0)
    expect(requests).toEqual(['bind_transceiver', 'peer unbind'])
  })

  test('waits while a request is open', async () => {
    const port = await opened.rawServer((peer) => peer.acceptBind())
    const witness = new Witness()
    const timers = { inactivityTimeout: 0.1, responseTimeout: 0.4, enquireLinkInterval: 0 }
    const client = opened.client(connectionTo(port, timers), witness.hooks)
    await client.open()
    const fault = await faultOf(client.request(submit))
    // Not session.lost: the link outlived the inactivity timer.
    expect(fault.code).toBe('session.response-timeout')
  })
})

test('tells when each timer runs out, and what it is set to', async () => {
  const port = await opened.rawServer((peer) => peer.acceptBind())
  const timers = { inactivityTimeout: 60, enquireLinkInterval: 30, responseTimeout: 20, bindTimeout: 7 }
  const client = opened.client(connectionTo(port, timers))
  await client.open()
  const before = client.state()
  expect(before.timers.sessionInit).toEqual({ seconds: 7, until: null })
  expect(before.timers.response).toEqual({ seconds: 20, until: null })
  expect(before.timers.enquireLink.until).toBeGreaterThan(before.since)
  expect(before.timers.heardAt).toBeGreaterThanOrEqual(before.since - 1000)
  expect(before.timers.inactivity.until).toBeGreaterThan(before.timers.enquireLink.until ?? 0)
  client.request(submit).catch(() => undefined)
  expect(client.state().timers.response.until).toBeGreaterThan(before.since)
})

test('keeps the last eight PDUs with their numbers, and how things stood when the link ended', async () => {
  const port = await opened.rawServer((peer) =>
    peer.acceptBind((pdu) => {
      if (pdu.sequence_number < 6)
        peer.send({ command: 'submit_sm_resp', sequence_number: pdu.sequence_number })
      else peer.socket.resetAndDestroy()
    }),
  )
  const witness = new Witness()
  const client = opened.client(connectionTo(port, { window: 1 }), witness.hooks)
  await client.open()
  const requests = [1, 2, 3, 4, 5].map(() => client.request(submit).catch(({ code }) => code))
  const ends = await Promise.all(requests)
  expect(ends.at(-1)).toBe('session.lost')
  const { close, lastPdus } = await witness.phase('closed')
  expect(close).toMatchObject({ by: 'peer', how: 'reset', timers: { missed: 0, inFlight: 1 } })
  expect(close?.timers?.oldestSeconds).toBeGreaterThan(0)
  expect(lastPdus).toHaveLength(8)
  expect(lastPdus.at(-1)).toMatchObject({
    direction: 'sent',
    command: 'submit_sm',
    status: 0,
    sequence: 6,
    seq: 11,
  })
  expect(lastPdus.at(-2)).toMatchObject({ direction: 'received', command: 'submit_sm_resp', sequence: 5 })
})

describe('a rate', () => {
  test('holds submits back and lets other requests through', async () => {
    const { port } = await opened.smsc()
    const client = opened.client(connectionTo(port, { rate: 50 }))
    await client.open()
    const start = performance.now()
    await Promise.all(Array.from({ length: 11 }, () => client.request(submit)))
    // Ten gaps of 20 ms: the first leaves at once.
    expect(performance.now() - start).toBeGreaterThan(150)
  })

  test('settles what it held back when the link goes', async () => {
    const { port } = await opened.smsc()
    const client = opened.client(connectionTo(port, { rate: 0.1 }))
    await client.open()
    await client.request(submit)
    const held = client.request(submit)
    await Promise.all([
      client.close('unbind'),
      expect(faultOf(held)).resolves.toMatchObject({ code: 'session.not-bound' }),
    ])
  })
})

test('slows down visibly when the peer is throttling, and does not repeat what was refused', async () => {
  let refused = 0
  const { port } = await opened.smsc({
    onSession: (session) => {
      const accept = session.onRequest
      session.onRequest = (pdu, of, mark) =>
        pdu.command === 'submit_sm' && refused++ === 0 ? { status: 0x58 } : accept(pdu, of, mark)
    },
  })
  const witness = new Witness()
  const client = opened.client(connectionTo(port, { rate: 100 }), witness.hooks)
  await client.open()
  const { pdu } = await client.request(submit)
  expect(pdu.command_status).toBe(0x58)
  expect(client.state().throttle).toMatchObject({ factor: 0.5, perSecond: 50, lastStatus: 0x58 })
  expect(await witness.note('slowed')).toMatchObject({ commandStatus: 0x58 })
  const start = performance.now()
  expect((await client.request(submit)).pdu.command_status).toBe(0)
  expect(performance.now() - start).toBeGreaterThan(300)
  expect(witness.pdus.filter(({ command }) => command === 'submit_sm')).toHaveLength(2)
})
