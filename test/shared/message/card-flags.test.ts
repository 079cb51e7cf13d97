import { expect, test } from 'vitest'
import type { MessagePart, ReceiptView } from '../../../shared/contract/message.ts'
import { flagsOf, isOrphan } from '../../../shared/message/card-flags.ts'
import { answerMs, receiptMs, slowest } from '../../../shared/message/card-times.ts'
import { messageCard, messagePart } from '../../renderer/message-card.ts'

function receipt(change: Partial<ReceiptView> = {}): ReceiptView {
  return {
    seq: 5,
    at: 3000,
    stat: 'DELIVRD',
    state: 'DELIVERED',
    err: '000',
    final: true,
    idRule: 'same',
    receivedId: '1',
    ...change,
  }
}

function cardOf(
  receipts: ReceiptView[],
  change: Partial<MessagePart> = {},
  direction: 'sent' | 'received' = 'sent',
) {
  const part = messagePart({
    state: 'delivered',
    submittedAt: 1000,
    responseSeq: 4,
    respondedAt: 1250,
    commandStatus: 0,
    responseCommand: 'submit_sm_resp',
    smscMessageId: '1',
    receipts,
    ...change,
  })
  return messageCard({ direction, createdAt: 1000, parts: [part], state: part.state })
}

test('says nothing of a message that went as it should', () => {
  expect(flagsOf(cardOf([receipt()]))).toEqual([])
  expect(flagsOf(cardOf([receipt({ stat: 'ENROUTE', state: 'ENROUTE', final: false }), receipt()]))).toEqual(
    [],
  )
})

test('names a receipt that came before the response', () => {
  expect(flagsOf(cardOf([receipt({ at: 1200 })]))).toEqual(['early'])
})

test('names the same receipt come twice', () => {
  expect(flagsOf(cardOf([receipt(), receipt({ seq: 9 })]))).toEqual(['duplicate'])
})

test('names receipts that contradict', () => {
  expect(flagsOf(cardOf([receipt({ err: '00B' })]))).toEqual(['contradiction'])
  expect(flagsOf(cardOf([receipt(), receipt({ stat: 'EXPIRED', state: 'EXPIRED' })]))).toEqual([
    'contradiction',
  ])
  expect(flagsOf(cardOf([receipt()], { state: 'refused' }))).toEqual(['contradiction'])
})

test('names an id that is written in another way', () => {
  expect(flagsOf(cardOf([receipt({ idRule: 'hex-to-decimal' })]))).toEqual(['id-differs'])
})

test('names a part that came twice, and a reference that its sender had just used', () => {
  expect(flagsOf(cardOf([], { copies: 2 }, 'received'))).toEqual(['part-twice'])
  expect(flagsOf(cardOf([], { isReferenceReused: true }, 'received'))).toEqual(['reference-reused'])
  expect(flagsOf(cardOf([], { copies: 1 }, 'received'))).toEqual([])
})

test('calls a receipt without a message an orphan, and nothing else', () => {
  const orphan = cardOf([receipt({ idRule: 'none' })], { respondedAt: null }, 'received')
  expect(isOrphan(orphan)).toBe(true)
  expect(flagsOf(orphan)).toEqual(['orphan'])
  expect(isOrphan(cardOf([], {}, 'received'))).toBe(false)
})

test('measures from submit to answer, and from answer to the receipt that decided', () => {
  const card = cardOf([receipt({ final: false, at: 2000 }), receipt({ at: 3250 })])
  expect(slowest(card, answerMs)).toBe(250)
  expect(slowest(card, receiptMs)).toBe(2000)
  expect(slowest(cardOf([receipt({ at: 900 })]), receiptMs)).toBeNull()
  expect(slowest(cardOf([]), receiptMs)).toBeNull()
})
