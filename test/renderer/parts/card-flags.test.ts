import { expect, test } from 'vitest'
import { flagsOf, isOrphan } from '../../../renderer/parts/message-card/card-flags.ts'
import { answerMs, receiptMs, slowest } from '../../../renderer/parts/message-card/card-times.ts'
import type { MessageCard, MessagePart, ReceiptView } from '../../../shared/contract/message.ts'

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
  const part: MessagePart = {
    number: 1,
    text: 'Hello',
    state: 'delivered',
    sequenceNumber: 1,
    submitSeq: 3,
    submittedAt: 1000,
    responseSeq: 4,
    respondedAt: 1250,
    commandStatus: 0,
    responseCommand: 'submit_sm_resp',
    smscMessageId: '1',
    receipts,
    lastQuery: null,
    ...change,
  }
  const address = { ton: 1, npi: 1, addr: '7916' }
  const card: MessageCard = {
    messageId: 'm',
    direction,
    sessionId: 's',
    connectionId: 'c',
    sessionName: 'n',
    profileId: 'smpp-3.4',
    createdAt: 1000,
    source: address,
    destination: address,
    text: 'Hello',
    encoding: 'gsm7',
    dataCoding: 0,
    registeredDelivery: 1,
    parts: [part],
    state: part.state,
  }
  return card
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
