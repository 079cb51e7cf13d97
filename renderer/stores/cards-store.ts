import { create } from 'zustand'
import { type CardChange, changedCard, type MessageCard } from '../../shared/contract/message.ts'
import { client, followAlways, onLinked } from './host-store.ts'

interface CardsState {
  /** The cards this window has met, by messageId, each as it last was. */
  readonly cards: Readonly<Record<string, MessageCard>>
}

/** Live message cards for every place that shows one: the composer after a send, the inspector's timeline. */
export const useCards = create<CardsState>(() => ({ cards: {} }))

/** The newest are kept; an older one is asked for again when it is needed. */
const keptCards = 500

/** Hears every card that is new or changed; the next ones come when it is done. */
type CardListener = (cards: readonly MessageCard[]) => void | Promise<void>
const listeners = new Set<CardListener>()

export function startCards(): void {
  // Changes made while the link was down were missed: what is shown is asked for again.
  const readAnew = () => {
    known.clear()
    for (const messageId of Object.keys(useCards.getState().cards).slice(-20)) void loadCard(messageId)
  }
  onLinked(readAnew)
  followAlways(
    'message.cards',
    () => ({}),
    async (changes, gap) => {
      // What a window too slow has missed may be any card's.
      if (gap > 0) readAnew()
      const cards = await Promise.all(changes.map(takeIn)).then((all) => all.filter((card) => card !== null))
      keep(cards)
      await Promise.all([...listeners].map((listener) => listener(cards)))
    },
  )
}

/** Cards as the stream told them last: it tells of the newest 2,000 by what changed. */
const known = new Map<string, MessageCard>()
const knownCards = 4_000

/** The card after the change; asked for when this window has missed it. */
async function takeIn(change: CardChange): Promise<MessageCard | null> {
  const messageId = change.kind === 'card' ? change.card.messageId : change.messageId
  const before = known.get(messageId)
  const card =
    change.kind === 'card'
      ? change.card
      : before === undefined
        ? await fetchCard(messageId)
        : changedCard(before, change)
  if (card === null) return null
  known.delete(messageId)
  known.set(messageId, card)
  for (const oldest of known.keys()) {
    if (known.size <= knownCards) break
    known.delete(oldest)
  }
  return card
}

/** The cards cross the line once for all listeners. */
export function onCards(listener: CardListener): void {
  listeners.add(listener)
}

/** The card, asked for when this window does not have it; null when the engine no longer does. */
export async function loadCard(messageId: string): Promise<MessageCard | null> {
  const card = await fetchCard(messageId)
  if (card !== null) keep([card])
  return card
}

async function fetchCard(messageId: string): Promise<MessageCard | null> {
  try {
    return await client().call('message.get', { messageId })
  } catch {
    // Cleared with the capture, or unreachable: the caller shows the absence.
    return null
  }
}

function keep(items: readonly MessageCard[]): void {
  const cards = { ...useCards.getState().cards }
  for (const card of items) {
    // Taken out first so that the newest change stands last.
    delete cards[card.messageId]
    cards[card.messageId] = card
  }
  const surplus = Object.keys(cards).length - keptCards
  if (surplus > 0) for (const messageId of Object.keys(cards).slice(0, surplus)) delete cards[messageId]
  useCards.setState({ cards })
}
