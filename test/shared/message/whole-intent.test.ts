import { expect, test } from 'vitest'
import { sparseIntent, usualIntent, wholeIntent } from '../../../shared/message/whole-intent.ts'

test('an intent takes its place over what was there before, but for what it leaves open', () => {
  const own = { ...usualIntent, text: 'Hello', priority_flag: 2 }
  expect(wholeIntent({ text: 'Bye', esm_class: undefined }, own)).toEqual({ ...own, text: 'Bye' })
  expect(wholeIntent({ messageClass: 0 }).messageClass).toBe(0)
})

test('fields that say nothing are left out where they may be', () => {
  const plain = sparseIntent(usualIntent)
  expect(Object.keys(plain)).not.toContain('esm_class')
  expect(Object.keys(plain)).toContain('protocol_id')
  expect(sparseIntent({ ...usualIntent, esm_class: 3, partOctets: 100, messageClass: 0 })).toMatchObject({
    esm_class: 3,
    partOctets: 100,
    messageClass: 0,
  })
})

test('hex is read as it was typed, and left out while it is none', () => {
  const headerOf = (firstPartHeader: string) =>
    sparseIntent({ ...usualIntent, firstPartHeader }).firstPartHeader
  expect(headerOf('20 01 0A')).toBe('20010a')
  expect(headerOf('20 0')).toBeUndefined()
  expect(headerOf('')).toBeUndefined()
})
