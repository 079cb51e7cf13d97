import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Conversation } from '../../../shared/contract/conversations.ts'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { type FollowedStream, ScriptedHost } from '../../support/scripted-host.ts'
import { messageCard } from '../message-card.ts'

const pair = { own: '8056', peer: '1' }

function card(number: number, direction: MessageCard['direction'], change: Partial<MessageCard> = {}) {
  const [own, peer] = ['8056', '1'].map((addr) => ({ ton: 1, npi: 1, addr }))
  if (own === undefined || peer === undefined) throw new Error('no address')
  const ends = direction === 'sent' ? { source: own, destination: peer } : { source: peer, destination: own }
  return messageCard({ messageId: String(number), direction, ...ends, ...change })
}

function conversation(peer: string, lastMessage: number, unread = 0): Conversation {
  const last = { messageId: String(lastMessage), direction: 'received', createdAt: 1, text: 'Hi' } as const
  const counts = { messages: 2, received: 1, unread }
  return { own: '8056', peer, ...counts, last: { ...last, state: 'received', sessionName: 'Gateway' } }
}

let host: ScriptedHost
let store: typeof import('../../../renderer/stores/conversations-store.ts')
let cards: FollowedStream<'message.cards'>
let leave: () => void

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/conversations-store.ts')
  const link = await import('../../../renderer/stores/host-store.ts')
  const { startCards } = await import('../../../renderer/stores/cards-store.ts')
  startCards()
  link.startLink()
  cards = await (await host.line()).stream('message.cards')
  leave = store.followConversations()
})

afterEach(() => {
  leave()
  vi.unstubAllGlobals()
})

const state = () => store.useConversations.getState()
const call = async <
  N extends 'conversations.list' | 'conversations.page' | 'message.mark' | 'message.readAll',
>(
  name: N,
) => (await host.line()).call(name)
const peers = () => state().conversations.map(({ peer }) => peer)
const thread = () => state().cards.map(({ messageId }) => Number(messageId))

async function openedThread(): Promise<void> {
  store.openThread(pair)
  ;(await call('conversations.page')).answer({ cards: [card(9, 'sent'), card(7, 'received')], more: true })
  await vi.waitUntil(() => state().cards.length === 2)
}

test('new messages bring their pairs to the top, and what is listed below stays', async () => {
  const first = await call('conversations.list')
  expect(first.input).toEqual({ before: null, limit: 100, number: '', only: 'all' })
  first.answer({
    conversations: [conversation('1', 9), conversation('2', 8), conversation('3', 7)],
    more: true,
  })
  await vi.waitUntil(() => peers().length === 3)
  const shown = cards.send([{ kind: 'card', card: card(10, 'received') }])
  const again = await call('conversations.list')
  again.answer({ conversations: [conversation('3', 10), conversation('1', 9)], more: true })
  await shown
  await vi.waitUntil(() => peers()[0] === '3')
  expect(peers()).toEqual(['3', '1', '2'])
  const more = store.loadMoreConversations()
  const next = await call('conversations.list')
  expect(next.input.before).toBe('8')
  next.answer({ conversations: [conversation('4', 2)], more: false })
  await more
  expect(peers()).toEqual(['3', '1', '2', '4'])
})

test('the thread takes in what is new and changed, and older pages before it', async () => {
  await openedThread()
  expect(thread()).toEqual([7, 9])
  await cards.send([
    { kind: 'card', card: card(12, 'received', { text: 'new' }) },
    { kind: 'card', card: card(9, 'sent', { state: 'delivered' }) },
    // Of a page that was not read yet, and of other numbers.
    { kind: 'card', card: card(3, 'sent') },
    { kind: 'card', card: messageCard({ messageId: '13' }) },
  ])
  expect(thread()).toEqual([7, 9, 12])
  expect(state().cards[1]?.state).toBe('delivered')
  const older = store.readOlder()
  const asked = await call('conversations.page')
  expect(asked.input).toMatchObject({ ...pair, before: '7' })
  asked.answer({ cards: [card(5, 'sent'), card(3, 'sent')], more: false })
  await older
  expect(thread()).toEqual([3, 5, 7, 9, 12])
  expect(state().hasOlder).toBe(false)
})

test('what is on show was read, one by one, or all where more is unread than is on show', async () => {
  const listed = await call('conversations.list')
  listed.answer({ conversations: [conversation('1', 9, 1)], more: false })
  await vi.waitUntil(() => peers().length === 1)
  await openedThread()
  await cards.send([{ kind: 'card', card: card(12, 'received', { isUnread: true }) }])
  store.readThread()
  expect((await call('message.mark')).input).toEqual({ messageIds: ['12'], isUnread: false })
  expect(state().conversations[0]?.unread).toBe(0)
  expect(state().cards.some(({ isUnread }) => isUnread)).toBe(false)
  store.useConversations.setState({ conversations: [conversation('1', 9, 300)] })
  store.readThread()
  expect((await call('message.readAll')).input).toEqual({ pair })
  store.readThread()
  expect((await host.line()).waiting('message.mark')).toBe(0)
})
