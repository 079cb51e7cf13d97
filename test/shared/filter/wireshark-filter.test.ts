import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { fieldNames } from '../../../shared/filter/field-table.ts'
import { toWireshark } from '../../../shared/filter/wireshark-filter.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { readVectors } from '../../support/read-vectors.ts'
import { found, now, subjectOf } from './filter-rows.ts'

test.each([
  [
    'command == submit_sm and status in {ESME_RTHROTTLED, 0x0..3}',
    'smpp.command_id == 0x00000004 and smpp.command_status in {0x00000058, 0x00000000..0x00000003}',
    [],
  ],
  ['from contains 7916 or not to', 'smpp.source_addr contains "7916" or not smpp.destination_addr', []],
  ['text ~ "a\\\\d+"', 'smpp.message_text matches "a\\\\d+"', []],
  ['smpp.message contains 0a1b', 'smpp.message contains 0a:1b', []],
  ['smpp.message contains "id:"', 'smpp.message contains "id:"', []],
  ['time > -5m', 'frame.time > "2026-11-18T11:02:40.000000Z"', []],
  ['validity_period_r > 1m', 'smpp.validity_period_r > 60', []],
  ['tlv.0x1400 and tlv.dest_port == 5', 'smpp.opt_param_tag == 0x1400 and smpp.destination_port == 5', []],
  ['tlv.message_state == DELIVERED', 'smpp.message_state == 2', []],
  ['octets > 16 is_response', 'smpp.command_length > 16 and smpp.command_id >= 0x80000000', []],
  ['parts.total == 2', 'gsm_sms.udh.mm.msg_parts == 2', []],
  ['status != 0 and latency > 1s and 7916', 'smpp.command_status != 0x00000000', ['latency', '7916']],
  ['status != 0 or latency > 1s', '', ['latency']],
  ['not (latency > 1s)', '', ['latency']],
  ['esm_class == 3', '', ['esm_class']],
  ['(from or to) seq == 1', '(smpp.source_addr or smpp.destination_addr) and smpp.sequence_number == 1', []],
  ['', '', []],
] as const)('%s is %s', (filter, text, missing) => {
  expect(toWireshark(filter, now)).toEqual({ text, missing })
})

test('what cannot be read is told as it is everywhere', () => {
  expect(toWireshark('status ==', now)).toMatchObject({ code: 'unexpected-end' })
})

const octets = readVectors<{ hex: string }>('pdus')
  .map(({ hex }) => fromHex(hex)!)
  .filter(({ length }) => length < 2000)

test('whatever is written comes out as a filter that finds the same here too', () => {
  const leaf = fc.oneof(
    fc.constantFrom(...fieldNames),
    fc.constantFrom(
      'status == ESME_ROK',
      'command in {submit_sm, 5}',
      'text contains "a\\"b"',
      '"a b"',
      'tlv.0x1400',
    ),
    fc.string().map((text) => `text == "${text.replace(/["\\]/g, '\\$&')}"`),
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
      const wireshark = toWireshark(filter, now)
      if ('code' in wireshark) return
      expect(compileFilter(wireshark.text, now), wireshark.text).toHaveProperty('matches')
      if (wireshark.missing.length > 0) return
      const { row } = subjectOf(pdu)
      expect(found([row], wireshark.text), wireshark.text).toEqual(found([row], filter))
    }),
    { numRuns: 500 },
  )
})
