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
let actions: typeof import('../../../renderer/stores/message-actions-store.ts')
let link: typeof import('../../../renderer/stores/host-store.ts')
let notices: typeof import('../../../renderer/stores/toast-store.ts')
let cards: FollowedStream<'message.cards'>

beforeEach(async () => {
  host = new ScriptedHost()
  store = await import('../../../renderer/stores/messages-store.ts')
  actions = await import('../../../renderer/stores/message-actions-store.ts')
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
    expect(first.input).toEqual({ before: null, limit: 100, filter: '' })
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

/** The search on its way: its filter, and what it tells. */
const searching = async () => (await host.line()).stream('message.search')
const done = (found: number, total = 9) => ({ kind: 'done' as const, found, total, empty: null })
/** Sends them; of a search that is over nobody says that its end was shown. */
async function tell(
  stream: Awaited<ReturnType<typeof searching>>,
  items: Parameters<typeof stream.send>[0],
): Promise<void> {
  void stream.send(items)
  await vi.waitUntil(() => !state().isLoading)
}
const whole = (...cards: MessageCard[]) => [{ kind: 'cards' as const, cards }, done(cards.length)]

describe('a search', () => {
  test('lists what is found, new cards too', async () => {
    await opened(page(3, 1))
    await store.search(' promo ')
    const stream = await searching()
    expect(stream.params).toEqual({ filter: 'promo', limit: 100 })
    await tell(stream, whole(card(2, { text: 'promo' })))
    await host.show(cards, told(card(4), card(5, { text: 'Promo' })))
    expect(shown()).toEqual([5, 2])
    expect(state()).toMatchObject({ filter: ' promo ', hasOlder: false, search: { found: 1, isDone: true } })
  })

  test('by fields lets live cards in by the same filter', async () => {
    await opened(page(3, 1))
    await store.search('state == refused and to contains 79')
    await tell(await searching(), whole())
    const refused = { state: 'refused' as const }
    const elsewhere = { ...refused, destination: { ton: 1, npi: 1, addr: '44' } }
    await host.show(cards, told(card(4), card(5, refused), card(6, elsewhere)))
    expect(shown()).toEqual([5])
  })

  test('that cannot be read changes nothing', async () => {
    await opened(page(3, 1))
    await store.search('command_length > 5')
    expect(state()).toMatchObject({ filter: '', isLoading: false })
    expect(shown()).toEqual([3, 2, 1])
  })

  test('shows how far it is, is stopped, and goes on below what it found', async () => {
    await opened(page(3, 1))
    await store.search('promo')
    const stream = await searching()
    await tell(stream, [
      { kind: 'cards', cards: [card(7, { text: 'promo' })] },
      { kind: 'progress', searched: 5, total: 9, found: 1 },
    ])
    expect(state().search).toMatchObject({ searched: 5, total: 9, isDone: false })
    await store.loadOlder()
    expect((await host.line()).waiting('message.page')).toBe(0)
    store.stopSearch()
    await vi.waitUntil(stream.isEnded)
    expect(state()).toMatchObject({ hasOlder: true, search: { isDone: true } })
    void store.loadOlder()
    expect((await asked()).input).toEqual({ before: '7', limit: 100, filter: 'promo' })
  })

  test('begins at its top, where new cards land', async () => {
    await opened(page(3, 1))
    const { listKey } = state()
    store.setAtTop(false)
    await store.search('promo')
    await tell(await searching(), whole())
    expect(state().listKey).not.toBe(listKey)
    await host.show(cards, told(card(5, { text: 'promo' })))
    expect(shown()).toEqual([5])
  })

  test('ends the one before', async () => {
    await opened({ cards: [], more: false })
    await store.search('a')
    const first = await searching()
    await store.search('ab')
    await vi.waitUntil(first.isEnded)
    await tell(await searching(), whole(card(7)))
    expect(shown()).toEqual([7])
    expect(state()).toMatchObject({ filter: 'ab', isLoading: false })
  })

  test('that the engine cannot answer leaves the list as it was, and says so', async () => {
    await opened(page(3, 1))
    await store.search('promo')
    await tell(await searching(), [{ kind: 'failed', fault: away }])
    await host.show(cards, told(card(4)))
    expect(shown()).toEqual([4, 3, 2, 1])
    expect(state()).toMatchObject({ filter: '', isLoading: false })
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({ kind: 'fault' })
  })

  test('that failed is made again when the link comes back', async () => {
    await opened(page(3, 1))
    ;(await host.line()).break()
    await vi.waitUntil(() => link.useHost.getState().phase === 'gone')
    await store.search('promo')
    link.retryNow()
    expect((await (await host.line(1)).stream('message.search')).params.filter).toBe('promo')
  })
})

describe('what waits for a decision', () => {
  const doubtful = (number: number) =>
    card(number, { parts: [messagePart({ state: 'in-doubt' })], state: 'in-doubt' })

  test('is listed alone, and stays where it is when it is decided about', async () => {
    const { showUndecided } = await import('../../../renderer/stores/messages-filter-store.ts')
    await opened(page(3, 1))
    showUndecided(true)
    const stream = await searching()
    expect(stream.params.filter).toBe('undecided')
    await tell(stream, whole(doubtful(2)))
    await host.show(cards, told(card(4), doubtful(5), card(2, { text: 'decided' })))
    expect(shown()).toEqual([5, 2])
    expect(store.messageList.get('2')?.text).toBe('decided')
    showUndecided(false)
    expect((await asked()).input.filter).toBe('')
  })

  test('is asked about while the answer is away', async () => {
    await opened({ cards: [doubtful(1)], more: false })
    const query = actions.askAbout('1', 1, 'query_sm')
    expect([...actions.useAsking.getState().asking]).toEqual(['1/1/query_sm'])
    const call = await (await host.line()).call('message.ask')
    expect(call.input).toEqual({ messageId: '1', part: 1, command: 'query_sm' })
    call.answer(card(1))
    await query
    expect(actions.useAsking.getState().asking.size).toBe(0)
  })

  test('says how many parts were decided about at once, and why not all', async () => {
    await opened({ cards: [], more: false })
    const all = actions.resolveAll('leave')
    const call = await (await host.line()).call('message.resolveAll')
    call.answer({ done: 2, failed: 1, fault: new Fault('session.not-bound', { phase: 'closed' }).toJSON() })
    expect(await all).toBe(2)
    expect(notices.useToasts.getState().notices[0]?.body).toMatchObject({
      kind: 'fault',
      fault: { code: 'session.not-bound' },
    })
  })
})

test('the inbox is the same list under its condition; each tab keeps its filter and its choice', async () => {
  await opened(page(3, 1))
  store.selectMessage('2')
  store.showMessagesOf('inbox')
  expect(state()).toMatchObject({ selectedId: null, filter: '', isLoading: true })
  const first = await asked()
  expect(first.input.filter).toBe('direction == received and not receipt')
  first.answer({ cards: [card(3, { direction: 'received' })], more: false })
  await vi.waitUntil(() => !state().isLoading)
  await host.show(cards, told(card(4), card(5, { direction: 'received' })))
  expect(shown()).toEqual([5, 3])
  store.showMessagesOf('messages')
  expect((await asked()).input.filter).toBe('')
  expect(state().selectedId).toBe('2')
})
