import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldNames } from '../../../shared/filter/field-table.ts'
import { matchedFields } from '../../../shared/filter/matched-fields.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { readVectors } from '../../support/read-vectors.ts'
import { found, now, subjectOf } from './filter-rows.ts'

const receipt =
  'id:7F sub:001 dlvrd:000 submit date:2611181200 done date:2611181201 stat:UNDELIV err:042 text:x'
const deliver = encodePdu({
  command: 'deliver_sm',
  command_status: 0,
  sequence_number: 9,
  fields: { esm_class: 4, source_addr: '79161234567', short_message: Buffer.from(receipt) } as never,
  tlvs: [
    { tag: 0x0427, value: Buffer.from('05', 'hex') },
    { tag: 0x1400, value: Buffer.from('0a1b', 'hex') },
  ],
})
const multi = encodePdu({
  command: 'submit_multi',
  command_status: 0,
  sequence_number: 4,
  fields: {
    dest_address: [
      { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '111' },
      { dest_flag: 1, dest_addr_ton: 2, dest_addr_npi: 1, destination_addr: '222' },
    ],
  } as never,
  tlvs: [],
})
const part = encodePdu({
  command: 'submit_sm',
  command_status: 0,
  sequence_number: 3,
  fields: {
    esm_class: 0x43,
    destination_addr: '4477',
    short_message: Buffer.from('0500032a0201', 'hex'),
  } as never,
  tlvs: [],
})

const paths = (octets: Uint8Array, filter: string) =>
  matchedFields(filter, subjectOf(octets), now).map(({ name, spans }) => [
    name,
    ...spans.map(({ path }) => path),
  ])

test.each([
  ['command == deliver_sm', [['command_id', 'header.command_id']]],
  ['from contains 7916', [['source_addr', 'deliver_sm.source_addr']]],
  ['receipt.stat == UNDELIV', [['receipt.stat', 'deliver_sm.short_message']]],
  ['message_state == UNDELIVERABLE', [['message_state', 'tlvs.message_state']]],
  ['tlv.0x1400', [['tlv.0x1400', 'tlvs.0x1400']]],
  ['vendor_op', [['vendor_op', 'tlvs.0x1400']]],
  ['opt_param_tag == 0x1400', [['opt_param_tag', 'tlvs.0x1400.tag']]],
  ['smpp.esm.submit.msg_type == 1', [['esm.submit.msg_type', 'deliver_sm.esm_class']]],
  ['octets > 16', [['octets', 'header.command_length']]],
  ['seq == 8 or seq == 9', [['sequence_number', 'header.sequence_number']]],
  [
    'not command == submit_sm and 7916',
    [
      ['command_id', 'header.command_id'],
      ['7916', 'deliver_sm.source_addr'],
    ],
  ],
  ['not (seq == 8 or answered)', [['sequence_number', 'header.sequence_number'], ['answered']]],
  ['undeliv', [['undeliv', 'deliver_sm.short_message']]],
  ['DELIVER_SM', [['deliver_sm', 'header.command_id']]],
  ['seq == 8', []],
  ['seq == ', []],
  ['', []],
])('%s marks what it found', (filter, wanted) => {
  expect(paths(deliver, filter)).toEqual(wanted)
})

test('of a list the item that fits is marked, and the header of a part', () => {
  expect(paths(multi, 'to == 222')).toEqual([
    ['destination_addr', 'submit_multi.dest_address[1].destination_addr'],
  ])
  expect(paths(part, 'parts.total == 2')).toEqual([
    ['parts.total', 'submit_sm.short_message.udh.concatenation-8'],
  ])
})

test('a PDU that any filter finds has a reason, and one that it does not find has none', () => {
  const octets = readVectors<{ hex: string }>('pdus')
    .map(({ hex }) => fromHex(hex)!)
    .filter(({ length }) => length < 2000)
  const leaf = fc.oneof(
    fc.constantFrom(...fieldNames),
    fc.constantFrom('status == 0', 'command != submit_sm', 'text ~ "a|e"', '4477', 'tlv.0x0427', 'seq > 5'),
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      tie('tree').map((inner) => `not (${inner})`),
      fc
        .tuple(tie('tree'), fc.constantFrom('and', 'or', 'xor'), tie('tree'))
        .map(([one, joiner, other]) => `(${one}) ${joiner} (${other})`),
    ),
  }))
  fc.assert(
    fc.property(tree, fc.constantFrom(...octets), (filter, pdu) => {
      const subject = subjectOf(pdu)
      const reasons = matchedFields(filter, subject, now)
      if (found([subject.row], filter).length === 0) expect(reasons).toEqual([])
      for (const { spans } of reasons)
        for (const span of spans) expect(subject.inspection.spans).toContain(span)
    }),
    { numRuns: 500 },
  )
})
