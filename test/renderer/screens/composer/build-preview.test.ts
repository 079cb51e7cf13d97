import { describe, expect, test } from 'vitest'
import { intentOf } from '../../../../renderer/parts/message-form/draft-intent.ts'
import { namedValues, readTlv, retypeTlv, tlvHex } from '../../../../renderer/parts/pdu-form/tlv-draft.ts'
import { buildPreview } from '../../../../renderer/screens/composer/build-preview.ts'
import { type ComposerDraft, emptyDraft, type TlvDraft } from '../../../../renderer/stores/composer-store.ts'
import { buildSubmits } from '../../../../shared/message/build-submits.ts'
import { sendIntentSchema } from '../../../../shared/message/send-intent.ts'
import { readTag } from '../../../../shared/smpp/tlv-value.ts'

const draft: ComposerDraft = {
  ...emptyDraft,
  source: { addr: 'ALPHA', ton: null, npi: null },
  destination: { addr: '79161234567', ton: null, npi: null },
  text: 'Hello',
}

test('the intent passes the contract and builds the very PDUs of the preview', () => {
  const { intent, submits } = buildPreview({
    ...draft,
    text: 'Ж'.repeat(80),
    graphemes: true,
    partOctets: 120,
  })
  expect(sendIntentSchema.parse(intent)).toEqual(intent)
  expect(buildSubmits(intent).submits).toEqual(submits)
  expect(submits).toHaveLength(2)
})

test('infers TON and NPI until they are set by hand', () => {
  expect(intentOf(draft).source).toEqual({ addr: 'ALPHA', ton: 5, npi: 0 })
  const own = { ...draft, source: { addr: 'ALPHA', ton: 0, npi: 9 } }
  expect(intentOf(own).source).toEqual({ addr: 'ALPHA', ton: 0, npi: 9 })
})

test('an 8-bit header takes the low octet of the reference', () => {
  expect(intentOf({ ...draft, reference: 0x1234 }).reference).toBe(0x34)
  expect(intentOf({ ...draft, reference: 0x1234, method: 'udh16' }).reference).toBe(0x1234)
})

describe('message class', () => {
  const codingOf = (change: Partial<ComposerDraft>) =>
    buildPreview({ ...draft, messageClass: 0, ...change }).dataCoding

  test('goes into data_coding by the alphabet the text gets', () => {
    expect(codingOf({})).toBe(0x10)
    expect(codingOf({ text: 'Привет' })).toBe(0x18)
    expect(codingOf({ encoding: 'binary', text: '00' })).toBe(0x14)
    expect(intentOf(draft).data_coding).toBeNull()
  })

  test('is left out where TS 23.038 has no such value, and gives way to data_coding set by hand', () => {
    expect(codingOf({ encoding: 'latin1' })).toBe(3)
    expect(codingOf({ dataCoding: 0xf1 })).toBe(0xf1)
  })
})

test('still plans a text that cannot be encoded, and says why nothing can be sent', () => {
  const preview = buildPreview({ ...draft, encoding: 'gsm7', text: 'Привет' })
  expect(preview.submits).toEqual([])
  expect(preview.fault?.code).toBe('message.not-encodable')
  expect(preview.plan.segments).toHaveLength(1)
})

test('reads tags by number and name, and sends whole TLVs only', () => {
  expect([
    readTag('0x1400'),
    readTag('5120'),
    readTag('user_message_reference'),
    readTag('70000'),
    readTag('x'),
  ]).toEqual([0x1400, 0x1400, 0x0204, null, null])
  expect(readTlv({ id: 1, tag: '0x1400', form: null, value: '0x0A 0b:0C' })).toEqual({
    tag: 0x1400,
    hex: '0a0b0c',
  })
  expect(readTlv({ id: 1, tag: '0x1400', form: null, value: '0a0' })).toBeNull()
  const tlvs: TlvDraft[] = [
    { id: 1, tag: '0x1400', form: null, value: '31' },
    { id: 2, tag: '', form: null, value: '' },
  ]
  expect(intentOf({ ...draft, tlvs }).tlvs).toEqual([{ tag: 0x1400, hex: '31' }])
})

describe('a TLV is typed as the specification types it', () => {
  const hexOf = (tag: string, value: string, form: TlvDraft['form'] = null) =>
    tlvHex({ id: 1, tag, form, value })

  test('integers in the octets the tag has, whether decimal or hexadecimal', () => {
    expect(hexOf('user_message_reference', '258')).toBe('0102')
    expect(hexOf('user_message_reference', '0x7')).toBe('0007')
    expect(hexOf('user_message_reference', '70000')).toBeNull()
    expect(hexOf('dest_addr_subunit', '1')).toBe('01')
  })

  test('C-octet strings with their NUL, text of a vendor’s tag without', () => {
    expect(hexOf('receipted_message_id', 'a1')).toBe('613100')
    expect(hexOf('0x1400', '1101', 'text')).toBe('31313031')
    expect(hexOf('0x1400', 'Ж', 'text')).toBeNull()
  })

  test('the octets stay the same from one form to another', () => {
    const typed: TlvDraft = { id: 1, tag: '0x1400', form: 'text', value: '42' }
    const asHex = retypeTlv(typed, 'hex')
    expect(asHex).toMatchObject({ form: 'hex', value: '3432' })
    expect(retypeTlv(asHex, 'text').value).toBe('42')
    expect(retypeTlv(asHex, 'number').value).toBe('13362')
  })

  test('values with names are offered where the octet is one choice', () => {
    expect(namedValues('dest_addr_subunit')?.map((row) => row.value)).toContain(1)
    expect(namedValues('user_message_reference')).toBeNull()
  })
})
