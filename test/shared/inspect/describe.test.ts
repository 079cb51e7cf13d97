import { expect, test } from 'vitest'
import { describeValue } from '../../../shared/inspect/describe.ts'

test.each([
  ['header.command_id', 4, '0x00000004 submit_sm', '0x00000004 submit_sm'],
  ['header.command_status', 0x58, '0x00000058 ESME_RTHROTTLED', '0x00000058 ESME_RTHROTTLED'],
  ['header.command_status', 0x403, '0x00000403', '0x00000403'],
  ['header.sequence_number', 4, null, null],
  ['submit_sm.source_addr_ton', 5, '5 alphanumeric', '5 буквенный'],
  ['submit_sm.esm_class', 0x40, '0x40 UDH present', '0x40 есть UDH'],
  ['submit_sm.esm_class', 0, '0x00 default mode', '0x00 режим по умолчанию'],
  ['submit_sm.esm_class', 0x3c, '0x3C', '0x3C'],
  ['deliver_sm.esm_class', 4, '0x04 delivery receipt of the SMSC', '0x04 отчёт SMSC о доставке'],
  ['submit_sm.data_coding', 8, '0x08 UCS-2', '0x08 UCS-2'],
  ['submit_sm.data_coding', 0x10, '0x10 GSM 7-bit, class 0 (flash)', '0x10 GSM 7-bit, класс 0 (flash)'],
  [
    'submit_sm.data_coding',
    0xf5,
    '0xF5 8-bit data, class 1 (phone)',
    '0xF5 8-битные данные, класс 1 (телефон)',
  ],
  [
    'submit_sm.data_coding',
    0xc8,
    '0xC8 GSM 7-bit, icon on: voicemail, text discarded',
    '0xC8 GSM 7-bit, значок включить: голосовая почта, текст не хранить',
  ],
  ['submit_sm.data_coding', 0x80, '0x80', '0x80'],
  ['submit_sm.sm_length', 8, null, null],
  ['submit_sm.source_addr', 'INFO', null, null],
  ['submit_multi.dest_address[3].dest_flag', 2, '2 distribution list', '2 список рассылки'],
  ['submit_multi_resp.unsuccess_sme[0].error_status_code', 11, '0x0000000B ESME_RINVDSTADR', null],
  ['tlvs.message_state', 2, '2 DELIVERED', '2 DELIVERED (доставлено)'],
  ['tlvs.message_state.value', 2, '2 DELIVERED', null],
  ['tlvs.message_state.length', 1, null, null],
  ['tlvs.message_state.tag', 0x0427, '0x0427 message_state', null],
  ['tlvs.0x1400.tag', 0x1400, '0x1400', '0x1400'],
  ['tlvs.network_error_code.value', '030001', 'GSM: 1 (0x0001)', null],
  [
    'submit_sm.validity_period',
    '000000010000000R',
    '000000010000000R → after 1 h',
    '000000010000000R → через 1 ч',
  ],
  [
    'submit_sm.schedule_delivery_time',
    '261122101500012+',
    '261122101500012+ → 2026-11-22 10:15:00 UTC+03:00',
    null,
  ],
  ['submit_sm.validity_period', 'tomorrow', null, null],
  ['no_such.field', 1, null, null],
])('%s %s is %s', (path, value, english, russian) => {
  expect(describeValue(path, value, 'en')).toBe(english)
  if (russian !== null || english === null) expect(describeValue(path, value, 'ru')).toBe(russian)
})
