import type { CardChange, MessageCard } from '../../shared/contract/message.ts'
import type { CardCache } from './card-cache.ts'

/** Time over which changes of one card are gathered, ms. */
const gatherMs = 50
/** Cards that a window is taken to know; a later change of any other is told as a whole card. */
const knownCards = 2_000

/** Tells one window of cards as they change. Returns the stop. */
export function feedCards(cards: CardCache, emit: (change: CardChange) => void): () => void {
  const known = new Map<string, true>()
  const changed = new Map<string, { card: MessageCard; readonly parts: Set<number> }>()
  let timer: ReturnType<typeof setTimeout> | null = null

  const tell = () => {
    timer = null
    for (const [messageId, { card, parts }] of changed) {
      emit(known.has(messageId) ? changeOf(card, parts) : { kind: 'card', card })
      known.delete(messageId)
      known.set(messageId, true)
    }
    changed.clear()
    for (const messageId of known.keys()) {
      if (known.size <= knownCards) break
      known.delete(messageId)
    }
  }
  const stopListening = cards.onCard((card, parts) => {
    const gathered = changed.get(card.messageId) ?? { card, parts: new Set<number>() }
    gathered.card = card
    for (const { number } of parts) gathered.parts.add(number)
    changed.set(card.messageId, gathered)
    timer ??= setTimeout(tell, gatherMs)
  })
  return () => {
    stopListening()
    if (timer !== null) clearTimeout(timer)
  }
}

function changeOf({ messageId, state, parts }: MessageCard, numbers: ReadonlySet<number>): CardChange {
  return { kind: 'change', messageId, state, parts: parts.filter(({ number }) => numbers.has(number)) }
}
