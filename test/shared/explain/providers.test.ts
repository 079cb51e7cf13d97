import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeEntries } from '../../../shared/explain/code-entries.ts'
import { explain } from '../../../shared/explain/explain.ts'
import { catalogue as builtIn } from '../../support/catalogue.ts'

type Row = readonly [provider: string, field: string, code: string, meaning: string, pdu?: string]

const published: {
  readonly providers: readonly string[]
  readonly codes: readonly Row[]
  readonly tlvs: readonly (readonly [provider: string, tag: string, meaning: string])[]
} = JSON.parse(readFileSync(join(import.meta.dirname, '../../vectors/provider-codes.json'), 'utf8'))

const language = 'en'
const told = (row: Row) => row.slice(0, 3).join(' ')

test('every provider that publishes anything has a profile', () => {
  expect(published.providers.filter((id) => builtIn.of(id) === undefined)).toEqual([])
})

test('a code is answered by its provider first', () => {
  const wrong = published.codes.filter(([profileId, field, code, , pdu]) => {
    const [first] = explain(builtIn, { code, field, pdu, profileId, language })
    return first?.basis !== 'profile' || first.profile !== profileId || first.field !== field || !first.source
  })
  expect(published.codes.length).toBe(802)
  expect(wrong.map(told)).toEqual([])
})

test('without a provider every one that knows the number is told, each with its source', () => {
  const wrong = published.codes.filter(([provider, field, code, , pdu]) => {
    const candidates = explain(builtIn, { code, field, pdu, language })
    const own = candidates.find((one) => one.profile === provider && one.field === field)
    return own === undefined || !own.source
  })
  expect(wrong.map(told)).toEqual([])
})

test('without a provider, or one that lists none, an err has no one meaning', () => {
  const codes = [...new Set(published.codes.filter((row) => row[1] === 'receipt_err').map((row) => row[2]))]
  for (const profileId of [undefined, 'smpp-3.4', 'telesign']) {
    const wrong = codes.filter(
      (code) => explain(builtIn, { code, field: 'receipt_err', profileId, language })[0]?.basis !== 'unknown',
    )
    expect(wrong).toEqual([])
  }
})

/** Read one by one: the same said in other words, such as "no answer from the network" for "timeout". */
const inOtherWords = [
  'infobip command_status 0x0000000E',
  'infobip receipt_err 2048',
  'sinch-10dlc receipt_err 310',
  'vonage receipt_err 11',
  'horisen command_status 0x00000404',
  'horisen receipt_err 15',
  'horisen receipt_err 500',
  'messagebird receipt_err 2048',
  'hsl-vianett receipt_err 47',
  'smsc-ru receipt_err 6',
]

test('the title of a code shares a word with what its provider says', () => {
  const strange = published.codes.filter(([profileId, field, code, meaning, pdu]) => {
    const [first] = explain(builtIn, { code, field, pdu, profileId, language })
    const said = `${first?.title} ${first?.meaning} ${first?.causes.join(' ')}`.toLowerCase()
    const words = meaning.toLowerCase().match(/[a-z]{3,}/g) ?? []
    return words.length > 0 && !words.some((word) => said.includes(word.slice(0, 5)))
  })
  expect(strange.map(told)).toEqual(inOtherWords)
})

test('a TLV is named by its provider first, and 0x1400 is no command_status', () => {
  for (const [profileId, code] of published.tlvs) {
    const [first] = explain(builtIn, { code, field: 'tlv', profileId, language })
    expect([first?.profile, first?.field, first?.code]).toEqual([profileId, 'tlv', code])
  }
  const open = explain(builtIn, { code: '0x1400', language })
  expect(open.every(({ field }) => field === 'tlv')).toBe(true)
  expect(open.map(({ profile }) => profile)).toEqual(
    expect.arrayContaining(['bulksms', 'smsportal', 'mobtext', 'india-dlt-usual', 'india-dlt-swapped']),
  )
})

test('MAP errors and RP causes are told, each by its own specification', () => {
  const map = [
    1, 3, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 27, 31, 32, 33, 37, 38, 39, 40, 45, 46, 52,
  ]
  const rp = [1, 8, 10, 21, 27, 28, 29, 30, 38, 41, 42, 47, 50, 69, 127]
  const sources = (code: number) =>
    explain(builtIn, { code, field: 'network_error_code', language }).map(({ source }) => source)
  expect(map.filter((code) => !sources(code).some((source) => source.includes('29.002')))).toEqual([])
  expect(rp.filter((code) => !sources(code).some((source) => source.includes('24.011')))).toEqual([])
})

test('the octets of network_error_code are read by their type, through the provider’s table', () => {
  const asked = (code: string, profileId?: string) =>
    explain(builtIn, { code, field: 'network_error_code', profileId, language })[0]
  expect(asked('030802', 'infobip')).toMatchObject({ profile: 'infobip', value: null, code: '2050' })
  expect(asked('030001')).toMatchObject({ field: 'network_error_code', value: 1 })
  expect(asked('070058')).toMatchObject({ field: 'command_status', value: 0x58 })
  expect(asked('080001')).toMatchObject({ field: 'receipt_err', basis: 'unknown' })
})

test('a recipient without credit is no reason to top up the account', () => {
  const wrong = codeEntries(builtIn).filter(
    ({ knowledge }) =>
      /(recipient|destination|subscriber).*(credit|billing)/i.test(knowledge.title.en) &&
      !/not allowed/.test(knowledge.title.en) &&
      knowledge.who === 'you',
  )
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test('no advice contradicts the retry or the one who has to act', () => {
  const wrong = codeEntries(builtIn).filter(({ knowledge: { advice, retry, who } }) => {
    const { en, ru } = advice
    if (/^(do not retry|nothing to do)/.test(en) && (retry === 'later' || retry === 'now')) return true
    if (/^retry|^wait/.test(en) && retry === 'never') return true
    if (/не повторять/.test(ru) !== /do not retry/.test(en)) return true
    if (/^(correct|top up|enter|split|use a |register)/.test(en) && who !== 'you') return true
    return /ask the provider$|^ask the provider/.test(en) && who === 'nobody'
  })
  expect(
    wrong.map(({ id, knowledge }) => `${id}: ${knowledge.advice.en}, ${knowledge.retry}, ${knowledge.who}`),
  ).toEqual([])
})
