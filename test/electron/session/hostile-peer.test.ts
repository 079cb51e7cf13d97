import { afterEach, describe, expect, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { connectionTo, Opened, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

async function smscWithBystander() {
  const witness = new Witness()
  const smsc = await opened.smsc({ hooks: witness.hooks })
  const bystander = opened.client(connectionTo(smsc.port))
  await bystander.open()
  return {
    witness,
    port: smsc.port,
    /** The other session still works. */
    notices: async () => {
      const { pdu } = await bystander.request({ command: 'submit_sm', fields: { destination_addr: '7' } })
      expect(pdu.command_status).toBe(0)
      expect(bystander.phase).toBe('bound')
    },
  }
}

const submit = (sequence_number: number) =>
  encodePdu({ command: 'submit_sm', sequence_number, fields: { destination_addr: '7' } })

describe('a hostile client', () => {
  for (const [name, octets, problem] of [
    ['a length of 4 GB', 'ffffffff 00000004 00000000 00000005', 'length-too-large'],
    ['a length of 8', '00000008 00000004 00000000 00000005', 'length-too-small'],
    ['a length of 0', '00000000 00000000', 'length-too-small'],
  ] as const) {
    test(`with ${name} gets generic_nack ESME_RINVCMDLEN and a close, while others notice nothing`, async () => {
      const { witness, port, notices } = await smscWithBystander()
      const peer = await opened.rawClient(port)
      await peer.bind()
      peer.write(octets)
      expect(await peer.command('generic_nack')).toMatchObject({ command_status: 0x02, sequence_number: 0 })
      expect(await peer.closed).toBe('fin')
      expect(await witness.note('frame-fault')).toMatchObject({ problem })
      expect(witness.notes.some(({ kind }) => kind === 'not-smpp')).toBe(false)
      await notices()
    })
  }

  for (const [protocol, greeting] of [
    ['HTTP', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['SSH', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ] as const) {
    test(`that speaks ${protocol} is named`, async () => {
      const { witness, port, notices } = await smscWithBystander()
      const peer = await opened.rawClient(port)
      peer.write(Buffer.from(greeting, 'latin1'))
      expect(await witness.note('not-smpp')).toMatchObject({ protocol })
      await peer.closed
      await notices()
    })
  }

  test('with an unknown command gets generic_nack ESME_RINVCMDID and lives', async () => {
    const { witness, port } = await smscWithBystander()
    const peer = await opened.rawClient(port)
    await peer.bind()
    peer.write('00000014 00010203 00000000 00000007 deadbeef')
    expect(await peer.command('generic_nack')).toMatchObject({ command_status: 0x03, sequence_number: 7 })
    await witness.note('unknown-command')
    peer.write(submit(8))
    await peer.command('submit_sm_resp')
  })

  test('with an unknown response gets no answer and lives', async () => {
    const { witness, port } = await smscWithBystander()
    const peer = await opened.rawClient(port)
    await peer.bind()
    peer.write('00000010 80010203 00000000 00000007')
    await witness.note('orphan-response')
    peer.write(submit(8))
    await peer.command('submit_sm_resp')
    expect(peer.received.map(({ command }) => command)).toEqual(['bind_transceiver_resp', 'submit_sm_resp'])
  })

  test('with a body that cannot be read gets the response of that request, and lives', async () => {
    const { port } = await smscWithBystander()
    const peer = await opened.rawClient(port)
    await peer.bind()
    peer.write('00000012 00000004 00000000 00000007 4142')
    expect(await peer.command('submit_sm_resp')).toMatchObject({ sequence_number: 7, hasBody: false })
    peer.write(submit(8))
    expect(await peer.until((pdu) => pdu.sequence_number === 8)).toMatchObject({ command_status: 0 })
  })

  test('that trickles one octet at a time is served', async () => {
    const { port, notices } = await smscWithBystander()
    const peer = await opened.rawClient(port)
    await peer.bind()
    for (const octet of submit(2)) {
      peer.write(new Uint8Array([octet]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await peer.command('submit_sm_resp')).toMatchObject({ sequence_number: 2, command_status: 0 })
    await notices()
  })

  test('that resets in the middle of a PDU is told as a reset', async () => {
    const { witness, port, notices } = await smscWithBystander()
    const peer = await opened.rawClient(port)
    await peer.bind()
    const before = witness.pdus.length
    peer.write(submit(2).subarray(0, 20))
    peer.send({ command: 'enquire_link', sequence_number: 3 })
    peer.socket.resetAndDestroy()
    const closed = await witness.phase('closed')
    expect(closed.close).toMatchObject({ by: 'peer', how: 'reset' })
    expect(witness.pdus.slice(before).filter(({ command }) => command === 'submit_sm')).toEqual([])
    await notices()
  })

  test('that uses one number twice gets two answers', async () => {
    const { port } = await smscWithBystander()
    const peer = await opened.rawClient(port)
    await peer.bind()
    peer.write(Buffer.concat([submit(2), submit(2)]))
    await peer.until(() => peer.received.length === 3)
    expect(peer.received.map(({ sequence_number }) => sequence_number)).toEqual([1, 2, 2])
  })

  test('that floods and never reads is stopped, and gets every answer once it reads', async () => {
    const { witness, peer } = await floodedSmsc(5000)
    const stalled = await witness.note('peer-stalled')
    if (stalled.kind === 'peer-stalled') expect(stalled.waitingOctets).toBeLessThan(10 << 20)
    peer.socket.resume()
    await peer.until(() => peer.received.length === floodCount + 1)
  })

  test('that floods, never reads and never will is cut after the answer deadline', async () => {
    const { witness } = await floodedSmsc(200)
    expect((await witness.phase('closed')).close).toMatchObject({ by: 'us', how: 'timeout' })
  })
})

const floodCount = 4000

/** A client that has sent `floodCount` requests, each owed 4 kB, and reads nothing: 16 MB, more than sockets hold. */
async function floodedSmsc(answerDeadlineMs: number) {
  const witness = new Witness()
  const { onNote, onState } = witness.hooks
  const { port } = await opened.smsc({
    hooks: { ...(onNote ? { onNote } : {}), ...(onState ? { onState } : {}) },
    timers: { bindDeadlineMs: 5000, answerDeadlineMs },
    onSession: (session) => {
      session.onRequest = () => ({ status: 0, fields: { message_id: 'x'.repeat(4000) } })
    },
  })
  const peer = await opened.rawClient(port)
  await peer.bind()
  peer.socket.pause()
  peer.write(Buffer.concat(Array.from({ length: floodCount }, (_, index) => submit(index + 2))))
  return { witness, peer }
}

describe('a hostile SMSC', () => {
  test('with a length of 4 GB ends the session with that reason', async () => {
    const port = await opened.rawServer((peer) => {
      peer.acceptBind(() => peer.write('ffffffff'))
    })
    const witness = new Witness()
    const client = opened.client(connectionTo(port), witness.hooks)
    await client.open()
    client.request({ command: 'submit_sm' }).catch(() => undefined)
    expect((await witness.phase('closed')).close).toMatchObject({ by: 'us', how: 'frame-fault' })
  })

  test('that floods with deliver_sm gets every one answered', async () => {
    const count = 20_000
    const { promise, resolve } = Promise.withResolvers<number>()
    const port = await opened.rawServer((peer) => {
      let answered = 0
      const block = encodePdu({ command: 'deliver_sm', sequence_number: 9 })
      peer.acceptBind((pdu) => {
        if (pdu.command === 'deliver_sm_resp' && ++answered === count) resolve(answered)
        if (pdu.command === 'submit_sm') for (let sent = 0; sent < count; sent++) peer.write(block)
      })
    })
    const client = opened.client(connectionTo(port))
    await client.open()
    client.request({ command: 'submit_sm' }).catch(() => undefined)
    expect(await promise).toBe(count)
  })

  test('that closes its half loses what is in flight, at once', async () => {
    const port = await opened.rawServer((peer) => peer.acceptBind(() => peer.socket.end()))
    const client = opened.client(connectionTo(port))
    await client.open()
    await expect(client.request({ command: 'submit_sm' })).rejects.toMatchObject({ code: 'session.lost' })
    expect(client.state().close).toMatchObject({ by: 'peer', how: 'fin' })
  })
})
