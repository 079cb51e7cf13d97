import { expect, test } from 'vitest'
import { inspectPdu } from '../../../shared/inspect/inspect.ts'
import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'

function inspected(hex: string, fields: object = {}, options: InspectOptions = {}) {
  const short_message = fromHex(hex) ?? new Uint8Array()
  const to = { source_addr: '1234', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '79161234567' }
  const bytes = encodePdu({
    command: 'submit_sm',
    sequence_number: 1,
    fields: { ...to, short_message, ...fields },
  })
  const { notes, readings } = inspectPdu(bytes, options)
  return {
    codes: notes.map(({ code }) => code),
    likely: readings.find(({ isLikely }) => isLikely)?.text,
    readings,
  }
}

test('a pound sign of Latin-1 under GSM 7-bit is noted and read, and is no trouble where 0 means Latin-1', () => {
  // "£10 for you"
  const hex = 'a3313020666f7220796f75'
  expect(inspected(hex)).toMatchObject({ codes: ['gsm-high-octet'], likely: '£10 for you' })
  expect(inspected(hex, {}, { defaultAlphabet: 'latin1' })).toMatchObject({
    codes: [],
    likely: '£10 for you',
  })
})

test('signs of ASCII under data_coding 0 stand side by side in every alphabet', () => {
  // "user@test.com _ $"
  const { codes, readings } = inspected('7573657240746573742e636f6d205f2024')
  expect(codes).toEqual(['suspect-ascii'])
  expect(readings.map(({ name, text }) => [name, text])).toEqual(
    expect.arrayContaining([
      ['ascii', 'user@test.com _ $'],
      ['gsm7', 'user¡test.com § ¤'],
      ['latin1', 'user@test.com _ $'],
      ['ucs2', expect.any(String)],
    ]),
  )
})

test('every part that begins with a byte order mark says so, and its text is read the other way round', () => {
  for (const part of ['01', '02']) {
    const found = inspected(`0500032a02${part}fffe1f0440043804320435044204`, {
      esm_class: 0x40,
      data_coding: 8,
    })
    expect(found.codes).toContain('ucs2-bom')
    expect(found.likely).toContain('Привет')
  }
})
