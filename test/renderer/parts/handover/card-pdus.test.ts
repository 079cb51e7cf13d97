import { expect, test } from 'vitest'
import { seqsOfCard } from '../../../../renderer/parts/handover/card-pdus.ts'
import { fileName } from '../../../../renderer/parts/handover/saved-name.ts'

const noTry = {
  sequenceNumber: null,
  submitSeq: null,
  submittedAt: null,
  responseSeq: null,
  respondedAt: null,
  commandStatus: null,
  smscMessageId: null,
}

test('a message has the PDUs of its tries, their answers, its receipts and what was asked about it', () => {
  const receipt = {
    at: 0,
    stat: 'DELIVRD',
    state: null,
    err: null,
    final: true,
    idRule: 'same',
    receivedId: null,
  }
  const part = {
    ...noTry,
    ...{ number: 1, text: '', state: 'delivered' as const, responseCommand: null },
    submitSeq: 7,
    responseSeq: 9,
    earlier: [{ ...noTry, submitSeq: 3 }],
    receipts: [
      { ...receipt, seq: 11 },
      { ...receipt, seq: 0 },
    ],
    lastQuery: null,
  }
  expect(seqsOfCard({ parts: [part] })).toEqual([3, 7, 9, 11])
})

test('a file is named by what it is and when', () => {
  expect(fileName('smpp', 'pcapng', new Date(2026, 10, 29, 3, 5, 1))).toBe('smpp-20261129-030501.pcapng')
})
