import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import { cardFields } from '../../shared/filter/card-field-table.ts'
import { CardSubject } from '../../shared/filter/card-subject.ts'
import { compileFor } from '../../shared/filter/compile-filter.ts'
import { withPart } from '../../shared/filter/join-filter.ts'
import { CardList } from './card-list.ts'
import { onCards } from './cards-store.ts'
import { onFrame } from './frame-task.ts'
import { client, onLinked, useHost } from './host-store.ts'
import { composeWith } from './navigation-store.ts'
import { keepPlace } from './place-history.ts'
import { followCardSearch, type SearchProgress } from './search-in-force.ts'
import { notifyFault, notifyRefusal } from './toast-store.ts'
import { useUnread } from './unread-store.ts'

const pageCards = 100
/** Cards kept while the reader is at the top; older ones are a page away. */
const keptAtTop = 1000
/** New cards held back at most; with more, the list is read anew when its top comes into view. */
const heldCards = 1000

/** The condition that leaves only messages with a part that waits for a decision. */
export const undecidedPart = 'undecided'

/** Tabs that show the list: every message, or what was received. */
export type MessagesPlace = 'messages' | 'inbox'

/** What a tab's filter stands beside. */
const placeFilters: Readonly<Record<MessagesPlace, string>> = {
  messages: '',
  inbox: 'direction == received and not receipt',
}

interface MessagesState {
  /** Of the cards on show. */
  readonly filter: string
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
  /** query_sm or cancel_sm on its way, as 'messageId/part/command'. */
  readonly asking: ReadonlySet<string>
}

export const useMessages = create<MessagesState>(() => ({
  version: 0,
  listKey: 0,
  filter: '',
  search: null,
  isLoading: true,
  hasOlder: false,
  held: 0,
  selectedId: null,
  asking: new Set(),
}))

/** The cards on show. Mutable: read it again when `version` changes. */
export const messageList = new CardList()

/** Of the filter that the cards on show passed. */
let matches: (card: CardSubject) => boolean = () => true
/** The last filter asked for; the engine may have yet to answer it. */
let asked = ''
let endSearch = () => {}
let isAtTop = true
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
  messageList.clear()
  held.clear()
  isAtTop = true
  useMessages.setState(({ version, listKey }) => ({
    ...{ filter, selectedId, search: null, held: 0, hasOlder: false },
    ...{ version: version + 1, listKey: listKey + 1, isLoading: true },
  }))
  if (useHost.getState().phase === 'linked') void readList(filter)
  else asked = filter
}

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
let incoming: MessageCard[] = []
let shown: (() => void)[] = []
/** Counts the searches: the answer to an earlier one is thrown away. */
let run = 0
/** Cards that changed while a first page was on its way: it may have been read before them. */
let sinceAsked: MessageCard[] | null = null
let isFollowed = false

const flushOnFrame = onFrame(flush)

/** Follows the cards from the first time the screen is opened on. */
export function followMessages(): void {
  if (isFollowed) return
  isFollowed = true
  // Also when the link comes back: what passed meanwhile was missed.
  onLinked(() => void readList(asked))
  // Many became read at once: of those on show nobody is told one by one.
  useUnread.subscribe(({ revision }, before) => {
    if (revision > before.revision && before.revision > 0) void readList(asked)
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
    const isTrimmed = isAtTop && messageList.trimTo(keptAtTop)
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
  else if (isAtTop) messageList.add(card)
  else if (held.has(card.messageId) || held.size < heldCards) held.set(card.messageId, card)
  else isHeldOver = true
}

/** True for a card to be listed. A listed one stays after its decision, so that its outcome is seen. */
function isWanted(card: MessageCard): boolean {
  return matches(new CardSubject(card))
}

/** True for an older card that a later page brings: added now, it would hide the cards before it. */
function isFurtherDown(card: MessageCard): boolean {
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
  const { search: now } = useMessages.getState()
  if (now === null || now.isDone) return
  useMessages.setState({ search: { ...now, isDone: true }, hasOlder: messageList.count > 0 })
}

/** Lists the newest cards of a filter. When the engine cannot answer, the list stays as it is. */
async function readList(filter: string): Promise<void> {
  asked = filter
  run += 1
  endSearch()
  endSearch = () => {}
  sinceAsked = []
  useMessages.setState({ isLoading: true })
  if (filter.trim() !== '') return searchFor(filter)
  const mine = run
  try {
    const page = await client().call('message.page', { before: null, limit: pageCards, filter: ofPlace('') })
    if (mine === run) showList(filter, page.cards, { hasOlder: page.more, search: null })
  } catch (error) {
    if (mine === run) failToRead(error)
  } finally {
    if (mine === run) useMessages.setState({ isLoading: false })
  }
}

/** The list is replaced by the first that is found, or by the word that there is nothing. */
function searchFor(filter: string): void {
  let isShown = false
  endSearch = followCardSearch({
    filter: ofPlace(filter),
    limit: pageCards,
    onItem(found, progress) {
      if (isShown) messageList.addOlder(found)
      const hasOlder = !progress.isDone || progress.found > messageList.count
      if (isShown)
        useMessages.setState(({ version }) => ({ version: version + 1, search: progress, hasOlder }))
      else
        showList(filter, found, {
          hasOlder: !progress.isDone || progress.found > found.length,
          search: progress,
        })
      isShown = true
      useMessages.setState({ isLoading: false })
    },
    onFailure(problem) {
      if (isShown) stopSearch()
      failToRead(problem)
      useMessages.setState({ isLoading: false })
    },
  })
}

function failToRead(problem: unknown): void {
  sinceAsked = null
  notifyFault(problem)
}

function showList(
  filter: string,
  page: readonly MessageCard[],
  rest: Pick<MessagesState, 'hasOlder' | 'search'>,
): void {
  const isAnother = useMessages.getState().filter !== filter
  const compiled = compileFor(cardFields, ofPlace(filter), 1000 * Date.now())
  matches = 'code' in compiled ? () => true : compiled.matches
  if (isAnother) isAtTop = true
  messageList.clear()
  held.clear()
  isHeldOver = false
  messageList.addOlder(page)
  useMessages.setState({ filter, ...rest })
  for (const card of sinceAsked ?? []) takeIn(card)
  sinceAsked = null
  useMessages.setState((state) => ({
    version: state.version + 1,
    listKey: state.listKey + (isAnother ? 1 : 0),
    held: held.size,
  }))
}

export async function loadOlder(): Promise<void> {
  const { isLoading, hasOlder, filter, search: now } = useMessages.getState()
  const last = messageList.at(messageList.count - 1)
  if (isLoading || !hasOlder || last === undefined || now?.isDone === false) return
  const mine = run
  useMessages.setState({ isLoading: true })
  try {
    const page = await client().call('message.page', {
      before: last.messageId,
      limit: pageCards,
      filter: ofPlace(filter),
    })
    if (mine !== run) return
    messageList.addOlder(page.cards)
    useMessages.setState((state) => ({ version: state.version + 1, hasOlder: page.more }))
  } catch (error) {
    notifyFault(error)
  } finally {
    if (mine === run) useMessages.setState({ isLoading: false })
  }
}

/** The list tells when its top comes into view or leaves it: new cards never move what is being read. */
export function setAtTop(atTop: boolean): void {
  if (isAtTop === atTop) return
  isAtTop = atTop
  if (!atTop || held.size === 0) return
  if (isHeldOver) {
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

/** query_sm or cancel_sm; the answer arrives in the card. */
export async function askAbout(
  messageId: string,
  part: number,
  command: 'query_sm' | 'cancel_sm',
): Promise<void> {
  const key = `${messageId}/${part}/${command}`
  useMessages.setState(({ asking }) => ({ asking: new Set([...asking, key]) }))
  try {
    await client().call('message.ask', { messageId, part, command })
  } catch (error) {
    notifyFault(error)
  } finally {
    useMessages.setState(({ asking }) => ({ asking: new Set([...asking].filter((one) => one !== key)) }))
  }
}

/** query_sm about all parts of a message until each has a final state, or the end of that. */
export async function pollMessage(messageId: string, action: 'follow' | 'stop'): Promise<void> {
  try {
    await client().call('message.poll', { messageIds: [messageId], action })
  } catch (error) {
    notifyFault(error)
  }
}

/** Decides about a part in doubt; the card comes back changed. */
export async function resolveDoubt(
  messageId: string,
  part: number,
  action: 'retry' | 'query' | 'leave',
): Promise<void> {
  try {
    await client().call('message.resolve', { messageId, part, action })
  } catch (error) {
    notifyFault(error)
  }
}

/** The same decision about everything that waits for one; how many parts it was, null when the engine is away. */
export async function resolveAll(action: 'retry' | 'leave'): Promise<number | null> {
  try {
    const { done, fault } = await client().call('message.resolveAll', { action })
    if (fault !== null) notifyRefusal(fault)
    return done
  } catch (error) {
    notifyFault(error)
    return null
  }
}

/** Opens the form with a sent message as it was. */
export function resend(card: MessageCard): void {
  const { source, destination, text, registeredDelivery } = card
  composeWith({
    sessionId: card.sessionId,
    ...(card.connectionId === null ? {} : { connectionId: card.connectionId }),
    intent: {
      source,
      destination,
      registered_delivery: registeredDelivery,
      ...card.intent,
      text: card.intent?.wapPush?.kind === 'sl' ? '' : text,
    },
  })
}
