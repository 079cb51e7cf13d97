import { expect, test } from 'vitest'
import { summarizePdu } from '../../../shared/inspect/summarize.ts'
import { readReceiptPdu } from '../../../shared/receipts/read-receipt.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu, type PduToEncode } from '../../../shared/smpp/encode.ts'
import { octets } from '../smpp/pdu-vectors.ts'

const summary = (pdu: PduToEncode) => summarizePdu(decodePdu(encodePdu(pdu)))
const text = (words: string) => Uint8Array.from(words, (character) => character.charCodeAt(0))

test('a part of a long message shows its text and number', () => {
  const short_message = octets('0500032a0201041f0440')
  const fields = {
    source_addr: 'ALPHA',
    destination_addr: '79161234567',
    esm_class: 0x40,
    data_coding: 8,
    short_message,
  }
  expect(summary({ command: 'submit_sm', sequence_number: 1, fields })).toEqual({
    summary: { kind: 'text', text: 'Пр', part: 1, parts: 2 },
    source: 'ALPHA',
    destination: '79161234567',
  })
})

test('SAR TLVs number a part too, and message_payload holds the text', () => {
  const tlvs = [
    { tag: 0x020c, value: octets('0001') },
    { tag: 0x020e, value: octets('03') },
    { tag: 0x020f, value: octets('02') },
    { tag: 0x0424, value: text('Hello') },
  ]
  expect(summary({ command: 'submit_sm', sequence_number: 1, tlvs }).summary).toEqual({
    kind: 'text',
    text: 'Hello',
    part: 2,
    parts: 3,
  })
})

test('a receipt shows its id, stat and err', () => {
  const short_message = text('id:0972660181 sub:001 dlvrd:000 stat:UNDELIV err:043 text:x')
  const fields = { esm_class: 4, short_message }
  expect(summary({ command: 'deliver_sm', sequence_number: 1, fields }).summary).toEqual({
    kind: 'receipt',
    id: '0972660181',
    stat: 'UNDELIV',
    err: '043',
  })
})

test('a receipt in UCS-2 is read as well', () => {
  const short_message = Uint8Array.from(
    'id:77 stat:DELIVRD err:000'.split('').flatMap((letter) => [0, letter.charCodeAt(0)]),
  )
  const fields = { esm_class: 4, data_coding: 8, short_message }
  expect(summary({ command: 'deliver_sm', sequence_number: 1, fields }).summary).toMatchObject({
    id: '77',
    stat: 'DELIVRD',
  })
})

test('a receipt of TLVs alone takes its id from them', () => {
  const tlvs = [{ tag: 0x001e, value: text('abc\0') }]
  const { summary: row } = summary({
    command: 'deliver_sm',
    sequence_number: 1,
    fields: { esm_class: 4 },
    tlvs,
  })
  expect(row).toEqual({ kind: 'receipt', id: 'abc', stat: null, err: null })
})

test('binds show the system_id, responses the message_id, queries the state', () => {
  expect(
    summary({ command: 'bind_transceiver', sequence_number: 1, fields: { system_id: 'me', password: 's' } })
      .summary,
  ).toEqual({
    kind: 'system',
    systemId: 'me',
  })
  expect(
    summary({ command: 'submit_sm_resp', sequence_number: 1, fields: { message_id: '17' } }),
  ).toMatchObject({
    summary: { kind: 'id', id: '17' },
  })
  expect(
    summary({ command: 'query_sm_resp', sequence_number: 1, fields: { message_id: '17', message_state: 2 } })
      .summary,
  ).toEqual({ kind: 'state', messageState: 2 })
  expect(summary({ command: 'enquire_link', sequence_number: 1 }).summary).toEqual({ kind: 'none' })
})

test('a submit_multi shows its first destination', () => {
  const dest_address = [{ dest_flag: 2, dl_name: 'friends' }]
  expect(summary({ command: 'submit_multi', sequence_number: 1, fields: { dest_address } }).destination).toBe(
    'friends',
  )
})

test('what cannot be read shows why', () => {
  expect(summarizePdu(decodePdu(octets('00000011000000040000000000000001' + '41'))).summary).toEqual({
    kind: 'fault',
    problem: 'missing-nul',
  })
})

test('a row reads receipts as cards do, in whatever dress they come', () => {
  const octetsOf = (words: string) => text(words)
  const receipts: readonly PduToEncode[] = [
    ...[
      'msgid:77 stat:DELIVRD err:000',
      'id:12, stat:DELIVRD err:000',
      'XMS=id:5 mccmnc:61202 stat:DELIVRD err: price:0.02',
      'id:ce5b done date:180903120816 DELIVRD err:000 Text:',
      'myid:7 id:8 stat:UNDELIV',
      'no receipt at all',
      '',
    ].map(
      (words): PduToEncode => ({
        command: 'deliver_sm',
        sequence_number: 1,
        fields: { esm_class: 4, short_message: octetsOf(words) },
      }),
    ),
    // Both texts: message_payload counts, as in the tree.
    {
      command: 'deliver_sm',
      sequence_number: 1,
      fields: { esm_class: 4, short_message: octetsOf('id:SHORT stat:DELIVRD err:000') },
      tlvs: [{ tag: 0x0424, value: octetsOf('id:PAYLOAD stat:UNDELIV err:001') }],
    },
    // The TLV names the message, whatever the text says.
    {
      command: 'data_sm',
      sequence_number: 1,
      fields: { esm_class: 4 },
      tlvs: [
        { tag: 0x001e, value: octetsOf('70BA8A69\0') },
        { tag: 0x0424, value: octetsOf('id:1891273321 stat:DELIVRD') },
      ],
    },
  ]
  for (const pdu of receipts) {
    const decoded = decodePdu(encodePdu(pdu))
    const { id, stat, err } = readReceiptPdu(decoded) ?? {}
    expect(summarizePdu(decoded).summary).toEqual({ kind: 'receipt', id, stat, err })
  }
})

test('a message that names another in receipted_message_id is no receipt unless esm_class says so', () => {
  const tlvs = [{ tag: 0x001e, value: text('abc\0') }]
  const short_message = text('STOP')
  expect(
    summary({ command: 'deliver_sm', sequence_number: 1, fields: { short_message }, tlvs }).summary,
  ).toMatchObject({ kind: 'text', text: 'STOP' })
})
