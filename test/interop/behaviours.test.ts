import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Pdu, type Session } from 'smpp'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { behaviourSchema } from '../../shared/simulator/behaviour.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { RawClient } from '../electron/smsc/raw-answers.ts'
import { runSimulator } from '../electron/smsc/running-simulator.ts'
import { recordingObstacle, recordPort } from './loopback-recording.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'

beforeAll(requireNetSmpp)

/** A PDU as a peer read it: the response, its status, the request it is for. */
interface Read {
  readonly cmd: string
  readonly status: number
  readonly of: 'submit' | 'second' | 'enquire' | 'other'
}

const submitResp = '80000004'
const enquire: Read = { cmd: '80000015', status: 0, of: 'enquire' }
const answered: Read = { cmd: submitResp, status: 0, of: 'submit' }
const refused = (status: number): Read => ({ ...answered, status })

/** What a submit_sm and an enquire_link right behind it are answered; `ends`: the connection is cut. */
const rows: readonly { does: object; reads: readonly Read[]; ends?: true }[] = [
  { does: { kind: 'refuse', status: 'ESME_RTHROTTLED' }, reads: [refused(0x58), enquire] },
  {
    does: { kind: 'refuse', status: 'ESME_RINVCMDID', as: 'generic_nack' },
    reads: [{ cmd: '80000000', status: 3, of: 'submit' }, enquire],
  },
  {
    does: { kind: 'refuse-mix', statuses: [{ status: 'ESME_RMSGQFUL', weight: 1 }] },
    reads: [refused(statusValue('ESME_RMSGQFUL')), enquire],
  },
  {
    does: { kind: 'refuse', status: 'ESME_RX_P_APPN' },
    reads: [refused(statusValue('ESME_RX_P_APPN')), enquire],
  },
  { does: { kind: 'malformed', fault: 'out-of-order' }, reads: [enquire, answered] },
  { does: { kind: 'delay', delay: { shape: 'fixed', ms: 150 } }, reads: [enquire, answered] },
  { does: { kind: 'no-answer' }, reads: [enquire] },
  { does: { kind: 'silence', seconds: 60, answersEnquireLink: true }, reads: [enquire] },
  { does: { kind: 'drop', how: 'fin', after: 'request' }, reads: [], ends: true },
  { does: { kind: 'drop', how: 'rst', after: 'handling' }, reads: [], ends: true },
  { does: { kind: 'drop', how: 'fin', after: 'half-response' }, reads: [], ends: true },
  { does: { kind: 'drop', how: 'fin', after: 'response' }, reads: [answered], ends: true },
  { does: { kind: 'malformed', fault: 'sequence-number' }, reads: [{ ...answered, of: 'other' }, enquire] },
  { does: { kind: 'malformed', fault: 'command-id' }, reads: [{ ...answered, cmd: '80000003' }, enquire] },
  { does: { kind: 'malformed', fault: 'doubled' }, reads: [answered, answered, enquire] },
]

/** The same where a second submit_sm is right behind the first. */
const pairs: readonly { does: readonly object[]; reads: readonly Read[] }[] = [
  {
    does: [{ kind: 'throttle', perSecond: 0.001, burst: 1 }],
    reads: [answered, { ...refused(statusValue('ESME_RTHROTTLED')), of: 'second' }],
  },
  {
    does: [
      { kind: 'window', most: 1 },
      { kind: 'delay', delay: { shape: 'fixed', ms: 150 } },
    ],
    // The refusal is as late as the answer that it did not wait for.
    reads: [answered, { ...refused(statusValue('ESME_RMSGQFUL')), of: 'second' }],
  },
  {
    does: [{ kind: 'malformed', fault: 'out-of-order' }],
    reads: [{ ...answered, of: 'second' }, answered],
  },
]

async function simulatorThat(...does: readonly object[]): Promise<number> {
  // One spoilt answer: the next one is as it should be.
  const when = (kind: object) =>
    'fault' in kind ? { requests: ['submit_sm'], every: { nth: 1000, from: 1 } } : { requests: ['submit_sm'] }
  const behaviours = does.map((one, at) =>
    behaviourSchema.parse({ id: `row ${at}`, when: when(one), do: one }),
  )
  return (await runSimulator({ profileId: 'smpp-3.4', behaviours })).port
}

const message = { source_addr: 'INFO', destination_addr: '79161234567', short_message: 'Hello' }

async function npmBound(port: number): Promise<Session> {
  const session = connect({ host: '127.0.0.1', port })
  onTestFinished(() => session.destroy())
  await once(session, 'connect')
  const account = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
  await new Promise((resolve) => session.bind_transceiver(account, resolve))
  return session
}

/** What npm smpp reads after a submit_sm and `then`: so many PDUs, or all up to the end of the connection. */
async function npmReads(port: number, then: 'enquire' | 'second', count: number, ends: boolean) {
  const session = await npmBound(port)
  const read: Read[] = []
  const closed = new Promise<void>((resolve) => session.on('close', () => resolve()))
  const enough = new Promise<void>((resolve) => {
    session.on('error', () => undefined)
    session.on('pdu', (pdu: Pdu) => {
      const of = pdu.sequence_number === 2 ? 'submit' : pdu.sequence_number === 3 ? then : 'other'
      read.push({ cmd: pdu.command_id.toString(16), status: pdu.command_status, of })
      if (read.length === count && !ends) resolve()
    })
  })
  session.submit_sm(message, () => undefined)
  if (then === 'second') session.submit_sm(message, () => undefined)
  else session.enquire_link({}, () => undefined)
  await (ends ? closed : enough)
  return read
}

describe.each(rows)('$does.kind $does', ({ does, reads, ends }) => {
  test('is what Net::SMPP reads', async () => {
    const peer = startPerl('misbehaved.pl', await simulatorThat(does), String(reads.length + (ends ? 1 : 0)))
    expect(await peer.next()).toEqual({ step: 'bind', status: 0 })
    for (const read of reads) expect(await peer.next()).toEqual({ step: 'pdu', ...read })
    if (ends) expect(await peer.next()).toEqual({ step: 'end' })
    expect(await peer.ended).toBe(0)
  })

  test('is what npm smpp reads', async () => {
    const port = await simulatorThat(does)
    expect(await npmReads(port, 'enquire', reads.length, ends === true)).toEqual(reads)
  })
})

describe.each(pairs)('two submits at $does', ({ does, reads }) => {
  test('are answered so at Net::SMPP', async () => {
    const peer = startPerl('misbehaved.pl', await simulatorThat(...does), reads.length, 'second')
    expect(await peer.next()).toEqual({ step: 'bind', status: 0 })
    for (const read of reads) expect(await peer.next()).toEqual({ step: 'pdu', ...read })
    expect(await peer.ended).toBe(0)
  })

  test('are answered so at npm smpp', async () => {
    const port = await simulatorThat(...does)
    expect(await npmReads(port, 'second', reads.length, false)).toEqual(reads)
  })
})

describe.each([
  // What is read as the next length: the command_id of the next answer, the end of the id.
  ['length-too-large', 4, 0x80000015],
  ['length-too-small', -4, 0x30303000],
] as const)('%s', (fault, lie, next) => {
  const does = { kind: 'malformed', fault }
  // submit_sm_resp with an id of ten digits, and enquire_link_resp.
  const [submitted, enquired] = [27, 16]

  test('is in the octets that Net::SMPP takes off its socket, and all else as it should be', async () => {
    const peer = startPerl('misbehaved.pl', await simulatorThat(does), submitted + enquired, 'octets')
    await peer.next()
    const { hex, submit, enquire: enquireSequence } = await peer.next()
    const words = (...values: number[]) => values.map((value) => value.toString(16).padStart(8, '0')).join('')
    expect(hex).toMatch(new RegExp(`^${words(submitted + lie, 0x80000004, 0, Number(submit))}(3.){10}00`))
    expect(String(hex).slice(2 * submitted)).toBe(words(enquired, 0x80000015, 0, Number(enquireSequence)))
  })

  test('takes npm smpp out of the stream: one PDU of the wrong length, then a length that is none', async () => {
    const session = await npmBound(await simulatorThat(does))
    const read: number[] = []
    session.on('pdu', (pdu: Pdu) => read.push(pdu.command_length))
    const lost = new Promise<Error>((resolve) => session.on('error', resolve))
    session.submit_sm(message, () => undefined)
    session.enquire_link({}, () => undefined)
    expect((await lost).message).toContain(`(${next}, `)
    expect(read).toEqual([submitted + lie])
  })
})

test('congestion_state is what npm smpp reads', async () => {
  const session = await npmBound(await simulatorThat({ kind: 'congestion', state: 90 }))
  const answer = await new Promise<Pdu>((resolve) => session.submit_sm(message, resolve))
  expect(answer).toMatchObject({ command_status: 0, congestion_state: 90 })
})

test('a rate and congestion_state are what Net::SMPP reads', async () => {
  const rowsOf = [
    { id: 'slow', when: { requests: ['submit_sm'] }, do: { kind: 'throttle', perSecond: 0.001, burst: 1 } },
    { id: 'busy', when: { requests: ['submit_sm'] }, do: { kind: 'congestion', state: 90 } },
  ]
  const { port } = await runSimulator({
    profileId: 'smpp-3.4',
    behaviours: rowsOf.map((row) => behaviourSchema.parse(row)),
  })
  // It reads no TLVs of a response that refuses.
  for (const read of [{ status: 0, congestion: 90 }, { status: statusValue('ESME_RTHROTTLED') }]) {
    const peer = startPerl('misbehaved.pl', port, '1')
    await peer.next()
    expect(await peer.next()).toMatchObject({ step: 'pdu', cmd: submitResp, ...read })
  }
})

const obstacle = recordingObstacle()

test.skipIf(obstacle !== null)('spoilt answers are on the wire as tshark reads it', async () => {
  const faults = ['sequence-number', 'command-id', 'unknown-command', 'doubled', 'truncated-body']
  const { port } = await runSimulator({
    profileId: 'smpp-3.4',
    seed: 0,
    behaviours: faults.map((fault, at) =>
      behaviourSchema.parse({
        id: fault,
        when: { destinationIs: [String(at)] },
        do: { kind: 'malformed', fault },
      }),
    ),
  })
  const recording = await recordPort(port, 'lo')
  const client = await RawClient.bound(port)
  for (const at of faults.keys()) client.submit(at + 2, String(at))
  client.send('enquire_link', 100)
  const { file } = await recording.finish(0x80000015)
  client.close()
  const fields = ['command_id', 'sequence_number', 'command_length'].flatMap((name) => ['-e', `smpp.${name}`])
  const said = execFileSync('tshark', [
    ...['-r', file, '-d', `tcp.port==${port},smpp`, '-Y', `smpp and tcp.srcport==${port}`],
    ...['-T', 'fields', '-E', 'occurrence=a', '-E', 'aggregator=,', ...fields],
  ])
  const [ids, sequences, lengths] = columnsOf(said.toString())
  expect(ids?.slice(1)).toEqual([
    '0x80000004',
    '0x80000003',
    '0x80000fff',
    '0x80000004',
    '0x80000004',
    '0x80000004',
    '0x80000015',
  ])
  expect(sequences?.slice(1)).toEqual([String(0x4000_0002), '3', '4', '5', '5', '6', '100'])
  expect(lengths?.slice(1)).toEqual(['27', '27', '27', '27', '27', '21', '16'])
})

test.skipIf(obstacle !== null)('lengths that lie are on the wire as tshark reads it', async () => {
  const lies = ['length-too-large', 'length-too-small']
  const { port } = await runSimulator({
    profileId: 'smpp-3.4',
    behaviours: lies.map((fault) =>
      behaviourSchema.parse({
        id: fault,
        when: { destinationIs: [fault] },
        do: { kind: 'malformed', fault },
      }),
    ),
  })
  const recording = await recordPort(port, 'lo')
  for (const to of lies) {
    const client = await RawClient.bound(port)
    client.submit(2, to)
    // Here tshark finds what the longer one lacks.
    client.send('enquire_link', 3)
    await client.take(43)
    client.close()
  }
  const last = await RawClient.bound(port)
  last.send('unbind', 2)
  const { file } = await recording.finish()
  last.close()
  const said = execFileSync('tshark', [
    ...['-r', file, '-d', `tcp.port==${port},smpp`, '-Y', 'smpp.command_id == 0x80000004'],
    ...['-T', 'fields', '-e', 'smpp.command_length'],
  ])
  expect(said.toString().trim().split('\n')).toEqual(['31', '23'])
})

/** The values of each column over all lines, in their order. */
function columnsOf(text: string): string[][] {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  const columns = lines[0]?.length ?? 0
  return Array.from({ length: columns }, (_column, at) =>
    lines.flatMap((line) => (line[at] ?? '').split(',')),
  )
}
