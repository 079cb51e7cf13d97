import { expect, test } from 'vitest'
import { relayRowsSchema } from '../../../shared/relay/relay-row.ts'
import type { DecodedPdu } from '../../../shared/smpp/pdu.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { decodeText } from '../../../shared/text/decode-text.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import { scriptedSmsc } from '../../support/scripted-smsc.ts'
import { WireClient } from '../smsc/wire-client.ts'
import { runTransparent } from './running-relay.ts'

const to = { destination_addr: '79161234567', source_addr: 'INFO' }

/** A client through a transparent relay with these rows; what the SMSC was sent. */
async function bound(rows: unknown) {
  const asked: DecodedPdu[] = []
  const smsc = await scriptedSmsc((pdu) => {
    asked.push(structuredClone(pdu))
    return { status: 0, fields: pdu.command === 'submit_sm' ? { message_id: '7' } : {} }
  })
  const relay = await runTransparent(smsc.port, {}, rows)
  const client = await WireClient.connect(relay.port)
  expect(await client.bind()).toBe(0)
  return { ...relay, smsc, asked, client }
}

test('changes fields, TLVs and text on their way, in sight', async () => {
  const { client, asked, pdus } = await bound([
    { id: 'sender', from: 'application', do: { kind: 'set-field', field: 'source_addr', value: 'SHOP' } },
    { id: 'dlt', do: { kind: 'set-tlv', tag: 0x1400, hex: '3132' }, when: { requests: ['submit_sm'] } },
    { id: 'ref', do: { kind: 'remove-tlv', tag: 0x0204 } },
    { id: 'words', do: { kind: 'replace-text', find: 'тест', replacement: 'проверка' } },
  ])
  await client.ask('submit_sm', { ...to, data_coding: 8, short_message: encodeUcs2('Это тест, тест') }, [
    { tag: 0x0204, value: Uint8Array.of(0, 1) },
  ])
  const { fields, tlvs } = asked[0]!
  expect(fields).toMatchObject({ source_addr: 'SHOP', destination_addr: '79161234567' })
  expect(decodeText(fields['short_message'] as Uint8Array, 8).text).toBe('Это проверка, проверка')
  expect(tlvs).toEqual([{ tag: 0x1400, value: Uint8Array.of(0x31, 0x32) }])
  const told = pdus().find(({ in: came }) => came?.command === 'submit_sm')!
  expect(told.rows).toEqual(['sender', 'dlt', 'ref', 'words'])
  expect(told.effects).toEqual(['changed', 'changed', 'changed', 'changed'])
  expect(told.differs).toEqual(
    expect.arrayContaining(['source_addr', 'tlv.0x1400', 'tlv.user_message_reference']),
  )
})

test('refuses a request in the provider’s place, and the stream goes on', async () => {
  const { client, asked, pdus } = await bound([
    {
      id: 'no',
      when: { destinationStarts: ['49'] },
      do: { kind: 'refuse', status: 'ESME_RTHROTTLED' },
    },
  ])
  const refused = await client.ask('submit_sm', { ...to, destination_addr: '4915112345' })
  expect([refused.command, statusName(refused.command_status)]).toEqual(['submit_sm_resp', 'ESME_RTHROTTLED'])
  expect((await client.ask('submit_sm', to)).command_status).toBe(0)
  expect(asked).toHaveLength(1)
  expect(pdus().find(({ effects }) => effects.includes('refused'))).toMatchObject({ out: null, rows: ['no'] })
  expect(pdus()).toContainEqual(
    expect.objectContaining({
      in: null,
      from: 'provider',
      out: expect.objectContaining({ command: 'submit_sm_resp' }),
    }),
  )
})

test('drops what it finds, of either side, and delays without holding up the rest', async () => {
  const { client, asked, pdus, until, smsc } = await bound([
    { id: 'gone', from: 'provider', when: { requests: ['deliver_sm'] }, do: { kind: 'drop' } },
    {
      id: 'late',
      when: { addressIs: ['slow'] },
      do: { kind: 'delay', delay: { shape: 'fixed', ms: 200 } },
    },
  ])
  client.send('submit_sm', { ...to, destination_addr: 'slow' })
  const session = await smsc.client
  session.send({ command: 'deliver_sm', fields: to }, () => undefined)
  await client.ask('submit_sm', to)
  expect(asked.map(({ fields }) => fields['destination_addr'])).toEqual(['79161234567'])
  await until((told) => told.kind === 'pdu' && told.effects.includes('delayed'))
  await expect.poll(() => asked.length).toBe(2)
  expect(client.waiting.filter(({ command }) => command === 'deliver_sm')).toEqual([])
  expect(pdus().find(({ in: came }) => came?.command === 'deliver_sm')).toMatchObject({
    ...{ out: null, rows: ['gone'], effects: ['dropped'] },
  })
})

test('a filter finds responses too, and a row off again leaves them alone', async () => {
  const { client, rows } = await bound([])
  const written = (isOn: boolean) =>
    relayRowsSchema.parse([
      {
        ...{ id: 'id', isOn, from: 'provider', when: { filter: 'command == submit_sm_resp' } },
        do: { kind: 'set-field', field: 'message_id', value: 'changed' },
      },
    ])
  const idOf = async () => (await client.ask('submit_sm', to)).fields['message_id']
  expect(await idOf()).toBe('7')
  rows.configure(written(true))
  expect(await idOf()).toBe('changed')
  expect(rows.acted).toEqual({ id: 1 })
  rows.configure(written(false))
  expect(await idOf()).toBe('7')
  rows.configure(written(true))
  expect(await idOf()).toBe('changed')
  // The same row goes on counting.
  expect(rows.acted).toEqual({ id: 2 })
})

test('every second of them, and never the session’s own PDUs', async () => {
  const { client, asked } = await bound([
    { id: 'half', when: { every: { nth: 2 } }, do: { kind: 'refuse', status: 'ESME_RSYSERR' } },
  ])
  await client.ask('enquire_link')
  const statuses = []
  for (let n = 0; n < 4; n++) statuses.push((await client.ask('submit_sm', to)).command_status)
  expect(statuses).toEqual([0, 8, 0, 8])
  expect(asked).toHaveLength(2)
})

test('a value that its field cannot hold is told once, and the PDU passes as it came', async () => {
  const { client, asked, events } = await bound([
    { id: 'wide', do: { kind: 'set-field', field: 'esm_class', value: 70_000 } },
  ])
  for (let n = 0; n < 2; n++) await client.ask('submit_sm', { ...to, esm_class: 1 })
  expect(asked.map(({ fields }) => fields['esm_class'])).toEqual([1, 1])
  expect(events().filter(({ event }) => event === 'row-misfit')).toHaveLength(1)
})
