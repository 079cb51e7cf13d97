import { expect, test, vi } from 'vitest'
import type { CardCache, CardListener } from '../../../electron/messages/card-cache.ts'
import { CardFeeds } from '../../../electron/messages/card-feed.ts'
import type { CardChange, MessageCard } from '../../../shared/contract/message.ts'
import { manualPace } from '../../support/manual-pace.ts'

function following(room: number) {
  const listeners = new Set<CardListener>()
  const cards = {
    onCard: (listener: CardListener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as CardCache
  const window = manualPace(room)
  const told: CardChange[] = []
  const stop = new CardFeeds(cards).follow((change) => {
    told.push(change)
    window.use()
  }, window.pace)
  const change = (messageId: number, text = '') => {
    // No more of a card is looked at here.
    const card = { messageId: String(messageId), text, parts: [], state: 'sent' } as unknown as MessageCard
    for (const listener of listeners) listener(card, [])
  }
  return { window, told, stop, change, listeners }
}

test('changes stay gathered while a window takes nothing', async () => {
  const { window, told, stop, change } = following(2)
  for (let round = 0; round < 10; round += 1) for (let id = 0; id < 5; id += 1) change(id)
  await vi.waitFor(() => expect(told).toHaveLength(2))
  change(4)
  window.give(10)
  await vi.waitFor(() => expect(told).toHaveLength(5))
  expect(window.lost()).toBe(0)
  stop()
})

test('a window that takes nothing for long is told of a gap, and of whole cards after it', async () => {
  const { window, told, stop, change, listeners } = following(1)
  change(1)
  await vi.waitFor(() => expect(told).toHaveLength(1))
  for (let id = 0; id < 1000; id += 1) change(id, 'x'.repeat(10_000))
  // Nothing is kept, nor listened for, any more.
  expect(window.lost()).toBeGreaterThan(100)
  expect(listeners.size).toBe(0)
  window.give(10)
  change(1)
  await vi.waitFor(() => expect(told).toHaveLength(2))
  expect(told[1]?.kind).toBe('card')
  stop()
  expect(listeners.size).toBe(0)
})
