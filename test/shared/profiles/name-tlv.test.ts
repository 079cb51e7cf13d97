import { describe, expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import { noteText } from '../../../shared/inspect/note-table.ts'
import { streamToJson } from '../../../shared/json/pdu-json.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { describeByProfile, tlvCandidates } from '../../../shared/profiles/name-tlv.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { tlvByTag } from '../../../shared/smpp/tlv-value.ts'
import { travelsIn, vendorValue } from '../../../shared/smpp/vendor-tlv.ts'

import { catalogue } from '../../support/catalogue.ts'

const ascii = (text: string) => new TextEncoder().encode(text)

function submit(tlvs: readonly { tag: number; value: Uint8Array }[]): Uint8Array {
  return encodePdu({
    command: 'submit_sm',
    sequence_number: 1,
    fields: {
      source_addr_ton: 5,
      source_addr: 'Acme',
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '919812345678',
      short_message: ascii('Hi'),
    },
    tlvs,
  })
}

function codesOf(profileId: string, bytes: Uint8Array): string[] {
  return inspectPdu(bytes, inspectOptionsOf(catalogue, profileId)).notes.map(({ code }) => code)
}

describe('the TLVs that providers publish', () => {
  const rows = catalogue.all().flatMap(({ id }) => (catalogue.tlvs(id) ?? []).map((row) => ({ id, row })))

  test('have a tag that no specification has, words in both languages and a page', () => {
    expect(rows.length).toBeGreaterThan(0)
    for (const { id, row } of rows) {
      expect([id, tlvByTag(row.tag)]).toEqual([id, null])
      expect(row.meaning.ru).toMatch(/\p{Script=Cyrillic}|MCC|MNC/u)
      expect(row.meaning.en).not.toBe('')
      expect(row.source.url).toMatch(/^https:\/\//)
    }
  })

  test('mean other things by the same tag', () => {
    expect(catalogue.tlv('mobtext', 0x1400)?.name).toBe('pe_id')
    expect(catalogue.tlv('india-dlt-swapped', 0x1400)?.name).toBe('template_id')
    expect(catalogue.tlv('smsportal', 0x1400)?.name).toBe('customer_reference')
    expect(catalogue.tlv('bulksms', 0x1400)?.name).toBe('replied_message_id')
    expect(catalogue.tlv('vonage', 0x1402)?.name).toBe('mcc_mnc')
    expect(catalogue.tlv('smpp-3.4', 0x1400)).toBeUndefined()
    expect(catalogue.tlv('nobody', 0x1400)).toBeUndefined()
    expect(catalogue.tlv(null, 0x1400)).toBeUndefined()
  })

  test('travel as their page says', () => {
    expect(travelsIn(catalogue.tlv('vonage', 0x1421)!, 'submit_sm')).toBe(true)
    expect(travelsIn(catalogue.tlv('vonage', 0x1422)!, 'submit_sm')).toBe(false)
    expect(travelsIn(catalogue.tlv('vonage', 0x1422)!, 'submit_sm_resp')).toBe(true)
    expect(travelsIn(catalogue.tlv('8x8', 0x1502)!, 'deliver_sm')).toBe(true)
    expect(travelsIn(catalogue.tlv('8x8', 0x1502)!, 'submit_multi')).toBe(false)
    expect(travelsIn(catalogue.tlv('vibes', 0x1401)!, 'deliver_sm')).toBe(true)
    expect(travelsIn(catalogue.tlv('mobtext', 0x1400)!, 'data_sm')).toBe(true)
  })
})

describe('a vendor TLV in words', () => {
  test('is named and typed by the profile, which is said, and keeps its octets', () => {
    expect(describeByProfile(catalogue, 'tlvs.0x1414.tag', 0x1414, 'en', 'telesign')).toEqual({
      words: '0x1414 message_type: Kind of message (named by profile “Telesign”)',
      keepsValue: false,
    })
    const otp = toHex(ascii('OTP'))
    expect(describeByProfile(catalogue, 'tlvs.0x1414.value', otp, 'en', 'telesign')).toEqual({
      words: 'OTP, one-time password',
      keepsValue: true,
    })
    expect(describeByProfile(catalogue, 'tlvs.0x1414.value', otp, 'ru', 'telesign')?.words).toBe(
      'OTP, одноразовый пароль',
    )
    expect(describeByProfile(catalogue, 'tlvs.0x1400', '31313031', 'en', 'mobtext')?.words).toBe(
      'pe_id “1101”',
    )
  })

  test('without a profile, or with one that does not list it, is everything it may be', () => {
    for (const profileId of [null, 'telesign', 'smpp-3.4']) {
      const words = describeByProfile(catalogue, 'tlvs.0x1402.tag', 0x1402, 'en', profileId)?.words
      expect(words).toBe(
        '0x1402 may be: mcc_mnc (Vonage (Nexmo)); telemarketer_id (MobText (India, DLT)); operator id',
      )
    }
    expect(describeByProfile(catalogue, 'tlvs.0x1402.value', '3132', 'en', null)).toBeNull()
    expect(describeByProfile(catalogue, 'tlvs.0x3FFF.tag', 0x3fff, 'en', null)?.words).toBe('0x3FFF')
    expect(tlvCandidates(catalogue, 0x3fff, 'en')).toEqual([])
  })

  test('leaves what the specification names to the specification', () => {
    expect(describeByProfile(catalogue, 'tlvs.message_state.value', 2, 'en', 'mobtext')).toEqual({
      words: '2 DELIVERED',
      keepsValue: false,
    })
  })

  test('reads the value as the page types it', () => {
    expect(vendorValue({ type: 'text' }, ascii('OTP'))).toBe('OTP')
    expect(vendorValue({ type: 'text' }, ascii('OTP\0'))).toBe('OTP')
    expect(vendorValue({ type: null }, Uint8Array.of(1, 2))).toBeNull()
    expect(vendorValue({ type: 'c-octet-string' }, ascii('12\0x'))).toBe('12')
    expect(vendorValue({ type: 'integer' }, Uint8Array.of(1, 2))).toBe(0x102)
    expect(vendorValue({ type: 'integer' }, Uint8Array.of())).toBeNull()
  })
})

describe('the notes by a profile', () => {
  test('name each TLV that the provider requires and the submit lacks', () => {
    const { notes } = inspectPdu(
      submit([{ tag: 0x1401, value: ascii('1107\0') }]),
      inspectOptionsOf(catalogue, 'mobtext'),
    )
    const missing = notes.filter(({ code }) => code === 'vendor-tlv-missing')
    expect(missing.map(({ field }) => field)).toEqual(['0x1400', '0x1402'])
    expect(noteText(missing[0]!, 'en').what).toBe('This provider wants pe_id (0x1400) in every submit_sm.')
    expect(noteText(missing[0]!, 'ru').what).toBe('Этот провайдер требует pe_id (0x1400) в каждом submit_sm.')
  })

  test('are silent when all are there, and take a known tag for known', () => {
    const all = [0x1400, 0x1401, 0x1402].map((tag) => ({ tag, value: ascii('1\0') }))
    expect(codesOf('mobtext', submit(all))).toEqual([])
    expect(codesOf('smpp-3.4', submit(all))).toEqual(['tlv-unknown', 'tlv-unknown', 'tlv-unknown'])
  })

  test('hold a value against the list and the length of the page', () => {
    expect(codesOf('telesign', submit([{ tag: 0x1414, value: ascii('otp') }]))).toEqual(['vendor-tlv-value'])
    expect(codesOf('telesign', submit([{ tag: 0x1414, value: ascii('OTP') }]))).toEqual([])
    const long = { tag: 0x1400, value: new Uint8Array(101).fill(0x41) }
    expect(codesOf('smsportal', submit([long]))).toEqual(['vendor-tlv-too-long'])
  })
})

test('JSON keeps name null and adds what the profile says', () => {
  const hex = toHex(
    submit([
      { tag: 0x1400, value: ascii('1101\0') },
      { tag: 0x1500, value: ascii('x') },
    ]),
  )
  const [pdu] = streamToJson(hex, 1, inspectOptionsOf(catalogue, 'mobtext')).pdus
  expect(pdu?.tlvs).toEqual([
    {
      tag: 0x1400,
      name: null,
      length: 5,
      hex: '3131303100',
      value: null,
      profile_name: 'pe_id',
      profile_value: '1101',
    },
    { tag: 0x1500, name: null, length: 1, hex: '78', value: null },
  ])
  const printed = JSON.parse(JSON.stringify(streamToJson(hex)))
  expect(Object.keys(printed.pdus[0].tlvs[0])).toEqual(['tag', 'name', 'length', 'hex', 'value'])
})
