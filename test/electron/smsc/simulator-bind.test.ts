import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { SystemClock } from '../../../electron/session/clock.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { Simulator } from '../../../electron/smsc/simulator.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'
import { runSimulator } from './running-simulator.ts'

test('takes its account over every kind of bind and names itself', async () => {
  const { connect } = await runSimulator()
  for (const mode of ['transmitter', 'receiver', 'transceiver'] as const) {
    const client = await connect()
    const answer = await client.ask(`bind_${mode}`, {
      system_id: 'demo',
      password: 'demo',
      interface_version: 0x34,
    })
    expect(answer).toMatchObject({
      command: `bind_${mode}_resp`,
      command_status: 0,
      fields: { system_id: 'simulator' },
      tlvs: [{ tag: 0x0210, value: Uint8Array.of(0x34) }],
    })
    await client.close()
  }
})

test('sends a 3.3 client no optional parameters', async () => {
  const { connect } = await runSimulator()
  const client = await connect()
  const answer = await client.ask('bind_transmitter', {
    system_id: 'demo',
    password: 'demo',
    interface_version: 0x33,
  })
  expect(answer.tlvs).toEqual([])
})

test('tells a wrong password from an unknown system_id, and lets the client try again', async () => {
  const { connect, simulator } = await runSimulator()
  const client = await connect()
  expect(await client.bind('transceiver', { password: 'Demo' })).toBe(statusValue('ESME_RINVPASWD'))
  expect(await client.bind('transceiver', { system_id: 'nobody' })).toBe(statusValue('ESME_RINVSYSID'))
  expect(await client.bind()).toBe(0)
  expect(simulator.state().events).toMatchObject([
    { kind: 'bound', systemId: 'demo' },
    { kind: 'bind-refused', systemId: 'nobody', commandStatus: 0x0f },
    { kind: 'bind-refused', systemId: 'demo', commandStatus: 0x0e },
  ])
})

test('refuses a second bind on a bound session', async () => {
  const { connect } = await runSimulator()
  const client = await connect()
  await client.bind()
  expect(await client.bind('receiver')).toBe(statusValue('ESME_RALYBND'))
})

test('refuses submit_sm before the bind and over a receiver bind', async () => {
  const { connect } = await runSimulator()
  const client = await connect()
  const refused = { command: 'submit_sm_resp', command_status: statusValue('ESME_RINVBNDSTS') }
  expect(await client.ask('submit_sm', { destination_addr: '79161234567' })).toMatchObject(refused)
  await client.bind('receiver')
  expect(await client.ask('submit_sm', { destination_addr: '79161234567' })).toMatchObject(refused)
})

test('answers enquire_link and unbind', async () => {
  const { connect } = await runSimulator()
  const client = await connect()
  await client.bind()
  expect(await client.ask('enquire_link')).toMatchObject({ command: 'enquire_link_resp', command_status: 0 })
  expect(await client.ask('unbind')).toMatchObject({ command: 'unbind_resp', command_status: 0 })
  await client.closed
})

describe('commands the gateway does not support', () => {
  const unsupported = [
    'data_sm',
    'cancel_sm',
    'replace_sm',
    'submit_multi',
    'broadcast_sm',
    'query_broadcast_sm',
    'cancel_broadcast_sm',
    'deliver_sm',
  ] as const

  for (const mode of ['transceiver', 'receiver', null] as const) {
    test(`are answered with generic_nack ESME_RINVCMDID, ${mode ?? 'not'} bound`, async () => {
      const { connect } = await runSimulator()
      const client = await connect()
      if (mode) await client.bind(mode)
      for (const command of unsupported) {
        expect(await client.ask(command)).toMatchObject({
          command: 'generic_nack',
          command_status: statusValue('ESME_RINVCMDID'),
        })
      }
      expect(await client.ask('enquire_link')).toMatchObject({ command: 'enquire_link_resp' })
    })
  }

  test('include those that no specification knows, and are listed as events', async () => {
    const { connect, simulator } = await runSimulator()
    const client = await connect()
    await client.bind()
    client.sendRaw(Uint8Array.of(0, 0, 0, 16, 0, 0, 0x0f, 0xff, 0, 0, 0, 0, 0, 0, 0, 9))
    await client.ask('cancel_sm')
    expect(client.waiting).toMatchObject([
      { command: 'generic_nack', command_status: statusValue('ESME_RINVCMDID'), sequence_number: 9 },
    ])
    expect(simulator.state().events.slice(0, 2)).toMatchObject([
      { kind: 'nack', detail: 'cancel_sm', systemId: 'demo' },
      { kind: 'nack', detail: 'command_id 0x00000FFF' },
    ])
  })
})

describe('deadlines', () => {
  test('a client that says nothing is cut when the bind deadline passes', async () => {
    const { connect, until } = await runSimulator({ bindDeadline: 0.05 })
    const client = await connect()
    await client.closed
    expect(client.waiting).toEqual([])
    const { events } = await until((state) => state.sessions.length === 0)
    expect(events).toMatchObject([{ kind: 'bind-deadline', systemId: null }])
  })

  test('keep-alive without a bind does not move the deadline', async () => {
    const { connect } = await runSimulator({ bindDeadline: 0.1 })
    const client = await connect()
    await client.ask('enquire_link')
    await client.closed
  })

  test('a deadline shortened meanwhile holds for a client that is there already', async () => {
    const { connect, simulator } = await runSimulator({ bindDeadline: 3600 })
    const client = await connect()
    simulator.configure({ bindDeadline: 0.02 })
    await client.closed
  })

  test('a client that leaves deliver_sm unanswered is cut without unbind', async () => {
    const { connect, simulator, until } = await runSimulator({ answerDeadline: 0.1 })
    const client = await connect()
    await client.bind()
    await client.ask('submit_sm', { destination_addr: '79161234567', registered_delivery: 1 })
    expect(await client.next()).toMatchObject({ command: 'deliver_sm' })
    await client.closed
    expect(client.waiting).toEqual([])
    const { events } = await until((state) => state.sessions.length === 0)
    expect(events).toMatchObject([{ kind: 'answer-deadline', systemId: 'demo' }, { kind: 'bound' }])
    expect(simulator.state()).toMatchObject({ receiptsPending: 1, receiptsSent: 0 })
  })
})

test('names another protocol by its first octets', async () => {
  const { connect, until } = await runSimulator()
  const client = await connect()
  client.sendRaw(new TextEncoder().encode('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))
  const { events } = await until((state) => state.events.some(({ kind }) => kind === 'not-smpp'))
  expect(events.find(({ kind }) => kind === 'not-smpp')?.detail).toContain('HTTP')
  await client.closed
})

describe('listening', () => {
  test('a port that is taken is a fault of its own', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(runSimulator({ port })).rejects.toMatchObject({
      code: 'simulator.port-in-use',
      detail: { port },
    })
    other.close()
  })

  test('an address of another machine cannot be listened on', async () => {
    await expect(runSimulator({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'simulator.cannot-listen',
    })
  })

  test('starts once however often it is asked, and again after a stop', async () => {
    const config = { ...defaultSimulatorConfig(catalogue), port: 0 }
    const simulator = new Simulator({
      config,
      catalogue: () => catalogue,
      hooks: {},
      clock: new SystemClock(),
      onState: () => {},
    })
    const [first, second] = await Promise.all([simulator.start(), simulator.start()])
    expect(first.port).toBe(second.port)
    expect(await simulator.start()).toEqual(first)
    await simulator.stop()
    expect(simulator.state()).toMatchObject({ running: false, port: null, sessions: [] })
    await simulator.start()
    expect(simulator.state().running).toBe(true)
    await simulator.stop()
  })

  test('a stop cuts the sessions', async () => {
    const { connect, simulator } = await runSimulator()
    const client = await connect()
    await client.bind()
    await simulator.stop()
    await client.closed
    expect(simulator.state().sessions).toEqual([])
  })
})

for (const octets of [9, 64]) {
  test(`a password of ${octets} octets counts whole: neither its first eight are enough nor one that goes on`, async () => {
    const password = 'secret78'.padEnd(octets, 'x')
    const { connect } = await runSimulator({ password })
    for (const wrong of ['secret78', password.slice(0, -1), `${password}x`]) {
      expect(await (await connect()).bind('transceiver', { password: wrong })).toBe(0x0e)
    }
    expect(await (await connect()).bind('transceiver', { password })).toBe(0)
  })
}

describe('timers of the simulator, changed while it runs', () => {
  test('send enquire_link at the interval, and cut a client that answers none', async () => {
    const { connect, simulator, until } = await runSimulator({ answerDeadline: 0.05 })
    const client = await connect()
    await client.bind()
    expect(client.waiting).toEqual([])
    simulator.configure({ enquireLinkInterval: 0.02 })
    expect((await client.next()).command).toBe('enquire_link')
    await client.closed
    const { events } = await until(({ sessions }) => sessions.length === 0)
    expect(events[0]).toMatchObject({
      kind: 'closed',
      close: { by: 'us', how: 'timeout', fault: { code: 'session.response-timeout' }, timers: { missed: 3 } },
    })
    expect(events[1]).toMatchObject({ kind: 'noted', note: { kind: 'enquire-link-missed' } })
  })

  test('unbind a client that sends nothing but enquire_link', async () => {
    const { connect, simulator, until } = await runSimulator()
    const client = await connect()
    await client.bind()
    await client.ask('enquire_link')
    simulator.configure({ inactivityTimeout: 0.05 })
    const unbind = await client.next()
    expect(unbind.command).toBe('unbind')
    client.answer(unbind, 'unbind_resp')
    const { events } = await until(({ sessions }) => sessions.length === 0)
    expect(events[0]).toMatchObject({
      kind: 'closed',
      close: { by: 'us', how: 'unbind', fault: { code: 'session.inactive', detail: { seconds: 0.05 } } },
    })
  })
})
