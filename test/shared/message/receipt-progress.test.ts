import { expect, test } from 'vitest'
import type { MessageCard, ReceiptView } from '../../../shared/contract/message.ts'
import { receiptProgress } from '../../../shared/message/receipt-progress.ts'
import { messageCard, messagePart } from '../../renderer/message-card.ts'

const receipt: ReceiptView = {
  ...{ seq: 5, at: 3000, stat: 'DELIVRD', state: 'DELIVERED', err: '000', final: true },
  ...{ idRule: 'same', receivedId: '1' },
}
const progressOf = (parts: Parameters<typeof messagePart>[0][], change: Partial<MessageCard> = {}) =>
  receiptProgress(messageCard({ ...change, parts: parts.map(messagePart) }))
const came = { state: 'delivered' as const, receipts: [receipt] }
const accepted = { state: 'accepted' as const }

test('a receipt is awaited until the final one of every accepted part came', () => {
  expect(progressOf([accepted, accepted])).toBe('awaited')
  expect(progressOf([came, accepted])).toBe('awaited')
  expect(progressOf([came, { ...accepted, receipts: [{ ...receipt, final: false }] }])).toBe('awaited')
  expect(progressOf([came, came])).toBe('came')
})

test('parts that the SMSC did not take have no receipt', () => {
  expect(progressOf([came, { state: 'refused' }])).toBe('came')
  expect(progressOf([{ state: 'refused' }])).toBeNull()
  expect(progressOf([{ state: 'failed', submittedAt: null }])).toBeNull()
  expect(progressOf([{ state: 'waiting' }])).toBeNull()
})

test('a receipt that was not asked for is not awaited, and counts when it comes', () => {
  expect(progressOf([accepted], { registeredDelivery: 0 })).toBe('not-asked')
  expect(progressOf([came], { registeredDelivery: 0 })).toBe('came')
})

test('an end that query_sm told leaves the receipt missing', () => {
  expect(progressOf([{ state: 'delivered' }])).toBe('missing')
  expect(progressOf([came, { state: 'failed' }])).toBe('missing')
})

test('a message that came in has no receipt of its own', () => {
  expect(progressOf([came], { direction: 'received' })).toBeNull()
})
