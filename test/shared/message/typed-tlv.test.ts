import { describe, expect, test } from 'vitest'
import {
  namedTlvValues,
  readTlv,
  retypeTlv,
  type TlvDraft,
  typedOctets,
  vendorTlvForm,
} from '../../../shared/message/typed-tlv.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'

const typed = (tag: string, value: string, form: TlvDraft['form'] = null, dataCoding?: number) =>
  readTlv({ id: 1, tag, form, value }, dataCoding)
const hexOf = (...draft: Parameters<typeof typed>): string | null => {
  const read = typed(...draft)
  return read.problem === null ? read.hex : null
}

test('reads a tag by number or name, and says why there is no TLV', () => {
  expect(typed('0x1400', '0x0A 0b:0C')).toEqual({ tag: 0x1400, hex: '0a0b0c', problem: null })
  expect(typed('5120', '31')).toMatchObject({ tag: 0x1400 })
  expect(typed('make_coffee', '31').problem).toBe('tag')
  expect(typed('0x1400', '0a0').problem).toBe('hex')
  expect(typed('user_message_reference', 'seven').problem).toBe('number')
  expect(typed('user_message_reference', '').problem).toBe('number')
  expect(typed('user_message_reference', '70000').problem).toBe('range')
  expect(typed('receipted_message_id', 'Ж').problem).toBe('latin1')
})

describe('a TLV is typed as the specification types it', () => {
  test('integers in the octets the tag has, whether decimal or hexadecimal', () => {
    expect(hexOf('user_message_reference', '258')).toBe('0102')
    expect(hexOf('user_message_reference', '0x7')).toBe('0007')
    expect(hexOf('dest_addr_subunit', '1')).toBe('01')
    // One octet by the specification, two as some peers write it.
    expect(hexOf('source_telematics_id', '44')).toBe('2c')
    expect(hexOf('source_telematics_id', '300')).toBe('012c')
    expect(hexOf('source_telematics_id', '65536')).toBeNull()
  })

  test('a number takes a length that the tag may have', () => {
    // 3.4 gives it one octet, 5.0 four.
    expect(hexOf('ms_validity', '3', 'number')).toBe('03')
    expect(hexOf('ms_validity', '300', 'number')).toBe('0000012c')
    expect(hexOf('0x1400', '65536', 'number')).toBe('010000')
    expect(hexOf('0x1400', String(2 ** 48), 'number')).toBeNull()
  })

  test('C-octet strings with their NUL, text of a vendor’s tag without', () => {
    expect(hexOf('receipted_message_id', 'a1')).toBe('613100')
    expect(hexOf('0x1400', '1101', 'text')).toBe('31313031')
    expect(hexOf('0x1400', 'Ж', 'text')).toBeNull()
  })

  test('text is Latin-1 whatever data_coding says, but for the message itself', () => {
    expect(hexOf('0x1400', 'é', 'text', 8)).toBe('e9')
    expect(hexOf('message_payload', '@€', 'text', 0)).toBe('001b65')
    expect(hexOf('message_payload', 'Я', 'text', 8)).toBe('042f')
    expect(typed('message_payload', 'Я', 'text', 0).problem).toBe('not-encodable')
    expect(hexOf('message_payload', '@', 'text')).toBe('40')
  })

  test('the octets stay the same from one form to another', () => {
    const text: TlvDraft = { id: 1, tag: '0x1400', form: 'text', value: '42' }
    const asHex = retypeTlv(text, 'hex')
    expect(asHex).toMatchObject({ form: 'hex', value: '3432' })
    expect(retypeTlv(asHex, 'text').value).toBe('42')
    expect(retypeTlv(asHex, 'number').value).toBe('13362')
    expect(retypeTlv({ ...asHex, value: '00ff07' }, 'text').value).toBe('')
  })

  test('values with names are offered where the octet is one choice', () => {
    expect(namedTlvValues('dest_addr_subunit')?.map((row) => row.value)).toContain(1)
    expect(namedTlvValues('user_message_reference')).toBeNull()
    expect(namedTlvValues('0x1400')).toBeNull()
  })
})

test('a provider’s tag is typed as its page says, and as text where that says nothing', () => {
  const row = (tag: number, type: VendorTlv['type']): VendorTlv => ({
    tag,
    type,
    name: 'x',
    meaning: { en: '', ru: '' },
    maxOctets: null,
    direction: 'submit',
    required: false,
    values: [],
  })
  const rows = [row(0x1400, 'integer'), row(0x1401, 'c-octet-string'), row(0x1402, null)]
  const forms = ['0x1400', '5121', '0x1402', '0x1403'].map((tag) => vendorTlvForm(tag, rows))
  expect(forms).toEqual(['number', 'c-text', 'text', null])
})

test('a filled value is read by its form, for a tag that no specification knows too', () => {
  expect(typedOctets('number', '258', null)).toEqual({ hex: '0102', problem: null })
  expect(typedOctets('hex', 'zz', null)).toEqual({ hex: null, problem: 'hex' })
})
