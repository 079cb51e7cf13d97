import { expect, test } from 'vitest'
import { describeValue } from '../../../shared/inspect/describe.ts'

test.each([
  ['concatenation-8', '2a0201', 'ref 42 · part 1 of 2', 'номер сборки 42 · часть 1 из 2'],
  ['concatenation-16', '12340301', 'ref 4660 · part 1 of 3', 'номер сборки 4660 · часть 1 из 3'],
  ['port-16', '0b8423f0', 'to 2948, from 9200', 'на 2948, с 9200'],
  ['port-8', 'f0f1', 'to 240, from 241', 'на 240, с 241'],
  [
    'special-message-indication',
    '8003',
    'voicemail: 3 · store the message',
    'голосовая почта: 3 · сообщение сохранить',
  ],
  ['national-single-shift', '01', 'Turkish', 'турецкий'],
])('says %s in words', (name, hex, en, ru) => {
  const path = `submit_sm.short_message.udh.${name}`
  expect(describeValue(path, hex, 'en')).toBe(en)
  expect(describeValue(path, hex, 'ru')).toBe(ru)
  expect(describeValue(`tlvs.message_payload.value.udh.${name}`, hex, 'en')).toBe(en)
})

test('leaves what is not of its length, and what has no words, to its octets', () => {
  const path = 'submit_sm.short_message.udh'
  expect(describeValue(`${path}.concatenation-8`, '2a02', 'en')).toBeNull()
  expect(describeValue(`${path}.national-single-shift`, 'ff', 'en')).toBeNull()
  expect(describeValue(`${path}.text-formatting`, '0001', 'en')).toBeNull()
  // The octets of the data themselves stay octets: the line above them has the words.
  expect(describeValue(`${path}.concatenation-8.data`, '2a0201', 'en')).toBeNull()
  expect(describeValue(`${path}.concatenation-8.iei`, 0, 'en')).toBeNull()
})
