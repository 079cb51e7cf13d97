import { create } from 'zustand'
import type { MessageCard } from '../../shared/contract/message.ts'
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
  onLinked(() => {
    for (const messageId of Object.keys(useCards.getState().cards).slice(-20)) void loadCard(messageId)
  })
  followAlways(
    'message.cards',
    () => ({}),
    async (cards) => {
      keep(cards)
      await Promise.all([...listeners].map((listener) => listener(cards)))
    },
  )
}

/** The cards cross the line once for all listeners. */
export function onCards(listener: CardListener): void {
  listeners.add(listener)
}

/** The card, asked for when this window does not have it; null when the engine no longer does. */
export async function loadCard(messageId: string): Promise<MessageCard | null> {
  try {
    const card = await client().call('message.get', { messageId })
    keep([card])
    return card
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
