import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../shared/filter/card-subject.ts'
import { compileFor } from '../../shared/filter/compile-filter.ts'
import { withPart } from '../../shared/filter/join-filter.ts'
import { type CardSort, isNewestFirst, newestFirst } from '../../shared/message/card-sort.ts'
import { CardList } from './card-list.ts'
import { onCards } from './cards-store.ts'
import { onFrame } from './frame-task.ts'
import { client, onLinked, useHost } from './host-store.ts'
import { type MessagesPlace, useSorts } from './message-sort-store.ts'
import { keepPlace } from './place-history.ts'
import { followCardSearch, type SearchProgress, type Sorted } from './search-in-force.ts'
import { notifyFault } from './toast-store.ts'
import { stillUnread, useUnread } from './unread-store.ts'

const pageCards = 100
/** Cards kept while the reader is at the top; older ones are a page away. */
const keptAtTop = 1000
/** New cards held back at most; with more, the list is read anew when its top comes into view. */
const heldCards = 1000

/** The condition that leaves only messages with a part that waits for a decision. */
export const undecidedPart = 'undecided'

/** What a tab's filter stands beside. */
const placeFilters: Readonly<Record<MessagesPlace, string>> = {
  messages: '',
  inbox: 'direction == received and not receipt',
}

interface MessagesState {
  /** Of the cards on show. */
  readonly filter: string
  /** What they are in the order of; in any but that of their time new cards are held back. */
  readonly sort: CardSort
  /** How far the search for it came; null: nothing is filtered. */
  readonly search: SearchProgress | null
  /** Changes whenever `messageList` does. */
  readonly version: number
  /** Changes when another search is on show: it is read from its top. */
  readonly listKey: number
  readonly isLoading: boolean
  readonly hasOlder: boolean
  /** New cards held back while the reader is further down, at most 1,000. */
  readonly held: number
  readonly selectedId: string | null
}

export const useMessages = create<MessagesState>(() => ({
  version: 0,
  listKey: 0,
  filter: '',
  sort: newestFirst,
  search: null,
  isLoading: true,
  hasOlder: false,
  held: 0,
  selectedId: null,
}))

/** The cards on show. Mutable: read it again when `version` changes. */
export const messageList = new CardList()

/** Of the filter that the cards on show passed. */
let matches: (card: CardSubject) => boolean = () => true
/** The last filter asked for; the engine may have yet to answer it. */
let asked = ''
let endSearch = () => {}
/** The list on show is that of the search on its way, not the one before. */
let isOfSearch = false
let isAtTop = true
/** Of a list in another order than that of the time. */
let sorted: Sorted = { next: null, newest: '0' }
const held = new Map<string, MessageCard>()
let isHeldOver = false

interface LeftPlace {
  readonly filter: string
  readonly selectedId: string | null
}

/** The tab whose list is on show, and how the other one was left. */
let place: MessagesPlace = 'messages'
const left: Record<MessagesPlace, LeftPlace> = {
  messages: { filter: '', selectedId: null },
  inbox: { filter: '', selectedId: null },
}

/** The filter as the engine is asked it. */
function ofPlace(filter: string): string {
  return withPart(placeFilters[place], filter.trim(), cardFields)
}

/** The number of the newest card that is on show, or could be further down; null: there is none. */
export function newestListed(): string | null {
  return isFollowing() ? (messageList.at(0)?.messageId ?? null) : sorted.newest
}

/** The filter of the cards on show, with what the tab shows alone. */
export function wholeFilter(): string {
  return ofPlace(useMessages.getState().filter)
}

/** A tab of the list comes into view, as it was left. */
export function showMessagesOf(next: MessagesPlace): void {
  if (next === place) return
  left[place] = { filter: asked, selectedId: useMessages.getState().selectedId }
  place = next
  const { filter, selectedId } = left[next]
  const sort = useSorts.getState()[next]
  messageList.clear()
  held.clear()
  isAtTop = true
  useMessages.setState(({ version, listKey }) => ({
    ...{ filter, sort, selectedId, search: null, held: 0, hasOlder: false },
    ...{ version: version + 1, listKey: listKey + 1, isLoading: true },
  }))
  if (useHost.getState().phase === 'linked') void readList(filter)
  else asked = filter
}

let incoming: MessageCard[] = []
let shown: (() => void)[] = []
/** Counts the searches: the answer to an earlier one is thrown away. */
let run = 0
/** Cards that changed while a first page was on its way: it may have been read before them. */
let sinceAsked: MessageCard[] | null = null
let isFollowed = false

for (const tab of ['messages', 'inbox'] as const)
  keepPlace<LeftPlace>(tab, {
    isStored: true,
    read: () =>
      tab === place ? { filter: asked, selectedId: useMessages.getState().selectedId } : left[tab],
    restore: ({ filter, selectedId }) => {
      if (tab !== place) {
        left[tab] = { filter, selectedId }
        return
      }
      selectMessage(selectedId)
      if (filter === asked) return
      // Before the line is up nothing can be asked: what is to be asked then is this.
      if (useHost.getState().phase === 'linked') void search(filter)
      else asked = filter
    },
  })

const flushOnFrame = onFrame(flush)

/** Follows the cards from the first time the screen is opened on. */
export function followMessages(): void {
  if (isFollowed) return
  isFollowed = true
  // Also when the link comes back: what passed meanwhile was missed.
  onLinked(() => void readList(asked))
  // Many became read at once, of which nobody is told one by one.
  useUnread.subscribe(({ revision }, before) => {
    if (revision > before.revision && before.revision > 0) void findRead()
  })
  onCards((cards) => {
    incoming.push(...cards)
    flushOnFrame()
    return new Promise((resolve) => shown.push(resolve))
  })
}

function flush(): void {
  const cards = incoming
  incoming = []
  const done = shown
  shown = []
  for (const card of cards) {
    takeIn(card)
    sinceAsked?.push(card)
  }
  if (cards.length > 0) {
    const isTrimmed = isAtTop && isFollowing() && messageList.trimTo(keptAtTop)
    useMessages.setState((state) => ({
      version: state.version + 1,
      held: held.size,
      ...(isTrimmed ? { hasOlder: true } : {}),
    }))
  }
  for (const resolve of done) resolve()
}

function takeIn(card: MessageCard): void {
  if (messageList.get(card.messageId) !== undefined) messageList.replace(card)
  else if (!isWanted(card)) held.delete(card.messageId)
  else if (isFurtherDown(card)) return
  else if (isAtTop && isFollowing()) messageList.add(card)
  else if (held.has(card.messageId) || held.size < heldCards) held.set(card.messageId, card)
  else isHeldOver = true
}

/** True when new cards have their place at the top. */
function isFollowing(): boolean {
  return isNewestFirst(useMessages.getState().sort)
}

/** True for a card to be listed. A listed one stays after its decision, so that its outcome is seen. */
function isWanted(card: MessageCard): boolean {
  return matches(new CardSubject(card))
}

/** True for an older card that a later page brings: added now, it would hide the cards before it. */
function isFurtherDown(card: MessageCard): boolean {
  if (!isFollowing()) return Number(card.messageId) <= Number(sorted.newest)
  const last = messageList.at(messageList.count - 1)
  if (last === undefined || !useMessages.getState().hasOlder) return false
  return Number(card.messageId) < Number(last.messageId)
}

/** Shows what a filter finds among all cards, the newest first; '' shows all. One that cannot be read changes nothing. */
export async function search(filter: string): Promise<void> {
  if (!('code' in compileFor(cardFields, filter, 1000 * Date.now()))) await readList(filter)
}

/** Ends a search on its way; what it found stays. */
export function stopSearch(): void {
  endSearch()
  const { filter, search: now, hasOlder } = useMessages.getState()
  if (now === null || now.isDone) return
  useMessages.setState({
    search: filter.trim() === '' ? null : { ...now, isDone: true },
    hasOlder: isOfSearch ? messageList.count > 0 : hasOlder,
    isLoading: false,
  })
}

/** Puts the list into an order, and keeps it for that tab. */
export function sortMessages(sort: CardSort): void {
  useSorts.setState({ [place]: sort })
  void readList(asked)
}

/** Lists the first cards of a filter. When the engine cannot answer, the list stays as it is. */
async function readList(filter: string): Promise<void> {
  asked = filter
  run += 1
  endSearch()
  endSearch = () => {}
  sinceAsked = []
  useMessages.setState({ isLoading: true })
  const sort = useSorts.getState()[place]
  if (filter.trim() !== '' || !isNewestFirst(sort)) return searchFor(filter, sort)
  const mine = run
  try {
    const page = await client().call('message.page', { before: null, limit: pageCards, filter: ofPlace('') })
    if (mine === run) showList({ filter, sort }, page.cards, { hasOlder: page.more, search: null })
  } catch (error) {
    if (mine === run) failToRead(error)
  } finally {
    if (mine === run) useMessages.setState({ isLoading: false })
  }
}

/** The list is replaced by the first that is found, or by the word that there is nothing. */
function searchFor(filter: string, sort: CardSort): void {
  isOfSearch = false
  endSearch = followCardSearch({
    ...{ filter: ofPlace(filter), limit: pageCards, sort },
    onItem: (found, progress, first) => showFound({ filter, sort }, found, progress, first),
    onFailure(problem) {
      stopSearch()
      failToRead(problem)
      useMessages.setState({ isLoading: false })
    },
  })
}

function showFound(
  shown: Pick<MessagesState, 'filter' | 'sort'>,
  found: readonly MessageCard[],
  progress: SearchProgress,
  first: Sorted | null,
): void {
  const { filter, sort } = shown
  const isNewest = isNewestFirst(sort)
  // The same cards in another order: they stay until it is known.
  if (!isNewest && !isOfSearch && first === null && filter === useMessages.getState().filter) {
    useMessages.setState({ search: progress })
    return
  }
  if (first !== null) sorted = first
  const count = (isOfSearch ? messageList.count : 0) + found.length
  const hasMore = isNewest ? progress.found > count : sorted.next !== null
  const rest = {
    hasOlder: !progress.isDone || hasMore,
    search: filter.trim() === '' ? null : progress,
  }
  if (isOfSearch) {
    messageList.addOlder(found)
    useMessages.setState(({ version }) => ({ version: version + 1, ...rest }))
  } else showList(shown, found, rest)
  isOfSearch = true
  useMessages.setState({ isLoading: false })
}

function failToRead(problem: unknown): void {
  sinceAsked = null
  notifyFault(problem)
}

function showList(
  { filter, sort }: Pick<MessagesState, 'filter' | 'sort'>,
  page: readonly MessageCard[],
  rest: Pick<MessagesState, 'hasOlder' | 'search'>,
): void {
  const before = useMessages.getState()
  const isAnother = before.filter !== filter || before.sort.by !== sort.by || before.sort.order !== sort.order
  const compiled = compileFor(cardFields, ofPlace(filter), 1000 * Date.now())
  matches = 'code' in compiled ? () => true : compiled.matches
  if (isAnother) isAtTop = true
  messageList.clear()
  held.clear()
  isHeldOver = false
  messageList.addOlder(page)
  useMessages.setState({ filter, sort, ...rest })
  for (const card of sinceAsked ?? []) takeIn(card)
  sinceAsked = null
  useMessages.setState((state) => ({
    version: state.version + 1,
    listKey: state.listKey + (isAnother ? 1 : 0),
    held: held.size,
  }))
}

export async function loadOlder(): Promise<void> {
  const { isLoading, hasOlder, search: now } = useMessages.getState()
  if (isLoading || !hasOlder || messageList.count === 0 || now?.isDone === false) return
  const mine = run
  useMessages.setState({ isLoading: true })
  try {
    const { cards, hasMore } = await nextPage()
    if (mine !== run) return
    messageList.addOlder(cards)
    useMessages.setState((state) => ({ version: state.version + 1, hasOlder: hasMore }))
  } catch (error) {
    notifyFault(error)
  } finally {
    if (mine === run) useMessages.setState({ isLoading: false })
  }
}

async function nextPage(): Promise<{ readonly cards: readonly MessageCard[]; readonly hasMore: boolean }> {
  const { filter, sort } = useMessages.getState()
  const asked = { limit: pageCards, filter: ofPlace(filter) }
  const mine = run
  if (isNewestFirst(sort)) {
    const before = messageList.at(messageList.count - 1)?.messageId ?? null
    const { cards, more } = await client().call('message.page', { before, ...asked })
    return { cards, hasMore: more }
  }
  const { cards, next } = await client().call('message.sorted', { sort, after: sorted.next, ...asked })
  if (mine === run) sorted = { ...sorted, next }
  return { cards, hasMore: next !== null }
}

/** Of the unread messages on show those are found out that were read; each stays where it is. */
async function findRead(): Promise<void> {
  const mine = run
  const listed = Array.from({ length: messageList.count }, (_, index) => messageList.at(index))
  const unread = listed.flatMap((card) => (card?.isUnread === true ? [Number(card.messageId)] : []))
  const still = await stillUnread(unread)
  if (mine !== run || still === null) return
  for (const number of unread) {
    const card = messageList.get(String(number))
    if (card === undefined || still.has(card.messageId)) continue
    const { isUnread: _before, ...read } = card
    messageList.replace(read)
  }
  useMessages.setState(({ version }) => ({ version: version + 1 }))
}

/** The list tells when its top comes into view or leaves it: new cards never move what is being read. */
export function setAtTop(atTop: boolean): void {
  if (isAtTop === atTop) return
  isAtTop = atTop
  if (atTop && held.size > 0 && isFollowing()) showHeld()
}

/** The cards that came meanwhile have their places in the list. */
export function showHeld(): void {
  if (isHeldOver || !isFollowing()) {
    void readList(asked)
    return
  }
  for (const card of held.values()) messageList.add(card)
  held.clear()
  useMessages.setState((state) => ({ version: state.version + 1, held: 0 }))
}

export function selectMessage(selectedId: string | null): void {
  useMessages.setState({ selectedId })
}
