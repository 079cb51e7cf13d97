import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ReplySpec } from '../../../electron/session/request.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { sendReceipt } from '../../support/scripted-smsc.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { countingSmsc, runOwnBinds, submit, text, to } from './running-own-binds.ts'

test('a receipt waits for its application over a restart of that', async () => {
  const { port, client } = await countingSmsc()
  const { bind, event, relay } = await runOwnBinds(port)
  await event('provider-bound')
  const [shop, bank] = [await bind('shop'), await bind('bank')]
  const { id } = await submit(shop, { registered_delivery: 1 })
  await shop.close()
  await event('application-closed')
  const smsc = await client
  // Answered once it is kept, though nobody has taken it.
  await sendReceipt(smsc, String(id))
  expect(relay.waiting).toBe(1)
  const again = await bind('shop')
  const receipt = await again.next()
  expect(text(receipt)).toContain(`id:${id} `)
  again.answer(receipt, 'deliver_sm_resp')
  await expect.poll(() => relay.waiting).toBe(0)
  expect(bank.waiting).toEqual([])
})

test('what was in flight when its application was lost stays that application’s', async () => {
  const held = Promise.withResolvers<ReplySpec>()
  const left = Promise.withResolvers<void>()
  const { port, client } = await countingSmsc((pdu) => {
    if (pdu.command !== 'submit_sm') return undefined
    left.resolve()
    return held.promise
  })
  const { bind, event } = await runOwnBinds(port)
  await event('provider-bound')
  const [shop, bank] = [await bind('shop'), await bind('bank')]
  shop.send('submit_sm', to)
  await left.promise
  await shop.close()
  held.resolve({ status: 0, fields: { message_id: 'abc' } })
  await event('application-closed')
  // Led to nobody else, whatever the spelling.
  await sendReceipt(await client, 'ABC')
  const again = await bind('shop')
  expect(text(await again.next())).toContain('id:ABC ')
  expect(bank.waiting).toEqual([])
})

test('ids and what waits outlive the relay itself', async () => {
  const { port, client, sessions } = await countingSmsc()
  const file = join(testFolder(), 'kept', 'relay.db')
  const first = await runOwnBinds(port, { parts: { file } })
  await first.event('provider-bound')
  const shop = await first.bind('shop')
  const { id } = await submit(shop)
  const other = await submit(shop)
  await shop.close()
  await first.event('application-closed')
  await sendReceipt(await client, String(id))
  await first.stop()
  const second = await runOwnBinds(port, { parts: { file } })
  await second.event('provider-bound')
  expect(second.relay.waiting).toBe(1)
  const bank = await second.bind('bank')
  const back = await second.bind('shop')
  const receipt = await back.next()
  expect(text(receipt)).toContain(`id:${id} `)
  back.answer(receipt, 'deliver_sm_resp')
  const given = sendReceipt([...sessions][0]!, String(other.id))
  const late = await back.next()
  expect(text(late)).toContain(`id:${other.id} `)
  back.answer(late, 'deliver_sm_resp')
  await given
  expect(bank.waiting).toEqual([])
})

test('a receipt that overtakes its response finds its application', async () => {
  const { port } = await countingSmsc((pdu, session) => {
    if (pdu.command !== 'submit_sm') return undefined
    void sendReceipt(session, 'early')
    return new Promise((resolve) =>
      setImmediate(() => resolve({ status: 0, fields: { message_id: 'early' } })),
    )
  })
  const { bind, event, events } = await runOwnBinds(port)
  await event('provider-bound')
  await bind('bank')
  const shop = await bind('shop')
  expect(await submit(shop)).toEqual({ status: 'ESME_ROK', id: 'early' })
  expect(text(await shop.next())).toContain('id:early ')
  expect(events().some(({ event: name }) => name === 'unknown-receipt')).toBe(false)
})

test('nothing more than there is room for waits: the provider keeps the rest', async () => {
  const { port, client } = await countingSmsc()
  const { bind, event, relay } = await runOwnBinds(port, { parts: { bounds: { waiting: 1 } } })
  await event('provider-bound')
  const shop = await bind('shop')
  const [one, two] = [await submit(shop), await submit(shop)]
  await shop.close()
  await event('application-closed')
  const smsc = await client
  const statuses = []
  for (const { id } of [one, two]) {
    const short_message = Buffer.from(
      `id:${id} sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:`,
    )
    const { pdu } = await smsc.request({
      command: 'deliver_sm',
      fields: { ...to, esm_class: 4, short_message: new Uint8Array(short_message) },
    })
    statuses.push(statusName(pdu.command_status))
  }
  expect(statuses).toEqual(['ESME_ROK', 'ESME_RX_T_APPN'])
  expect(relay.waiting).toBe(1)
  await event('waiting-full')
})

test.each([
  ['first', null, ['shop']],
  ['all', null, ['shop', 'bank']],
  ['nobody', null, []],
  ['nobody', '+1234', ['bank']],
] as const)(
  'a message for nobody in particular goes to %s, one to %s to the bank',
  async (otherwise, start, takers) => {
    const { port, client } = await countingSmsc()
    const { bind, event } = await runOwnBinds(port, {
      settings: {
        otherwise,
        routes: start === null ? [] : [{ destinationStarts: [start], account: 'bank' }],
      },
    })
    await event('provider-bound')
    const clients = { shop: await bind('shop'), bank: await bind('bank') }
    const answered = (await client).request({
      command: 'deliver_sm',
      fields: {
        source_addr: '79161234567',
        destination_addr: '12345',
        short_message: new Uint8Array(Buffer.from('Hi')),
      },
    })
    for (const name of takers) {
      const message = await clients[name].next()
      expect(text(message)).toBe('Hi')
      clients[name].answer(message, 'deliver_sm_resp')
    }
    const { pdu } = await answered
    expect(statusName(pdu.command_status)).toBe(takers.length === 0 ? 'ESME_RX_T_APPN' : 'ESME_ROK')
    if (takers.length === 0) await event('no-taker')
  },
)

test('the status of the application’s answer is the provider’s', async () => {
  const { port, client } = await countingSmsc()
  const { bind, event } = await runOwnBinds(port)
  await event('provider-bound')
  const shop = await bind('shop')
  const answered = (await client).request({ command: 'deliver_sm', fields: { destination_addr: '1' } })
  shop.answer(await shop.next(), 'deliver_sm_resp', 0x65)
  expect(statusName((await answered).pdu.command_status)).toBe('ESME_RX_P_APPN')
})

test.each(['ESME_RSYSERR', 'ESME_RSUBMITFAIL'] as const)(
  'a lost provider is told as %s, and it goes on when that is back',
  async (whenLost) => {
    const { port, sessions } = await countingSmsc((pdu) =>
      pdu.fields['destination_addr'] === 'never' ? new Promise(() => {}) : undefined,
    )
    const { bind, event, until, events } = await runOwnBinds(port, { settings: { whenLost } })
    await event('provider-bound')
    const shop = await bind('shop')
    const open = submit(shop, { destination_addr: 'never' })
    await until((told) => told.kind === 'pdu' && told.out?.command === 'submit_sm')
    for (const session of sessions) void session.cut()
    expect(await open).toMatchObject({ status: whenLost })
    await event('in-doubt')
    await expect.poll(() => events().filter(({ event: name }) => name === 'provider-bound').length).toBe(2)
    expect(await submit(shop)).toMatchObject({ status: 'ESME_ROK' })
  },
)

test('a lost provider unbinds the applications where that is chosen, and binds wait for it', async () => {
  const { port, sessions } = await countingSmsc()
  const {
    bind,
    event,
    port: listening,
  } = await runOwnBinds(port, {
    settings: { whenLost: 'unbind' },
    connection: { reconnect: { enabled: true, initialDelay: 30, maxDelay: 30 } },
  })
  await event('provider-bound')
  const shop = await bind('shop')
  for (const session of sessions) void session.cut()
  const unbind = await shop.next()
  expect(unbind.command).toBe('unbind')
  shop.answer(unbind, 'unbind_resp')
  await shop.closed
  const again = await WireClient.connect(listening)
  expect(statusName(await again.bind('transceiver', { system_id: 'shop', password: 'one' }))).toBe(
    'ESME_RBINDFAIL',
  )
  await again.close()
})

test('answers ESME_RMSGQFUL once window and queue are full, ESME_RTHROTTLED where the rate holds back', async () => {
  const { port } = await countingSmsc((pdu) =>
    pdu.command === 'submit_sm' ? new Promise(() => {}) : undefined,
  )
  const full = await runOwnBinds(port, { settings: { mostQueued: 2 }, connection: { window: 1 } })
  await full.event('provider-bound')
  const shop = await full.bind('shop')
  for (let n = 0; n < 3; n++) shop.send('submit_sm', to)
  expect(await submit(shop)).toMatchObject({ status: 'ESME_RMSGQFUL' })
  await full.event('provider-full')
  const slow = await runOwnBinds(port, { settings: { mostQueued: 1 }, connection: { rate: 0.1 } })
  await slow.event('provider-bound')
  const bank = await slow.bind('bank')
  for (let n = 0; n < 2; n++) bank.send('submit_sm', to)
  expect(await submit(bank)).toMatchObject({ status: 'ESME_RTHROTTLED' })
})

test('an account that the provider refuses ends in its fault', async () => {
  const { port } = await runSimulator()
  const failed = Promise.withResolvers<unknown>()
  const { events } = await runOwnBinds(port, {
    connection: { password: 'wrong' },
    parts: { onFailed: failed.resolve },
  })
  expect(await failed.promise).toMatchObject({ code: 'session.bind-refused' })
  expect(events()).toContainEqual(
    expect.objectContaining({
      event: 'provider-lost',
      fault: expect.objectContaining({ code: 'session.bind-refused' }),
    }),
  )
})

test('stops with both sides unbound, what is in flight answered first', async () => {
  const held = Promise.withResolvers<ReplySpec>()
  const left = Promise.withResolvers<void>()
  const { port, asked } = await countingSmsc((pdu) => {
    if (pdu.command !== 'submit_sm') return undefined
    left.resolve()
    return held.promise
  })
  const { bind, event, stop, relay } = await runOwnBinds(port)
  await event('provider-bound')
  const shop = await bind('shop')
  const open = submit(shop)
  await left.promise
  const stopped = stop()
  held.resolve({ status: 0, fields: { message_id: '7' } })
  expect(await open).toEqual({ status: 'ESME_ROK', id: '7' })
  const unbind = await shop.next()
  shop.answer(unbind, 'unbind_resp')
  await stopped
  expect(relay.applications).toBe(0)
  expect(asked.map(({ command }) => command)).toEqual(['submit_sm'])
})
