import type { Words } from '../words/words.ts'

/** What is expected where a plan has something else; part of a sentence, "… is expected". */
export const expectedWords = {
  text: { en: 'a text', ru: 'текст' },
  list: { en: 'a list', ru: 'список' },
  map: { en: 'a mapping', ru: 'отображение' },
  duration: { en: 'a duration such as 500ms, 5s or 10m', ru: 'длительность, например 500ms, 5s или 10m' },
  rate: { en: 'a rate such as 100/s', ru: 'темп, например 100/s' },
  ramp: { en: 'a ramp such as 10/s..100/s:5m', ru: 'рост, например 10/s..100/s:5m' },
  'load-step': { en: 'steps such as 10/s+10/s:30s', ru: 'ступени, например 10/s+10/s:30s' },
  burst: { en: 'bursts such as 100:10s', ru: 'пачки, например 100:10s' },
  share: { en: 'a share such as 0.1%', ru: 'доля, например 0.1%' },
  flag: { en: 'true or false', ru: 'true или false' },
  count: { en: 'a whole number, or one in hex after 0x', ru: 'целое число, или 0x и hex' },
  version: { en: '1, the only version of plans,', ru: '1 — единственная версия планов' },
  'smpp-version': { en: '3.3, 3.4 or 5.0', ru: '3.3, 3.4 или 5.0' },
  id: {
    en: 'a name of at most 64 letters, digits, _ . and -',
    ru: 'имя не длиннее 64 знаков из букв, цифр, _ . и -',
  },
  status: {
    en: 'a status such as ESME_ROK, or a number such as 0x0000000B',
    ru: 'статус, например ESME_ROK, или число, например 0x0000000B',
  },
  hex: { en: 'octets in hex', ru: 'октеты в hex' },
  tag: { en: 'a TLV by its name, or its tag such as 0x1400', ru: 'имя TLV или тег, например 0x1400' },
  reply: { en: 'a status, or none', ru: 'статус или none' },
  range: { en: 'a number of at most {octets} octets', ru: 'число, которое помещается в октеты: {octets}' },
  value: { en: 'a value of {field}', ru: 'значение поля {field}' },
} as const satisfies Readonly<Record<string, Words>>

export type Expected = keyof typeof expectedWords
