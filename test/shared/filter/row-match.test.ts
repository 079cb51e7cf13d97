import { expect, test } from 'vitest'
import {
  cardMatches,
  rowMatches,
  rowSearchText,
  type SearchableCard,
  type SearchableRow,
  searchWords,
} from '../../../shared/filter/row-match.ts'

const row: SearchableRow = {
  direction: 'received',
  sessionName: 'Local simulator',
  commandId: 0x80000004,
  command: 'submit_sm_resp',
  commandStatus: 0x0403,
  sequenceNumber: 17,
  source: null,
  destination: '79161234567',
  answer: 'late',
  repeatOf: null,
  summary: { kind: 'text', text: 'Привет, МИР' },
}

function finds(text: string): boolean {
  return rowMatches(row, searchWords(text))
}

test('finds what came late, what answers nothing and what was sent again', () => {
  expect(finds('late')).toBe(true)
  expect(finds('repeat')).toBe(false)
  expect(rowMatches({ ...row, answer: 'orphan' }, ['orphan'])).toBe(true)
  expect(rowMatches({ ...row, answer: null, repeatOf: 3 }, ['repeat'])).toBe(true)
})

test('finds a row when every word stands in some column', () => {
  expect(finds('submit_sm_resp 7916')).toBe(true)
  expect(finds('submit_sm_resp 4479')).toBe(false)
})

test('finds words without case, in Cyrillic as well', () => {
  expect(finds('SUBMIT_SM привет мир')).toBe(true)
})

test('finds a status as operators write it', () => {
  for (const text of ['0x0403', '0x00000403', '0X0403']) expect(finds(text)).toBe(true)
  expect(rowMatches({ ...row, commandStatus: 0x0b }, searchWords('ESME_RINVDSTADR 0x000b'))).toBe(true)
})

test('does not find ESME_ROK on a request, which has no status', () => {
  expect(rowMatches({ ...row, commandId: 4, commandStatus: 0 }, searchWords('esme_rok'))).toBe(false)
  expect(rowMatches({ ...row, commandStatus: 0 }, searchWords('esme_rok'))).toBe(true)
})

test('finds every row when nothing is asked', () => {
  expect(finds('   ')).toBe(true)
})

test('lets no word match across two columns', () => {
  expect(rowSearchText(row)).toContain('\n17\n')
  expect(finds('received\nlocal')).toBe(true)
  expect(rowMatches({ ...row, sessionName: 'A', command: 'B' }, ['ab'])).toBe(false)
})

test('finds an unknown command by its number', () => {
  expect(rowMatches({ ...row, command: null, commandId: 0x12345 }, searchWords('0x00012345'))).toBe(true)
})

test('finds a card by its ids, receipt codes and addresses', () => {
  const card: SearchableCard = {
    sessionName: 'ACME',
    state: 'failed',
    text: 'Hello',
    source: { addr: 'ALPHA' },
    destination: { addr: '7916' },
    parts: [
      {
        state: 'failed',
        commandStatus: 0,
        smscMessageId: '39f99DD5',
        receipts: [{ receivedId: '972660181', stat: 'UNDELIV', err: '00B' }],
      },
    ],
  }
  for (const text of ['39F99dd5', '972660181', 'undeliv 00b', 'acme alpha 7916', 'esme_rok']) {
    expect(cardMatches(card, searchWords(text))).toBe(true)
  }
  expect(cardMatches(card, searchWords('delivrd'))).toBe(false)
})
