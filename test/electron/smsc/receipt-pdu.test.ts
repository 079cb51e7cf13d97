import { describe, expect, test } from 'vitest'
import { MessageStore, type NewMessage } from '../../../electron/smsc/message-store.ts'
import { receiptPdu } from '../../../electron/smsc/receipt-pdu.ts'
import { matchIds } from '../../../shared/receipts/id-rules.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { readReceiptOctets } from '../../../shared/receipts/read-receipt.ts'
import type { MessageIdForm } from '../../../shared/simulator/message-id-form.ts'
import { messageIdForms } from '../../../shared/simulator/message-id-form.ts'
import type { ReceiptSettings } from '../../../shared/simulator/receipt-table.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { messageOctets } from '../../../shared/smpp/message-octets.ts'
import type { CommandName } from '../../../shared/smpp/pdu-table.ts'
import { decodeGsm7 } from '../../../shared/text/gsm7.ts'
import { newMessage } from './new-message.ts'

const submittedAt = new Date(2026, 10, 22, 12, 30, 15).getTime()
const state = { at: submittedAt + 61_000, stat: 'DELIVRD', err: '000', isFinal: true }

function messageOf(text: string, special: Partial<NewMessage> = {}) {
  return new MessageStore(0).add(
    newMessage({
      source: { ton: 5, npi: 0, addr: 'INFO' },
      destination: { ton: 1, npi: 1, addr: '79161234567' },
      serviceType: 'CMT',
      registeredDelivery: 1,
      submittedAt,
      text,
      ...special,
    }),
  )
}

function receiptOf(text: string, special: Partial<NewMessage> = {}) {
  return receiptPdu(messageOf(text, special), state)
}

function textOf(pdu: ReturnType<typeof receiptPdu>) {
  const octets = pdu.fields && 'short_message' in pdu.fields ? pdu.fields.short_message : undefined
  return octets instanceof Uint8Array ? decodeGsm7(octets) : ''
}

/** The receipt as a client reads it from the wire. */
function readBack(
  settings: ReceiptSettings,
  special: Partial<NewMessage> = {},
  about: Partial<typeof state> = {},
): { receipt: Receipt; message: ReturnType<typeof messageOf>; pdu: ReturnType<typeof decodePdu> } {
  const message = messageOf('Hello', { ...special, receipt: settings })
  const octets = encodePdu<CommandName>({
    ...receiptPdu(message, { ...state, ...about }),
    sequence_number: 1,
  })
  const pdu = decodePdu(octets, 0, octets.length)
  const { octets: content, dataCoding } = messageOctets(pdu)!
  const esmClass = Number(pdu.fields['esm_class'])
  const receipt = readReceiptOctets(
    { octets: content, dataCoding, esmClass, tlvs: pdu.tlvs },
    { anyMessage: true },
  )
  return { receipt, message, pdu }
}

test('a receipt goes the way back, marked as one, in the format of the page', () => {
  const pdu = receiptOf('Hello, this is more than twenty characters')
  expect(pdu).toMatchObject({
    command: 'deliver_sm',
    fields: {
      service_type: 'CMT',
      source_addr_ton: 1,
      source_addr_npi: 1,
      source_addr: '79161234567',
      dest_addr_ton: 5,
      dest_addr_npi: 0,
      destination_addr: 'INFO',
      esm_class: 4,
    },
    tlvs: [],
  })
  expect(textOf(pdu)).toBe(
    'id:1000000000 sub:001 dlvrd:001 submit date:2611221230 done date:2611221231 stat:DELIVRD err:000 ' +
      'Text:Hello, this is more ',
  )
})

test('characters outside the default alphabet are question marks, one for each', () => {
  expect(textOf(receiptOf('Привет, Мир! 😀'))).toMatch(/ Text:\?{6}, \?{3}! \?$/)
})

describe('the id in the receipt is found by the rule it was made for', () => {
  const cases: readonly (readonly [MessageIdForm, NonNullable<ReceiptSettings['id']>, string | null])[] = [
    ['decimal', 'as-given', 'same'],
    ['hex', 'decimal', 'hex-to-decimal'],
    ['hex-upper', 'decimal', 'hex-to-decimal'],
    ['decimal', 'hex', 'decimal-to-hex'],
    ['decimal', 'hex-upper', 'decimal-to-hex'],
    ['hex', 'with-0x', '0x'],
    ['decimal', 'padded', 'zero-padding'],
    ['padded', 'unpadded', 'zero-padding'],
    ['hex', 'upper', 'case'],
    ['hex-upper', 'lower', 'case'],
    ['decimal', 'characters-in-hex', 'characters-in-hex'],
    ['uuid', 'as-given', 'same'],
    ['uuid', 'upper', 'case'],
    ['uuid', 'decimal', 'same'],
    ['long', 'as-given', 'same'],
    ['decimal', 'never-given', null],
    ['uuid', 'never-given', null],
  ]
  for (const [idForm, id, rule] of cases) {
    test(`${idForm} in the response, ${id} in the receipt: ${rule}`, () => {
      const { receipt, message } = readBack({ id }, { idForm })
      expect(matchIds(message.messageId, receipt.id ?? '')).toBe(rule)
    })
  }

  test('an empty id of the response has its number in the receipt, unless that is empty as well', () => {
    expect(readBack({}, { idForm: 'empty' })).toMatchObject({
      message: { messageId: '' },
      receipt: { id: '1000000000' },
    })
    expect(readBack({ id: 'empty' }).receipt).toMatchObject({ id: null, deviations: ['empty-id', 'no-id'] })
  })
})

test('no two messages have one id, in any form; 64 characters at most but where that is asked for', () => {
  const store = new MessageStore(0)
  const lengths = new Map<MessageIdForm, Set<number>>()
  const ids = new Set<string>()
  const forms = messageIdForms.filter((form) => form !== 'empty')
  for (let index = 0; index < 2000; index++) {
    for (const idForm of forms) {
      const { messageId } = store.add(newMessage({ idForm }))
      ids.add(messageId)
      lengths.set(idForm, (lengths.get(idForm) ?? new Set()).add(messageId.length))
    }
  }
  expect(ids.size).toBe(2000 * forms.length)
  const one = (length: number) => new Set([length])
  expect(lengths).toMatchObject(
    new Map([
      ['decimal', one(10)],
      ['hex', one(8)],
      ['hex-upper', one(8)],
      ['padded', one(12)],
      ['uuid', one(36)],
      ['hex-32', one(32)],
      ['long', one(64)],
      ['too-long', one(65)],
    ]),
  )
  expect(store.add(newMessage({ idForm: 'uuid' })).messageId).toMatch(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/,
  )
})

describe('text and TLVs', () => {
  test('TLVs alone tell everything', () => {
    const { receipt, pdu } = readBack({ content: 'tlvs' }, {}, { stat: 'UNDELIV', err: '027' })
    expect(pdu.fields['short_message']).toHaveLength(0)
    expect(receipt).toMatchObject({ id: '1000000000', state: 'UNDELIVERABLE' })
    expect(pdu.tlvs.map(({ tag, value }) => [tag, [...value]])).toEqual([
      [0x001e, [...Buffer.from('1000000000\0')]],
      [0x0427, [5]],
      [0x0423, [3, 0, 27]],
    ])
  })

  test('both agree', () => {
    const { receipt, pdu } = readBack({ content: 'text-and-tlvs' })
    expect(pdu.tlvs.map(({ tag }) => tag)).toEqual([0x001e, 0x0427])
    expect(receipt).toMatchObject({ id: '1000000000', stat: 'DELIVRD', deviations: [] })
  })

  test('network_error_code is what it is set to, beside any text', () => {
    const { pdu } = readBack({ networkError: { type: 8, code: 0x0123 } })
    expect(pdu.tlvs).toEqual([{ tag: 0x0423, value: Uint8Array.of(8, 1, 0x23) }])
  })
})

describe('alphabets', () => {
  test('ASCII under data_coding 8', () => {
    const { receipt, pdu } = readBack({ coding: 'ascii-under-ucs2' })
    expect(pdu.fields['data_coding']).toBe(8)
    expect(Buffer.from(pdu.fields['short_message'] as Uint8Array).toString('latin1')).toMatch(
      /^id:1000000000 /,
    )
    expect(receipt.deviations).toEqual(['ascii-under-ucs2'])
  })

  test('UCS-2 keeps every letter; what is longer than short_message goes into message_payload', () => {
    const { receipt, pdu } = readBack({ coding: 'ucs2' }, { text: 'Привет' })
    expect(receipt).toMatchObject({ id: '1000000000', text: 'Привет', deviations: [] })
    expect(pdu.fields['data_coding']).toBe(8)
    const long = readBack({ coding: 'ucs2', dates: 'YYYYMMDDhhmmss' }, { text: 'Привет, это двадцать' })
    expect(long.pdu.fields['short_message']).toHaveLength(0)
    expect(long.pdu.tlvs.map(({ tag }) => tag)).toEqual([0x0424])
    expect(long.receipt.text).toBe('Привет, это двадцать')
  })

  test('UCS-2 that is not announced', () => {
    const { receipt, pdu } = readBack({ coding: 'ucs2-not-announced' })
    expect([pdu.fields['data_coding'], receipt.deviations]).toEqual([0, ['ucs2-not-announced']])
  })
})

describe('the text', () => {
  test('has dates in every form, in the zone that is set', () => {
    const at = Date.UTC(2026, 10, 22, 23, 30, 15, 400)
    const dated = (dates: NonNullable<ReceiptSettings['dates']>) =>
      readBack({ dates, utcOffset: 330 }, {}, { at }).receipt.doneDateRaw
    expect(dated('YYMMDDhhmm')).toBe('2611230500')
    expect(dated('YYMMDDhhmmss')).toBe('261123050015')
    expect(dated('YYYYMMDDhhmm')).toBe('202611230500')
    expect(dated('YYYYMMDDhhmmss')).toBe('20261123050015')
    expect(dated('unix-seconds')).toBe(String(Math.floor(at / 1000)))
    expect(dated('smpp-time')).toBe('261123050015422+')
    expect(dated('zeros')).toBe('0000000000')
  })

  test('leaves fields out with their keys', () => {
    const { pdu } = readBack({ without: ['sub', 'dlvrd', 'submit date', 'text'] })
    expect(decodeGsm7(pdu.fields['short_message'] as Uint8Array)).toBe(
      'id:1000000000 done date:2611221231 stat:DELIVRD err:000',
    )
    const first = readBack({ without: ['id'] })
    expect(decodeGsm7(first.pdu.fields['short_message'] as Uint8Array)).toMatch(/^sub:001 dlvrd:001 /)
    expect(first.receipt.deviations).toContain('no-id')
  })

  test('is cut, and is that of a template', () => {
    expect(readBack({ cutAfter: 40 }).pdu.fields['short_message']).toHaveLength(40)
    const { pdu } = readBack({ template: 'message {id} is {stat} ({err})' })
    expect(decodeGsm7(pdu.fields['short_message'] as Uint8Array)).toBe('message 1000000000 is DELIVRD (000)')
  })
})

test('esm_class and the order of the addresses are as they are set', () => {
  const { pdu } = readBack({ esmClass: 0, addresses: 'as-submitted' })
  expect(pdu.fields).toMatchObject({ esm_class: 0, source_addr: 'INFO', destination_addr: '79161234567' })
})

test('a state before the final one is an intermediate notification', () => {
  const { receipt, pdu } = readBack({}, {}, { stat: 'ENROUTE', isFinal: false })
  expect(pdu.fields['esm_class']).toBe(0x20)
  expect(receipt).toMatchObject({ kind: 'intermediate', stat: 'ENROUTE' })
})
