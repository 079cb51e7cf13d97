import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankPart } from '../../../electron/storage/card-parts.ts'
import { CardTable } from '../../../electron/storage/card-table.ts'
import { trafficMigrations } from '../../../electron/storage/traffic-schema.ts'
import { cardWrite } from '../../../electron/storage/write-queue.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { pairOf } from '../../../shared/message/number-pair.ts'
import { messageCard } from '../../renderer/message-card.ts'

function opened(migrations: readonly string[] = trafficMigrations): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  for (const migration of migrations) database.exec(migration)
  return database
}

function card(number: number, direction: MessageCard['direction'], own: string, peer: string): MessageCard {
  const [source, destination] = (direction === 'sent' ? [own, peer] : [peer, own]).map((addr) => ({
    ...{ ton: 1, npi: 1, addr },
  }))
  if (source === undefined || destination === undefined) throw new Error('no address')
  const parts = [{ ...blankPart(1, `text ${number}`), state: 'delivered' as const }]
  const unread = direction === 'received' ? { isUnread: true } : {}
  const state = direction === 'received' ? 'received' : 'delivered'
  return messageCard({
    ...{ messageId: String(number), direction, source, destination, parts, text: `text ${number}`, state },
    ...unread,
  })
}

const write = (table: CardTable, cards: readonly MessageCard[]) =>
  table.write(
    cards.map((one) => cardWrite(one, one.parts)),
    [],
  )
const everything = { before: null, limit: 200, number: '', only: 'all' } as const

test('counts are those of the cards that are kept, whatever was written, read and dropped', () => {
  const number = fc.constantFrom('1', '+1', '22', '333')
  const deed = fc.oneof(
    fc.record({ kind: fc.constantFrom('sent', 'received'), own: number, peer: number }),
    fc.record({ kind: fc.constantFrom('read', 'unread'), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('drop' as const) }),
    fc.record({
      kind: fc.constant('readAll' as const),
      pair: fc.option(fc.record({ own: number, peer: number })),
    }),
  )
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const table = new CardTable(opened())
      const kept = new Map<number, MessageCard>()
      let last = 0
      const put = (one: MessageCard) => {
        kept.set(Number(one.messageId), one)
        write(table, [one])
      }
      for (const one of deeds) {
        if (one.kind === 'drop') {
          table.dropOldest(1)
          kept.delete(Math.min(...kept.keys()))
        } else if (one.kind === 'readAll') {
          table.readAll(one.pair)
          for (const [key, { isUnread: _unread, ...read }] of kept) {
            const pair = pairOf(read)
            if (one.pair === null || (pair?.own === one.pair.own && pair.peer === one.pair.peer))
              kept.set(key, read)
          }
        } else if ('at' in one) {
          const there = kept.get(one.at)
          if (there?.direction !== 'received') continue
          const { isUnread: _unread, ...read } = there
          put(one.kind === 'read' ? read : { ...read, isUnread: true })
        } else put(card(++last, one.kind, one.own, one.peer))
      }
      const wanted = new Map<string, [number, number, number, number]>()
      for (const [key, one] of kept) {
        const pair = JSON.stringify(pairOf(one))
        const [messages, received, unread] = wanted.get(pair) ?? [0, 0, 0, 0]
        const isReceived = one.direction === 'received'
        wanted.set(pair, [
          messages + 1,
          received + Number(isReceived),
          unread + Number(one.isUnread === true),
          key,
        ])
      }
      const { conversations } = table.conversations(everything)
      const told = conversations.map(({ own, peer, messages, received, unread, last: { messageId } }) => [
        ...[JSON.stringify({ own, peer }), messages, received, unread, Number(messageId)],
      ])
      expect(told).toEqual(
        [...wanted].map(([pair, counts]) => [pair, ...counts]).sort((a, b) => Number(b[4]) - Number(a[4])),
      )
      const unread = [...kept.values()].filter(({ isUnread }) => isUnread === true).length
      expect(table.countUnread()).toBe(unread)
      for (const [key, one] of kept) expect(table.get(String(key))?.isUnread).toBe(one.isUnread)
    }),
    { numRuns: 100 },
  )
})

test('lists by number, by what is unread and what was answered, a page at a time', () => {
  const table = new CardTable(opened())
  write(table, [
    card(1, 'sent', '8056', '79160000001'),
    card(2, 'sent', '8056', '79160000002'),
    card(3, 'received', '8056', '+79160000001'),
    card(4, 'sent', '8056', '79160000003'),
  ])
  const list = (change: Partial<Parameters<CardTable['conversations']>[0]>) => {
    const { conversations, more } = table.conversations({ ...everything, ...change })
    return [...conversations.map(({ peer }) => peer.at(-1)), more]
  }
  expect(list({})).toEqual(['3', '1', '2', false])
  expect(list({ limit: 2 })).toEqual(['3', '1', true])
  expect(list({ limit: 2, before: '3' })).toEqual(['2', false])
  expect(list({ number: '0002' })).toEqual(['2', false])
  expect(list({ only: 'answered' })).toEqual(['1', false])
  expect(list({ only: 'unread' })).toEqual(['1', false])
  const pair = { own: '8056', peer: '79160000001' }
  const page = (before: string | null, limit: number) => {
    const { cards, more } = table.conversationCards(pair, before, limit)
    return [...cards.map(({ messageId }) => messageId), more]
  }
  expect(page(null, 10)).toEqual(['3', '1', false])
  expect(page(null, 1)).toEqual(['3', true])
  expect(page('3', 1)).toEqual(['1', true])
})

test('messages of an earlier release have their conversations, and are read', () => {
  const earlier = trafficMigrations.slice(0, -1)
  const database = opened(earlier)
  const insert = database.prepare(
    'INSERT INTO messages VALUES (?, 1, 1, NULL, 1, 1, ?, 1, 1, ?, ?, 0, 0, 1, NULL, ?, NULL, NULL)',
  )
  database.exec("INSERT INTO message_sessions VALUES (1, 's', NULL, 'Gateway', 'smpp-3.4')")
  insert.run(1, '8056', '+7916', 'gsm7', 1)
  insert.run(2, '7916', '8056', 'gsm7', 0)
  insert.run(3, '7917', '', 'ascii', 0)
  database.exec(
    "INSERT INTO message_receipts VALUES (3, 1, 1, 1, 1, 'DELIVRD', 'DELIVERED', '000', 1, 'none', '1', NULL)",
  )
  for (const migration of trafficMigrations.slice(earlier.length)) database.exec(migration)
  const { conversations } = new CardTable(database).conversations(everything)
  expect(conversations).toMatchObject([{ own: '8056', peer: '7916', messages: 2, received: 1, unread: 0 }])
})
