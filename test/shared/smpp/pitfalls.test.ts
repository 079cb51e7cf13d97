import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import { bodyFaultText, noteText } from '../../../shared/inspect/note-table.ts'
import { encodePdu, type PduToEncode } from '../../../shared/smpp/encode.ts'
import type { Tlv } from '../../../shared/smpp/pdu.ts'
import { type CommandName, pduTable } from '../../../shared/smpp/pdu-table.ts'
import { type TlvName, tlvTable } from '../../../shared/smpp/tlv-table.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { octets } from './pdu-vectors.ts'

const ascii = (text: string) => new TextEncoder().encode(text)
const tlv = (name: TlvName, hex: string): Tlv => ({ tag: tlvTag(name), value: octets(hex) })

function pdu(command: CommandName, fields: object = {}, tlvs: readonly Tlv[] = []): Uint8Array {
  return encodePdu({ command, sequence_number: 1, fields, tlvs } as PduToEncode<CommandName>)
}

const to = { source_addr: '1234', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234567' }

function submit(fields: object = {}, tlvs: readonly Tlv[] = []): Uint8Array {
  return pdu('submit_sm', { ...to, short_message: ascii('Hi'), ...fields }, tlvs)
}

function deliver(fields: object = {}): Uint8Array {
  return pdu('deliver_sm', { ...to, short_message: ascii('Hi'), ...fields })
}

/** With some of its octets as given; command_length is set right when octets are added or taken. */
function changed(bytes: Uint8Array, at: number, removed: number, hex: string): Uint8Array {
  const put = octets(hex)
  const out = new Uint8Array([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + removed)])
  new DataView(out.buffer).setUint32(0, out.length)
  return out
}

/** Five characters of UCS-2 under the sm_length given. */
const submitLength = (octet: number) => {
  const bytes = submit({ data_coding: 8, short_message: octets('00410042004300440045') })
  return changed(bytes, bytes.length - 11, 1, octet.toString(16).padStart(2, '0'))
}
/** An empty service_type of two NULs: everything after it stands one octet late. */
const shifted = changed(submit({ source_addr_ton: 0, source_addr_npi: 1 }), 16, 0, '00')
const receipt = 'id:1 sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD err:000'
const on34: InspectOptions = { interfaceVersion: 0x34 }

/** What each pitfall looks like on the wire, and the note or fault that names it. */
const pitfalls: readonly (readonly [
  name: string,
  code: string,
  bytes: Uint8Array,
  options?: InspectOptions,
])[] = [
  ['a sequence_number of 0', 'sequence-zero', changed(submit(), 12, 4, '00000000')],
  ['one above the range', 'sequence-out-of-range', changed(submit(), 12, 4, '80000001')],
  ['a status in a request', 'status-in-request', changed(submit(), 8, 4, '00000001')],
  ['an unknown command', 'unknown-command', octets('00000010000001ff0000000000000001')],
  ['a vendor’s command', 'vendor-command', octets('00000010000102010000000000000001')],
  ['a header of SMPP 4.0', 'smpp-4-suspect', octets('00000010000100040000000000000001')],
  ['a body in a refusal', 'body-on-error', octets('00000012800000040000000b000000013100')],
  ['interface_version as a plain number', 'version-old', pdu('bind_receiver', { interface_version: 3 })],
  [
    'an interface_version of no version',
    'version-unknown',
    pdu('bind_receiver', { interface_version: 0x35 }),
  ],
  ['no sc_interface_version', 'version-not-told', pdu('bind_receiver_resp', { system_id: 'MC' })],
  ['a PDU of 5.0 on 3.4', 'version-mismatch', pdu('query_broadcast_sm', { message_id: '1' }), on34],
  ['registered_delivery 3 on 3.4', 'version-mismatch', submit({ registered_delivery: 3 }), on34],
  ['a TLV of 5.0 on 3.4', 'version-mismatch', submit({}, [tlv('dest_addr_np_resolution', '00')]), on34],
  [
    'sm_length 255 on 3.4',
    'version-mismatch',
    submit({ short_message: new Uint8Array(255).fill(0x41) }),
    on34,
  ],
  ['a submit over a receiver', 'wrong-state', submit(), { ...on34, sender: 'esme', state: 'BOUND_RX' }],
  ['a deliver_sm by the client', 'wrong-side', deliver(), { ...on34, sender: 'esme', state: 'BOUND_TRX' }],
  ['a password above 8', 'password-over-limit', pdu('bind_receiver', { password: '123456789' })],
  ['a system_id above 15', 'field-too-long', pdu('bind_receiver', { system_id: 'a'.repeat(16) })],
  ['an outbind', 'outbind-awaits-bind', pdu('outbind', { system_id: 'MC' })],
  [
    'congestion_state near its end',
    'congested',
    pdu('submit_sm_resp', { message_id: '1' }, [tlv('congestion_state', '5a')]),
  ],
  ['a string without its NUL', 'missing-nul', changed(pdu('query_sm', { message_id: '12' }), 16, 99, '3132')],
  ['a NUL after the text', 'nul-after-message', changed(submit(), submit().length, 0, '00')],
  ['a NUL inside sm_length', 'nul-in-message', submit({ short_message: octets('414200') })],
  ['sm_length past the end', 'sm-length-overrun', submitLength(99)],
  ['sm_length in characters', 'sm-length-in-characters', submitLength(5)],
  ['text in both places', 'conflict', submit({}, [tlv('message_payload', '41')])],
  ['an octet too many before', 'fields-shifted', shifted],
  ['a number with +', 'address-plus-prefix', submit({ destination_addr: '+79161234567' })],
  ['a number with 00', 'address-plus-prefix', submit({ destination_addr: '0079161234567' })],
  ['a number with blanks', 'address-blank', submit({ destination_addr: '7916 1234567' })],
  ['a name with TON 1', 'alphanumeric-ton', submit({ source_addr_ton: 1, source_addr: 'Acme' })],
  ['a name above 11', 'alphanumeric-too-long', submit({ source_addr_ton: 5, source_addr: 'AcmeAcmeAcme' })],
  ['a time of 12 digits', 'time-bad-length', submit({ validity_period: '260101000000' })],
  ['a time with r', 'time-invalid', submit({ validity_period: '000001000000000r' })],
  ['the intermediate bit elsewhere', 'intermediate-bit', submit({ registered_delivery: 0x80 })],
  ['a UDH without its bit', 'udh-flag-missing', submit({ short_message: octets('0500032a020141') })],
  ['the bit without a UDH', 'udh-length-overrun', submit({ esm_class: 0x40, short_message: ascii('Hello') })],
  [
    'an element past its header',
    'udh-ie-overrun',
    submit({ esm_class: 0x40, short_message: octets('0500092a020141') }),
  ],
  [
    'SAR beside a UDH',
    'conflict',
    submit({ esm_class: 0x40, short_message: octets('0500032a020141') }, [tlv('sar_msg_ref_num', '0001')]),
  ],
  [
    'a port beside a UDH',
    'conflict',
    submit({ esm_class: 0x40, short_message: octets('0500032a020141') }, [tlv('dest_port', '0001')]),
  ],
  ['SAR that lacks two', 'sar-incomplete', submit({}, [tlv('sar_msg_ref_num', '0001')])],
  [
    'SAR of no parts',
    'sar-invalid',
    submit({}, [
      tlv('sar_msg_ref_num', '0001'),
      tlv('sar_total_segments', '00'),
      tlv('sar_segment_seqnum', '01'),
    ]),
  ],
  ['a TLV past the end', 'tlv-overrun', changed(submit(), submit().length, 0, '042400094142')],
  [
    'a TLV written low octet first',
    'tlv-little-endian',
    changed(submit(), submit().length, 0, '240402004142'),
  ],
  ['a TLV of the wrong length', 'tlv-bad-length', submit({}, [tlv('user_message_reference', '01')])],
  [
    'an integer in host order',
    'tlv-value-swapped',
    pdu('data_sm', to, [tlv('qos_time_to_live', '3c000000'), tlv('message_payload', '41')]),
  ],
  [
    'a TLV twice',
    'tlv-duplicate',
    submit({}, [tlv('user_message_reference', '0001'), tlv('user_message_reference', '0002')]),
  ],
  ['a vendor’s TLV', 'tlv-unknown', submit({}, [{ tag: 0x1403, value: octets('31') }])],
  [
    'a TLV string without its NUL',
    'tlv-missing-nul',
    pdu('deliver_sm', { ...to, esm_class: 4, short_message: ascii(receipt) }, [
      tlv('receipted_message_id', '31'),
    ]),
  ],
  [
    'a dest_flag of neither',
    'bad-dest-flag',
    changed(pdu('submit_multi', { ...to, dest_address: [{ dest_flag: 2, dl_name: 'A' }] }), 25, 1, '07'),
  ],
  ['a count left out', 'count-missing', octets('00000012800000210000000000000001' + '3100')],
  ['an escape of nothing', 'gsm-dangling-escape', submit({ short_message: octets('411b') })],
  ['an escape that is unknown', 'gsm-unknown-escape', submit({ short_message: octets('1b41') })],
  ['a byte order mark', 'ucs2-bom', submit({ data_coding: 8, short_message: octets('feff0041') })],
  [
    'UCS-2 low octet first',
    'ucs2-little-endian',
    submit({ data_coding: 8, short_message: octets('480065006c006c006f00') }),
  ],
  ['UCS-2 of an odd length', 'ucs2-odd-length', submit({ data_coding: 8, short_message: octets('004100') })],
  ['half an emoji', 'ucs2-lone-surrogate', submit({ data_coding: 8, short_message: octets('0041d83d') })],
  [
    'UTF-8 as something else',
    'suspect-utf8',
    submit({ short_message: new TextEncoder().encode('Привет, мир') }),
  ],
  ['packed septets', 'suspect-packed-gsm7', submit({ short_message: octets('c8329bfd065ddf723619') })],
  [
    'a receipt in ASCII under UCS-2',
    'receipt-ascii-under-ucs2',
    deliver({ esm_class: 4, data_coding: 8, short_message: ascii(receipt) }),
  ],
  ['a data_coding of 23.038', 'data-coding-class', submit({ data_coding: 0x10 })],
  [
    'a receipt without its esm_class',
    'receipt-without-esm-class',
    deliver({ short_message: ascii(receipt) }),
  ],
  ['an esm_class of two types', 'reserved-value', deliver({ esm_class: 0x0c })],
  ['an id in deliver_sm_resp', 'deliver-resp-id', pdu('deliver_sm_resp', { message_id: '1' })],
  ['a query without its sender', 'source-missing', pdu('query_sm', { message_id: '1' })],
]

describe('a pitfall of interworking is named on the PDU', () => {
  for (const [name, code, bytes, options = {}] of pitfalls) {
    test(`${name}: ${code}`, () => {
      const { pdu: read, notes } = inspectPdu(bytes, options)
      const fault = read.error?.kind === code ? read.error : null
      const note = notes.find((candidate) => candidate.code === code)
      expect([...notes.map((candidate) => candidate.code), read.error?.kind]).toContain(code)
      const at = note?.offset ?? fault?.offset ?? -1
      expect(at >= 0 && at <= bytes.length).toBe(true)
      for (const language of ['en', 'ru'] as const) {
        const { what, next } = note ? noteText(note, language) : bodyFaultText(fault!, language)
        // Every gap of the sentence is filled, and in the reader's language.
        expect(what + next).not.toMatch(/[{}]|undefined/)
        expect(/\p{Script=Cyrillic}/u.test(what) && /\p{Script=Cyrillic}/u.test(next)).toBe(language === 'ru')
      }
    })
  }
})

test('an ordinary PDU of every kind has none of the notes that only trouble should draw', () => {
  const quiet = new Set([
    'fields-shifted',
    'address-blank',
    'tlv-value-swapped',
    'congested',
    'intermediate-bit',
  ])
  for (const command of Object.keys(pduTable)) {
    const { notes } = inspectPdu(pdu(command as CommandName, {}))
    expect([command, notes.filter(({ code }) => quiet.has(code))]).toEqual([command, []])
  }
  expect(inspectPdu(submit({ source_addr_ton: 5, source_addr: 'Acme Ltd' })).notes).toEqual([])
})

describe('a value that the specification reserves is noted', () => {
  test.each([
    ['number_of_messages', '63', '64'],
    ['congestion_state', '59', '65'],
    ['broadcast_area_success', 'ff', '80'],
    ['ms_msg_wait_facilities', '83', '87'],
    ['callback_num_pres_ind', '0b', '0c'],
  ] as const)('of %s', (name, known, reserved) => {
    const codes = (hex: string) => inspectPdu(submit({}, [tlv(name, hex)])).notes.map(({ code }) => code)
    expect(codes(known)).not.toContain('reserved-value')
    expect(codes(reserved)).toContain('reserved-value')
  })

  test('and each integer of one octet either names its values or has them all', () => {
    const free = ['user_response_code', 'sar_total_segments', 'sar_segment_seqnum', 'source_telematics_id']
    for (const row of tlvTable) {
      if (row.type !== 'integer' || row.minOctets !== 1) continue
      const isNamed = row.values !== null || 'reserved' in row
      expect([row.name, isNamed]).toEqual([row.name, !free.includes(row.name)])
    }
  })
})
