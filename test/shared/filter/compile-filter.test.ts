import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { fieldNames } from '../../../shared/filter/field-table.ts'
import { filterFaultText } from '../../../shared/filter/filter-fault-table.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { pcapOf, segmentPacket } from '../../support/capture-frames.ts'
import { found, now, rowsOf, vectorRows } from './filter-rows.ts'

type Sent = readonly [
  by: 'client' | 'server',
  command: CommandName,
  sequence: number,
  fields?: object,
  status?: number,
  tlvs?: readonly (readonly [tag: number, hex: string])[],
]

const receipt =
  'id:7F sub:001 dlvrd:000 submit date:2611181200 done date:2611181201 stat:UNDELIV err:042 text:x'
const sent: readonly Sent[] = [
  ['client', 'bind_transceiver', 1, { system_id: 'prod', interface_version: 0x34 }],
  ['server', 'bind_transceiver_resp', 1, { system_id: 'smsc' }],
  [
    'client',
    'submit_sm',
    2,
    { source_addr: 'INFO', destination_addr: '79161234567', short_message: Buffer.from('Hello') },
  ],
  [
    'client',
    'submit_sm',
    3,
    {
      source_addr: 'INFO',
      destination_addr: '4477',
      data_coding: 0xf1,
      esm_class: 0x43,
      short_message: Buffer.from('0500032a0201', 'hex'),
    },
  ],
  ['server', 'submit_sm_resp', 2, { message_id: '7F' }],
  ['server', 'submit_sm_resp', 3, {}, 0x58],
  [
    'server',
    'deliver_sm',
    9,
    { esm_class: 4, source_addr: '79161234567', short_message: Buffer.from(receipt) },
    0,
    [
      [0x0427, '05'],
      [0x1400, '0a1b'],
    ],
  ],
  [
    'client',
    'submit_multi',
    4,
    {
      dest_address: [
        { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '111' },
        { dest_flag: 1, dest_addr_ton: 2, dest_addr_npi: 1, destination_addr: '222' },
      ],
      validity_period: '000000000500000R',
    },
  ],
  ['client', 'enquire_link', 5],
]

const next = { client: 1, server: 1 }
const rows = rowsOf(
  pcapOf(
    sent.map(([by, command, sequence, fields = {}, status = 0, tlvs = []]) => {
      const data = encodePdu({
        command,
        command_status: status,
        sequence_number: sequence,
        fields: fields as never,
        tlvs: tlvs.map(([tag, hex]) => ({ tag, value: Buffer.from(hex, 'hex') })),
      })
      const packet = segmentPacket({ by, sequence: next[by], data })
      next[by] += data.length
      return packet
    }),
  ),
)

const numbers = (filter: string) => found(rows, filter).map(({ number }) => number)

describe('a filter', () => {
  test.each<[string, number[]]>([
    ['', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['command == submit_sm', [3, 4]],
    ['smpp.command_id == "Submit_sm - resp"', [5, 6]],
    ['command_id in {4, 0x80000004..0x80000005}', [3, 4, 5, 6]],
    ['smpp.command_status != 0', [6]],
    ['status == ESME_RTHROTTLED or status eq 0x58', [6]],
    ['is_response and status == 0', [2, 5]],
    ['not is_response and command != enquire_link', [1, 3, 4, 7, 8]],
    ['7916', [3, 7]],
    ['throttled', [6]],
    ['INFO hello', [3]],
    ['smpp.destination_addr contains "7916"', [3]],
    ['destination_addr == 222', [8]],
    ['destination_addr != 222', [3, 4]],
    ['destination_addr !== "222"', [3, 4, 8]],
    ['smpp.dest_addr_ton === 1', []],
    ['smpp.dest_addr_ton == 2', [8]],
    ['to ~ "^79\\\\d+$"', [3]],
    ['text contains Hello', [3]],
    ['text contains hello', []],
    ['text matches hello', [3]],
    ['smpp.message contains 48:65', [3]],
    ['smpp.message contains "Hell"', [3]],
    ['receipt', [7]],
    ['receipt.stat == UNDELIV and receipt.err == "042"', [7]],
    ['err == 042', [7]],
    ['receipt.id == 7F', [7]],
    ['parts.number == 1 && parts.total >= 2', [4]],
    ['gsm_sms.udh.mm.msg_id == 0x2a', [4]],
    ['tlv.0x1400', [7]],
    ['tlv.0x1400 == 0a:1b', [7]],
    ['tlv.message_state == undeliverable', [7]],
    ['smpp.message_state > 4', [7]],
    ['smpp.opt_param_tag in {0x1400}', [7]],
    ['smpp.vendor_op', [7]],
    ['smpp.dlist', [8]],
    ['smpp.validity_period_r == 5m', [8]],
    ['smpp.esm.submit.msg_mode == 3', [4]],
    ['smpp.esm.submit.features == 1', [4]],
    ['smpp.dcs.class == 1 and dcs == 0xf1', [4]],
    ['latency > 1500ms', [5, 6]],
    ['latency in {2s .. 2s}', [5, 6]],
    ['not answered', [7, 8, 9]],
    ['answered == none and command == submit_multi', [8]],
    ['answered == yes', [1, 2, 3, 4, 5, 6]],
    ['session == "prod" and note.severity >= warning', numbersWithWarnings()],
    ['context == BOUND_TRX xor sender == esme', [1, 5, 6, 7]],
    ['time > 1970-01-01T00:16:45Z and time <= 1970-01-01T00:16:47Z', [7, 8]],
    ['time > -1000d', []],
    ['time < -5m', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['tcp.port == 9000 and ip.src == 10.0.0.2', [2, 5, 6, 7]],
    ['frame.number == 3', [3]],
    ['octets < 17', [6, 9]],
    ['hex contains "0a1b"', [7]],
    ['(seq == 2 or seq == 3) and not (status != 0 or is_response)', [3, 4]],
    ['! ! receipt || seq == 5', [7, 9]],
    ['seq==5||seq==4', [8, 9]],
    ['"hello"', [3]],
  ])('%s', (filter, expected) => {
    expect(numbers(filter)).toEqual(expected)
  })

  test('of and, xor and or binds in this order', () => {
    expect(numbers('seq == 5 or seq == 2 and is_response')).toEqual([5, 9])
    expect(numbers('seq == 2 xor seq == 2 and is_response')).toEqual([3])
  })
})

function numbersWithWarnings(): number[] {
  return rows.flatMap(({ number }) =>
    found([rows[number - 1]!], 'note.severity == warning or note.severity == error').length > 0
      ? [number]
      : [],
  )
}

describe('a filter that cannot be understood', () => {
  test.each([
    ['status = 0', 'unexpected-character', 7, 8],
    ['text == "abc', 'unclosed-string', 8, 12],
    ['status ==', 'unexpected-end', 8, 9],
    ['status == and', 'bad-value', 10, 13],
    ['(status == 0', 'unexpected-end', 11, 12],
    ['status == 0)', 'unexpected-token', 11, 12],
    ['and status == 0', 'unexpected-token', 0, 3],
    ['colour == red', 'unknown-field', 0, 6],
    ['smpp.comand_id == 4', 'unknown-field', 0, 14],
    ['status == ESME_RNONE', 'bad-value', 10, 20],
    ['latency > soon', 'bad-value', 10, 14],
    ['time > 5', 'bad-value', 7, 8],
    ['status in 5', 'unexpected-token', 10, 11],
    ['status in {5', 'unexpected-end', 11, 12],
    ['status contains 5', 'bad-operator', 7, 15],
    ['text ~ "a("', 'bad-pattern', 7, 11],
    ['smpp.dlist == 1', 'bad-value', 14, 15],
    [`${'('.repeat(200)}1`, 'too-deep', 100, 101],
    ['a'.repeat(10_001), 'too-long', 10_000, 10_001],
  ])('%s: %s', (filter, code, start, end) => {
    const fault = compileFilter(filter, now)
    expect(fault).toMatchObject({ code, start, end })
    for (const language of ['en', 'ru'] as const) {
      expect('code' in fault && filterFaultText(fault, language)).not.toMatch(/\{[a-z]/)
    }
  })

  test('names the field that may be meant', () => {
    const fault = compileFilter('smpp.comand_id == 4', now)
    expect('code' in fault && filterFaultText(fault, 'en')).toBe(
      'There is no field smpp.comand_id; is smpp.command_id meant?',
    )
  })
})

test('every field can be asked of every PDU', () => {
  const all = [...rows, ...vectorRows('base.pcapng')]
  for (const name of fieldNames) {
    const some = found(all, name)
    const others = found(all, `not ${name}`)
    expect(some.length + others.length, name).toBe(all.length)
  }
})

test('no text keeps it busy or makes it throw', () => {
  const words = fc.constantFrom(
    'status',
    '==',
    '!=',
    '(',
    ')',
    '{',
    '}',
    '..',
    ',',
    'in',
    'and',
    'or',
    'not',
    'xor',
    '~',
    '"',
    '5',
    '0x',
    '-5m',
    'text',
    'contains',
    '\\',
    'answered',
    'tlv.1',
    'é',
    '&',
    '[',
    '*',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.boolean(), (pieces, isSpaced) => {
      const filter = pieces.join(isSpaced ? ' ' : '')
      const compiled = compileFilter(filter, now)
      if ('code' in compiled) expect(compiled.end).toBeLessThanOrEqual(Math.max(1, filter.length))
      else found(rows, filter)
    }),
    { numRuns: 3000 },
  )
})
