import { afterEach, describe, expect, test } from 'vitest'
import { createListener } from '../../../electron/session/listener.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { clock, connectionTo, faultOf, Opened, type RawPeer, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

/** Our SMSC with one raw client on it. */
async function raw(
  set: (session: ServerSession) => void = () => undefined,
  timers = { bindDeadlineMs: 5000, answerDeadlineMs: 5000 },
): Promise<{ peer: RawPeer; witness: Witness; session: ServerSession }> {
  const witness = new Witness()
  const { promise, resolve } = Promise.withResolvers<ServerSession>()
  const { port } = await opened.smsc({
    hooks: witness.hooks,
    timers,
    onSession: (session) => {
      set(session)
      resolve(session)
    },
  })
  const peer = await opened.rawClient(port)
  return { peer, witness, session: await promise }
}

const submit = (sequence_number: number) =>
  ({ command: 'submit_sm', sequence_number, fields: { destination_addr: '7' } }) as const

describe('a client of ours', () => {
  test('is bound by the status of its bind, with mode, system_id and version', async () => {
    const { peer, session } = await raw()
    await peer.bind('bind_transmitter')
    expect(session.state()).toMatchObject({
      phase: 'bound',
      bindMode: 'transmitter',
      peerSystemId: 'demo',
      interfaceVersion: 0x34,
    })
  })

  test('gets PDUs sent from onBound after its bind response', async () => {
    const { peer } = await raw((session) => {
      session.onBound = () => void session.request({ command: 'deliver_sm' }).catch(() => undefined)
    })
    await peer.bind()
    await peer.command('deliver_sm')
    expect(peer.received.map(({ command }) => command)).toEqual(['bind_transceiver_resp', 'deliver_sm'])
  })

  test('is refused whatever its bind does not allow, and lives on', async () => {
    const { peer, witness } = await raw()
    peer.send(submit(7))
    expect(await peer.command('submit_sm_resp')).toMatchObject({ command_status: 0x04, sequence_number: 7 })
    expect(await witness.note('wrong-state')).toMatchObject({ commandId: 4 })
    await peer.bind('bind_receiver')
    peer.send(submit(8))
    expect(await peer.until((pdu) => pdu.sequence_number === 8)).toMatchObject({ command_status: 0x04 })
    peer.send({ command: 'bind_transceiver', sequence_number: 9 })
    expect(await peer.until((pdu) => pdu.sequence_number === 9)).toMatchObject({ command_status: 0x05 })
    peer.send({ command: 'enquire_link', sequence_number: 10 })
    await peer.command('enquire_link_resp')
  })

  test('may bind again after a refusal', async () => {
    let isRefusing = true
    const { peer, session } = await raw((each) => {
      each.onRequest = () => ({ status: isRefusing ? 0x0e : 0 })
    })
    expect(await peer.bind()).toMatchObject({ command_status: 0x0e })
    expect(session.phase).toBe('open')
    isRefusing = false
    peer.send({ command: 'bind_receiver', sequence_number: 2 })
    expect(await peer.command('bind_receiver_resp')).toMatchObject({ command_status: 0 })
    expect(session.bindMode).toBe('receiver')
  })

  test('that does not bind in time is cut, without a word', async () => {
    const deadlines: string[] = []
    const { peer, session } = await raw(
      (each) => {
        each.onDeadline = (which) => deadlines.push(which)
      },
      { bindDeadlineMs: 50, answerDeadlineMs: 5000 },
    )
    await peer.closed
    expect(peer.received).toEqual([])
    expect(deadlines).toEqual(['bind'])
    expect(session.state().close).toMatchObject({ by: 'us', how: 'timeout' })
  })

  test('feels a bind deadline that is shortened while it waits', async () => {
    const timers = { bindDeadlineMs: 60_000, answerDeadlineMs: 5000 }
    const { peer } = await raw(undefined, timers)
    timers.bindDeadlineMs = 20
    await peer.closed
  })

  test('that leaves a PDU of ours unanswered is cut without unbind', async () => {
    const deadlines: string[] = []
    const { peer, session } = await raw(
      (each) => {
        each.onDeadline = (which) => deadlines.push(which)
      },
      { bindDeadlineMs: 5000, answerDeadlineMs: 80 },
    )
    await peer.bind()
    expect(await faultOf(session.request({ command: 'deliver_sm' }))).toMatchObject({
      code: 'session.response-timeout',
      detail: { command: 'deliver_sm' },
    })
    await peer.closed
    expect(peer.received.map(({ command }) => command)).toEqual(['bind_transceiver_resp', 'deliver_sm'])
    expect(deadlines).toEqual(['answer'])
    expect(session.state().close).toMatchObject({ by: 'us', how: 'timeout' })
  })

  test('cannot be sent what its bind does not take', async () => {
    const { peer, session } = await raw()
    await peer.bind('bind_transmitter')
    expect((await faultOf(session.request({ command: 'deliver_sm' }))).code).toBe('session.wrong-bind')
  })
})

describe('answers', () => {
  test('come for sync and slow handlers alike, each under its own number', async () => {
    const { peer } = await raw((session) => {
      session.onRequest = (pdu) => {
        const reply = { status: 0, fields: { message_id: `${pdu.sequence_number}` } }
        if (pdu.sequence_number % 2 === 0) return reply
        return new Promise((resolve) => setImmediate(() => resolve(reply)))
      }
    })
    await peer.bind()
    for (let number = 2; number < 22; number++) peer.send(submit(number))
    for (let number = 2; number < 22; number++) {
      const { fields } = await peer.until((pdu) => pdu.sequence_number === number)
      expect(fields['message_id']).toBe(`${number}`)
    }
    expect(peer.received).toHaveLength(21)
  })

  test('can be a generic_nack, or nothing on purpose', async () => {
    const { peer } = await raw((session) => {
      session.onRequest = (pdu) => {
        if (pdu.command !== 'submit_sm') return { status: 0 }
        return pdu.sequence_number === 2 ? null : { nack: 0x58 }
      }
    })
    await peer.bind()
    peer.send(submit(2))
    peer.send(submit(3))
    expect(await peer.command('generic_nack')).toMatchObject({ command_status: 0x58, sequence_number: 3 })
    expect(peer.received).toHaveLength(2)
  })

  test('to a half-closed client still come, then the link ends', async () => {
    const answer = Promise.withResolvers<void>()
    const { peer, session } = await raw((each) => {
      each.onRequest = (pdu) =>
        pdu.command === 'submit_sm' ? answer.promise.then(() => ({ status: 0 })) : { status: 0 }
    })
    await peer.bind()
    peer.send(submit(2))
    peer.socket.end()
    peer.socket.once('finish', () => setImmediate(answer.resolve))
    expect(await peer.command('submit_sm_resp')).toMatchObject({ sequence_number: 2 })
    await peer.closed
    expect(session.state().close).toMatchObject({ by: 'peer', how: 'fin' })
  })

  test('to what came before an unbind come before its answer', async () => {
    const { peer, session } = await raw((each) => {
      each.onRequest = (pdu) =>
        pdu.command === 'submit_sm'
          ? new Promise((resolve) => setImmediate(() => resolve({ status: 0 })))
          : { status: 0 }
    })
    await peer.bind()
    peer.send(submit(2))
    peer.send({ command: 'unbind', sequence_number: 3 })
    await peer.command('unbind_resp')
    expect(peer.received.map(({ command }) => command)).toEqual([
      'bind_transceiver_resp',
      'submit_sm_resp',
      'unbind_resp',
    ])
    expect(session.state().close).toMatchObject({ by: 'peer', how: 'unbind' })
  })
})

describe('the listener', () => {
  test('says that its port is taken', async () => {
    const { port } = await opened.smsc()
    const second = createListener({ host: '127.0.0.1', port, clock, onSession: () => undefined })
    expect(await faultOf(second)).toMatchObject({ code: 'simulator.port-in-use', detail: { port } })
  })

  test('unbinds its clients when told, and they know who did', async () => {
    const { port, sessions } = await opened.smsc()
    const client = opened.client(connectionTo(port))
    await client.open()
    await Promise.all([...sessions].map((session) => session.unbind()))
    expect(client.state().close).toMatchObject({ by: 'peer', how: 'unbind' })
  })

  test('cuts its clients when it closes', async () => {
    const { port, close, sessions } = await opened.smsc()
    const witness = new Witness()
    const client = opened.client(connectionTo(port), witness.hooks)
    await client.open()
    await close()
    expect(sessions.size).toBe(0)
    expect((await witness.phase('closed')).close).toMatchObject({ by: 'peer', how: 'fin' })
  })
})
