import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
import { cardMatches, searchWords } from '../../shared/filter/row-match.ts'
import { undecidedParts } from '../../shared/message/part-state.ts'
import { CardList } from './card-list.ts'
import { onFrame } from './frame-task.ts'
import { client, followAlways, onLinked } from './link-store.ts'
import { notifyFault, notifyRefusal } from './notices-store.ts'

const pageCards = 100
/** Cards kept while the reader is at the top; older ones are a page away. */
const keptAtTop = 1000

interface MessagesState {
  /** Changes whenever `messageList` does. */
  readonly version: number
  readonly text: string
  /** Only messages with a part that waits for a decision. */
  readonly isUndecidedOnly: boolean
  readonly isLoading: boolean
  readonly hasOlder: boolean
  /** New cards held back while the reader is further down. */
  readonly held: number
  readonly selectedId: string | null
  /** query_sm or cancel_sm on its way, as 'messageId/part/command'. */
  readonly asking: ReadonlySet<string>
}

export const useMessages = create<MessagesState>(() => ({
  version: 0,
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

let words: readonly string[] = []
let isAtTop = true
const held = new Map<string, MessageCard>()
let incoming: MessageCard[] = []
let shown: (() => void)[] = []
/** Answers to an earlier search are thrown away. */
let run = 0
/** Cards that changed while a first page was on its way: it may have been read before them. */
let sinceAsked: MessageCard[] | null = null

const flushOnFrame = onFrame(flush)

/** Follows the cards while the screen is open; returns what ends it. */
export function followMessages(): () => void {
  // Also when the link comes back: what passed meanwhile was missed.
  const stopReload = onLinked(() => void search(useMessages.getState().text))
  const stopFollow = followAlways(
    'message.cards',
    () => ({}),
    (items) => {
      for (const card of items) incoming.push(card)
      flushOnFrame()
      return new Promise((resolve) => shown.push(resolve))
    },
  )
  return () => {
    stopReload()
    stopFollow()
  }
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
  else if (isAtTop) messageList.add(card)
  else if (held.has(card.messageId) || isNew(card)) held.set(card.messageId, card)
}

/** One that is decided about stays where it is shown: what became of it is seen there. */
function isWanted(card: MessageCard): boolean {
  return cardMatches(card, words) && (!useMessages.getState().isUndecidedOnly || undecidedParts(card) > 0)
}

/** Not one of the past that changed: those below the list are a page away. */
function isNew(card: MessageCard): boolean {
  return card.createdAt >= (messageList.at(0)?.createdAt ?? 0)
}

/** Looks through all cards; '' shows all. */
export async function search(text: string): Promise<void> {
  run++
  const mine = run
  words = searchWords(text)
  sinceAsked = []
  useMessages.setState({ text, isLoading: true })
  try {
    const page = await client().call('message.page', {
      before: null,
      limit: pageCards,
      text: text.trim(),
      undecided: useMessages.getState().isUndecidedOnly,
    })
    if (mine !== run) return
    messageList.clear()
    held.clear()
    messageList.addOlder(page)
    for (const card of sinceAsked ?? []) takeIn(card)
    sinceAsked = null
    useMessages.setState((state) => ({
      version: state.version + 1,
      hasOlder: page.length === pageCards,
      held: held.size,
    }))
  } catch (error) {
    if (mine === run) notifyFault(error)
  } finally {
    if (mine === run) useMessages.setState({ isLoading: false })
  }
}

/** Shows what waits for a decision alone, or everything again. */
export function showUndecided(isUndecidedOnly: boolean): void {
  useMessages.setState({ isUndecidedOnly })
  void search(isUndecidedOnly ? '' : useMessages.getState().text)
}

export async function loadOlder(): Promise<void> {
  const { isLoading, hasOlder, text, isUndecidedOnly } = useMessages.getState()
  const last = messageList.at(messageList.count - 1)
  if (isLoading || !hasOlder || last === undefined) return
  const mine = run
  useMessages.setState({ isLoading: true })
  try {
    const before = { createdAt: last.createdAt, messageId: last.messageId }
    const page = await client().call('message.page', {
      before,
      limit: pageCards,
      text: text.trim(),
      undecided: isUndecidedOnly,
    })
    if (mine !== run) return
    messageList.addOlder(page)
    useMessages.setState((state) => ({ version: state.version + 1, hasOlder: page.length === pageCards }))
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
