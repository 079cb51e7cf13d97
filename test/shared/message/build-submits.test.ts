import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'

const intent: SendIntent = {
  source: { ton: 5, npi: 0, addr: 'ALPHA' },
  destination: { ton: 1, npi: 1, addr: '79161234567' },
  text: 'Hello',
  encoding: 'auto',
  method: 'udh8',
  reference: 42,
  data_coding: null,
  service_type: '',
  protocol_id: 0,
  priority_flag: 0,
  schedule_delivery_time: '',
  validity_period: '',
  registered_delivery: 1,
  replace_if_present_flag: 0,
  sm_default_msg_id: 0,
  tlvs: [],
}

test('a short text is one submit_sm that has nothing odd', () => {
  const { submits } = buildSubmits(intent)
  expect(submits).toHaveLength(1)
  const { pdu, text, notes } = inspectPdu(encodePdu({ ...submits[0]!, sequence_number: 1 }))
  expect(text).toBe('Hello')
  expect(pdu.fields).toMatchObject({ source_addr: 'ALPHA', esm_class: 0, data_coding: 0, sm_length: 5 })
  expect(notes).toEqual([])
})

test('a long text is several, each with its header and the flag for it', () => {
  const { plan, submits } = buildSubmits({ ...intent, text: 'Привет! '.repeat(20) })
  expect(plan.encoding).toBe('ucs2')
  expect(submits).toHaveLength(3)
  for (const [index, submit] of submits.entries()) {
    expect(submit.fields).toMatchObject({ esm_class: 0x40, data_coding: 8 })
    expect(toHex(submit.fields.short_message, 0, 6)).toBe(`0500032a030${index + 1}`)
  }
  const read = submits.map((submit) => inspectPdu(encodePdu({ ...submit, sequence_number: 1 })).text)
  expect(read.join('')).toBe('Привет! '.repeat(20))
})

test('message_payload and SAR leave esm_class alone', () => {
  const long = { ...intent, text: 'x'.repeat(200) }
  const payload = buildSubmits({ ...long, method: 'payload' }).submits
  expect(payload).toHaveLength(1)
  expect(payload[0]!.fields).toMatchObject({ esm_class: 0, sm_length: 0 })
  const sar = buildSubmits({ ...long, method: 'sar' }).submits
  expect(sar.map((submit) => submit.tlvs.map((tlv) => toHex(tlv.value)))).toEqual([
    ['002a', '02', '01'],
    ['002a', '02', '02'],
  ])
})

test('own TLVs come after the plan’s, and data_coding can be overridden', () => {
  const { submits } = buildSubmits({ ...intent, data_coding: 0xf1, tlvs: [{ tag: 0x1400, hex: '616200' }] })
  const pdu = decodePdu(encodePdu({ ...submits[0]!, sequence_number: 1 }))
  expect(pdu.fields['data_coding']).toBe(0xf1)
  expect(pdu.tlvs.map((tlv) => tlv.tag)).toEqual([0x1400])
})

describe('refusals', () => {
  test('characters that the chosen encoding lacks are named', () => {
    expect(() => buildSubmits({ ...intent, text: 'Жук', encoding: 'gsm7' })).toThrow(
      expect.objectContaining({ code: 'message.not-encodable' }),
    )
  })

  test('more than 255 parts', () => {
    expect(() => buildSubmits({ ...intent, text: 'x'.repeat(153 * 255 + 1) })).toThrow(
      expect.objectContaining({ code: 'message.too-many-parts', detail: { parts: 256 } }),
    )
  })
})
