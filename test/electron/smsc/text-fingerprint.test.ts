import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyFingerprint,
  fingerprintOf,
  joinFingerprints,
  keyOfTexts,
} from '../../../electron/smsc/text-fingerprint.ts'

test('a text in parts has the fingerprint of the whole, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 }), (parts) => {
      const joined = parts.map(fingerprintOf).reduce(joinFingerprints, emptyFingerprint)
      expect(joined).toEqual(fingerprintOf(parts.join('')))
    }),
  )
})

test('texts that differ by a character, its place or their length have others', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', '\0', '\0\0', 'Hello', 'hello', 'Hello ', ' Hello']
  const long = 'x'.repeat(1000)
  for (let at = 0; at < long.length; at++) texts.push(`${long.slice(0, at)}y${long.slice(at + 1)}`)
  const found = new Set(texts.map((text) => JSON.stringify(fingerprintOf(text))))
  expect(found.size).toBe(texts.length)
})

test('a key of texts stays short, and is the texts themselves where they are', () => {
  expect(keyOfTexts('INFO', '79161234567')).toBe('INFO\n79161234567')
  const long = 'x'.repeat(60_000)
  expect(keyOfTexts(long, '1').length).toBeLessThan(50)
  expect(keyOfTexts(long, '1')).not.toBe(keyOfTexts(long, '2'))
})
