import { afterEach, describe, expect, test } from 'vitest'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { Simulator } from '../../../electron/smsc/simulator.ts'
import { catalogue } from '../../support/catalogue.ts'
import { ManualClock } from '../smsc/manual-clock.ts'
import { connectionTo, Opened, type RawPeer, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const hours = 3_600_000
const submit = { command: 'submit_sm', fields: { destination_addr: '7' } } as const

/** A client of ours, bound on a clock that the test turns, with its peer. */
async function asleep(settings: Parameters<typeof connectionTo>[1] = {}) {
  const clock = new ManualClock()
  const witness = new Witness()
  const connected = Promise.withResolvers<RawPeer>()
  let connections = 0
  const port = await opened.rawServer((peer) => {
    connections++
    peer.acceptBind()
    connected.resolve(peer)
  })
  const draft = connectionTo(port, { enquireLinkInterval: 30, responseTimeout: 20, window: 100, ...settings })
  const client = opened.client(draft, witness.hooks, clock)
  await client.open()
  const count = (command: string) => witness.pdus.filter((pdu) => pdu.command === command).length
  return { clock, witness, client, peer: await connected.promise, count, connections: () => connections }
}

/** Lets sockets speak until it is so, with no time passing. */
async function turnedUntil(clock: ManualClock, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    clock.turn(0)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('after hours of sleep a client', () => {
  test('reads the answers that lie in the socket before it gives anybody up', async () => {
    const { clock, client, peer } = await asleep()
    const answered = client.request(submit)
    const { sequence_number } = await peer.command('submit_sm')
    peer.send({ command: 'submit_sm_resp', sequence_number })
    clock.sleep(5 * hours)
    expect((await answered).pdu.command).toBe('submit_sm_resp')
  })

  test('gives up an unanswered request once, by the first sweep that was on time', async () => {
    const { clock, witness, client, peer } = await asleep({ enquireLinkInterval: 0 })
    const outcomes: string[] = []
    client.send(submit, ({ kind }) => outcomes.push(kind))
    await peer.command('submit_sm')
    clock.sleep(5 * hours)
    expect(outcomes).toEqual([])
    clock.turn(1000)
    expect(outcomes).toEqual(['timed-out'])
    expect(witness.notes).toMatchObject([{ kind: 'request-timed-out' }])
    expect(client.phase).toBe('bound')
  })

  test('asks once whether the link lives, not once for every interval that passed', async () => {
    const { clock, client, count } = await asleep()
    clock.sleep(5 * hours)
    clock.turn(1000)
    expect(count('enquire_link')).toBe(1)
    // The countdown starts again when that is answered; until then none runs.
    expect(client.state().timers.enquireLink.until).toBeNull()
  })

  test('finds a dead link by three unanswered questions in a row, as if it had not slept', async () => {
    const { clock, witness, count } = await asleep()
    clock.sleep(5 * hours)
    clock.turn(100_000)
    const { close } = await witness.phase('closed')
    expect(close).toMatchObject({ by: 'us', how: 'timeout', timers: { missed: 3 } })
    expect(close?.timers?.idleSeconds).toBeGreaterThan((5 * hours) / 1000)
    expect(count('enquire_link')).toBe(3)
  })

  test('sends what its rate held back at that rate, and no burst for the time it slept', async () => {
    const { clock, client, count } = await asleep({ rate: 10, enquireLinkInterval: 0 })
    for (let sent = 0; sent < 50; sent++) client.send(submit, () => undefined)
    expect(count('submit_sm')).toBe(1)
    clock.sleep(5 * hours)
    expect(count('submit_sm')).toBeLessThanOrEqual(3)
    clock.turn(1000)
    expect(count('submit_sm')).toBeLessThanOrEqual(13)
  })

  test('connects again once, and says what it waits for', async () => {
    const reconnect = { enabled: true, initialDelay: 60, maxDelay: 60 }
    const { clock, client, peer, connections } = await asleep({ reconnect })
    peer.socket.resetAndDestroy()
    await turnedUntil(clock, () => client.phase === 'waiting')
    expect(client.state().retryAt).toBeGreaterThan(clock.now())
    clock.sleep(5 * hours)
    await turnedUntil(clock, () => client.phase === 'bound')
    expect(connections()).toBe(2)
    expect(client.state().retryAt).toBeNull()
  })

  test('is told of in one state, not in one for every tenth of a second', async () => {
    const { clock, witness } = await asleep({ enquireLinkInterval: 0 })
    clock.turn(2000)
    const before = witness.states.length
    clock.sleep(5 * hours)
    clock.turn(1000)
    expect(witness.states.length - before).toBeLessThanOrEqual(1)
  })
})

describe('a wall clock that is set', () => {
  for (const ms of [-24 * hours, 24 * hours]) {
    test(`${ms < 0 ? 'back' : 'forward'} by a day makes nothing fall due, and moves the shown deadlines along`, async () => {
      const { clock, witness, client, peer, count } = await asleep({ inactivityTimeout: 3600 })
      const outcome = client.request(submit)
      const { sequence_number } = await peer.command('submit_sm')
      const left = () => (client.state().timers.response.until ?? 0) - clock.now()
      const before = left()
      clock.setBy(ms)
      expect(left()).toBe(before)
      clock.turn(5000)
      expect(left()).toBe(before - 5000)
      expect([client.phase, count('enquire_link'), witness.notes.length]).toEqual(['bound', 0, 0])
      peer.send({ command: 'submit_sm_resp', sequence_number })
      expect((await outcome).latencyMs).toBe(5000)
    })
  }
})

describe('after hours of sleep the simulator', () => {
  async function simulatorAsleep() {
    const clock = new ManualClock()
    const config = defaultSimulatorConfig(catalogue, 'smpp-3.4')
    const simulator = new Simulator({
      catalogue: () => catalogue,
      config: {
        ...config,
        port: 0,
        bindDeadline: 10,
        answerDeadline: 20,
        receipt: { ...config.receipt, delay: 30 },
      },
      clock,
      hooks: {},
      seed: 0,
      onState: () => undefined,
    })
    const { port } = await simulator.start()
    const peer = await opened.rawClient(port)
    return { clock, simulator, peer, stop: () => simulator.stop() }
  }

  test('sends each receipt once', async () => {
    const { clock, peer, stop } = await simulatorAsleep()
    await peer.bind()
    for (let number = 2; number < 7; number++) {
      const fields = { destination_addr: '79161234567', registered_delivery: 1 }
      peer.send({ command: 'submit_sm', sequence_number: number, fields })
    }
    await peer.until((pdu) => pdu.sequence_number === 6)
    clock.setBy(-24 * hours)
    clock.sleep(5 * hours)
    clock.turn(10)
    const receipts = () => peer.received.filter(({ command }) => command === 'deliver_sm')
    await peer.until(() => receipts().length === 5)
    for (const { sequence_number } of receipts()) peer.send({ command: 'deliver_sm_resp', sequence_number })
    peer.send({ command: 'enquire_link', sequence_number: 99 })
    await peer.until((pdu) => pdu.sequence_number === 99)
    clock.turn(60_000)
    peer.send({ command: 'enquire_link', sequence_number: 100 })
    await peer.until((pdu) => pdu.sequence_number === 100)
    expect(receipts()).toHaveLength(5)
    await stop()
  })

  test('hears the bind that came while it slept, before it cuts who did not bind', async () => {
    const { clock, peer, stop } = await simulatorAsleep()
    const bound = peer.bind()
    clock.sleep(5 * hours)
    expect(await bound).toMatchObject({ command_status: 0 })
    await stop()
  })

  test('cuts a client once, whose answer is hours late', async () => {
    const clock = new ManualClock()
    const accepted = Promise.withResolvers<ServerSession>()
    const ends: string[] = []
    const { port } = await opened.smsc({
      clock,
      timers: { bindDeadlineMs: 10_000, answerDeadlineMs: 20_000 },
      onSession: (session) => {
        session.onDeadline = (which) => ends.push(which)
        session.onClose = ({ how }) => ends.push(how)
        accepted.resolve(session)
      },
    })
    const peer = await opened.rawClient(port)
    await peer.bind()
    const session = await accepted.promise
    const outcome = session.request({ command: 'deliver_sm' }).catch(({ code }) => code)
    await peer.command('deliver_sm')
    clock.sleep(5 * hours)
    clock.turn(1000)
    expect(await outcome).toBe('session.response-timeout')
    expect(ends).toEqual(['answer', 'timeout'])
    clock.turn(1000)
    expect(clock.timers).toBe(0)
  })
})
