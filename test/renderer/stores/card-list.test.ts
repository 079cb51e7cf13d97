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
  list.addOlder([card('c', 3), card('b', 2)])
  list.add(card('d', 4))
  list.addOlder([card('a', 1)])
  expect(idsOf(list)).toEqual(['d', 'c', 'b', 'a'])
  expect(list.indexOf('b')).toBe(2)
  expect(list.indexOf('none')).toBe(-1)
})

test('puts a card that comes late at its place by time', () => {
  const list = new CardList()
  for (const one of [card('a', 1), card('c', 3), card('b', 2)]) list.add(one)
  expect(idsOf(list)).toEqual(['c', 'b', 'a'])
})

test('replaces a card where it is', () => {
  const list = new CardList()
  for (const one of [card('a', 1), card('b', 2), card('a', 1, 'changed')]) list.add(one)
  expect(idsOf(list)).toEqual(['b', 'a'])
  expect(list.get('a')?.text).toBe('changed')
})

test('lets the oldest go', () => {
  const list = new CardList()
  for (const at of [1, 2, 3, 4]) list.add(card(String(at), at))
  expect(list.trimTo(2)).toBe(true)
  expect(idsOf(list)).toEqual(['4', '3'])
  expect(list.get('1')).toBeUndefined()
  expect(list.trimTo(2)).toBe(false)
})
