import { afterEach, describe, expect, test } from 'vitest'
import { connectionTo, faultOf, Opened, Witness } from './session-kit.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const submit = { command: 'submit_sm', fields: { destination_addr: '79161234567' } } as const
const responseOk = (sequence_number: number, message_id = 'id') =>
  ({ command: 'submit_sm_resp', sequence_number, fields: { message_id } }) as const

describe('binding', () => {
  test('shows the session bound, with the name of the SMSC', async () => {
    const { port } = await opened.smsc({ name: 'OUR-SMSC' })
    const client = opened.client(connectionTo(port))
    await client.open()
    expect(client.state()).toMatchObject({ phase: 'bound', peerSystemId: 'OUR-SMSC', close: null, tls: null })
  })

  test('sends a password of any length whole, and the addresses and version of the connection', async () => {
    const password = 'longer than eight octets'
    let fields: unknown
    const port = await opened.rawServer((peer) => {
      peer.acceptBind()
      const accept = peer.onPdu
      peer.onPdu = (pdu) => {
        fields = pdu.fields
        accept(pdu)
      }
    })
    await opened
      .client(
        connectionTo(port, {
          password,
          interfaceVersion: 0x50,
          addrTon: 1,
          addrNpi: 1,
          addressRange: '79.*',
        }),
      )
      .open()
    expect(fields).toMatchObject({
      system_id: 'demo',
      password,
      interface_version: 0x50,
      addr_ton: 1,
      addr_npi: 1,
      address_range: '79.*',
    })
  })

  test('a wrong password ends in the refusal, named', async () => {
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = () => ({ status: 0x0e })
      },
    })
    const client = opened.client(connectionTo(port))
    expect(await faultOf(client.open())).toMatchObject({
      code: 'session.bind-refused',
      detail: { command: 'bind_transceiver', commandStatus: 'ESME_RINVPASWD' },
    })
    expect(client.state()).toMatchObject({ phase: 'closed', close: { by: 'peer', how: 'refused' } })
  })

  test('a generic_nack to the bind is a refusal', async () => {
    const { port } = await opened.smsc({
      onSession: (session) => {
        session.onRequest = () => ({ nack: 0x03 })
      },
    })
    const fault = await faultOf(opened.client(connectionTo(port)).open())
    expect(fault).toMatchObject({ code: 'session.bind-refused', detail: { commandStatus: 'ESME_RINVCMDID' } })
  })

  test('a peer that never answers ends in a bind timeout', async () => {
    const port = await opened.rawServer(() => undefined)
    const client = opened.client(connectionTo(port, { bindTimeout: 0.05 }))
    expect(await faultOf(client.open())).toMatchObject({
      code: 'session.bind-timeout',
      detail: { seconds: 0.05 },
    })
    expect(client.state().close).toMatchObject({ by: 'us', how: 'timeout' })
  })

  test('a peer that hangs up is closed-before-bind', async () => {
    const port = await opened.rawServer((peer) => peer.socket.end())
    expect((await faultOf(opened.client(connectionTo(port)).open())).code).toBe('session.closed-before-bind')
  })

  test('a peer that resets is closed-before-bind', async () => {
    const port = await opened.rawServer((peer) => {
      peer.onPdu = () => peer.socket.resetAndDestroy()
    })
    const client = opened.client(connectionTo(port))
    expect((await faultOf(client.open())).code).toBe('session.closed-before-bind')
    expect(client.state().close).toMatchObject({ by: 'peer', how: 'reset' })
  })

  test('a web server is named', async () => {
    const port = await opened.rawServer((peer) => peer.write(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')))
    expect(await faultOf(opened.client(connectionTo(port)).open())).toMatchObject({
      code: 'session.not-smpp',
      detail: { protocol: 'HTTP' },
    })
  })

  test('closing while it connects or binds rejects the opening', async () => {
    const port = await opened.rawServer(() => undefined)
    const client = opened.client(connectionTo(port))
    const opening = faultOf(client.open())
    await client.close('unbind')
    expect((await opening).code).toBe('session.not-bound')
    expect(client.phase).toBe('closed')
  })

  test('a system_id that is not Latin-1 is our fault, not the peer’s', async () => {
    const { port } = await opened.smsc()
    const fault = await faultOf(opened.client(connectionTo(port, { systemId: 'имя' })).open())
    expect(fault).toMatchObject({ code: 'pdu.bad-field', detail: { field: 'system_id' } })
  })
})

describe('requests', () => {
  test('resolve with their answer, joined by number whatever the order', async () => {
    const waiting: number[] = []
    const port = await opened.rawServer((peer) =>
      peer.acceptBind((pdu) => {
        waiting.push(pdu.sequence_number)
        if (waiting.length < 3) return
        for (const number of waiting.reverse()) peer.send(responseOk(number, `for ${number}`))
      }),
    )
    const client = opened.client(connectionTo(port))
    await client.open()
    const responses = await Promise.all([
      client.request(submit),
      client.request(submit),
      client.request(submit),
    ])
    for (const { pdu, request, latencyMs } of responses) {
      expect(pdu.fields['message_id']).toBe(`for ${request.sequenceNumber}`)
      expect(latencyMs).toBeGreaterThanOrEqual(0)
    }
    expect(responses.map(({ request }) => request.sequenceNumber)).toEqual([2, 3, 4])
  })

  test('wait for the window, in order', async () => {
    let most = 0
    let open = 0
    const port = await opened.rawServer((peer) =>
      peer.acceptBind((pdu) => {
        most = Math.max(most, ++open)
        setImmediate(() => {
          open--
          peer.send(responseOk(pdu.sequence_number))
        })
      }),
    )
    const client = opened.client(connectionTo(port, { window: 3 }))
    await client.open()
    const all = Array.from({ length: 50 }, () => client.request(submit))
    expect(client.state().inFlight).toBe(3)
    expect(client.queued).toBe(47)
    await Promise.all(all)
    expect(most).toBe(3)
  })

  test('carry the recorder’s numbers of request and response', async () => {
    const { port } = await opened.smsc()
    const witness = new Witness()
    const client = opened.client(connectionTo(port), witness.hooks)
    await client.open()
    let sentAs = 0
    const response = await client.request(submit, (mark) => {
      sentAs = mark.captureSeq
    })
    expect(sentAs).toBe(3)
    expect(response.request.captureSeq).toBe(3)
    expect(response.captureSeq).toBe(4)
    expect(witness.pdus.map(({ direction, command }) => `${direction} ${command}`)).toEqual([
      'sent bind_transceiver',
      'received bind_transceiver_resp',
      'sent submit_sm',
      'received submit_sm_resp',
    ])
  })

  test('time out, and a late answer is told as late', async () => {
    const witness = new Witness()
    let late: (() => void) | undefined
    const port = await opened.rawServer((peer) =>
      peer.acceptBind((pdu) => {
        late = () => peer.send(responseOk(pdu.sequence_number))
      }),
    )
    const client = opened.client(connectionTo(port, { responseTimeout: 0.1 }), witness.hooks)
    await client.open()
    expect(await faultOf(client.request(submit))).toMatchObject({
      code: 'session.response-timeout',
      detail: { command: 'submit_sm', seconds: 0.1 },
    })
    late?.()
    expect(await witness.note('late-response')).toMatchObject({ sequenceNumber: 2 })
    expect(witness.pdus.at(-1)).toMatchObject({ answer: 'late' })
    expect(client.phase).toBe('bound')
  })

  test('without an answer say how far they came: the peer that answers a later one has read them', async () => {
    for (const [isLaterAnswered, way] of [
      [true, 'read'],
      [false, 'left'],
    ] as const) {
      const witness = new Witness()
      const port = await opened.rawServer((peer) =>
        peer.acceptBind((pdu) => {
          if (isLaterAnswered && pdu.sequence_number === 3) peer.send(responseOk(3))
        }),
      )
      const client = opened.client(connectionTo(port, { responseTimeout: 0.1 }), witness.hooks)
      await client.open()
      const requests = [faultOf(client.request(submit)), client.request(submit).catch(() => null)]
      await Promise.all(requests)
      const notes = witness.notes.filter(({ kind }) => kind === 'request-timed-out')
      expect(notes[0]).toMatchObject({ sequenceNumber: 2, way })
    }
  })

  test('count as accepted by the second when the SMSC takes them, refused ones do not', async () => {
    for (const status of [0, 0x58]) {
      const { port } = await opened.smsc({
        onSession: (session) => {
          session.onRequest = ({ command }) => ({ status: command === 'submit_sm' ? status : 0 })
        },
      })
      const client = opened.client(connectionTo(port))
      await client.open()
      // Rates count from the last time they were asked for.
      client.state()
      await Promise.all([1, 2, 3, 4].map(() => client.request(submit)))
      const { acceptedPerSecond } = client.state()
      if (status === 0) expect(acceptedPerSecond).toBeGreaterThan(0)
      else expect(acceptedPerSecond).toBe(0)
    }
  })

  test('answered twice or under a number nobody asked settle once, and the stray is noted', async () => {
    const witness = new Witness()
    const port = await opened.rawServer((peer) =>
      peer.acceptBind((pdu) => {
        peer.send(responseOk(pdu.sequence_number))
        peer.send(responseOk(pdu.sequence_number))
        peer.send(responseOk(0x7fffffff))
      }),
    )
    const client = opened.client(connectionTo(port), witness.hooks)
    await client.open()
    await client.request(submit)
    expect(await witness.note('repeated-response')).toMatchObject({ sequenceNumber: 2 })
    expect(await witness.note('orphan-response')).toMatchObject({ sequenceNumber: 0x7fffffff })
    await client.request(submit)
  })

  test('take a generic_nack or a response of another kind as the answer', async () => {
    const witness = new Witness()
    const port = await opened.rawServer((peer) =>
      peer.acceptBind(({ sequence_number }) => {
        if (sequence_number === 2) peer.send({ command: 'generic_nack', command_status: 8, sequence_number })
        else peer.send({ command: 'data_sm_resp', sequence_number })
      }),
    )
    const client = opened.client(connectionTo(port), witness.hooks)
    await client.open()
    expect((await client.request(submit)).pdu).toMatchObject({ command: 'generic_nack', command_status: 8 })
    expect((await client.request(submit)).pdu.command).toBe('data_sm_resp')
    expect(witness.notes.filter(({ kind }) => kind === 'response-mismatch')).toHaveLength(1)
  })

  test('that this bind does not allow, or that cannot be encoded, never leave', async () => {
    const { port } = await opened.smsc()
    const client = opened.client(connectionTo(port, { bindMode: 'receiver' }))
    await client.open()
    expect(await faultOf(client.request(submit))).toMatchObject({
      code: 'session.wrong-bind',
      detail: { bindMode: 'receiver', command: 'submit_sm' },
    })
    const sender = opened.client(connectionTo(port))
    await sender.open()
    const bad = sender.request({ command: 'submit_sm', fields: { source_addr: 'я' } })
    expect((await faultOf(bad)).code).toBe('pdu.bad-field')
    await sender.request(submit)
  })

  test('tell what was in flight from what never left when the link dies', async () => {
    const port = await opened.rawServer((peer) => peer.acceptBind(() => peer.socket.destroy()))
    const client = opened.client(connectionTo(port, { window: 2 }))
    await client.open()
    const codes = await Promise.all([1, 2, 3, 4].map(() => faultOf(client.request(submit))))
    expect(codes.map(({ code }) => code)).toEqual([
      'session.lost',
      'session.lost',
      'session.not-bound',
      'session.not-bound',
    ])
    expect((await faultOf(client.request(submit))).code).toBe('session.not-bound')
  })
})

describe('what the SMSC sends', () => {
  test('a deliver_sm is answered at once, with one NUL, even while the window is full', async () => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const port = await opened.rawServer((peer) => {
      peer.acceptBind((pdu) => {
        if (pdu.command === 'submit_sm') peer.send({ command: 'deliver_sm', sequence_number: 77 })
        if (pdu.command !== 'deliver_sm_resp') return
        resolve(`${pdu.length} ${pdu.sequence_number} ${pdu.command_status}`)
      })
    })
    const client = opened.client(connectionTo(port, { window: 1 }))
    await client.open()
    client.request(submit).catch(() => undefined)
    expect(await promise).toBe('17 77 0')
  })

  test('a deliver_sm is answered with the status that onDeliver decides, and an alert with nothing', async () => {
    const seen: (string | null)[] = []
    const smsc = await opened.smsc({
      onSession: (session) => {
        session.onBound = () => {
          session.sendRaw(
            Buffer.from('0000001900000102000000000000000501010031000101003200', 'hex').subarray(0, 25),
          )
        }
      },
    })
    const witness = new Witness()
    const client = opened.client(connectionTo(smsc.port), witness.hooks)
    client.onDeliver = (pdu, mark) => {
      seen.push(pdu.command)
      expect(mark.captureSeq).toBeGreaterThan(0)
      return 0x64
    }
    await client.open()
    const [session] = smsc.sessions
    const response = await session!.request({ command: 'deliver_sm' })
    expect(response.pdu).toMatchObject({ command: 'deliver_sm_resp', command_status: 0x64 })
    expect(seen).toEqual(['alert_notification', 'deliver_sm'])
    expect(
      witness.pdus.filter(({ direction }) => direction === 'sent').map(({ command }) => command),
    ).toEqual(['bind_transceiver', 'deliver_sm_resp'])
  })

  test('an enquire_link is answered while the window is full', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const port = await opened.rawServer((peer) =>
      peer.acceptBind((pdu) => {
        if (pdu.command === 'submit_sm') peer.send({ command: 'enquire_link', sequence_number: 9 })
        if (pdu.command === 'enquire_link_resp' && pdu.sequence_number === 9) resolve()
      }),
    )
    const client = opened.client(connectionTo(port, { window: 1 }))
    await client.open()
    client.request(submit).catch(() => undefined)
    await promise
    expect(client.state().keepAlive.receivedAt).toBeGreaterThan(0)
  })

  test('an unbind is answered after the answers to what came before it, and ends the session', async () => {
    const { promise, resolve } = Promise.withResolvers<(string | null)[]>()
    const port = await opened.rawServer((peer) => {
      peer.acceptBind()
      const accept = peer.onPdu
      peer.onPdu = (pdu) => {
        accept(pdu)
        if (pdu.command === 'bind_transceiver') {
          peer.send({ command: 'deliver_sm', sequence_number: 1 })
          peer.send({ command: 'unbind', sequence_number: 2 })
        }
        if (pdu.command === 'unbind_resp') resolve(peer.received.map(({ command }) => command))
      }
    })
    const witness = new Witness()
    await opened.client(connectionTo(port), witness.hooks).open()
    expect(await promise).toEqual(['bind_transceiver', 'deliver_sm_resp', 'unbind_resp'])
    expect((await witness.phase('closed')).close).toMatchObject({ by: 'peer', how: 'unbind' })
  })
})
