import { expect, test } from 'vitest'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { type RecordedPdu, recordedPlan } from '../../../shared/plan/recorded-plan.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'

type Encoded = Parameters<typeof encodePdu>[0]

function pdu(direction: RecordedPdu['direction'], one: Encoded): RecordedPdu {
  return { direction, pdu: decodePdu(encodePdu(one)) }
}

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const receipt =
  'id:7 sub:001 dlvrd:001 submit date:2611281200 done date:2611281203 stat:UNDELIV err:027 text:x'

const conversation = [
  pdu('sent', {
    command: 'bind_transceiver',
    sequence_number: 1,
    fields: { system_id: 'demo', password: 'S3cret' },
  }),
  pdu('received', { command: 'bind_transceiver_resp', sequence_number: 1, fields: { system_id: 'smsc' } }),
  pdu('sent', {
    command: 'submit_sm',
    sequence_number: 2,
    fields: {
      source_addr_ton: 5,
      source_addr: 'INFO "x"',
      destination_addr: '79161234567',
      registered_delivery: 1,
      short_message: ascii('Hi: {{not}}'),
    },
    tlvs: [{ tag: 0x1400, value: ascii('0123') }],
  }),
  pdu('received', { command: 'submit_sm_resp', sequence_number: 2, command_status: 0x0403 }),
  pdu('sent', { command: 'enquire_link', sequence_number: 3 }),
  pdu('received', { command: 'enquire_link', sequence_number: 1 }),
  pdu('received', {
    command: 'deliver_sm',
    sequence_number: 9,
    fields: { esm_class: 4, short_message: ascii(receipt) },
  }),
]

test('writes a plan that reads, sends what was sent and expects what came', () => {
  const text = recordedPlan(conversation, 'ACME')
  const { plan, problems } = readPlan(text)
  expect(problems).toEqual([])
  expect(plan?.checks[0]?.steps).toEqual([
    { bind: 'main', expect: { command_status: 'ESME_ROK' } },
    {
      submit_sm: {
        source_addr_ton: '5',
        source_addr: 'INFO "x"',
        destination_addr: '79161234567',
        registered_delivery: '1',
        short_message: Buffer.from('Hi: {{not}}').toString('hex'),
        tlvs: { '0x1400': '30313233' },
      },
      expect: { command_status: '0x00000403' },
    },
    { receive: 'deliver_sm', within: '60s', expect: { 'receipt.stat': 'UNDELIV' } },
  ])
  expect(text).not.toContain('S3cret')
})

test('binds first where the bind itself was not recorded', () => {
  const { plan } = readPlan(recordedPlan(conversation.slice(2, 4), 'ACME'))
  expect(plan?.checks[0]?.steps?.map((step) => Object.keys(step)[0])).toEqual(['bind', 'submit_sm'])
  expect(readPlan(recordedPlan([], '')).problems).toEqual([])
})
