import { expect, onTestFinished, test } from 'vitest'
import { CardCache } from '../../../electron/messages/card-cache.ts'
import { sentCard } from '../../../electron/messages/message-card.ts'
import { pollDelayMs } from '../../../electron/messages/poll-rules.ts'
import { StatusPoller } from '../../../electron/messages/status-poller.ts'
import { SystemClock } from '../../../electron/session/clock.ts'
import { openStore } from '../../../electron/storage/store.ts'
import { usualStatusQuery } from '../../../shared/contract/connection-values.ts'
import type { Polls } from '../../../shared/contract/status-query.ts'
import { intentOf } from '../../support/running-engine.ts'
import { testFolder } from '../../support/temporary-folder.ts'

test('waits twice as long each time, up to the longest', () => {
  const settings = { ...usualStatusQuery, first: 10, longest: 60 }
  expect([0, 1, 2, 3, 50].map((tries) => pollDelayMs(settings, tries) / 1000)).toEqual([10, 20, 40, 60, 60])
  expect(pollDelayMs({ ...settings, longest: 1 }, 0)).toBe(10_000)
})

test('follows so many at once: the oldest makes room, and says so', async () => {
  const store = await openStore({ dataDir: testFolder() })
  onTestFinished(() => store.close())
  await store.load()
  const cards = new CardCache(store)
  const poller = new StatusPoller({
    ...{ clock: new SystemClock(), store, cards, mostFollowed: 3 },
    tracker: { ask: () => Promise.reject(new Error('nothing is bound')) },
    planOf: () => ({ mode: 'polled', settings: { ...usualStatusQuery, mode: 'polled' } }),
    senderOf: () => null,
  })
  onTestFinished(() => poller.close())
  const noted = new Promise<void>((resolve) => {
    cards.onCard(({ messageId, parts }) => {
      if (messageId === '5' && parts[0]?.poll !== undefined) resolve()
    })
  })
  for (let count = 0; count < 5; count++) {
    const card = sentCard({
      ...{ messageId: cards.nextId(), createdAt: count, intent: intentOf(), encoding: 'gsm7', dataCoding: 0 },
      session: { sessionId: 's', connectionId: 'c', name: 'n', profileId: 'smpp-3.4' },
      partTexts: ['Hello'],
    })
    const accepted = card.parts.map((part) => ({ ...part, state: 'accepted', smscMessageId: '7' }) as const)
    cards.put({ ...card, parts: accepted, state: 'accepted' })
  }
  await noted
  expect(cards.peek('1')?.parts[0]?.poll).toMatchObject({ end: 'crowded', nextAt: null })
  expect(cards.peek('5')?.parts[0]?.poll).toMatchObject({ end: null, tries: 0 })
  const told: Polls[] = []
  poller.counts.follow((polls) => told.push(polls))()
  expect(told).toMatchObject([{ following: 3, asked: 0, ended: { crowded: 2 } }])
})
