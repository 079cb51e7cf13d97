import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { receiptJson } from '../../../shared/json/receipt-json.ts'
import { formatReceiptText } from '../../../shared/receipts/format-receipt.ts'
import type { Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { readReceiptOctets } from '../../../shared/receipts/read-receipt.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { packSeptets } from '../../../shared/text/gsm7-packing.ts'
import { readVectors } from '../../support/read-vectors.ts'

interface Row {
  id: string
  body: string
  bodyHex: string
  dataCoding: number
  esmClass: number
  tlvs?: { tag: string; valueHex: string }[]
  expect: { isReceipt: boolean }
  resolved: object
}

const rows = readVectors<Row>('receipts')

function octets(hex: string): Uint8Array {
  return fromHex(hex) ?? new Uint8Array(0)
}

/** The reading in the vectors' shape: they give counts as numbers. */
function readingOf(receipt: Receipt): object {
  if (!receipt.isReceipt) return { isReceipt: false }
  const { isReceipt, id, submitDateRaw, doneDateRaw, stat, state, err, text } = receipt
  const counts = { sub: receipt.sub && Number(receipt.sub), dlvrd: receipt.dlvrd && Number(receipt.dlvrd) }
  const dates = { submitDateRaw, submitDate: receipt.submitAt, doneDateRaw, doneDate: receipt.doneAt }
  return { isReceipt, id, ...counts, ...dates, stat, state, err, text }
}

describe('published receipts', () => {
  test.each(rows)('reads the text of $id', (row) => {
    expect(readingOf(parseReceipt(row.body))).toEqual(row.expect)
  })

  test.each(rows)('reads the octets of $id', ({ bodyHex, dataCoding, esmClass, expect: expected }) => {
    const receipt = readReceiptOctets({ octets: octets(bodyHex), dataCoding, esmClass, tlvs: [] })
    expect(readingOf(receipt)).toEqual(expected)
  })

  test.each(rows)('reads $id with its TLVs', ({ bodyHex, dataCoding, esmClass, tlvs = [], resolved }) => {
    const values = tlvs.map(({ tag, valueHex }) => ({ tag: Number(tag), value: octets(valueHex) }))
    const receipt = readReceiptOctets({ octets: octets(bodyHex), dataCoding, esmClass, tlvs: values })
    const { kind, id, state, networkErrorCode } = receipt
    expect({ kind, id, state, networkErrorCode }).toEqual(resolved)
  })
})

describe('odd layouts', () => {
  test('takes keys in any case, spacing and order, a tab or a line feed between', () => {
    expect(
      parseReceipt('ID:99\tSubmitDate:2607261200\tdone_date:2607261201\tStat:UNDELIV\n err:058'),
    ).toMatchObject({
      id: '99',
      submitAt: '2026-07-26T12:00',
      doneAt: '2026-07-26T12:01',
      state: 'UNDELIVERABLE',
      err: '058',
    })
  })

  test('finds a state word after done date when the key is missing', () => {
    const receipt = parseReceipt('id:ce5b done date:180903120816 DELIVRD err:000 Text:')
    expect(receipt).toMatchObject({ stat: 'DELIVRD', state: 'DELIVERED', deviations: ['stat-without-key'] })
  })

  test('ends text early only when stat is still to come', () => {
    expect(parseReceipt('id:1 text:hello there stat:DELIVRD err:0')).toMatchObject({
      text: 'hello there',
      err: '0',
    })
    expect(parseReceipt('id:1 stat:DELIVRD text:see stat:X')).toMatchObject({
      stat: 'DELIVRD',
      text: 'see stat:X',
    })
  })

  test('reads dates by their digits and never rolls one over', () => {
    const dateOf = (raw: string) => parseReceipt(`id:1 done date:${raw} stat:DELIVRD`).doneAt
    expect(dateOf('201902261755')).toBe('2019-02-26T17:55')
    expect(dateOf('20110314181741')).toBe('2011-03-14T18:17:41')
    expect(dateOf('2011031418174199')).toBe('2011-03-14T18:17:41')
    expect(dateOf('2024-05-06T07:08:09Z')).toBe('2024-05-06T07:08:09Z')
    expect(dateOf('2024-05-06 07:08')).toBe('2024-05-06T07:08')
    expect(dateOf('0000000000')).toBeNull()
    expect(dateOf('2302301200')).toBeNull()
  })

  test('keeps vendor fields and what stands in front', () => {
    expect(parseReceipt('XMS=id:5 mccmnc:61202 stat:DELIVRD err: price:0.02')).toMatchObject({
      id: '5',
      err: null,
      other: { mccmnc: '61202', price: '0.02' },
      deviations: ['prefix'],
    })
  })

  test('keeps an err of four digits as it is written, and says that gateways cut it to three', () => {
    const { err, deviations } = parseReceipt('id:1 stat:UNDELIV err:0027 text:')
    expect(err).toBe('0027')
    expect(deviations).toContain('err-digits')
    for (const short of ['027', '00B', 'null']) {
      expect(parseReceipt(`id:1 stat:UNDELIV err:${short} text:`).deviations).not.toContain('err-digits')
    }
  })

  test('says when a delivered message carries an error, or ended before it began', () => {
    const text = 'id:1 submit date:2611220900 done date:2611220800 stat:DELIVRD err:011'
    expect(parseReceipt(text).deviations).toEqual(['err-contradicts-stat', 'done-before-submit'])
  })

  test('reads any text in time that grows with its length alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseReceipt(text).isReceipt === 'boolean'),
    )
    expect(parseReceipt(`${'stat :'.repeat(10_000)} id:1`).id).toBe('1')
    expect(parseReceipt(`submit${' '.repeat(60_000)}`).isReceipt).toBe(false)
  })
})

test('calls ENROUTE and ACCEPTD not final, an intermediate notification never', () => {
  const finalOf = (stat: string) => parseReceipt(`id:1 stat:${stat}`).final
  expect(['DELIVRD', 'UNDELIV', 'EXPIRED', 'REJECTD', 'UNKNOWN'].map(finalOf)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
  expect(['ENROUTE', 'ACCEPTD', 'BUFFERED', 'WHATEVER'].map(finalOf)).toEqual([false, false, false, false])
  const octetsOf = new TextEncoder().encode('id:1 stat:DELIVRD')
  const notice = readReceiptOctets({ octets: octetsOf, dataCoding: 0, esmClass: 0x20, tlvs: [] })
  expect(notice).toMatchObject({ kind: 'intermediate', final: false })
})

test('lets TLVs win and names the differences', () => {
  const receipt = readReceiptOctets({
    octets: new TextEncoder().encode('id:1891273321 stat:UNKNOWN err:4A6'),
    dataCoding: 0,
    esmClass: 4,
    tlvs: [
      { tag: 0x001e, value: new TextEncoder().encode('70BA8A69\0') },
      { tag: 0x0427, value: Uint8Array.of(9) },
    ],
  })
  expect(receipt).toMatchObject({ id: '70BA8A69', textId: '1891273321', state: 'SKIPPED' })
  expect(receipt.deviations).toEqual(['id-form', 'state-conflict'])
})

test('writes a receipt that it reads back', () => {
  const text = formatReceiptText({
    id: '0000000042',
    submitted: 1,
    delivered: 1,
    submittedAt: Date.UTC(2026, 10, 22, 21, 30),
    doneAt: Date.UTC(2026, 10, 22, 21, 31),
    utcOffsetMinutes: 180,
    stat: 'DELIVRD',
    err: '0',
    text: 'Twenty characters and more',
  })
  expect(text).toBe(
    'id:0000000042 sub:001 dlvrd:001 submit date:2611230030 done date:2611230031 stat:DELIVRD err:0 Text:Twenty characters an',
  )
  expect(receiptJson(parseReceipt(text))).toMatchObject({
    is_receipt: true,
    id: '0000000042',
    sub: '001',
    submit_date: '2611230030',
    submit_at: '2026-11-23T00:30',
    state: 'DELIVERED',
    final: true,
    deviations: [],
  })
})

test.each([
  ['2026-11-28 10:00:01', '2026-11-28T10:00:01', null],
  ['2026-11-28T10:00:05.123Z', '2026-11-28T10:00:05.123Z', null],
  ['2026/11/28 10:00', '2026-11-28T10:00', null],
  ['28-11-2026 10:00:01', '2026-11-28T10:00:01', null],
  ['11/28/2026 10:00', '2026-11-28T10:00', null],
  ['20261128 100009', '2026-11-28T10:00:09', null],
  ['20121212 1212', '2012-12-12T12:12', null],
  ['261128 1000', '2026-11-28T10:00', null],
  ['20261128100001+0300', '2026-11-28T10:00:01+03:00', null],
  ['20261128100009Z', '2026-11-28T10:00:09Z', null],
  ['05/06/2026 10:00', '2026-06-05T10:00', ['2026-06-05T10:00', '2026-05-06T10:00']],
  ['28-11-26 10:00', '2028-11-26T10:00', ['2028-11-26T10:00', '2026-11-28T10:00']],
  ['1733011200', null, ['2024-12-01T00:00:00Z']],
  ['1795860001000', null, ['2026-11-28T10:00:01Z']],
  ['2026-11-28T10:00:75', null, null],
  ['2026-11-28T10:00foo', null, null],
] as const)('a date as %s is read whole', (raw, at, readings) => {
  const receipt = parseReceipt(`id:1 submit date:${raw} done date:2611281001 stat:DELIVRD`)
  expect([receipt.submitDateRaw, receipt.submitAt, receipt.submitReadings, receipt.doneAt]).toEqual([
    raw,
    at,
    readings ?? [],
    '2026-11-28T10:01',
  ])
})

test('a receipt in packed septets is read, and said to be so', () => {
  const text =
    'id:7f sub:001 dlvrd:001 submit date:2611281000 done date:2611281001 stat:DELIVRD err:000 text:Hi'
  const packed = packSeptets(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))
  const receipt = readReceiptOctets({ octets: packed, dataCoding: 0, esmClass: 4, tlvs: [] })
  expect(receipt).toMatchObject({ isReceipt: true, id: '7f', stat: 'DELIVRD', deviations: ['packed-gsm7'] })
})
