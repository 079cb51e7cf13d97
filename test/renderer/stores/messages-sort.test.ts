import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { newestFirst, nextSort } from '../../../shared/message/card-sort.ts'
import { type FollowedStream, ScriptedHost } from '../../support/scripted-host.ts'
import { messageCard } from '../message-card.ts'

const card = (number: number, change: Partial<MessageCard> = {}): MessageCard =>
  messageCard({ messageId: String(number), createdAt: number * 1000, ...change })
const told = (...changed: MessageCard[]) => changed.map((one) => ({ kind: 'card' as const, card: one }))
const byState = { by: 'state', order: 'ascending' } as const

let host: ScriptedHost
let store: typeof import('../../../renderer/stores/messages-store.ts')
let sorts: typeof import('../../../renderer/stores/message-sort-store.ts')
let cards: FollowedStream<'message.cards'>

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/messages-store.ts')
  sorts = await import('../../../renderer/stores/message-sort-store.ts')
  const { startLink } = await import('../../../renderer/stores/host-store.ts')
  const { startCards } = await import('../../../renderer/stores/cards-store.ts')
  startCards()
  startLink()
  cards = await (await host.line()).stream('message.cards')
  store.followMessages()
  ;(await asked()).answer({ cards: [card(3), card(2), card(1)], more: false })
  await vi.waitUntil(() => !state().isLoading)
})

afterEach(() => {
  host.frame()
  vi.unstubAllGlobals()
})

const state = () => store.useMessages.getState()
const asked = async () => (await host.line()).call('message.page')
const searching = async () => (await host.line()).stream('message.search')
const shown = () =>
  Array.from({ length: store.messageList.count }, (_, index) =>
    Number(store.messageList.at(index)?.messageId),
  )
const done = { kind: 'done' as const, found: 3, total: 3, empty: null }

/** The list by state, of which the second page begins behind card 3. */
async function sortedByState(): Promise<void> {
  store.sortMessages(byState)
  const stream = await searching()
  expect(stream.params).toEqual({ filter: '', limit: 100, sort: byState })
  void stream.send([{ kind: 'progress', searched: 1, total: 3, found: 1 }])
  expect(shown()).toEqual([3, 2, 1])
  const next = { value: 6, messageId: '3' }
  void stream.send([{ kind: 'sorted', cards: [card(1), card(3)], next, newest: '3' }, done])
  await vi.waitUntil(() => shown().length === 2)
}

test('a list in another order shows it, and goes on where its page ended', async () => {
  await sortedByState()
  expect(shown()).toEqual([1, 3])
  expect(state()).toMatchObject({ sort: byState, search: null, hasOlder: true, isLoading: false })
  expect(sorts.useSorts.getState()).toMatchObject({ messages: byState, inbox: newestFirst })
  const loaded = store.loadOlder()
  const page = await (await host.line()).call('message.sorted')
  expect(page.input).toEqual({
    ...{ sort: byState, after: { value: 6, messageId: '3' }, limit: 100, filter: '' },
  })
  page.answer({ cards: [card(2)], next: null })
  await loaded
  expect(shown()).toEqual([1, 3, 2])
  expect(state().hasOlder).toBe(false)
})

test('an order that is still looked for and is ended leaves the list as it was', async () => {
  store.sortMessages(byState)
  void (await searching()).send([{ kind: 'progress', searched: 1, total: 3, found: 1 }])
  await vi.waitUntil(() => state().search !== null)
  store.stopSearch()
  expect(shown()).toEqual([3, 2, 1])
  expect(state()).toMatchObject({ sort: newestFirst, search: null, hasOlder: false, isLoading: false })
  await host.show(cards, told(card(4)))
  expect(shown()).toEqual([4, 3, 2, 1])
})

test('what comes meanwhile waits until it is asked for, and what is on show keeps its place', async () => {
  await sortedByState()
  await host.show(cards, told(card(4), card(2, { text: 'further down' }), card(1, { text: 'changed' })))
  expect(shown()).toEqual([1, 3])
  expect(state().held).toBe(1)
  expect(store.messageList.get('1')?.text).toBe('changed')
  store.setAtTop(false)
  store.setAtTop(true)
  expect(state().held).toBe(1)
  store.showHeld()
  const stream = await searching()
  expect(stream.params).toMatchObject({ sort: byState })
  void stream.send([{ kind: 'sorted', cards: [card(4), card(1)], next: null, newest: '4' }, done])
  await vi.waitUntil(() => shown()[0] === 4)
  expect(state().held).toBe(0)
})

test('all are selected up to the newest that was looked at, wherever it stands', async () => {
  const { selectAll, useSelection } = await import('../../../renderer/stores/message-selection-store.ts')
  await sortedByState()
  selectAll()
  expect(useSelection.getState().selected).toMatchObject({ kind: 'all', newest: '3' })
})

test('a filter is searched in that order; the way back follows again', async () => {
  await sortedByState()
  await store.search('promo')
  const stream = await searching()
  expect(stream.params).toEqual({ filter: 'promo', limit: 100, sort: byState })
  void stream.send([
    { kind: 'sorted', cards: [], next: null, newest: '3' },
    { ...done, found: 0 },
  ])
  await vi.waitUntil(() => state().filter === 'promo')
  await store.search('')
  void (await searching()).send([{ kind: 'sorted', cards: [card(1)], next: null, newest: '3' }, done])
  await vi.waitUntil(() => state().filter === '')
  store.sortMessages(newestFirst)
  ;(await asked()).answer({ cards: [card(3), card(1)], more: false })
  await vi.waitUntil(() => shown().length === 2)
  await host.show(cards, told(card(5)))
  expect(shown()).toEqual([5, 3, 1])
})

test('many that became read at once stay where they are', async () => {
  const { useUnread } = await import('../../../renderer/stores/unread-store.ts')
  const received = { direction: 'received', state: 'received', isUnread: true } as const
  await host.show(cards, told(card(6, received), card(5, received), card(4, received)))
  useUnread.setState({ count: 3, revision: 1 })
  useUnread.setState({ count: 1, revision: 2 })
  const call = await asked()
  expect(call.input).toEqual({ before: '7', limit: 1000, filter: 'unread' })
  call.answer({ cards: [card(5, received)], more: false })
  await vi.waitUntil(() => store.messageList.get('6')?.isUnread === undefined)
  expect(shown()).toEqual([6, 5, 4, 3, 2, 1])
  expect([5, 4].map((number) => store.messageList.get(String(number))?.isUnread)).toEqual([true, undefined])
})

test('a kept order that cannot be read is the usual one', () => {
  for (const kept of [null, 7, {}, { messages: { by: 'text', order: 'ascending' }, inbox: 'x' }])
    expect(sorts.keptSorts(kept)).toEqual({ messages: newestFirst, inbox: newestFirst })
  expect(sorts.keptSorts({ messages: byState })).toEqual({ messages: byState, inbox: newestFirst })
})

test('a title that is pressed again turns the order round; texts and states begin at their first', () => {
  expect(nextSort(newestFirst, 'time')).toEqual({ by: 'time', order: 'ascending' })
  expect(nextSort(newestFirst, 'latency')).toEqual({ by: 'latency', order: 'descending' })
  expect(nextSort(newestFirst, 'state')).toEqual(byState)
  expect(nextSort(byState, 'state')).toEqual({ by: 'state', order: 'descending' })
})
