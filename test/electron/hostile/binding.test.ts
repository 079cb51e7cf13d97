import { afterEach, describe, expect, test } from 'vitest'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { Opened } from '../session/session-kit.ts'
import { roles, stageFor } from './stage.ts'

const opened = new Opened()
afterEach(() => opened.closeAll())

const notBound = { isBound: false } as const
const bind = (sequence_number: number) =>
  encodePdu({
    command: 'bind_transceiver',
    sequence_number,
    fields: { system_id: 'demo', password: 'demo', interface_version: 0x34 },
  })
const enquire = (sequence_number: number) => encodePdu({ command: 'enquire_link', sequence_number })
const submit = (sequence_number: number) => encodePdu({ command: 'submit_sm', sequence_number })

describe('our simulator, before a client has bound,', () => {
  test('refuses requests, answers enquire_link, and still binds it', async () => {
    const stage = await stageFor(opened, 'our simulator', notBound)
    stage.peer.write(Buffer.concat([submit(1), enquire(2), submit(3), bind(4), submit(5)]))
    await stage.barrier()
    expect(stage.answers).toEqual([
      ['submit_sm_resp', 0x04, 1],
      ['enquire_link_resp', 0, 2],
      ['submit_sm_resp', 0x04, 3],
      ['bind_transceiver_resp', 0, 4],
      ['submit_sm_resp', 0, 5],
    ])
    expect(stage.session.state().notes).toMatchObject([{ kind: 'wrong-state', count: 2 }])
    expect(stage.session.phase).toBe('bound')
    await stage.leavesNothing()
  })

  test('refuses a second bind while the first is being decided, and binds by the first', async () => {
    const decided = Promise.withResolvers<void>()
    const stage = await stageFor(opened, 'our simulator', {
      ...notBound,
      onSession: (session) => {
        session.onRequest = () => decided.promise.then(() => ({ status: 0, fields: { system_id: 'SLOW' } }))
      },
    })
    stage.peer.write(Buffer.concat([bind(1), bind(2)]))
    await stage.peer.until((pdu) => pdu.sequence_number === 2)
    decided.resolve()
    await stage.peer.until((pdu) => pdu.sequence_number === 1)
    expect(stage.answers).toEqual([
      ['bind_transceiver_resp', 0x05, 2],
      ['bind_transceiver_resp', 0, 1],
    ])
    expect(stage.session.state()).toMatchObject({
      phase: 'bound',
      bindMode: 'transceiver',
      peerSystemId: 'demo',
    })
    await stage.leavesNothing()
  })

  test('answers a bind that cannot be read, and takes the next one', async () => {
    const stage = await stageFor(opened, 'our simulator', notBound)
    stage.peer.write(fromHex('0000001400000009000000000000000141424344') ?? '')
    stage.peer.write(bind(2))
    await stage.barrier()
    expect(stage.answers).toEqual([
      ['bind_transceiver_resp', 0x0f, 1],
      ['bind_transceiver_resp', 0, 2],
    ])
    expect(stage.said).toContain('body-fault')
    expect(stage.session.phase).toBe('bound')
    await stage.leavesNothing()
  })

  test('answers an unbind of who never bound', async () => {
    const stage = await stageFor(opened, 'our simulator', notBound)
    stage.peer.send({ command: 'unbind', sequence_number: 1 })
    expect(await stage.closed()).toMatchObject({ by: 'peer', how: 'unbind' })
    await stage.peer.closed
    expect(stage.answers).toEqual([['unbind_resp', 0, 1]])
    await stage.leavesNothing()
  })

  test('cuts who keeps it waiting, however much else is asked meanwhile', async () => {
    const stage = await stageFor(opened, 'our simulator', { ...notBound, timers: { bindDeadlineMs: 60 } })
    stage.peer.onPdu = ({ sequence_number }) => stage.peer.write(enquire(sequence_number + 1))
    stage.peer.write(enquire(1))
    expect(await stage.closed()).toMatchObject({
      by: 'us',
      how: 'timeout',
      fault: { code: 'session.no-bind', detail: { seconds: 0.06 } },
    })
    await stage.leavesNothing()
  })
})

describe('our client, before its bind is answered,', () => {
  /** A peer that answers the bind with these octets in hex; NNNNNNNN stands for the bind's number. */
  async function answeredWith(...answers: string[]) {
    const stage = await stageFor(opened, 'our client', { ...notBound, client: { bindTimeout: 0.2 } })
    const { sequence_number } = await stage.peer.command('bind_transceiver')
    const number = sequence_number.toString(16).padStart(8, '0')
    stage.begin()
    for (const answer of answers) {
      stage.peer.write(answer.replaceAll('NNNNNNNN', number))
    }
    return stage
  }

  const accepted = '00000015 80000009 00000000 NNNNNNNN 5241573100'

  for (const { name, answers, says } of [
    {
      name: 'an answer without a body',
      answers: ['00000010 80000009 00000000 NNNNNNNN'],
      says: ['missing-body'],
    },
    {
      name: 'a system_id without its NUL',
      answers: ['00000014 80000009 00000000 NNNNNNNN 52415731'],
      says: ['missing-nul'],
    },
    {
      name: 'the answer of another bind',
      answers: ['00000015 80000001 00000000 NNNNNNNN 5241573100'],
      says: ['response-mismatch'],
    },
    { name: 'two answers', answers: [accepted, accepted], says: ['repeated-response'] },
    {
      name: 'an answer under another number first',
      answers: ['00000015 80000009 0000000e 00000099 5241573100', accepted],
      says: ['orphan-response'],
    },
    {
      name: 'an unknown PDU first',
      answers: ['00000010 00010203 00000000 00000007', accepted],
      says: ['unknown-command'],
    },
    {
      name: 'requests first, which are taken',
      answers: [
        Buffer.from(encodePdu({ command: 'deliver_sm', sequence_number: 5 })).toString('hex'),
        accepted,
      ],
      says: ['early-request'],
    },
    {
      name: 'an outbind first',
      answers: [Buffer.from(encodePdu({ command: 'outbind', sequence_number: 5 })).toString('hex'), accepted],
      says: [],
    },
  ]) {
    test(`is bound by ${name}`, async () => {
      const stage = await answeredWith(...answers)
      await stage.witness.phase('bound')
      await stage.barrier()
      for (const code of says) expect(stage.said).toContain(code)
      await stage.leavesNothing()
    })
  }

  for (const { name, answer, code } of [
    {
      name: 'an error without a body',
      answer: '00000010 80000009 0000000d NNNNNNNN',
      code: 'session.bind-refused',
    },
    {
      name: 'an error with a body',
      answer: '00000015 80000009 00000005 NNNNNNNN 5241573100',
      code: 'session.bind-refused',
    },
    {
      name: 'an error with half a body',
      answer: '00000012 80000009 0000000e NNNNNNNN 5241',
      code: 'session.bind-refused',
    },
    { name: 'generic_nack', answer: '00000010 80000000 00000003 NNNNNNNN', code: 'session.bind-refused' },
    {
      name: 'a response to something else',
      answer: '00000011 80000004 00000000 NNNNNNNN 00',
      code: 'session.bind-mismatch',
    },
    { name: 'a length that lies', answer: '00000004 80000009', code: 'session.bad-length' },
    {
      name: 'nothing but an answer to nothing',
      answer: '00000010 80000009 00000000 00000077',
      code: 'session.bind-timeout',
    },
    { name: 'silence', answer: '', code: 'session.bind-timeout' },
  ]) {
    test(`is not bound by ${name}, and says so`, async () => {
      const stage = await answeredWith(answer)
      expect((await stage.closed()).fault).toMatchObject({ code })
      expect(stage.witness.states.map(({ phase }) => phase)).not.toContain('bound')
      await stage.leavesNothing()
    })
  }

  test('knows a peer that resets', async () => {
    const stage = await answeredWith()
    stage.peer.socket.resetAndDestroy()
    expect(await stage.closed()).toMatchObject({ by: 'peer', how: 'reset' })
    await stage.leavesNothing()
  })
})

const greetings = [
  ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['TLS', '\x15\x03\x01\x00\x02\x02\x46'],
  ['SSH', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ['SIP', 'INVITE sip:x@y SIP/2.0\r\n'],
  ['SIP', 'SIP/2.0 400 Bad Request\r\n'],
  ['SMTP', '220 mail.example ESMTP\r\n'],
  ['Redis', '-ERR unknown command\r\n'],
  ['Redis', '*1\r\n$4\r\nPING\r\n'],
  ['UCP/EMI', '\x0201/00045/O/60/demo/6/5/1/\x03'],
  ['CIMD2', '\x0201:001\t010:demo\t\x03'],
  ['Diameter', '\x01\x00\x00\x84\x80\x00\x01\x01'],
  ['SIGTRAN', '\x01\x00\x03\x01\x00\x00\x00\x08'],
  ['MySQL', '\x4a\x00\x00\x00\x0a8.0.36'],
  ['MQTT', '\x10\x0c\x00\x04MQTT\x04\x02'],
  ['LDAP', '0\x0c\x02\x01\x01\x60\x07'],
  ['Memcached', 'ERROR\r\n'],
] as const

for (const role of roles) {
  describe(`${role} knows by its greeting a peer that speaks`, () => {
    for (const [protocol, greeting] of greetings) {
      test(`${protocol}: ${JSON.stringify(greeting.slice(0, 12))}`, async () => {
        const stage = await stageFor(opened, role, notBound)
        stage.peer.write(Buffer.from(greeting, 'latin1'))
        expect(await stage.closed()).toMatchObject({
          by: 'us',
          how: 'frame-fault',
          fault: { code: 'session.not-smpp', detail: { protocol } },
        })
        expect(stage.said).toContain('not-smpp')
        await stage.peer.closed
        await stage.leavesNothing()
      })
    }
  })
}
