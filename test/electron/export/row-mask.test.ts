import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RowMask } from '../../../electron/export/row-mask.ts'
import { readReceiptPdu } from '../../../shared/receipts/read-receipt.ts'
import { decodePdu } from '../../../shared/smpp/decode.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import { capturedRow } from '../../support/captured-row.ts'
import { readVectors } from '../../support/read-vectors.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const shown = (octets: unknown) => Buffer.from(octets as Uint8Array).toString('latin1')

const number = '79161234567'
const submit = (fields: Readonly<Record<string, unknown>>, tlvs: { tag: number; value: Uint8Array }[] = []) =>
  encodePdu({
    command: 'submit_sm',
    sequence_number: 7,
    fields: { source_addr: 'ACME', destination_addr: number, ...fields } as never,
    tlvs,
  })
const masked = (octets: Uint8Array, hidden: 'numbers' | 'texts' | 'both', mask = maskOf(hidden)) =>
  mask.mask(capturedRow(octets)).octets
const maskOf = (hidden: 'numbers' | 'texts' | 'both') =>
  new RowMask({ numbers: hidden !== 'texts', texts: hidden !== 'numbers' })

describe('the mask of numbers', () => {
  test('keeps ends and length, and gives the same number the same replacement', () => {
    const mask = maskOf('numbers')
    const [one, again, plus] = [number, number, `+${number}`].map(
      (destination_addr) =>
        decodePdu(masked(submit({ destination_addr }), 'numbers', mask)).fields['destination_addr'],
    )
    expect(one).toMatch(/^7916\d{5}67$/)
    expect(one).not.toBe(number)
    expect([again, plus]).toEqual([one, `+${one}`])
  })

  test('two numbers never become one', () => {
    const mask = maskOf('numbers')
    const made = Array.from({ length: 2000 }, (_, index) =>
      mask.words(`7916${String(index).padStart(5, '0')}67`),
    )
    expect(new Set(made).size).toBe(2000)
  })

  test('leaves names, short codes, ids and texts', () => {
    const octets = submit({ destination_addr: '7916', short_message: latin1(`call ${number}`) })
    expect(masked(octets, 'numbers')).toEqual(octets)
    const answer = encodePdu({
      command: 'submit_sm_resp',
      sequence_number: 7,
      fields: { message_id: '123456789012' },
    })
    expect(masked(answer, 'numbers')).toEqual(answer)
  })

  test('reaches every address of a list, a call-back number, and what a provider repeats', () => {
    const multi = encodePdu({
      command: 'submit_multi',
      sequence_number: 1,
      fields: {
        dest_address: [
          { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: number },
          { dest_flag: 2, dl_name: 'friends' },
        ],
      },
    })
    expect(shown(masked(multi, 'numbers'))).not.toContain(number)
    expect(shown(masked(multi, 'numbers'))).toContain('friends')
    const tlvs = [
      { tag: 0x0381, value: latin1(`\x01\x01\x01${number}`) },
      { tag: 0x1501, value: latin1(`<${number}>`) },
      { tag: 0x1502, value: latin1('1001234567890123456') },
    ]
    const octets = masked(submit({}, tlvs), 'numbers')
    expect(shown(octets)).not.toContain(number)
    expect(shown(octets)).toContain('1001234567890123456')
  })

  test('reaches comments', () => {
    const row = capturedRow(submit({}), { comments: [`asked by ${number}`] })
    expect(maskOf('numbers').mask(row).comments[0]).toMatch(/^asked by 7916\d{5}67$/)
  })
})

describe('the mask of texts', () => {
  test('puts X for each unit, behind the header, and keeps data_coding', () => {
    const header = '\x05\x00\x03\x2a\x02\x01'
    const octets = submit({ esm_class: 0x40, short_message: latin1(`${header}Hello`) })
    expect(shown(decodePdu(masked(octets, 'texts')).fields['short_message'])).toBe(`${header}XXXXX`)
    const wide = submit({ data_coding: 8, short_message: encodeUcs2('Привет') })
    const fields = decodePdu(masked(wide, 'texts')).fields
    expect([fields['data_coding'], fields['short_message']]).toEqual([8, encodeUcs2('XXXXXX')])
  })

  test('does not believe a header that a text only looks like', () => {
    const octets = submit({ esm_class: 0x40, short_message: latin1('Hello, this is a secret') })
    expect(shown(decodePdu(masked(octets, 'texts')).fields['short_message'])).toBe(`H${'X'.repeat(22)}`)
  })

  test('reaches message_payload beside short_message, and a label', () => {
    const tlvs = [
      { tag: 0x0424, value: latin1('in the payload') },
      { tag: 0x0303, value: latin1('\0Boss') },
    ]
    const text = shown(masked(submit({ short_message: latin1('short') }, tlvs), 'texts'))
    expect(text).not.toMatch(/payload|short|Boss/)
  })

  const receiptOf = (short_message: Uint8Array, esm_class = 4, data_coding = 0) =>
    encodePdu({
      command: 'deliver_sm',
      sequence_number: 1,
      fields: { esm_class, data_coding, short_message },
    })
  const fields =
    'id:0A1B2C sub:001 dlvrd:001 submit date:2101010900 done date:2101010901 stat:DELIVRD err:000 '

  test.each([
    [`${fields}text:Hello id:5 stat:x`, `${fields}text:${'X'.repeat(17)}`],
    [`${fields}Text:`, `${fields}Text:`],
    ['id:7 text:Secret words stat:UNDELIV err:042', 'id:7 text:XXXXXXXXXXXXXstat:UNDELIV err:042'],
    ['id:7 stat:DELIVRD err:000text:Hello', 'id:7 stat:DELIVRD err:000XXXXXXXXXX'],
    ['Dear Ann id:7 sub:1 dlvrd:1 stat:DELIVRD', 'XXXX XXX id:7 sub:1 dlvrd:1 stat:DELIVRD'],
    [
      'id:7 done date:2021-01-01 09:00 stat:DELIVRD price:0.02 Hello',
      'id:7 done date:2021-01-01 09:00 stat:DELIVRD price:0.02 XXXXX',
    ],
  ])('of the receipt %j leaves the fields', (before, after) => {
    expect(shown(decodePdu(masked(receiptOf(latin1(before)), 'texts')).fields['short_message'])).toBe(after)
  })

  test('of a receipt in UCS-2 leaves the fields', () => {
    const octets = masked(receiptOf(encodeUcs2(`${fields}text:Привет`), 4, 8), 'texts')
    expect(decodePdu(octets).fields['short_message']).toEqual(encodeUcs2(`${fields}text:XXXXXX`))
    expect(readReceiptPdu(decodePdu(octets))).toMatchObject({ id: '0A1B2C', stat: 'DELIVRD', err: '000' })
  })

  test('takes a message that is no receipt for a text, whatever it says', () => {
    const octets = submit({ short_message: latin1('love text:you') })
    expect(shown(masked(octets, 'texts'))).not.toContain('love')
  })
})

describe('a TLV without a name', () => {
  const maskedValue = (tag: number, value: Uint8Array) =>
    decodePdu(masked(submit({}, [{ tag, value }]), 'texts')).tlvs.find((one) => one.tag === tag)?.value

  test.each([
    [0x0000, 'Secret'],
    [0x1400, 'Secret words'],
    [0x3fff, 'Секретные слова'],
    [0x1400, Buffer.from('Привет мир, как дела', 'utf16le').swap16()],
    [0x1400, Buffer.from('Ваш код 1234', 'utf16le')],
  ])('0x%s hides what may be a text', (tag, text) => {
    const value = Buffer.from(text as string)
    expect(maskedValue(tag, value)).toEqual(new Uint8Array(value.length).fill(0x58))
  })

  test.each([latin1('1101234567890123456'), latin1('MTS_RU'), Uint8Array.of(0, 1, 0x20, 2)])(
    'of a vendor keeps ids and numbers',
    (value) => expect(maskedValue(0x1401, value)).toEqual(Uint8Array.from(value)),
  )
})

describe('any PDU', () => {
  const vectors = readVectors<{ hex: string }>('pdus').map(({ hex }) => fromHex(hex)!)

  test('keeps its length, header and fields that are neither', () => {
    for (const octets of vectors) {
      const before = octets.slice()
      const after = masked(octets, 'both')
      expect(octets).toEqual(before)
      expect(after.length).toBe(octets.length)
      expect(after.subarray(0, 16)).toEqual(octets.subarray(0, 16))
      const [one, other] = [decodePdu(octets), decodePdu(after)]
      expect([other.command, other.error?.kind, other.tlvs.map(({ tag }) => tag)]).toEqual([
        one.command,
        one.error?.kind,
        one.tlvs.map(({ tag }) => tag),
      ])
      expect(other.fields['message_id']).toEqual(one.fields['message_id'])
    }
  })

  test('shows neither number nor text, however its octets are spoilt', () => {
    const whole = submit({ short_message: latin1('Secret words') })
    const place = fc.integer({ min: 0, max: whole.length - 1 })
    const change = fc.tuple(place, fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 3 }),
        fc.integer({ min: 0, max: whole.length }),
        (spoils, end) => {
          const octets = whole.slice(0, end)
          for (const [at, octet] of spoils) if (at < octets.length && at > 3) octets[at] = octet
          const after = masked(octets, 'both')
          expect(after.length).toBe(octets.length)
          expect(shown(after)).not.toContain('Secret words')
          if (!spoils.some(([at]) => at >= 16)) expect(shown(after)).not.toContain(number)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('is masked in time that grows with its length', () => {
    const text = 'text: '.repeat(10_000)
    const octets = submit({ esm_class: 4 }, [{ tag: 0x0424, value: latin1(`id:1 ${text}stat:DELIVRD`) }])
    const deliver = octets.slice()
    deliver[7] = 5
    expect(masked(deliver, 'both').length).toBe(octets.length)
    const long = submit({}, [{ tag: 0x0424, value: latin1('a'.repeat(60_000)) }])
    expect(masked(long, 'both').length).toBe(long.length)
  })
})
