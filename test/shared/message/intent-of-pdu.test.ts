import { describe, expect, test } from 'vitest'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import { intentOfPdu } from '../../../shared/message/intent-of-pdu.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { vectorRows } from '../filter/filter-rows.ts'

const base: SendIntent = {
  source: { addr: 'ALPHA', ton: 5, npi: 0 },
  destination: { addr: '79161234567', ton: 1, npi: 1 },
  text: 'Hello',
  encoding: 'auto',
  method: 'udh8',
  service_type: '',
  protocol_id: 0,
  priority_flag: 0,
  schedule_delivery_time: '',
  validity_period: '000000020000000R',
  data_coding: null,
  registered_delivery: 1,
  replace_if_present_flag: 0,
  sm_default_msg_id: 0,
  reference: 77,
  tlvs: [],
}
const octetsOf = (change: Partial<SendIntent>) =>
  buildSubmits({ ...base, ...change }).submits.map((submit) => encodePdu({ ...submit, sequence_number: 9 }))

const messages: readonly (readonly [string, Partial<SendIntent>, SendIntent['encoding']])[] = [
  ['plain text', {}, 'gsm7'],
  ['Cyrillic', { text: 'Привет, ваш код 4417' }, 'ucs2'],
  ['two parts', { text: 'Ваш код 4417 — никому его не сообщайте. '.repeat(3) }, 'ucs2'],
  ['SAR', { text: 'Tariff €5 [net] ~ '.repeat(14), method: 'sar' }, 'gsm7'],
  ['a payload', { text: 'long '.repeat(80), method: 'payload' }, 'gsm7'],
  ['binary', { text: '00ff1b0580', encoding: 'binary' }, 'binary'],
  ['flash', { messageClass: 0 }, 'gsm7'],
  [
    'ports and TLVs',
    { ports: { destination: 16_001, source: 0, width: 16 }, tlvs: [{ tag: 0x1400, hex: '3131' }] },
    'gsm7',
  ],
  ['no text', { text: '' }, 'gsm7'],
]

describe('the message of a submit_sm', () => {
  test.each(messages)('has the same octets again: %s', (_name, change, encoding) => {
    for (const octets of octetsOf(change)) {
      const intent = intentOfPdu(octets)
      expect(intent?.encoding).toBe(encoding)
      const [again, ...more] = intent === null ? [] : buildSubmits(intent).submits
      expect(more).toEqual([])
      expect(again && encodePdu({ ...again, sequence_number: 9 })).toEqual(octets)
    }
  })

  test('is found in nearly all that were captured, and nowhere else', () => {
    const rows = vectorRows('base.pcapng')
    const submits = rows.filter(({ octets }) => octets[7] === 4 && octets[4] === 0)
    const found = submits.filter(({ octets }) => intentOfPdu(octets) !== null)
    expect(submits.length).toBeGreaterThan(20)
    expect(found.length / submits.length).toBeGreaterThan(0.5)
    for (const { octets } of rows) if (octets[7] !== 4) expect(intentOfPdu(octets)).toBeNull()
  })

  test('is none where octets are left over or missing', () => {
    const [octets = new Uint8Array()] = octetsOf({})
    expect(intentOfPdu(octets.subarray(0, 30))).toBeNull()
    expect(intentOfPdu(fromHex('00000010000000150000000000000001') ?? new Uint8Array())).toBeNull()
  })
})
