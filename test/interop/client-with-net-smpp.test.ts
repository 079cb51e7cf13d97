import { beforeAll, expect, test } from 'vitest'
import { parseReceipt } from '../../shared/receipts/parse-receipt.ts'
import { decodeGsm7 } from '../../shared/text/gsm7.ts'
import { encodeUcs2 } from '../../shared/text/ucs2.ts'
import { clientSession, nextDelivered } from './client-session.ts'
import { requireNetSmpp, startPerl } from './perl-peer.ts'

beforeAll(requireNetSmpp)

test('our client binds to Net::SMPP, whose host comes after one that is dead, sends, takes the receipt, asks for life, and unbinds', async () => {
  const smsc = startPerl('smsc.pl')
  const { port } = await smsc.next()
  // Nothing listens on port 9.
  const session = clientSession(9, { hosts: [{ host: '127.0.0.1', port: Number(port) }] })
  const delivered = nextDelivered(session)
  await session.open()
  expect(session.state()).toMatchObject({
    phase: 'bound',
    peerSystemId: 'perl',
    target: { port: Number(port), number: 2 },
  })
  expect(await smsc.next()).toEqual({
    step: 'bind_transceiver',
    system_id: 'demo',
    password: 'demo',
    interface_version: 0x34,
  })
  const { pdu } = await session.request({
    command: 'submit_sm',
    fields: {
      source_addr_ton: 5,
      source_addr: 'INFO',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '79161234567',
      data_coding: 8,
      registered_delivery: 1,
      short_message: encodeUcs2('Привет'),
    },
  })
  expect(pdu).toMatchObject({
    command: 'submit_sm_resp',
    command_status: 0,
    fields: { message_id: 'perl-0001' },
  })
  expect(await smsc.next()).toMatchObject({
    step: 'submit_sm',
    source_addr: 'INFO',
    destination_addr: '79161234567',
    data_coding: 8,
    hex: '041f04400438043204350442',
  })
  const receipt = await delivered
  expect(receipt).toMatchObject({
    command: 'deliver_sm',
    fields: { esm_class: 4, destination_addr: 'INFO' },
  })
  const { short_message } = receipt.fields
  expect(parseReceipt(short_message instanceof Uint8Array ? decodeGsm7(short_message) : '')).toMatchObject({
    id: 'perl-0001',
    stat: 'DELIVRD',
  })
  expect(await smsc.next()).toEqual({ step: 'deliver_sm_resp', status: 0 })
  expect(await session.enquireLink()).toBeGreaterThan(0)
  expect(await smsc.next()).toEqual({ step: 'enquire_link' })
  await session.close('unbind')
  expect(await smsc.next()).toEqual({ step: 'unbind' })
  expect(await smsc.ended).toBe(0)
})
