import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type OwnBindParts, OwnBindRelay } from '../../../electron/relay/own-bind-relay.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import type { ReplySpec } from '../../../electron/session/request.ts'
import type { ServerSession } from '../../../electron/session/server-session.ts'
import { type OwnBinds, ownBindsSchema } from '../../../shared/relay/relay-config.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { scriptedSmsc, sendReceipt } from '../../support/scripted-smsc.ts'
import { testFolder } from '../../support/temporary-folder.ts'
import { runSimulator } from '../smsc/running-simulator.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { connectionTo, relayRows, watchedTraffic } from './running-relay.ts'

const accounts = [
  { systemId: 'shop', password: 'one' },
  { systemId: 'bank', password: 'two' },
]
const passwords: Record<string, string> = { shop: 'one', bank: 'two' }
const to = { destination_addr: '79161234567', dest_addr_ton: 1, dest_addr_npi: 1, source_addr: 'INFO' }

/** Options of a test: settings, and parts of the relay's own. */
interface Change {
  readonly settings?: Partial<OwnBinds>
  readonly connection?: Parameters<typeof connectionTo>[1]
  readonly parts?: Partial<OwnBindParts>
  readonly rows?: unknown
}

/** A relay with two accounts on a free port towards `port`; bound at the provider unless that refuses. */
async function runOwnBinds(port: number, { settings, connection, parts, rows: written }: Change = {}) {
  const clock = new SystemClock()
  const watched = watchedTraffic(clock)
  const rows = relayRows(clock, watched.traffic, written)
  const relay = new OwnBindRelay({
    ...{
      host: '127.0.0.1',
      port: 0,
      tls: null,
      hooks: {},
      clock,
      rows,
      traffic: watched.traffic,
      file: null,
    },
    connection: connectionTo(port, {
      reconnect: { enabled: true, initialDelay: 0.1, maxDelay: 0.1 },
      responseTimeout: 2,
      ...connection,
    }),
    settings: ownBindsSchema.parse({ accounts, ...settings }),
    ...parts,
  })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await relay.stop()
    isStopped = true
  }
  onTestFinished(stop)
  const listening = await relay.start()
  const event = (name: string) => watched.until((told) => told.kind === 'event' && told.event === name)
  /** A client bound as this account. */
  const bind = async (name: string, mode?: Parameters<WireClient['bind']>[0]) => {
    const client = await WireClient.connect(listening)
    onTestFinished(() => client.close())
    const status = await client.bind(mode, { system_id: name, password: passwords[name]! })
    expect(statusName(status)).toBe('ESME_ROK')
    return client
  }
  return { ...watched, relay, stop, port: listening, event, bind }
}

/** An SMSC that gives ids in turn: 1, 2, …; what it was asked. */
async function countingSmsc(
  answer: (pdu: DecodedPdu, session: ServerSession) => ReplySpec | Promise<ReplySpec> | undefined = () =>
    undefined,
) {
  let id = 0
  const asked: DecodedPdu[] = []
  const smsc = await scriptedSmsc((pdu, session) => {
    asked.push(structuredClone(pdu))
    const given = answer(pdu, session)
    if (given !== undefined) return given
    if (pdu.command === 'submit_sm') return { status: 0, fields: { message_id: String(++id) } }
    return {
      status: 0,
      fields: pdu.command === 'query_sm' ? { message_id: pdu.fields['message_id']!, message_state: 2 } : {},
    }
  })
  return { ...smsc, asked }
}

async function submit(client: WireClient, fields = {}) {
  const { command_status, fields: given } = await client.ask('submit_sm', { ...to, ...fields })
  return { status: statusName(command_status), id: given['message_id'] }
}

const text = ({ fields }: DecodedPdu) => Buffer.from(fields['short_message'] as Uint8Array).toString('latin1')

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
