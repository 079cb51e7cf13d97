import { create } from 'zustand'
import type { Conversation } from '../../shared/contract/conversations.ts'
import type { MessageCard } from '../../shared/contract/message.ts'
import { type NumberPair, pairOf } from '../../shared/message/number-pair.ts'
import { onCards } from './cards-store.ts'
import { client, onLinked } from './host-store.ts'
import { goTo } from './navigation-store.ts'
import { keepPlace } from './place-history.ts'
import { notifyFault } from './toast-store.ts'
import { markMessages, readAll, useUnread } from './unread-store.ts'

const listPage = 100
const threadPage = 50
/** Conversations that a window lists; the others are found by their numbers. */
const mostListed = 5_000
/** Messages of a thread that a window keeps while its end is read. */
const mostShown = 1_000
/** Changes of cards are gathered so long before the list is asked again, ms. */
const refreshMs = 300

export type ConversationChoice = 'all' | 'answered' | 'unread'

interface ConversationsState {
  /** Newest first. */
  readonly conversations: readonly Conversation[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  /** Characters of a number that the list is searched for. */
  readonly number: string
  readonly only: ConversationChoice
  readonly chosen: NumberPair | null
  /** Of the chosen one, oldest first. */
  readonly cards: readonly MessageCard[]
  readonly hasOlder: boolean
  readonly isReading: boolean
}

export const useConversations = create<ConversationsState>(() => ({
  ...{ conversations: [], hasMore: false, isLoading: true, number: '', only: 'all' },
  ...{ chosen: null, cards: [], hasOlder: false, isReading: false },
}))

let isFollowed = false
let isShown = false
/** Counts the questions: the answer to an earlier one is thrown away. */
let listRun = 0
let threadRun = 0
let isRefreshing = false

interface Place {
  readonly number: string
  readonly only: ConversationChoice
  readonly chosen: NumberPair | null
}

keepPlace<Place>('conversations', {
  isStored: true,
  read: () => {
    const { number, only, chosen } = useConversations.getState()
    return { number, only, chosen }
  },
  restore: ({ number, only, chosen }) => {
    useConversations.setState({ number, only })
    openThread(chosen)
    if (isFollowed) void readList()
  },
})

export function isSamePair(one: NumberPair | null, other: NumberPair | null): boolean {
  return one?.own === other?.own && one?.peer === other?.peer
}

/** Follows while the screen is on show; returns what ends that. */
export function followConversations(): () => void {
  isShown = true
  if (isFollowed) void readList()
  else {
    isFollowed = true
    onLinked(() => {
      void readList()
      openThread(useConversations.getState().chosen)
    })
    onCards(takeIn)
    useUnread.subscribe(({ revision }, before) => {
      if (revision > before.revision && before.revision > 0 && isShown) void refreshList()
    })
  }
  return () => {
    isShown = false
  }
}

export function searchConversations(change: { number?: string; only?: ConversationChoice }): void {
  useConversations.setState(change)
  void readList()
}

/** Asks for the newest of them; those listed before stay until the answer is there. */
async function readList(): Promise<void> {
  listRun += 1
  const mine = listRun
  const { number, only } = useConversations.getState()
  useConversations.setState({ isLoading: true })
  try {
    const input = { before: null, limit: listPage, number, only }
    const { conversations, more } = await client().call('conversations.list', input)
    if (mine === listRun) useConversations.setState({ conversations, hasMore: more })
  } catch (error) {
    if (mine === listRun) notifyFault(error)
  } finally {
    if (mine === listRun) useConversations.setState({ isLoading: false })
  }
}

/** The newest again, in front of what is listed below them. */
async function refreshList(): Promise<void> {
  const mine = listRun
  const { number, only } = useConversations.getState()
  try {
    const input = { before: null, limit: listPage, number, only }
    const { conversations: newest, more } = await client().call('conversations.list', input)
    if (mine !== listRun) return
    const last = Number(newest.at(-1)?.last.messageId ?? 0)
    const known = new Set(newest.map(({ own, peer }) => `${own}\n${peer}`))
    // Of those that are listed by now: a page may have come meanwhile.
    useConversations.setState(({ conversations }) => {
      const below = conversations.filter(
        ({ own, peer, last: { messageId } }) => Number(messageId) < last && !known.has(`${own}\n${peer}`),
      )
      return more ? { conversations: [...newest, ...below] } : { conversations: newest, hasMore: false }
    })
  } catch {
    // The next change asks again; what is wrong with the store is told in the status.
  }
}

export async function loadMoreConversations(): Promise<void> {
  const { conversations, hasMore, isLoading, number, only } = useConversations.getState()
  const last = conversations.at(-1)
  if (isLoading || !hasMore || last === undefined || conversations.length >= mostListed) return
  const mine = listRun
  useConversations.setState({ isLoading: true })
  try {
    const input = { before: last.last.messageId, limit: listPage, number, only }
    const page = await client().call('conversations.list', input)
    if (mine !== listRun) return
    useConversations.setState((state) => ({
      conversations: [...state.conversations, ...page.conversations],
      hasMore: page.more,
    }))
  } catch (error) {
    notifyFault(error)
  } finally {
    if (mine === listRun) useConversations.setState({ isLoading: false })
  }
}

/** Shows the conversation that a message belongs to. */
export function showConversation(card: MessageCard): void {
  const pair = pairOf(card)
  if (pair === null) return
  goTo('conversations')
  openThread(pair)
}

export function openThread(chosen: NumberPair | null): void {
  threadRun += 1
  useConversations.setState({ chosen, cards: [], hasOlder: false, isReading: false })
  if (chosen !== null) void readOlder()
}

/** The messages before those on show; at first the newest. */
export async function readOlder(): Promise<void> {
  const { chosen, cards, isReading } = useConversations.getState()
  if (chosen === null || isReading) return
  const mine = threadRun
  useConversations.setState({ isReading: true })
  try {
    const input = { ...chosen, before: cards[0]?.messageId ?? null, limit: threadPage }
    const page = await client().call('conversations.page', input)
    if (mine !== threadRun) return
    const known = new Set(useConversations.getState().cards.map(({ messageId }) => messageId))
    const older = page.cards.filter(({ messageId }) => !known.has(messageId)).toReversed()
    useConversations.setState((state) => ({ cards: [...older, ...state.cards], hasOlder: page.more }))
  } catch (error) {
    if (mine === threadRun) notifyFault(error)
  } finally {
    if (mine === threadRun) useConversations.setState({ isReading: false })
  }
}

function takeIn(changed: readonly MessageCard[]): void {
  if (!isShown) return
  const { chosen } = useConversations.getState()
  const own = chosen === null ? [] : changed.filter((card) => isSamePair(pairOf(card), chosen))
  if (own.length > 0) useConversations.setState(({ cards, hasOlder }) => merged(cards, own, hasOlder))
  if (isRefreshing) return
  isRefreshing = true
  setTimeout(() => {
    isRefreshing = false
    if (isShown) void refreshList()
  }, refreshMs)
}

/** Changed cards in their places, new ones by their numbers; older ones than those on show come with their page. */
function merged(
  cards: readonly MessageCard[],
  changed: readonly MessageCard[],
  hasOlder: boolean,
): Pick<ConversationsState, 'cards' | 'hasOlder'> {
  const byId = new Map(cards.map((card) => [card.messageId, card]))
  const first = Number(cards[0]?.messageId ?? 0)
  for (const card of changed) {
    if (byId.has(card.messageId) || Number(card.messageId) > first || !hasOlder)
      byId.set(card.messageId, card)
  }
  const all = [...byId.values()].sort((one, other) => Number(one.messageId) - Number(other.messageId))
  const surplus = all.length - mostShown
  return surplus > 0 && surplus <= changed.length
    ? { cards: all.slice(surplus), hasOlder: true }
    : { cards: all, hasOlder }
}

/** What is on show of the chosen conversation was looked at. */
export function readThread(): void {
  const { chosen, cards, conversations } = useConversations.getState()
  // Nothing of it is on show yet.
  if (chosen === null || cards.length === 0) return
  const unread = cards.filter(({ isUnread }) => isUnread === true)
  const listed = conversations.find((one) => isSamePair(one, chosen))
  const isMore = (listed?.unread ?? 0) > unread.length
  if (unread.length === 0 && !isMore) return
  useConversations.setState((state) => ({
    cards: state.cards.map(({ isUnread: _unread, ...card }) => card),
    conversations: state.conversations.map((one) => (one === listed ? { ...one, unread: 0 } : one)),
  }))
  if (isMore) void readAll(chosen)
  else
    void markMessages(
      unread.map(({ messageId }) => messageId),
      false,
    )
}
