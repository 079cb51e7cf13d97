import { expect, test } from 'vitest'
import { mobileRequests } from '../../../electron/smsc/mobile-message.ts'
import {
  flowMessage,
  type MobileMessage,
  mobileFlowSchema,
  mobileIntent,
} from '../../../shared/simulator/mobile-flow.ts'

const source = { ton: 1, npi: 1, addr: '79161234567' }
const destination = { ton: 0, npi: 1, addr: '1234' }

const requests = (message: Partial<MobileMessage>, operation: 'deliver_sm' | 'data_sm' = 'deliver_sm') =>
  mobileRequests(mobileIntent({ source, destination, text: 'STOP', ...message }, 7), operation)

test('a short Latin text is one deliver_sm in the default alphabet', () => {
  const pdus = requests({})
  expect(pdus).toHaveLength(1)
  expect(pdus[0]).toMatchObject({
    command: 'deliver_sm',
    fields: {
      source_addr_ton: 1,
      source_addr: '79161234567',
      destination_addr: '1234',
      esm_class: 0,
      data_coding: 0,
    },
  })
})

test('a long Cyrillic text is several with a header that joins them', () => {
  const fields = requests({ text: 'Ж'.repeat(100) }).map((pdu) => pdu.fields)
  expect(fields).toMatchObject([
    { esm_class: 0x40, data_coding: 8 },
    { esm_class: 0x40, data_coding: 8 },
  ])
})

test('has whatever the composer can give a message', () => {
  const [first, second, ...others] = requests({
    text: 'x'.repeat(200),
    method: 'sar',
    encoding: 'latin1',
    data_coding: 0xf1,
    service_type: 'CMT',
    protocol_id: 0x41,
    ussdServiceOp: 2,
    tlvs: [{ tag: 0x1401, hex: '0a' }],
  })
  expect(others).toEqual([])
  expect(first).toMatchObject({
    fields: { data_coding: 0xf1, service_type: 'CMT', protocol_id: 0x41, esm_class: 0 },
  })
  const tags = [first, second].map((pdu) => pdu?.tlvs?.map(({ tag }) => tag))
  for (const own of tags)
    expect(own).toEqual(expect.arrayContaining([0x020c, 0x020e, 0x020f, 0x0501, 0x1401]))
})

test('goes as data_sm with its parts in message_payload', () => {
  const [pdu] = requests({ ports: { width: 16, destination: 9200, source: 0 } }, 'data_sm')
  expect(pdu).toMatchObject({ command: 'data_sm', fields: { esm_class: 0x40, destination_addr: '1234' } })
  const payload = pdu?.tlvs?.find(({ tag }) => tag === 0x0424)
  expect(payload?.value[0]).toBe(6)
  expect(pdu?.fields).not.toHaveProperty('short_message')
})

test('a flow takes its senders in turn, a range number by number, and fills its text', () => {
  const flow = mobileFlowSchema.parse({
    from: ['79160000009-79160000011', 'Bank'],
    to: '1234',
    text: '{{n}} {{from}}',
  })
  const sent = [1, 2, 3, 4, 5].map((n) => flowMessage(flow, n).intent)
  expect(sent.map(({ text }) => text)).toEqual([
    '1 79160000009',
    '2 79160000010',
    '3 79160000011',
    '4 Bank',
    '5 79160000009',
  ])
  expect(sent[3]?.source).toMatchObject({ ton: 5, addr: 'Bank' })
  for (const from of ['2-1', '1-20', '1-99999999']) {
    expect(mobileFlowSchema.safeParse({ from: [from], to: '1', text: '' }).success).toBe(false)
  }
})
