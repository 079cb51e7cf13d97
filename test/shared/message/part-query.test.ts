import { expect, test } from 'vitest'
import { flagsOf } from '../../../shared/message/card-flags.ts'
import { contradictsReceipt, decidingQuery } from '../../../shared/message/part-query.ts'
import { messageCard, messagePart } from '../../renderer/message-card.ts'

const query = (at: number, messageState: number, commandStatus = 0) => ({
  ...({
    at,
    seq: at,
    requestCommand: 'query_sm',
    command: 'query_sm_resp',
    commandStatus,
    messageState,
  } as const),
  ...{ finalDate: null, errorCode: 0 },
})
const receipt = (at: number, state: string) => ({
  ...{ seq: at, at, stat: state, state, err: '000', final: true, idRule: 'same', receivedId: '7' },
})

test('the end of a part is known from the first that told it, answer or receipt', () => {
  const part = messagePart({
    ...{ state: 'delivered', earlierQueries: [query(1, 1)], lastQuery: query(5, 2), receipts: [] },
  })
  expect(decidingQuery(part)?.at).toBe(5)
  expect(decidingQuery({ ...part, receipts: [receipt(4, 'DELIVERED')] })).toBeNull()
  expect(decidingQuery({ ...part, receipts: [receipt(6, 'DELIVERED')] })?.at).toBe(5)
  expect(decidingQuery({ ...part, state: 'accepted' })).toBeNull()
  // UNKNOWN, ENROUTE and a refused query tell nothing.
  for (const other of [query(5, 7), query(5, 1), query(5, 2, 0x67)]) {
    expect(decidingQuery({ ...part, lastQuery: other })).toBeNull()
  }
})

test('a receipt and an answer that tell different ends are a contradiction', () => {
  const part = messagePart({
    ...{ state: 'failed', lastQuery: query(5, 5), receipts: [receipt(6, 'DELIVERED')] },
  })
  expect(contradictsReceipt(part, query(5, 5))).toBe(true)
  expect(flagsOf(messageCard({ parts: [part] }))).toContain('contradiction')
  const alike = { ...part, receipts: [receipt(6, 'UNDELIVERABLE')] }
  expect(contradictsReceipt(alike, query(5, 5))).toBe(false)
  expect(flagsOf(messageCard({ parts: [alike] }))).toEqual([])
  expect(flagsOf(messageCard({ parts: [{ ...part, lastQuery: query(5, 1) }] }))).toEqual([])
})
