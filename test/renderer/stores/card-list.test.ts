import { expect, test } from 'vitest'
import { CardList } from '../../../renderer/stores/card-list.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { messageCard } from '../message-card.ts'

const card = (messageId: string, createdAt: number, text = ''): MessageCard =>
  messageCard({ messageId, createdAt, text })

function idsOf(list: CardList): (string | undefined)[] {
  return Array.from({ length: list.count }, (_, index) => list.at(index)?.messageId)
}

test('shows the newest first', () => {
  const list = new CardList()
  list.addOlder([card('3', 3), card('2', 2)])
  list.add(card('4', 4))
  list.addOlder([card('1', 1)])
  expect(idsOf(list)).toEqual(['4', '3', '2', '1'])
  expect(list.indexOf('2')).toBe(2)
  expect(list.indexOf('9')).toBe(-1)
})

test('puts a card that comes late at its place by number', () => {
  const list = new CardList()
  for (const one of [card('1', 1), card('3', 3), card('2', 2)]) list.add(one)
  expect(idsOf(list)).toEqual(['3', '2', '1'])
})

test('replaces a card where it is', () => {
  const list = new CardList()
  for (const one of [card('1', 1), card('2', 2), card('1', 1, 'changed')]) list.add(one)
  expect(idsOf(list)).toEqual(['2', '1'])
  expect(list.get('1')?.text).toBe('changed')
})

test('lets the oldest go', () => {
  const list = new CardList()
  for (const at of [1, 2, 3, 4]) list.add(card(String(at), at))
  expect(list.trimTo(2)).toBe(true)
  expect(idsOf(list)).toEqual(['4', '3'])
  expect(list.get('1')).toBeUndefined()
  expect(list.trimTo(2)).toBe(false)
})
