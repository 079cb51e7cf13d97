import { describe, expect, test } from 'vitest'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import type { PduBody } from '../../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import { lastNumber, message, submit, textOf } from './receipted-message.ts'
import { runSimulator } from './running-simulator.ts'
import type { WireClient } from './wire-client.ts'

async function nextOf(client: WireClient, command: DecodedPdu['command']): Promise<DecodedPdu> {
  for (;;) {
    const pdu = await client.next()
    if (pdu.command === command) return pdu
  }
}

test('the receipt comes with addresses swapped, in the format of the page', async () => {
  const { connect, until } = await runSimulator()
  const client = await connect()
  await client.bind()
  const id = await submit(client, 1)
  const pdu = await client.next()
  expect(pdu).toMatchObject({
    command: 'deliver_sm',
    fields: {
      source_addr_ton: 1,
      source_addr: '79161234567',
      dest_addr_ton: 5,
      destination_addr: 'INFO',
      esm_class: 4,
      data_coding: 0,
    },
  })
  expect(textOf(pdu)).toMatch(
    new RegExp(
      `^id:${id} sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 Text:Number ${lastNumber()} of many me`,
    ),
  )
  expect(parseReceipt(textOf(pdu))).toMatchObject({
    isReceipt: true,
    id,
    stat: 'DELIVRD',
    state: 'DELIVERED',
    deviations: [],
  })
  client.answer(pdu, 'deliver_sm_resp')
  await until((state) => state.receiptsSent === 1 && state.receiptsPending === 0)
})

test('a client that unbinds while receipts wait for it leaves the others served', async () => {
  const { connect, until } = await runSimulator({ profileId: 'smpp-3.4' })
  const leaving = await connect()
  await leaving.bind()
  // More than are under way to a session at once.
  for (let count = 0; count < 60; count++) leaving.send('submit_sm', message(1))
  await until(({ accepted }) => accepted === 60)
  const first = await nextOf(leaving, 'deliver_sm')
  leaving.send('unbind')
  leaving.answer(first, 'deliver_sm_resp')
  const other = await connect()
  await other.bind()
  // Those that were under way to it come to the one that is there.
  const taken = await nextOf(other, 'deliver_sm')
  other.answer(taken, 'deliver_sm_resp')
  await until(({ receiptsSent }) => receiptsSent >= 1)
})

describe('registered_delivery', () => {
  const wanted = { success: [1, 3], failure: [1, 2] }
  for (const [outcome, stat] of [
    ['success', 'DELIVRD'],
    ['failure', 'UNDELIV'],
  ] as const) {
    test(`asks for ${outcome} by ${wanted[outcome].join(' and ')}`, async () => {
      const { connect } = await runSimulator({ receipt: { delay: 0, stat, err: '027' } })
      const client = await connect()
      await client.bind()
      const ids = new Map<string, number>()
      for (const value of [0, 2, 3, 1]) ids.set(await submit(client, value), value)
      const got: number[] = []
      for (const _wanted of wanted[outcome]) {
        const pdu = await client.next()
        const receipt = parseReceipt(textOf(pdu))
        expect(receipt).toMatchObject({ stat, err: '027' })
        got.push(ids.get(receipt.id!)!)
        client.answer(pdu, 'deliver_sm_resp')
      }
      // The message that asked for any outcome was the last: nothing comes after its receipt.
      expect(got.sort()).toEqual(wanted[outcome])
      await client.ask('enquire_link')
      expect(client.waiting).toEqual([])
    })
  }
})

describe('where receipts go', () => {
  test('with a transmitter alone they wait, are counted, and come when a receiver binds', async () => {
    const { connect, simulator, until } = await runSimulator()
    const sender = await connect()
    await sender.bind('transmitter')
    const ids = [await submit(sender, 1), await submit(sender, 1)]
    await until((state) => state.receiptsPending === 2)
    const receiver = await connect()
    await receiver.bind('receiver')
    for (const id of ids) {
      const pdu = await receiver.next()
      expect(textOf(pdu)).toContain(`id:${id} `)
      receiver.answer(pdu, 'deliver_sm_resp')
    }
    await until((state) => state.receiptsSent === 2)
    expect(simulator.state().receiptsPending).toBe(0)
    expect(sender.waiting).toEqual([])
  })

  test('each goes to the session that sent the message', async () => {
    const { connect } = await runSimulator()
    const [first, second] = [await connect(), await connect()]
    await first.bind()
    await second.bind()
    const id = await submit(second, 1)
    expect(textOf(await second.next())).toContain(`id:${id} `)
    await first.ask('enquire_link')
    expect(first.waiting).toEqual([])
  })

  test('one that was lost with the link is sent again to the next bind', async () => {
    const { connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const id = await submit(client, 1)
    await client.next()
    await client.close()
    const again = await connect()
    await again.bind()
    expect(textOf(await again.next())).toContain(`id:${id} `)
  })

  test('they outlive a stop of the simulator', async () => {
    const { connect, simulator } = await runSimulator({
      receipt: { delay: 3600, stat: 'DELIVRD', err: '000' },
    })
    const client = await connect()
    await client.bind()
    const id = await submit(client, 1)
    await simulator.stop()
    const { port } = await simulator.start()
    simulator.configure({ receipt: { delay: 0, stat: 'EXPIRED', err: '001' } })
    const { WireClient } = await import('./wire-client.ts')
    const again = await WireClient.connect(port)
    await again.bind()
    expect(textOf(await again.next())).toMatch(new RegExp(`^id:${id} .*stat:EXPIRED err:001`))
    await again.close()
  })
})

test('a client that says "not now" gets the receipt again', async () => {
  const { connect, until } = await runSimulator()
  const client = await connect()
  await client.bind()
  const id = await submit(client, 1)
  client.answer(await client.next(), 'deliver_sm_resp', statusValue('ESME_RX_T_APPN'))
  const again = await client.next()
  expect(textOf(again)).toContain(`id:${id} `)
  client.answer(again, 'deliver_sm_resp')
  await until((state) => state.receiptsSent === 1 && state.receiptsPending === 0)
})

test('a shorter delay and another final state hold for messages on their way', async () => {
  const { connect, simulator } = await runSimulator({ receipt: { delay: 3600, stat: 'DELIVRD', err: '000' } })
  const client = await connect()
  await client.bind()
  await submit(client, 1)
  expect(simulator.state().receiptsPending).toBe(1)
  simulator.configure({ receipt: { delay: 0, stat: 'REJECTD', err: '4A6' } })
  expect(textOf(await client.next())).toContain('stat:REJECTD err:4A6')
})

describe('query_sm', () => {
  test('tells the state on the way and at the end', async () => {
    const { connect, simulator } = await runSimulator({
      receipt: { delay: 3600, stat: 'UNDELIV', err: '027' },
    })
    const client = await connect()
    await client.bind()
    const id = await submit(client, 1)
    expect(await client.ask('query_sm', { message_id: id, source_addr: 'INFO' })).toMatchObject({
      command: 'query_sm_resp',
      command_status: 0,
      fields: { message_id: id, final_date: '', message_state: 1, error_code: 0 },
    })
    simulator.configure({ receipt: { delay: 0, stat: 'UNDELIV', err: '027' } })
    client.answer(await client.next(), 'deliver_sm_resp')
    const answer = await client.ask('query_sm', { message_id: id })
    expect(answer.fields).toMatchObject({ message_id: id, message_state: 5, error_code: 27 })
    expect(answer.fields['final_date']).toMatch(/^\d{15}\+$/)
  })

  test('fails for an unknown id and for another sender', async () => {
    const { connect } = await runSimulator()
    const client = await connect()
    await client.bind()
    const id = await submit(client, 0)
    for (const fields of [{ message_id: '1' }, { message_id: id, source_addr: 'OTHER' }]) {
      expect(await client.ask('query_sm', fields)).toMatchObject({
        command: 'query_sm_resp',
        command_status: statusValue('ESME_RQUERYFAIL'),
      })
    }
  })
})

describe('a behaviour gives a final state of its own', () => {
  const unreachable = (when: Behaviour['when']): Behaviour => ({
    id: 'unreachable',
    isOn: true,
    when,
    do: { kind: 'final-state', stat: 'UNDELIV', err: '027' },
  })
  const delivered = { message_state: 2, error_code: 0 }
  const lost = { message_state: 5, error_code: 27 }

  async function endsUnder(behaviour: Behaviour) {
    const { connect } = await runSimulator({ behaviours: [behaviour] })
    const client = await connect()
    await client.bind()
    return async (change: Partial<PduBody<'submit_sm'>>) => {
      const { fields } = await client.ask('submit_sm', { ...message(1), ...change })
      client.answer(await client.next(), 'deliver_sm_resp')
      return (await client.ask('query_sm', { message_id: String(fields['message_id']) })).fields
    }
  }

  test('to the messages it is for', async () => {
    const endOf = await endsUnder(unreachable({ destinationStarts: ['49'] }))
    expect(await endOf({ destination_addr: '4915112345678' })).toMatchObject(lost)
    expect(await endOf({ destination_addr: '79161234567' })).toMatchObject(delivered)
  })

  test('to a message that is a repeat, which the first is not', async () => {
    const endOf = await endsUnder(unreachable({ repeatWithin: 60 }))
    const short_message = encodeUcs2('Again')
    expect(await endOf({ short_message })).toMatchObject(delivered)
    expect(await endOf({ short_message })).toMatchObject(lost)
  })
})
