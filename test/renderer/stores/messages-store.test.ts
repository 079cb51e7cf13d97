import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MessageCard } from '../../../shared/contract/message.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { type FollowedStream, ScriptedHost } from '../../support/scripted-host.ts'
import { messageCard, messagePart } from '../message-card.ts'

/** Cards '1' …, each a second after the one before. */
const card = (number: number, change: Partial<MessageCard> = {}): MessageCard =>
  messageCard({
    messageId: String(number),
    createdAt: number * 1000,
    ...change,
  })
/** Newest first, as the engine gives them. */
const list = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => card(newest - index))
/** A page of them; older ones follow a full one. */
const page = (newest: number, oldest: number) => ({
  cards: list(newest, oldest),
  more: newest - oldest === 99,
})
/** The stream's items that tell of whole cards. */
const told = (...changed: MessageCard[]) => changed.map((one) => ({ kind: 'card' as const, card: one }))
const away = new Fault('storage.unavailable', { reason: 'full' }).toJSON()

let host: ScriptedHost
let store: typeof import('../../../renderer/stores/messages-store.ts')
let link: typeof import('../../../renderer/stores/host-store.ts')
let notices: typeof import('../../../renderer/stores/toast-store.ts')
let cards: FollowedStream<'message.cards'>

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/messages-store.ts')
  link = await import('../../../renderer/stores/host-store.ts')
  notices = await import('../../../renderer/stores/toast-store.ts')
  const { startCards } = await import('../../../renderer/stores/cards-store.ts')
  startCards()
  link.startLink()
  cards = await (await host.line()).stream('message.cards')
  store.followMessages()
})

afterEach(() => {
  host.frame()
  vi.unstubAllGlobals()
})

const state = () => store.useMessages.getState()
const asked = async () => (await host.line()).call('message.page')
const shown = () =>
  Array.from({ length: store.messageList.count }, (_, index) =>
    Number(store.messageList.at(index)?.messageId),
  )

async function opened(first: ReturnType<typeof page>): Promise<void> {
  ;(await asked()).answer(first)
  await vi.waitUntil(() => !state().isLoading)
}

describe('the list', () => {
  test('opens with the newest page, and says whether older ones exist', async () => {
    const first = await asked()
    expect(first.input).toEqual({ before: null, limit: 100, text: '', undecided: false })
    expect(state().isLoading).toBe(true)
    first.answer(page(200, 101))
    await vi.waitUntil(() => !state().isLoading)
    expect(shown()).toHaveLength(100)
    expect(shown()[0]).toBe(200)
    expect(state().hasOlder).toBe(true)
  })

  test('is asked for once, however often the screen is opened', async () => {
    await opened(page(3, 1))
    store.followMessages()
    expect((await host.line()).waiting('message.page')).toBe(0)
    await host.show(cards, told(card(4)))
    expect(shown()).toEqual([4, 3, 2, 1])
  })

  test('is read anew when the link comes back', async () => {
    await opened(page(3, 1))
    ;(await host.line()).break()
    await vi.waitUntil(() => link.useHost.getState().phase === 'gone')
    link.retryNow()
    ;(await (await host.line(1)).call('message.page')).answer(page(9, 1))
    await vi.waitUntil(() => shown().length === 9)
    expect(state().isLoading).toBe(false)
  })

  test('has older pages put below, once at a time', async () => {
    await opened(page(200, 101))
    const loaded = store.loadOlder()
    await store.loadOlder()
    const older = await asked()
    expect(older.input.before).toBe('101')
    expect((await host.line()).waiting('message.page')).toBe(0)
    older.answer(page(100, 80))
    await loaded
    expect(shown().at(-1)).toBe(80)
    expect(state().hasOlder).toBe(false)
  })
})

describe('a card that is new or changed', () => {
  test('comes on top, or takes the place of what was known of it', async () => {
    await opened(page(3, 1))
    await host.show(cards, told(card(4), card(2, { text: 'changed' })))
    expect(shown()).toEqual([4, 3, 2, 1])
    expect(store.messageList.get('2')?.text).toBe('changed')
  })

  test('that changed while the first page was on its way is not lost', async () => {
    const first = await asked()
    await host.show(cards, told(card(4), card(3, { text: 'changed' })))
    first.answer(page(3, 1))
    await vi.waitUntil(() => !state().isLoading)
    expect(shown()).toEqual([4, 3, 2, 1])
    expect(store.messageList.get('3')?.text).toBe('changed')
  })

  test('and is of an older page leaves the pages between to be loaded', async () => {
    await opened(page(300, 201))
    await host.show(cards, told(card(50, { text: 'its receipt came' })))
    expect(shown().at(-1)).toBe(201)
    void store.loadOlder()
    expect((await asked()).input.before).toBe('201')
  })

  test('waits above a reader who is further down, and comes with the top', async () => {
    await opened(page(3, 1))
    store.setAtTop(false)
    await host.show(cards, told(card(4), card(5), card(5, { text: 'changed' })))
    expect(shown()).toEqual([3, 2, 1])
    expect(state().held).toBe(2)
    store.setAtTop(true)
    expect(shown()).toEqual([5, 4, 3, 2, 1])
    expect(state().held).toBe(0)
  })

  test('is held back a thousand times at most: then the top is read anew', async () => {
    await opened(page(3, 1))
    store.setAtTop(false)
    await host.show(cards, told(...list(1503, 4).reverse()))
    expect(state().held).toBe(1000)
    store.setAtTop(true)
    ;(await asked()).answer(page(1503, 1404))
    await vi.waitUntil(() => !state().isLoading)
    expect(shown()[0]).toBe(1503)
    expect(state()).toMatchObject({ held: 0, hasOlder: true })
  })

  test('pushes the oldest out above a thousand', async () => {
    await opened(page(3, 1))
    await host.show(cards, told(...list(1010, 4).reverse()))
    expect(shown()).toHaveLength(1000)
    expect(shown().at(-1)).toBe(11)
    expect(state().hasOlder).toBe(true)
  })
})

describe('a search', () => {
  test('lists what matches, new cards too', async () => {
    await opened(page(3, 1))
    const found = store.search(' promo ')
    const answer = await asked()
    expect(answer.input.text).toBe('promo')
    answer.answer({ cards: [card(2, { text: 'promo' })], more: false })
    await found
    await host.show(cards, told(card(4), card(5, { text: 'Promo' })))
    expect(shown()).toEqual([5, 2])
    expect(state().text).toBe(' promo ')
  })

  test('begins at its top, where new cards land', async () => {
    await opened(page(3, 1))
    const { listKey } = state()
    store.setAtTop(false)
    const found = store.search('promo')
    ;(await asked()).answer({ cards: [], more: false })
    await found
    expect(state().listKey).not.toBe(listKey)
    await host.show(cards, told(card(5, { text: 'promo' })))
    expect(shown()).toEqual([5])
  })

  test('throws the answer to the one before away', async () => {
    await opened({ cards: [], more: false })
    const first = store.search('a')
    const firstAnswer = await asked()
    const second = store.search('ab')
    ;(await asked()).answer({ cards: [card(7)], more: false })
    await second
    firstAnswer.answer({ cards: [card(1)], more: false })
    await first
    expect(shown()).toEqual([7])
    expect(state()).toMatchObject({ text: 'ab', isLoading: false })
  })

  test('that the engine cannot answer leaves the list as it was, and says so', async () => {
    await opened(page(3, 1))
    const found = store.search('promo')
    ;(await asked()).refuse(away)
    await found
    await host.show(cards, told(card(4)))
    expect(shown()).toEqual([4, 3, 2, 1])
    expect(state()).toMatchObject({ text: '', isLoading: false })
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({ kind: 'fault' })
  })

  test('that failed is made again when the link comes back', async () => {
    await opened(page(3, 1))
    ;(await host.line()).break()
    await vi.waitUntil(() => link.useHost.getState().phase === 'gone')
    await store.search('promo')
    link.retryNow()
    expect((await (await host.line(1)).call('message.page')).input.text).toBe('promo')
  })
})

describe('what waits for a decision', () => {
  const doubtful = (number: number) =>
    card(number, { parts: [messagePart({ state: 'in-doubt' })], state: 'in-doubt' })

  test('is listed alone, and stays where it is when it is decided about', async () => {
    await opened(page(3, 1))
    const only = store.showUndecided(true)
    const answer = await asked()
    expect(answer.input).toMatchObject({ undecided: true, text: '' })
    answer.answer({ cards: [doubtful(2)], more: false })
    await only
    await host.show(cards, told(card(4), doubtful(5), card(2, { text: 'decided' })))
    expect(shown()).toEqual([5, 2])
    expect(store.messageList.get('2')?.text).toBe('decided')
    expect(state().isUndecidedOnly).toBe(true)
  })

  test('is asked about while the answer is away', async () => {
    await opened({ cards: [doubtful(1)], more: false })
    const query = store.askAbout('1', 1, 'query_sm')
    expect([...state().asking]).toEqual(['1/1/query_sm'])
    const call = await (await host.line()).call('message.ask')
    expect(call.input).toEqual({ messageId: '1', part: 1, command: 'query_sm' })
    call.answer(card(1))
    await query
    expect(state().asking.size).toBe(0)
  })

  test('says how many parts were decided about at once, and why not all', async () => {
    await opened({ cards: [], more: false })
    const all = store.resolveAll('leave')
    const call = await (await host.line()).call('message.resolveAll')
    call.answer({ done: 2, failed: 1, fault: new Fault('session.not-bound', { phase: 'closed' }).toJSON() })
    expect(await all).toBe(2)
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({
      kind: 'fault',
      fault: { code: 'session.not-bound' },
    })
  })
})
