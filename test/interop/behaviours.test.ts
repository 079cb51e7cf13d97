import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Pdu } from 'smpp'
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
  readonly of: 'submit' | 'enquire' | 'other'
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

async function simulatorThat(does: object): Promise<number> {
  const row = behaviourSchema.parse({ id: 'row', when: { requests: ['submit_sm'] }, do: does })
  return (await runSimulator({ profileId: 'smpp-3.4', behaviours: [row] })).port
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
    const session = connect({ host: '127.0.0.1', port: await simulatorThat(does) })
    onTestFinished(() => session.destroy())
    await once(session, 'connect')
    const account = { system_id: 'demo', password: 'demo', interface_version: 0x34 }
    await new Promise((resolve) => session.bind_transceiver(account, resolve))
    const read: Read[] = []
    const closed = new Promise<void>((resolve) => session.on('close', () => resolve()))
    const enough = new Promise<void>((resolve) => {
      session.on('error', () => undefined)
      session.on('pdu', (pdu: Pdu) => {
        const of = pdu.sequence_number === 2 ? 'submit' : pdu.sequence_number === 3 ? 'enquire' : 'other'
        read.push({ cmd: pdu.command_id.toString(16), status: pdu.command_status, of })
        if (read.length === reads.length && ends !== true) resolve()
      })
    })
    session.submit_sm(
      { source_addr: 'INFO', destination_addr: '79161234567', short_message: 'Hello' },
      () => undefined,
    )
    session.enquire_link({}, () => undefined)
    await (ends === true ? closed : enough)
    expect(read).toEqual(reads)
  })
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
