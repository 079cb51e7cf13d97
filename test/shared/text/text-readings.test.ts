import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAs, readingNames } from '../../../shared/text/likely-reading.ts'
import { textReadings } from '../../../shared/text/text-readings.ts'
import { encodeUcs2 } from '../../../shared/text/ucs2.ts'
import { encodeUtf8 } from '../../../shared/text/utf8.ts'

const swapped = (octets: Uint8Array) => octets.map((_, at) => octets[at ^ 1] ?? 0)

function likelyOf(octets: Uint8Array, dataCoding: number): string {
  const likely = textReadings(octets, dataCoding).filter(({ isLikely }) => isLikely)
  return likely.map(({ name, text }) => `${name}: ${text}`).join()
}

/** Octets of a text in an eight-bit alphabet of the platform's. */
function encodeIn(label: string, text: string): Uint8Array {
  const table = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, octet) => octet))
  return Uint8Array.from(text, (character) => table.indexOf(character))
}

/** A message in each script that SMS are written in. */
const messages = [
  'Hello World!',
  'Привет, мир',
  'Καλημέρα κόσμε',
  'Բարեւ ձեզ',
  'שלום עולם',
  'مرحبا كيف حالك',
  'नमस्ते दुनिया',
  'বাংলা ভাষা',
  'ਸਤ ਸ੍ਰੀ ਅਕਾਲ',
  'ગુજરાતી ભાષા',
  'வணக்கம் உலகம்',
  'తెలుగు భాష',
  'ಕನ್ನಡ ಭಾಷೆ',
  'മലയാളം ഭാഷ',
  'ශ්‍රී ලංකා',
  'สวัสดีครับ',
  'ພາສາລາວ',
  'မြန်မာဘာသာ',
  'გამარჯობა',
  'አማርኛ ቋንቋ',
  'ភាសាខ្មែរ',
  '안녕하세요 고객님',
  'こんにちは世界',
  '短信服务已开通',
  'Xin chào các bạn, đây là tiếng Việt',
]

describe('a message in every script', () => {
  test.each(messages)('%s is left as announced, and found in the other order and in UTF-8', (text) => {
    const wide = encodeUcs2(text)
    expect(likelyOf(wide, 8)).toBe(`ucs2: ${text}`)
    expect(likelyOf(swapped(wide), 8)).toBe(`ucs2-le: ${text}`)
    const utf8 = encodeUtf8(text)
    const name = utf8.length === text.length ? 'ascii' : 'utf8'
    expect(likelyOf(utf8, 8)).toBe(`${name}: ${text}`)
    expect(likelyOf(utf8, 4)).toBe(`${name}: ${text}`)
    if (name === 'utf8') for (const coding of [0, 1, 3]) expect(likelyOf(utf8, coding)).toBe(`utf8: ${text}`)
  })

  test.each(messages.filter((text) => text.length > 5))('%s in UTF-16 under data_coding 0', (text) => {
    const found = likelyOf(encodeUcs2(text), 0)
    // A page below 0x20 shows in the first octets; of the others the octets above 0x7F do.
    if (text.charCodeAt(0) < 0x1000 && text.charCodeAt(1) < 0x1000) expect(found).toBe(`ucs2: ${text}`)
  })
})

describe('eight-bit alphabets', () => {
  test.each([
    ['windows-1251', 'cp1251', 'Ваш код 1234'],
    ['koi8-r', 'koi8-r', 'Ваш код 1234'],
    ['windows-1251', 'cp1251', 'Привет, мир'],
    ['koi8-r', 'koi8-r', 'Заказ доставлен'],
  ])('%s is found under any data_coding of text', (label, name, text) => {
    for (const coding of [0, 3, 8]) expect(likelyOf(encodeIn(label, text), coding)).toBe(`${name}: ${text}`)
  })

  test('every octet of the Cyrillic ones reads as the platform reads it', () => {
    const all = Uint8Array.from({ length: 256 }, (_, octet) => octet)
    const same = (own: string, other: string) =>
      [...own].filter((character, octet) => character !== other[octet]).length
    expect(same(readAs('koi8-r', all), new TextDecoder('koi8-r').decode(all))).toBe(0)
    // 0x98 has no character; the platform's table gives it a control.
    expect(same(readAs('cp1251', all), new TextDecoder('windows-1251').decode(all))).toBe(1)
  })
})

describe('ordinary messages', () => {
  const gsm = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  test('keep the reading announced', () => {
    const texts = [
      'Hello',
      'Your code: 1234',
      '\u0000john, hi',
      'Gr\u007e\u001ee aus K\u007cln',
      '\u0040Hola!',
    ]
    for (const text of texts) expect(likelyOf(gsm(text), 0)).toMatch(/^gsm7: /)
    for (const text of ['中文', '手机', '一', '龘靐齉', '1', 'OK 👍', '—', '№ 5'])
      expect(likelyOf(encodeUcs2(text), 8)).toBe(`ucs2: ${text}`)
  })

  test('binary data has no likely reading', () => {
    for (const hex of ['0605040b8423f0', '00010203fffe', 'dcff0a90']) {
      const octets = new Uint8Array(Buffer.from(hex, 'hex'))
      expect(textReadings(octets, 4).some(({ isLikely }) => isLikely)).toBe(false)
    }
  })

  test('signs of ASCII are told from letters of GSM 7-bit', () => {
    for (const text of ['user@example.com', '$5', 'a_b', '[x]', '{a}', 'C:\\a'])
      expect(likelyOf(gsm(text), 0)).toBe(`ascii: ${text}`)
  })
})

test('any octets have readings, one of them likely at most, under any data_coding', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 0, max: 255 }), (octets, coding) => {
      const readings = textReadings(octets, coding)
      expect(readings.filter(({ isLikely }) => isLikely).length).toBeLessThanOrEqual(1)
      for (const { name, text } of readings) {
        expect(readingNames).toContain(name)
        expect(typeof text).toBe('string')
      }
    }),
  )
})
