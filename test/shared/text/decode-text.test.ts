import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDataCoding } from '../../../shared/text/data-coding.ts'
import { decodeText } from '../../../shared/text/decode-text.ts'
import {
  decodeAscii,
  decodeIso8859Part5,
  decodeIso8859Part8,
  decodeLatin1,
  encodeAscii,
  encodeLatin1,
} from '../../../shared/text/single-octet.ts'
import { decodeUcs2, encodeUcs2 } from '../../../shared/text/ucs2.ts'

const utf16 = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))

describe('alphabets', () => {
  test('UCS-2 reads back any text, lone surrogates included', () => {
    fc.assert(fc.property(utf16, (text) => decodeUcs2(encodeUcs2(text)) === text))
    const long = '\u0416\uD800'.repeat(40_000)
    expect(decodeUcs2(encodeUcs2(long))).toBe(long)
  })

  test('Latin-1 reads back any octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (octets) => {
        expect(encodeLatin1(decodeLatin1(octets))).toEqual(octets)
      }),
    )
    expect(encodeLatin1('\u0100')).toBeNull()
  })

  test('ASCII refuses what it lacks', () => {
    expect(encodeAscii('caf\u00E9')).toBeNull()
    expect(decodeAscii(Uint8Array.of(0x41, 0xe9))).toBe('A\uFFFD')
  })

  for (const [name, decode] of [
    ['iso-8859-5', decodeIso8859Part5],
    ['iso-8859-8', decodeIso8859Part8],
  ] as const) {
    test(`${name} agrees with the platform's own decoder on every octet the standard gives a character`, () => {
      const platform = new TextDecoder(name)
      for (let octet = 0; octet < 0x100; octet++) {
        expect(decode(Uint8Array.of(octet)), octet.toString(16)).toBe(platform.decode(Uint8Array.of(octet)))
      }
    })
  }
})

describe('data_coding', () => {
  test('gives SMPP values their own meaning and the others that of TS 23.038', () => {
    const alphabets = [0, 1, 2, 3, 4, 6, 7, 8, 0x10, 0x14, 0x18, 0xc8, 0xe8, 0xf0, 0xf5].map(
      (value) => readDataCoding(value).alphabet,
    )
    expect(alphabets).toEqual([
      ...['gsm7', 'ascii', 'binary', 'latin1', 'binary', 'iso-8859-5', 'iso-8859-8', 'ucs2'],
      ...['gsm7', 'binary', 'ucs2', 'gsm7', 'ucs2', 'gsm7', 'binary'],
    ])
  })

  test('reads class, waiting indication and compression', () => {
    expect(readDataCoding(0x10).messageClass).toBe(0)
    expect(readDataCoding(0xf2).messageClass).toBe(2)
    expect(readDataCoding(0x08).messageClass).toBeNull()
    expect(readDataCoding(0xd9).waiting).toEqual({ isActive: true, isStored: true, kind: 1 })
    expect(readDataCoding(0x30)).toMatchObject({ isCompressed: true, messageClass: 0 })
    expect(readDataCoding(0x85).isReserved).toBe(true)
  })

  test('takes data_coding 0 as the message centre means it', () => {
    const octets = Uint8Array.of(0x00, 0x40, 0x5b)
    expect(decodeText(octets, 0).text).toBe('@\u00A1\u00C4')
    expect(decodeText(octets, 0, { defaultAlphabet: 'latin1' }).text).toBe('\u0000@[')
  })

  test('decodes by the national tables announced', () => {
    expect(
      decodeText(Uint8Array.of(0x0b, 0x1b, 0x53), 0, { shifts: { locking: 1, singleShift: 1 } }).text,
    ).toBe('\u011E\u015E')
  })
})

describe('problems', () => {
  const encode = (text: string) => new TextEncoder().encode(text)

  test('an odd last octet of UCS-2 is left out and named', () => {
    expect(decodeText(Uint8Array.of(0x04, 0x16, 0x04), 8)).toEqual({
      text: '\u0416',
      encoding: 'ucs2',
      problems: ['ucs2-odd-length'],
    })
  })

  test('little-endian UCS-2 is recognised, big-endian and Chinese are not accused', () => {
    expect(decodeText(Uint8Array.of(0x1f, 0x04, 0x40, 0x04), 8).problems).toEqual(['ucs2-little-endian'])
    expect(decodeText(encodeUcs2('\u041F\u0440\u0438 4'), 8).problems).toEqual([])
    expect(decodeText(encodeUcs2('\u4F60\u597D\u4E16\u754C'), 8).problems).toEqual([])
  })

  test('UTF-8 under another data_coding is suspected, packed septets too', () => {
    expect(decodeText(encode('caf\u00E9'), 3).problems).toEqual(['suspect-utf8'])
    expect(decodeText(encode('caf\u00E9'), 0).problems).toEqual(['gsm7-high-octet', 'suspect-utf8'])
    const packed = Uint8Array.of(0xe8, 0x32, 0x9b, 0xfd, 0x46, 0x97, 0xd9, 0xec, 0x37)
    expect(decodeText(packed, 0).problems).toEqual(['gsm7-high-octet', 'suspect-packed'])
  })

  test('binary is no text, and unknown alphabets are said to be so', () => {
    expect(decodeText(Uint8Array.of(1, 2), 4)).toEqual({ text: '', encoding: 'binary', problems: [] })
    expect(decodeText(Uint8Array.of(0x30, 0x21), 5).problems).toEqual(['alphabet-unknown'])
  })

  test('any octets under any data_coding give a text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.integer({ min: 0, max: 255 }),
        (octets, dataCoding) => {
          expect(typeof decodeText(octets, dataCoding).text).toBe('string')
        },
      ),
    )
  })
})
