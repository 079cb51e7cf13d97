import { expect, test } from 'vitest'
import { buildOperation } from '../../../shared/plan/build-operation.ts'
import { type Operation, type OperationBody, operations } from '../../../shared/plan/operation-table.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'

const settings = { reference: 7, textRules: {} }

/** What the built requests say once they are octets. */
function sent(command: Operation, body: OperationBody) {
  return buildOperation(command, body, settings).map((request) => {
    const { fields, tlvs } = decodePdu(encodePdu({ ...request, command_status: 0, sequence_number: 1 }))
    return { fields, tlvs: tlvs.map(({ tag, value }) => [tag, toHex(value)]) }
  })
}

test('a text is cut and encoded as the composer does it, addresses get what they look like', () => {
  const [first, second, third] = sent('submit_sm', {
    source_addr: 'INFO',
    destination_addr: '79161234567',
    text: 'Длинное сообщение на русском языке, которое займёт три части. '.repeat(3),
    split: 'udh16',
    registered_delivery: '1',
    validity_period: '15m',
  })
  expect(first?.fields).toMatchObject({
    source_addr_ton: 5,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    esm_class: 0x40,
    data_coding: 8,
    registered_delivery: 1,
    validity_period: '000000001500000R',
  })
  const header = (part: typeof first | undefined) => {
    const octets = part?.fields['short_message']
    return octets instanceof Uint8Array ? toHex(octets, 0, 7) : ''
  }
  expect([first, second, third].map(header)).toEqual(['06080400070301', '06080400070302', '06080400070303'])
})

test('what the step says itself stands, with a text and without one', () => {
  expect(
    sent('submit_sm', {
      destination_addr: '12',
      dest_addr_ton: '0',
      text: 'x',
      data_coding: '0xf0',
      esm_class: '3',
    })[0],
  ).toMatchObject({ fields: { dest_addr_ton: 0, dest_addr_npi: 0, data_coding: 0xf0, esm_class: 3 } })
  const [raw] = sent('submit_sm', { short_message: '00ff', tlvs: { source_port: '258', '0x1400': '6162' } })
  expect(raw?.fields).toMatchObject({ sm_length: 2, esm_class: 0, data_coding: 0 })
  expect(raw?.tlvs).toEqual([
    [0x020a, '0102'],
    [0x1400, '6162'],
  ])
})

test('data_sm carries its text in message_payload, submit_multi has its list, replace_sm its one part', () => {
  expect(sent('data_sm', { destination_addr: '79161234567', text: 'Привет' })[0]).toMatchObject({
    fields: { data_coding: 8, destination_addr: '79161234567' },
    tlvs: [[0x0424, '041f04400438043204350442']],
  })
  expect(
    sent('submit_multi', {
      dest_address: ['79161234567', { destination_addr: '1234', dest_addr_ton: '6' }, { dl_name: 'all' }],
      text: 'x',
    })[0]?.fields,
  ).toMatchObject({
    number_of_dests: 3,
    dest_address: [
      { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234567' },
      { dest_flag: 1, dest_addr_ton: 6, dest_addr_npi: 0, destination_addr: '1234' },
      { dest_flag: 2, dl_name: 'all' },
    ],
  })
  expect(sent('replace_sm', { message_id: '1', text: 'new' })[0]?.fields).toMatchObject({
    message_id: '1',
    sm_length: 3,
  })
})

test('every operation is a step that can be read and built', () => {
  for (const command of operations) {
    const { plan, problems } = readPlan(
      `plan: 1\nname: A\nchecks: [{ id: a, steps: [{ ${command}: { session: main } }] }]\n`,
    )
    expect(problems).toEqual([])
    const body = plan?.checks[0]?.steps?.[0]?.[command] ?? {}
    expect(buildOperation(command, body, settings)).toHaveLength(1)
  }
})
