import { expect, test } from 'vitest'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import type { Behaviour } from '../../../shared/simulator/behaviour.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import { lastNumber, message, submit, textOf } from './receipted-message.ts'
import { runSimulator } from './running-simulator.ts'

type Do = Extract<Behaviour['do'], { kind: 'receipt' }>
const row = (settings: Omit<Do, 'kind'>, id = 'row', when: Behaviour['when'] = {}): Behaviour => ({
  id,
  isOn: true,
  when,
  do: { kind: 'receipt', ...settings },
})

async function clientUnder(...behaviours: Behaviour[]) {
  const running = await runSimulator({ behaviours })
  const client = await running.connect()
  await client.bind()
  return { ...running, client }
}

test('a receipt that comes before the response', async () => {
  const { client } = await clientUnder(row({ order: 'before-response' }))
  const sequence = client.send('submit_sm', message(1))
  await expect.poll(() => client.waiting.length).toBe(2)
  const [receipt, response] = client.waiting
  expect(receipt?.command).toBe('deliver_sm')
  expect(response).toMatchObject({ command: 'submit_sm_resp', sequence_number: sequence })
  expect(textOf(receipt!)).toContain(`id:${String(response?.fields['message_id'])} `)
})

test('a receipt that comes three times, and one that never comes', async () => {
  const { client, until } = await clientUnder(
    row({ copies: 0 }, 'never', { destinationStarts: ['49'] }),
    row({ copies: 3 }),
  )
  await client.ask('submit_sm', { ...message(1), destination_addr: '49151' })
  const id = await submit(client, 1)
  for (let copy = 0; copy < 3; copy++) {
    const pdu = await client.next()
    expect(textOf(pdu)).toContain(`id:${id} `)
    client.answer(pdu, 'deliver_sm_resp')
  }
  await until((state) => state.receiptsSent === 3 && state.receiptsPending === 0)
  expect(client.waiting).toEqual([])
})

test('intermediate states where registered_delivery asks for them, and query_sm tells them', async () => {
  const delay = { shape: 'fixed', ms: 0 } as const
  const { client } = await clientUnder(
    row({
      intermediate: [
        { stat: 'ACCEPTD', err: '000', delay },
        { stat: 'ENROUTE', err: '000', delay },
      ],
      delay: { shape: 'fixed', ms: 0 },
    }),
  )
  await submit(client, 1)
  expect(parseReceipt(textOf(await client.next()))).toMatchObject({ stat: 'DELIVRD' })
  await submit(client, 0x11)
  const told = [await client.next(), await client.next(), await client.next()]
  expect(told.map((pdu) => [pdu.fields['esm_class'], parseReceipt(textOf(pdu)).stat])).toEqual([
    [0x20, 'ACCEPTD'],
    [0x20, 'ENROUTE'],
    [0x04, 'DELIVRD'],
  ])
})

test('query_sm tells the state that a message has come to', async () => {
  const { client } = await clientUnder(
    row({
      intermediate: [{ stat: 'ACCEPTD', err: '000', delay: { shape: 'fixed', ms: 0 } }],
      intermediateUnasked: true,
      delay: { shape: 'fixed', ms: 600_000 },
    }),
  )
  const id = await submit(client, 1)
  await client.next()
  expect((await client.ask('query_sm', { message_id: id })).fields).toMatchObject({ message_state: 6 })
})

test('over another bind of the account, though the sender may receive', async () => {
  const { client, connect } = await clientUnder(row({ over: 'other-bind' }))
  const id = await submit(client, 1)
  const other = await connect()
  await other.bind('receiver')
  expect(textOf(await other.next())).toContain(`id:${id} `)
  expect(client.waiting).toEqual([])
})

test('each setting is that of the first row that has it', async () => {
  const { client } = await clientUnder(
    row({ states: [{ stat: 'UNDELIV', err: '027', weight: 1 }] }, 'lost', { destinationStarts: ['79'] }),
    row({ states: [{ stat: 'EXPIRED', err: '001', weight: 1 }], id: 'hex' }),
    { id: 'ids', isOn: true, when: {}, do: { kind: 'message-id', form: 'padded' } },
  )
  const id = await submit(client, 1)
  expect(id).toMatch(/^00[0-9]{10}$/)
  const receipt = parseReceipt(textOf(await client.next()))
  expect(receipt).toMatchObject({ stat: 'UNDELIV', err: '027', id: Number(id).toString(16) })
})

test('the parts of a message share one id where that is asked for, and each has its receipt', async () => {
  const { client } = await clientUnder({
    id: 'ids',
    isOn: true,
    when: {},
    do: { kind: 'message-id', form: 'hex', sharedByParts: true },
  })
  const part = (number: number, reference: number) => ({
    ...message(1),
    esm_class: 0x40,
    short_message: Uint8Array.of(5, 0, 3, reference, 2, number, ...encodeUcs2(`${lastNumber()}`)),
  })
  const ids: unknown[] = []
  const inReceipts: unknown[] = []
  // The last one begins another message with the same reference.
  for (const [number, reference] of [
    [2, 7],
    [1, 7],
    [1, 8],
    [1, 7],
  ] as const) {
    const { fields } = await client.ask('submit_sm', part(number, reference))
    ids.push(fields['message_id'])
    const receipt = await client.next()
    inReceipts.push(parseReceipt(textOf(receipt)).id)
    client.answer(receipt, 'deliver_sm_resp')
  }
  expect(inReceipts).toEqual(ids)
  expect(ids[1]).toBe(ids[0])
  expect(new Set(ids).size).toBe(3)
  const queried = await client.ask('query_sm', { message_id: String(ids[0]), source_addr: 'INFO' })
  expect(queried.fields).toMatchObject({ message_id: ids[0], message_state: 2 })
})

test('a mix of states has its weights, and is the same again in the next run', async () => {
  const run = async () => {
    const { client, simulator } = await clientUnder(
      row({
        states: [
          { stat: 'DELIVRD', err: '000', weight: 70 },
          { stat: 'UNDELIV', err: '027', weight: 20, delay: { shape: 'exponential', mean: 1 } },
          { stat: 'EXPIRED', err: '001', weight: 10 },
        ],
      }),
    )
    const states = new Map<string, string>()
    const asked = Array.from({ length: 300 }, () => submit(client, 1))
    while (states.size < 300) {
      const pdu = await client.next()
      const { id, stat } = parseReceipt(textOf(pdu))
      states.set(id!, stat!)
      client.answer(pdu, 'deliver_sm_resp')
    }
    const ids = await Promise.all(asked)
    await simulator.stop()
    return ids.map((id) => states.get(id)!)
  }
  const first = await run()
  const count = (stat: string) => first.filter((one) => one === stat).length
  expect(Math.abs(count('DELIVRD') - 210)).toBeLessThan(30)
  expect(Math.abs(count('UNDELIV') - 60)).toBeLessThan(25)
  expect(count('EXPIRED')).toBeGreaterThan(10)
  expect(await run()).toEqual(first)
})

test('a message_id that is empty is not asked for by the empty id', async () => {
  const { client } = await clientUnder({
    id: 'ids',
    isOn: true,
    when: {},
    do: { kind: 'message-id', form: 'empty' },
  })
  expect(await submit(client, 1)).toBe('')
  expect(parseReceipt(textOf(await client.next())).id).toMatch(/^\d{10}$/)
  expect(await client.ask('query_sm', { message_id: '' })).toMatchObject({
    command_status: statusValue('ESME_RQUERYFAIL'),
  })
})
