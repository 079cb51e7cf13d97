import { expect, test } from 'vitest'
import { explainWords } from '../../../shared/explain/search.ts'
import { statusPhrases } from '../../../shared/explain/status-phrase-table.ts'
import { statusOfText } from '../../../shared/explain/status-spelling.ts'
import { statusTable } from '../../../shared/smpp/status-table.ts'
import { catalogue } from '../../support/catalogue.ts'

const spellings: readonly (readonly [text: string, status: string])[] = [
  ['ESME_RINVDSTADDR', 'ESME_RINVDSTADR'],
  ['RINVPASSWD', 'ESME_RINVPASWD'],
  ['STATUS_THROTTLED', 'ESME_RTHROTTLED'],
  ['STAT_ESME_RMSGQFUL', 'ESME_RMSGQFUL'],
  ['ESME_RMSGQFULL', 'ESME_RMSGQFUL'],
  ['ESME_RTHROTLED', 'ESME_RTHROTTLED'],
  ['esme_rinvsrcaddr', 'ESME_RINVSRCADR'],
  ['Message Length is invalid', 'ESME_RINVMSGLEN'],
  ['Incorrect BIND Status for given command', 'ESME_RINVBNDSTS'],
  ['Throttling error (ESME has exceeded allowed message limits)', 'ESME_RTHROTTLED'],
  ['submit_sm or submit_multi failed', 'ESME_RSUBMITFAIL'],
  ['NACK/0x00000058/Throttling', '0x00000058'],
]

for (const [text, status] of spellings) {
  test(`${text} is ${status}`, () => {
    expect(statusOfText(text)).toBe(status)
    const row = statusTable.find(({ name, value }) => name === status || value === Number(status))
    expect(explainWords(catalogue, { code: text, language: 'en' })[0]?.value).toBe(row?.value)
  })
}

test('no phrase belongs to two statuses', () => {
  const all = Object.values(statusPhrases).flat()
  expect(new Set(all).size).toBe(all.length)
})

test('words, numbers and receipts words are no status', () => {
  for (const text of ['нет тарифа', 'no tariff', '1107', 'DELIVRD', '', 'hello', 'A'])
    expect(statusOfText(text)).toBe(null)
})
