import { expect, test } from 'vitest'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { countingSmsc, runOwnBinds, submit, text, to } from './running-own-binds.ts'

test('two applications share one bind; ids and receipts come back to their sender', async () => {
  const { port, until } = await runSimulator({
    profileId: 'smpp-3.4',
    receipt: { delay: 0.05, stat: 'DELIVRD', err: '000' },
  })
  const { bind, event, pdus } = await runOwnBinds(port)
  await event('provider-bound')
  const [shop, bank] = [await bind('shop'), await bind('bank')]
  const ids = new Map<WireClient, string[]>()
  for (const [client, count] of [
    [shop, 3],
    [bank, 2],
  ] as const) {
    const given = []
    for (let n = 0; n < count; n++) given.push(String((await submit(client, { registered_delivery: 1 })).id))
    ids.set(client, given)
  }
  for (const [client, given] of ids) {
    const receipts = []
    for (const _ of given) {
      const receipt = await client.next()
      client.answer(receipt, 'deliver_sm_resp')
      receipts.push(/^id:(\d+) /.exec(text(receipt))![1])
    }
    expect(receipts.sort()).toEqual(given.sort())
  }
  const { sessions } = await until(({ receiptsSent }) => receiptsSent === 5)
  expect(sessions).toHaveLength(1)
  const submits = pdus().filter(({ in: came }) => came?.command === 'submit_sm')
  expect(submits.map(({ application, out }) => [application, out?.session])).toEqual([
    ...Array(3).fill(['shop', 'provider']),
    ...Array(2).fill(['bank', 'provider']),
  ])
  // Both count from 1: those of the second application have other numbers at the provider.
  expect(submits.at(-1)).toMatchObject({ differs: ['sequence_number'], from: 'application' })
  expect(pdus().filter(({ out }) => out?.command === 'deliver_sm')).toHaveLength(5)
  expect(
    pdus().filter(({ in: came, out }) => came?.command === 'deliver_sm_resp' && out !== null),
  ).toHaveLength(5)
})

test('the provider gets the octets that the application wrote, and the application the provider’s answer', async () => {
  const { port, asked } = await countingSmsc((pdu) =>
    pdu.command === 'submit_sm' && pdu.fields['destination_addr'] === '1' ? { status: 0x58 } : undefined,
  )
  const { bind, event } = await runOwnBinds(port)
  await event('provider-bound')
  const shop = await bind('shop')
  const fields = {
    ...to,
    esm_class: 0x40,
    data_coding: 8,
    short_message: Uint8Array.of(5, 0, 3, 1, 2, 1, 4, 0x16),
  }
  await shop.ask('submit_sm', fields, [{ tag: 0x1400, value: Uint8Array.of(1, 2, 3) }])
  expect(asked[0]).toMatchObject({ fields, tlvs: [{ tag: 0x1400, value: Uint8Array.of(1, 2, 3) }] })
  expect(await submit(shop, { destination_addr: '1' })).toEqual({ status: 'ESME_RTHROTTLED', id: undefined })
})

test.each([
  ['nobody', 'one', 'ESME_RINVSYSID'],
  ['shop', 'two', 'ESME_RINVPASWD'],
])('refuses the bind of %s with the password %s', async (system_id, password, status) => {
  const { port } = await countingSmsc()
  const { port: listening, events } = await runOwnBinds(port)
  const client = await WireClient.connect(listening)
  expect(statusName(await client.bind('transceiver', { system_id, password }))).toBe(status)
  await client.close()
  expect(events()).toContainEqual(
    expect.objectContaining({ event: 'bind-refused', application: system_id, detail: { status } }),
  )
})

test('no more binds of an account than it may have', async () => {
  const { port } = await countingSmsc()
  const one = [{ systemId: 'shop', password: 'one', maxBinds: 1 }]
  const { port: listening, bind } = await runOwnBinds(port, { settings: { accounts: one } })
  await bind('shop')
  const second = await WireClient.connect(listening)
  expect(statusName(await second.bind('transceiver', { system_id: 'shop', password: 'one' }))).toBe(
    'ESME_RALYBND',
  )
  await second.close()
})

test('asks and cancels only what is its own', async () => {
  const { port, asked } = await countingSmsc()
  const { bind, event } = await runOwnBinds(port)
  await event('provider-bound')
  const [shop, bank] = [await bind('shop'), await bind('bank')]
  const { id } = await submit(shop)
  const message_id = String(id)
  const ask = async (
    client: WireClient,
    command: 'query_sm' | 'cancel_sm' | 'replace_sm',
    about = message_id,
  ) => statusName((await client.ask(command, { message_id: about, source_addr: 'INFO' })).command_status)
  expect(await ask(shop, 'query_sm')).toBe('ESME_ROK')
  for (const command of ['query_sm', 'cancel_sm', 'replace_sm'] as const) {
    expect(await ask(bank, command)).toBe('ESME_RINVMSGID')
  }
  expect(await ask(shop, 'cancel_sm', '')).toBe('ESME_RCANCELFAIL')
  expect(await ask(shop, 'cancel_sm')).toBe('ESME_ROK')
  expect(asked.map(({ command }) => command)).toEqual(['submit_sm', 'query_sm', 'cancel_sm'])
})

test('rows act on what is led, in both directions and on the answers', async () => {
  const { port, asked, client } = await countingSmsc()
  const { bind, event, pdus } = await runOwnBinds(port, {
    rows: [
      {
        id: 'sender',
        from: 'application',
        when: { requests: ['submit_sm'] },
        do: { kind: 'set-field', field: 'source_addr', value: 'SHOP' },
      },
      { id: 'no', when: { destinationStarts: ['49'] }, do: { kind: 'refuse', status: 'ESME_RINVDSTADR' } },
      { id: 'lost', from: 'application', when: { addressIs: ['gone'] }, do: { kind: 'drop' } },
      {
        id: 'late',
        from: 'provider',
        when: { filter: 'command == submit_sm_resp' },
        do: { kind: 'delay', delay: { shape: 'fixed', ms: 20 } },
      },
      {
        id: 'text',
        from: 'provider',
        when: { requests: ['deliver_sm'] },
        do: { kind: 'replace-text', find: 'DELIVRD', replacement: 'UNDELIV' },
      },
      {
        id: 'taken',
        from: 'application',
        when: { filter: 'command == deliver_sm_resp' },
        do: { kind: 'set-field', field: 'command_status', value: 0x64 },
      },
    ],
  })
  await event('provider-bound')
  const shop = await bind('shop')
  const { id } = await submit(shop)
  expect(await submit(shop, { destination_addr: '49151' })).toMatchObject({ status: 'ESME_RINVDSTADR' })
  shop.send('submit_sm', { ...to, destination_addr: 'gone' })
  await submit(shop)
  expect(asked.map(({ fields }) => [fields['source_addr'], fields['destination_addr']])).toEqual([
    ['SHOP', '79161234567'],
    ['SHOP', '79161234567'],
  ])
  const told = (await client).request({
    command: 'deliver_sm',
    fields: {
      ...{ source_addr: '79161234567', destination_addr: 'SHOP', esm_class: 4 },
      short_message: new Uint8Array(
        Buffer.from(
          `id:${id} sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:`,
        ),
      ),
    },
  })
  const receipt = await shop.next()
  expect(text(receipt)).toContain('stat:UNDELIV')
  shop.answer(receipt, 'deliver_sm_resp')
  expect(statusName((await told).pdu.command_status)).toBe('ESME_RX_T_APPN')
  const touched = pdus().filter(({ rows }) => rows.length > 0)
  expect(touched.map(({ from, rows, out }) => [from, ...rows, out === null])).toEqual([
    ['application', 'sender', false],
    ['provider', 'late', false],
    ['application', 'sender', 'no', true],
    ['application', 'sender', 'lost', true],
    ['application', 'sender', false],
    ['provider', 'late', false],
    ['provider', 'text', false],
    ['application', 'taken', false],
  ])
})
