import { expect, test } from 'vitest'
import { Account } from '../../../electron/smsc/account.ts'
import { defaultSimulatorConfig } from '../../../electron/smsc/default-config.ts'
import { DelayedAnswers } from '../../../electron/smsc/delayed-answers.ts'
import { EventLog } from '../../../electron/smsc/event-log.ts'
import { MessageCentre } from '../../../electron/smsc/message-centre.ts'
import { mostQueued, simulatorPressureSchema } from '../../../shared/contract/simulator.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { isCommand } from '../../../shared/smpp/pdu.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'
import { askedRequest } from './asked-request.ts'
import { ManualClock } from './manual-clock.ts'
import { runSimulator } from './running-simulator.ts'

const full = statusValue('ESME_RMSGQFUL')
const encode = (text: string) => new TextEncoder().encode(text)

function setUp(bounds: NonNullable<ConstructorParameters<typeof MessageCentre>[0]['bounds']>) {
  const clock = new ManualClock()
  const told: string[] = []
  const centre = new MessageCentre({
    account: new Account(defaultSimulatorConfig(catalogue, 'smpp-3.4'), () => catalogue, clock, 0),
    clock,
    seed: 0,
    onChange: () => {},
    onShortage: (kind, detail) => told.push(`${kind} ${detail}`),
    bounds,
  })
  let count = 0
  const submit = (source_addr = 'INFO', registered_delivery = 0) => {
    const fields = { source_addr, destination_addr: '79161234567', registered_delivery }
    const short_message = encode(`Text ${++count}`)
    const pdu = decodePdu(
      encodePdu({ command: 'submit_sm', sequence_number: 1, fields: { ...fields, short_message } }),
    )
    if (!isCommand(pdu, 'submit_sm')) throw new Error('not encoded')
    const { reply } = centre.submit(pdu, askedRequest(pdu), 's1')
    return reply !== null && 'status' in reply ? reply.status : null
  }
  const multi = (destinations: number) => {
    const dest_address = Array.from({ length: destinations }, (_, at) => ({
      dest_flag: 1,
      dest_addr_ton: 0,
      dest_addr_npi: 0,
      destination_addr: String(1000 + at),
    }))
    const fields = { source_addr: 'INFO', dest_address, short_message: encode(`Text ${++count}`) }
    const pdu = decodePdu(encodePdu({ command: 'submit_multi', sequence_number: 1, fields }))
    if (!isCommand(pdu, 'submit_multi')) throw new Error('not encoded')
    const { reply } = centre.submitMulti(pdu, askedRequest(pdu), 's1')
    return reply !== null && 'status' in reply ? reply.status : null
  }
  return { clock, centre, told, submit, multi }
}

const wide = { count: 1000, octets: 1_000_000 }

test('refuses beyond what it can hold, tells so once, and again once there is room', () => {
  const { clock, centre, told, submit, multi } = setUp({
    pending: { count: 4, octets: 1_000_000 },
    receipts: wide,
  })
  expect([multi(5), multi(3), submit(), submit(), multi(2)]).toEqual([full, 0, 0, full, full])
  expect(told).toEqual(['queue-full '])
  expect(centre.counters).toMatchObject({ accepted: 4, refused: 3, queued: 4 })
  clock.turn(2000)
  expect(told).toEqual(['queue-full ', 'queue-relieved 8'])
  expect(submit()).toBe(0)
})

test('counts the octets of what it holds: a few long addresses fill it as well', () => {
  const { told, submit } = setUp({ pending: { count: 1000, octets: 100_000 }, receipts: wide })
  const statuses = Array.from({ length: 4 }, (_, at) => submit(`${at}${'9'.repeat(40_000)}`))
  expect(statuses).toEqual([0, 0, full, full])
  expect(submit()).toBe(0)
  expect(told).toEqual(['queue-full '])
})

test('holds as many receipts as it can and counts those that it gave up', () => {
  const { clock, centre, told, submit } = setUp({ pending: wide, receipts: { count: 3, octets: 1_000_000 } })
  for (let count = 0; count < 10; count++) submit('INFO', 1)
  clock.turn(2000)
  expect(centre.counters).toMatchObject({ receiptsPending: 3, receiptsGivenUp: 7 })
  expect(told).toEqual(['receipts-full '])
})

test('a queue of an earlier release is as long as it can be', () => {
  const { maxQueue } = simulatorPressureSchema.shape
  expect([maxQueue.parse(1_000_000), maxQueue.parse(5), maxQueue.parse(null)]).toEqual([mostQueued, 5, null])
})

test('an answer that would wait beside too many others leaves at once', async () => {
  const clock = new ManualClock()
  const delayed = new DelayedAnswers(clock, 2)
  const reply = { status: 0 }
  const waiting = [delayed.delay('s1', reply, 1000), delayed.delay('s2', reply, 1000)]
  expect(delayed.delay('s1', reply, 1000)).toBe(reply)
  delayed.drop('s2')
  expect(await waiting[1]).toBeNull()
  expect(delayed.delay('s1', reply, 1000)).toBeInstanceOf(Promise)
  clock.turn(1000)
  expect([await waiting[0], clock.timers]).toEqual([reply, 0])
})

test('an event quotes what clients send, not all of it', () => {
  const log = new EventLog()
  const detail = 'x'.repeat(60_000)
  log.add({ at: 0, kind: 'refused', systemId: detail, commandStatus: 1, rule: null, detail })
  const [event] = log.list()
  expect([event!.detail.length, event!.systemId!.length]).toEqual([501, 501])
})

test('a message to more destinations than one may have is refused whole', async () => {
  const members = Array.from({ length: 255 }, (_, at) => String(79_160_000_000 + at))
  const { connect, simulator } = await runSimulator({
    profileId: 'smpp-3.4',
    distributionLists: [{ name: 'ALL', members }],
  })
  const client = await connect()
  await client.bind()
  const dest_address = Array.from({ length: 200 }, () => ({ dest_flag: 2, dl_name: 'ALL' }))
  const answer = await client.ask('submit_multi', { source_addr: 'INFO', dest_address })
  expect(answer.command_status).toBe(statusValue('ESME_RINVNUMDESTS'))
  expect(simulator.state()).toMatchObject({ accepted: 0, queued: 0 })
})

test('a cancel without message_id finds those of its service_type, in whatever order they came', async () => {
  const { connect, simulator } = await runSimulator({
    profileId: 'smpp-3.4',
    receipt: { delay: 3600, stat: 'DELIVRD', err: '000' },
  })
  const client = await connect()
  await client.bind()
  const route = { source_addr: 'INFO', destination_addr: '79161234567' }
  for (const service_type of ['', 'VMN', '', 'CMT']) {
    await client.ask('submit_sm', { ...route, service_type, short_message: encode(`Text ${service_type}`) })
  }
  const cancel = async (service_type: string) =>
    (await client.ask('cancel_sm', { ...route, service_type })).command_status
  expect([await cancel('VMN'), await cancel('VMN'), simulator.state().queued]).toEqual([
    0,
    statusValue('ESME_RCANCELFAIL'),
    3,
  ])
  expect([await cancel(''), simulator.state().queued]).toEqual([0, 0])
})
