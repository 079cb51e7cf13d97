import { describe, expect, test } from 'vitest'
import type { SimulatorConfig } from '../../../shared/contract/simulator.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { type StatusName, statusValue } from '../../../shared/smpp/status-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { decodeGsm7, encodeGsm7 } from '../../../shared/text/gsm7.ts'
import { runSimulator } from './running-simulator.ts'

const onTheWay = { delay: 3600, stat: 'DELIVRD', err: '000' } as const
const message = {
  source_addr: 'INFO',
  dest_addr_ton: 1,
  dest_addr_npi: 1,
  destination_addr: '79161234567',
  registered_delivery: 1,
  short_message: encodeGsm7('Hello')!,
}

/** A simulator of the specification with a bound transceiver. */
async function setUp(change: Partial<SimulatorConfig> = {}) {
  const running = await runSimulator({ profileId: 'smpp-3.4', ...change })
  const client = await running.connect()
  expect(await client.bind()).toBe(0)
  const submit = async (fields: Partial<typeof message> & { validity_period?: string } = {}) =>
    String((await client.ask('submit_sm', { ...message, ...fields })).fields['message_id'])
  const receipt = async () => {
    const pdu = await client.next()
    client.answer(pdu, 'deliver_sm_resp')
    return textOf(pdu)
  }
  return { ...running, client, submit, receipt }
}

function textOf(pdu: DecodedPdu): string {
  const { short_message } = pdu.fields
  return short_message instanceof Uint8Array ? decodeGsm7(short_message) : ''
}

function answers(name: StatusName) {
  return { command_status: statusValue(name) }
}

describe('data_sm', () => {
  test('is taken with its text in message_payload; the receipt comes in deliver_sm', async () => {
    const { client, receipt } = await setUp()
    const { short_message, ...fields } = message
    const payload = { tag: tlvTag('message_payload'), value: encodeGsm7('From a payload')! }
    const answer = await client.ask('data_sm', fields, [payload])
    expect(answer).toMatchObject({ command: 'data_sm_resp', command_status: 0 })
    expect(await receipt()).toMatch(
      new RegExp(`^id:${answer.fields['message_id']} .*stat:DELIVRD err:000 Text:From a payload`),
    )
  })

  test('to nobody is refused', async () => {
    const { client } = await setUp()
    const answer = await client.ask('data_sm', { source_addr: 'INFO' })
    expect(answer).toMatchObject(answers('ESME_RINVDSTADR'))
  })
})

describe('cancel_sm', () => {
  test('ends a message on its way as DELETED, which its receipt and query_sm tell', async () => {
    const { client, submit, receipt, simulator } = await setUp({ receipt: onTheWay })
    const message_id = await submit()
    expect(await client.ask('cancel_sm', { message_id, source_addr: 'INFO' })).toMatchObject({
      command: 'cancel_sm_resp',
      command_status: 0,
    })
    expect(await receipt()).toContain(`id:${message_id} sub:001 dlvrd:000`)
    expect((await client.ask('query_sm', { message_id })).fields).toMatchObject({ message_state: 4 })
    expect(simulator.state()).toMatchObject({ queued: 0, accepted: 1 })
  })

  test('by addresses takes all between the two, of one service_type or of any', async () => {
    const { client, submit, simulator } = await setUp({ receipt: onTheWay })
    await submit()
    await submit()
    const other = await submit({ destination_addr: '79160000000' })
    const pair = { source_addr: 'INFO', destination_addr: '79161234567' }
    expect(await client.ask('cancel_sm', { ...pair, service_type: 'CMT' })).toMatchObject(
      answers('ESME_RCANCELFAIL'),
    )
    expect(simulator.state().queued).toBe(3)
    expect(await client.ask('cancel_sm', pair)).toMatchObject({ command_status: 0 })
    expect(simulator.state().queued).toBe(1)
    expect((await client.ask('query_sm', { message_id: other })).fields).toMatchObject({ message_state: 1 })
  })

  test('fails for an unknown id, for another sender, and once the state is final', async () => {
    const { client, submit, receipt } = await setUp()
    const message_id = await submit()
    await receipt()
    for (const fields of [{ message_id: '1' }, { message_id }, {}]) {
      expect(await client.ask('cancel_sm', fields)).toMatchObject(answers('ESME_RCANCELFAIL'))
    }
    const later = await setUp({ receipt: onTheWay })
    const waiting = await later.submit()
    const fields = { message_id: waiting, source_addr: 'OTHER' }
    expect(await later.client.ask('cancel_sm', fields)).toMatchObject(answers('ESME_RCANCELFAIL'))
  })
})

describe('replace_sm', () => {
  test('gives a message on its way another text, receipt and validity', async () => {
    const { client, submit, receipt, simulator } = await setUp({ receipt: onTheWay })
    const message_id = await submit({ registered_delivery: 0 })
    expect(simulator.state().receiptsPending).toBe(0)
    const replaced = await client.ask('replace_sm', {
      message_id,
      source_addr: 'INFO',
      registered_delivery: 1,
      validity_period: '200101000000000+',
      short_message: encodeGsm7('Another text')!,
    })
    expect(replaced).toMatchObject({ command: 'replace_sm_resp', command_status: 0 })
    expect(simulator.state().receiptsPending).toBe(1)
    simulator.configure({ receipt: { ...onTheWay, delay: 0 } })
    expect(await receipt()).toMatch(/stat:EXPIRED err:000 Text:Another text/)
  })

  test('fails for an unknown id, for another sender, and once the state is final', async () => {
    const { client, submit, receipt } = await setUp()
    const message_id = await submit()
    await receipt()
    for (const fields of [{ message_id: '1' }, { message_id }, { message_id, source_addr: 'OTHER' }]) {
      expect(await client.ask('replace_sm', fields)).toMatchObject(answers('ESME_RREPLACEFAIL'))
    }
  })
})

test('a time that cannot be read is refused by its own status', async () => {
  const { client } = await setUp()
  expect(await client.ask('submit_sm', { ...message, validity_period: 'tomorrow' })).toMatchObject(
    answers('ESME_RINVEXPIRY'),
  )
  expect(await client.ask('submit_sm', { ...message, schedule_delivery_time: '99' })).toMatchObject(
    answers('ESME_RINVSCHED'),
  )
})

describe('submit_multi', () => {
  const { destination_addr, dest_addr_ton, dest_addr_npi, ...rest } = message
  const to = (addr: string) => ({ dest_flag: 1, dest_addr_ton, dest_addr_npi, destination_addr: addr })
  const list = (dl_name: string) => ({ dest_flag: 2, dl_name })

  test('reaches addresses and the members of lists under one id, and lists what was refused', async () => {
    const { client, receipt, simulator } = await setUp()
    const dest_address = [to('79161234567'), list('TEAM'), to('99912345678'), to('79160000069')]
    const answer = await client.ask('submit_multi', { ...rest, dest_address })
    expect(answer).toMatchObject({
      command: 'submit_multi_resp',
      command_status: 0,
      fields: {
        no_unsuccess: 2,
        unsuccess_sme: [
          { destination_addr: '99912345678', error_status_code: statusValue('ESME_RINVDSTADR') },
          { destination_addr: '79160000069', error_status_code: statusValue('ESME_RSUBMITFAIL') },
        ],
      },
    })
    const id = answer.fields['message_id']
    for (const _each of ['79161234567', '79161230001', '79161230002']) {
      expect(await receipt()).toContain(`id:${id} `)
    }
    expect(simulator.state()).toMatchObject({ accepted: 3, refused: 2 })
    expect(simulator.state().events).toMatchObject([
      { kind: 'refused', rule: 'by-address', detail: 'INFO → 79160000069' },
      { kind: 'refused', rule: 'route' },
      { kind: 'bound' },
    ])
  })

  test('is on its way while one destination is, and is cancelled as a whole', async () => {
    const { client, simulator } = await setUp({ receipt: onTheWay })
    const answer = await client.ask('submit_multi', { ...rest, dest_address: [list('TEAM')] })
    const message_id = String(answer.fields['message_id'])
    const first = { message_id, destination_addr: '79161230001' }
    expect(await client.ask('cancel_sm', first)).toMatchObject({ command_status: 0 })
    expect((await client.ask('query_sm', { message_id })).fields).toMatchObject({ message_state: 1 })
    expect(await client.ask('cancel_sm', { message_id })).toMatchObject({ command_status: 0 })
    expect((await client.ask('query_sm', { message_id })).fields).toMatchObject({ message_state: 4 })
    expect(simulator.state().queued).toBe(0)
  })

  test('is refused as a whole without destinations, for an unknown list, and when none can be reached', async () => {
    const { client } = await setUp()
    for (const [dest_address, status] of [
      [[], 'ESME_RINVNUMDESTS'],
      [[to('79161234567'), list('NOBODY')], 'ESME_RINVDLNAME'],
      [[to('')], 'ESME_RINVDSTADR'],
      [[to('99912345678'), to('88812345678')], 'ESME_RSUBMITFAIL'],
    ] as const) {
      const answer = await client.ask('submit_multi', { ...rest, dest_address })
      expect(answer).toMatchObject({ ...answers(status), hasBody: false })
    }
  })
})

test('the gateway profiles answer all of these with generic_nack', async () => {
  const { connect } = await runSimulator({ profileId: 'ru-gateway-8056' })
  const client = await connect()
  await client.bind()
  for (const command of ['data_sm', 'cancel_sm', 'replace_sm', 'submit_multi', 'broadcast_sm'] as const) {
    expect(await client.ask(command)).toMatchObject({
      command: 'generic_nack',
      ...answers('ESME_RINVCMDID'),
    })
  }
})
