import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import { cardMatches, searchWords } from '../../shared/filter/row-match.ts'
import { undecidedParts } from '../../shared/message/part-state.ts'
import { CardList } from './card-list.ts'
import { onCards } from './cards-store.ts'
import { onFrame } from './frame-task.ts'
import { client, onLinked } from './host-store.ts'
import { notifyFault, notifyRefusal } from './toast-store.ts'

const pageCards = 100
/** Cards kept while the reader is at the top; older ones are a page away. */
const keptAtTop = 1000
/** New cards held back at most; with more, the list is read anew when its top comes into view. */
const heldCards = 1000

/** Which cards are listed. */
interface Search {
  readonly text: string
  /** Only messages with a part that waits for a decision. */
  readonly isUndecidedOnly: boolean
}

/** `text` and `isUndecidedOnly` are those of the cards on show. */
interface MessagesState extends Search {
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
  text: '',
  isUndecidedOnly: false,
  isLoading: true,
  hasOlder: false,
  held: 0,
  selectedId: null,
  asking: new Set(),
}))

/** The cards on show. Mutable: read it again when `version` changes. */
export const messageList = new CardList()

/** Of the search that the cards on show passed. */
let words: readonly string[] = []
/** The last search asked for; the engine may have yet to answer it. */
let asked: Search = { text: '', isUndecidedOnly: false }
let isAtTop = true
const held = new Map<string, MessageCard>()
let isHeldOver = false
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
  return cardMatches(card, words) && (!useMessages.getState().isUndecidedOnly || undecidedParts(card) > 0)
}

/** True for an older card that a later page brings: added now, it would hide the cards before it. */
function isFurtherDown(card: MessageCard): boolean {
  const last = messageList.at(messageList.count - 1)
  if (last === undefined || !useMessages.getState().hasOlder) return false
  return Number(card.messageId) < Number(last.messageId)
}

/** Looks through all cards; '' shows all. */
export async function search(text: string): Promise<void> {
  await readList({ ...asked, text })
}

/** Shows what waits for a decision alone, or everything again. */
export async function showUndecided(isUndecidedOnly: boolean): Promise<void> {
  await readList({ text: isUndecidedOnly ? '' : asked.text, isUndecidedOnly })
}

/** Lists the newest cards of a search. When the engine cannot answer, the list stays as it is. */
async function readList(next: Search): Promise<void> {
  asked = next
  run += 1
  const mine = run
  sinceAsked = []
  useMessages.setState({ isLoading: true })
  try {
    const page = await client().call('message.page', {
      before: null,
      limit: pageCards,
      text: next.text.trim(),
      undecided: next.isUndecidedOnly,
    })
    if (mine === run) showList(next, page.cards, page.more)
  } catch (error) {
    if (mine === run) {
      sinceAsked = null
      notifyFault(error)
    }
  } finally {
    if (mine === run) useMessages.setState({ isLoading: false })
  }
}

function showList(search: Search, page: readonly MessageCard[], hasOlder: boolean): void {
  const before = useMessages.getState()
  const isAnother = before.text !== search.text || before.isUndecidedOnly !== search.isUndecidedOnly
  words = searchWords(search.text)
  if (isAnother) isAtTop = true
  messageList.clear()
  held.clear()
  isHeldOver = false
  messageList.addOlder(page)
  useMessages.setState({ ...search, hasOlder })
  for (const card of sinceAsked ?? []) takeIn(card)
  sinceAsked = null
  useMessages.setState((state) => ({
    version: state.version + 1,
    listKey: state.listKey + (isAnother ? 1 : 0),
    held: held.size,
  }))
}

export async function loadOlder(): Promise<void> {
  const { isLoading, hasOlder, text, isUndecidedOnly } = useMessages.getState()
  const last = messageList.at(messageList.count - 1)
  if (isLoading || !hasOlder || last === undefined) return
  const mine = run
  useMessages.setState({ isLoading: true })
  try {
    const page = await client().call('message.page', {
      before: last.messageId,
      limit: pageCards,
      text: text.trim(),
      undecided: isUndecidedOnly,
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
