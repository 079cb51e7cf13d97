import { isOrphan } from './card-flags.ts'
import type { CardView } from './card-view.ts'
import type { SendIntent } from './send-intent.ts'
import { sparseIntent, wholeIntent } from './whole-intent.ts'

/** True for a message of a subscriber with a number to answer to. */
export function isAnswerable(card: CardView): boolean {
  return card.direction === 'received' && !isOrphan(card) && card.source.addr !== ''
}

/** The message that answers a received one: its addresses swapped with their types, a receipt asked for, nothing else said. */
export function replyIntent({ source, destination }: Pick<CardView, 'source' | 'destination'>): SendIntent {
  return sparseIntent(wholeIntent({ source: destination, destination: source, registered_delivery: 1 }))
}
